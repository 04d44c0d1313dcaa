// Two texts beside each other: sentences, which of them belong together, and how they differ.
//
// The rules are those of the program's own alignment (src/audit/edits.h): sentences that say the
// same, letters and digits compared, are unchanged where they stand in one order, else moved; what is
// left in a gap is paired where half of the words are shared; of the rest, what is alike has moved.
import { diffArrays, diffChars, diffWordsWithSpace } from 'diff';

const MOST_SENTENCES = 3000;
const SENTENCE = /[^.!?\u2026\u3002\uff01\uff1f\u061f\u0964\n]*(?:[.!?\u2026\u061f\u0964]+(?=["'\u201d\u2019\u00bb)\]]*(?:\s|$))["'\u201d\u2019\u00bb)\]]*|[\u3002\uff01\uff1f]+["'\u201d\u2019\u300d\u300f]*|[.!?\u2026\u061f\u0964]+|\n+|$)/gu;
const ABBREVIATION = /(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Lt|No|vs|Jr|Sr|Prof|U\.S|U\.K|[A-Z])\.$/;
const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/gu;

export function sentences(text) {
  const found = [];
  let begin = 0;
  const close = (end) => {
    const raw = text.slice(begin, end);
    const lead = raw.length - raw.trimStart().length;
    const body = raw.trim();
    if (body !== '') found.push({ begin: begin + lead, end: begin + lead + body.length, text: body, key: keyOf(body) });
    begin = end;
  };
  SENTENCE.lastIndex = 0;
  for (const match of text.matchAll(SENTENCE)) {
    const end = match.index + match[0].length;
    if (match[0] === '') continue;
    const after = text[end];
    const done = match[0].endsWith('\n') || after === undefined || /[\u3002\uff01\uff1f]["'\u201d\u2019\u300d\u300f]*$/u.test(match[0]) ||
      (/\s/.test(after) && !ABBREVIATION.test(text.slice(begin, end)));
    if (done) close(end);
    if (found.length >= MOST_SENTENCES) break;
  }
  close(text.length);
  return found;
}

function keyOf(sentence) {
  return sentence.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

const isUnspaced = (text) => (text.match(UNSPACED)?.length ?? 0) > text.length * 0.3;

function wordsOf(sentence) {
  sentence.words ??= isUnspaced(sentence.key) ? [...sentence.key.replaceAll(' ', '')] : sentence.key.split(' ');
  return sentence.words;
}

// Share of words in common, from 0 to 1 (Dice).
export function likeness(x, y) {
  const left = new Map();
  for (const word of wordsOf(x)) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of wordsOf(y)) {
    const n = left.get(word) ?? 0;
    if (n === 0) continue;
    shared += 1;
    left.set(word, n - 1);
  }
  return (2 * shared) / Math.max(wordsOf(x).length + wordsOf(y).length, 1);
}

// Pairs of a gap in order, so that the sum of their likenesses is greatest.
function pairGap(left, right) {
  const LEAST = 0.5;
  if (left.length * right.length > 40000) return [];
  const best = Array.from({ length: left.length + 1 }, () => new Float64Array(right.length + 1));
  const like = left.map((x) => right.map((y) => (x.elsewhere || y.elsewhere ? 0 : likeness(x, y))));
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const both = like[i][j] >= LEAST ? like[i][j] + best[i + 1][j + 1] : -1;
      best[i][j] = Math.max(best[i + 1][j], best[i][j + 1], both);
    }
  }
  const pairs = [];
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    if (like[i][j] >= LEAST && best[i][j] === like[i][j] + best[i + 1][j + 1]) pairs.push([i++, j++]);
    else if (best[i][j] === best[i + 1][j]) i += 1;
    else j += 1;
  }
  return pairs;
}

// Rows of a side-by-side view: { kind, left, right, partner }, kind one of same, edited, deleted,
// added, moved. A moved sentence has a row on each side; partner is the other one's number.
export function align(leftText, rightText) {
  const left = sentences(leftText);
  const right = sentences(rightText);
  const rows = [];
  const gap = (removed, added) => {
    let i = 0;
    let j = 0;
    const flush = (untilI, untilJ) => {
      while (i < untilI) rows.push({ kind: 'deleted', left: removed[i++], right: null, partner: null });
      while (j < untilJ) rows.push({ kind: 'added', left: null, right: added[j++], partner: null });
    };
    for (const [a, b] of pairGap(removed, added)) {
      flush(a, b);
      rows.push({ kind: removed[a].key === added[b].key ? 'same' : 'edited', left: removed[i++], right: added[j++], partner: null });
    }
    flush(removed.length, added.length);
  };
  let i = 0;
  let j = 0;
  let removed = [];
  let added = [];
  const parts = diffArrays(left.map((s) => s.key), right.map((s) => s.key));
  markElsewhere(parts, left, right);
  for (const part of parts) {
    if (part.removed) {
      removed = left.slice(i, i += part.count);
    } else if (part.added) {
      added = right.slice(j, j += part.count);
    } else {
      gap(removed, added);
      removed = [];
      added = [];
      for (let n = 0; n < part.count; n += 1) rows.push({ kind: 'same', left: left[i++], right: right[j++], partner: null });
    }
  }
  gap(removed, added);
  pairMoved(rows);
  return rows;
}

// Sentences outside the common order that say the same on both sides, the n-th as the n-th.
function markElsewhere(parts, left, right) {
  const waiting = new Map();
  let [i, j] = [0, 0];
  const lost = [];
  const come = [];
  for (const part of parts) {
    if (part.removed) lost.push(...left.slice(i, i += part.count));
    else if (part.added) come.push(...right.slice(j, j += part.count));
    else [i, j] = [i + part.count, j + part.count];
  }
  for (const sentence of come) {
    if (!waiting.has(sentence.key)) waiting.set(sentence.key, []);
    waiting.get(sentence.key).push(sentence);
  }
  for (const sentence of lost) {
    const there = waiting.get(sentence.key)?.shift();
    if (there === undefined || wordsOf(sentence).length < 3) continue;
    sentence.elsewhere = true;
    there.elsewhere = true;
  }
}

function pairMoved(rows) {
  const LEAST = 0.8;
  const deleted = rows.map((row, n) => [row, n]).filter(([row]) => row.kind === 'deleted' && wordsOf(row.left).length > 2);
  const added = rows.map((row, n) => [row, n]).filter(([row]) => row.kind === 'added' && wordsOf(row.right).length > 2);
  if (deleted.length * added.length > 250000) return;
  for (const [from, n] of deleted) {
    let best = LEAST;
    let found = -1;
    for (const [to, m] of added) {
      if (to.kind !== 'added') continue;
      const like = likeness(from.left, to.right);
      if (like > best || (like === best && found < 0)) {
        best = like;
        found = m;
      }
    }
    if (found < 0) continue;
    from.kind = rows[found].kind = 'moved';
    from.partner = found;
    rows[found].partner = n;
  }
}

// Pieces of both sides of an edited pair: { left: [{ text, changed }], right: [...] }.
export function wordChanges(leftText, rightText) {
  const parts = isUnspaced(leftText) ? diffChars(leftText, rightText) : diffWordsWithSpace(leftText, rightText);
  const left = [];
  const right = [];
  for (const part of parts) {
    if (!part.added) left.push({ text: part.value, changed: part.removed === true });
    if (!part.removed) right.push({ text: part.value, changed: part.added === true });
  }
  return { left, right };
}

export function tally(rows) {
  const counts = { same: 0, edited: 0, deleted: 0, added: 0, moved: 0 };
  for (const row of rows) counts[row.kind] += row.kind === 'moved' ? 0.5 : 1;
  counts.moved = Math.round(counts.moved);
  return counts;
}
