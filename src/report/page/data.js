// The data sections of the page, and what their letters mean. A section is parsed when it is first
// asked for; the texts, which are most of the page, only when one is opened.

const parsed = new Map();

export function has(name) {
  return document.getElementById(`data-${name}`) !== null;
}

export function section(name, otherwise) {
  if (!parsed.has(name)) {
    const element = document.getElementById(`data-${name}`);
    parsed.set(name, element === null ? otherwise : JSON.parse(element.textContent));
  }
  return parsed.get(name);
}

function once(make) {
  let value;
  return () => (value ??= make());
}

// A document: id, name, outlet, date (as written), time (or null), title, url, bytes, dropped.
const documents = once(() => new Map(section('documents', []).map((d) => [d.d, {
  id: d.d,
  name: d.n ?? '',
  outlet: d.s ?? '',
  date: d.t ?? '',
  time: d.a ? { day: d.a[0], second: d.a[1] } : null,
  title: d.h ?? '',
  url: d.u ?? '',
  bytes: d.z,
  dropped: d.x === 1,
  more: d,
}])));

const unknown = (id) => ({ id, name: `document ${id}`, outlet: '', date: '', time: null, title: '', url: '', bytes: 0, dropped: false, more: {} });

export const documentOf = (id) => documents().get(id) ?? unknown(id);

const NAMES = /\.(txt|jsonl?|csv)$/i;
export const titleOf = (d) => d.title || d.name.replace(NAMES, '') || `document ${d.id}`;

// A text: text, cuts, changes that make it the cleaned one, passages that stand in it.
// Places count UTF-16 units.
const texts = once(() => new Map(section('texts', []).map((t) => [t.d, t])));

export function hasText(id) {
  return texts().has(id);
}

export const textOf = once2((id) => {
  const t = texts().get(id);
  if (t === undefined) return null;
  return {
    text: t.x,
    cuts: (t.c ?? []).map(([begin, end, reason, kind, resemblance, ...kept]) => ({
      begin, end, reason, kind, resemblance,
      kept: reason === 'repeat' ? { begin: kept[0], end: kept[1] } : null,
      keptDocument: reason === 'repeat' ? null : kept[0],
    })),
    changes: (t.e ?? []).map(([begin, end, replacement]) => ({ begin, end, replacement })),
    passages: (t.p ?? []).map(([passage, begin, end]) => ({ passage, begin, end })),
    // Of an audit: credits, what other outlets have too, and what is the outlet's standing text.
    credits: (t.cr ?? []).map(([begin, end, form, source]) => ({ begin, end, form, source })),
    shared: t.sh ?? [],
    standing: t.g ?? [],
  };
});

function once2(make) {
  const known = new Map();
  return (key) => {
    if (!known.has(key)) known.set(key, make(key));
    return known.get(key);
  };
}

export function cleanedText(shown) {
  let cleaned = '';
  let at = 0;
  for (const { begin, end, replacement } of shown.changes) {
    cleaned += shown.text.slice(at, begin) + replacement;
    at = end;
  }
  return cleaned + shown.text.slice(at);
}

const isAudit = () => has('audit-clusters');

// Who may be credited: [name, is an agency, distributes press releases, has documents here].
export const sourceName = (index) => (index < 0 ? '' : section('sources', [])[index]?.[0] ?? '');

function span(members) {
  const days = members.map((m) => m.document.time).filter((time) => time !== null).map((time) => time.day);
  return { first: days.length ? Math.min(...days) : null, last: days.length ? Math.max(...days) : null };
}

function auditCluster(c) {
  const members = c.m.map(([id, share, chars, from, pair, independent], i) => ({
    document: documentOf(id), kind: i === c.o ? 'representative' : 'member', share, chars, from, pair, independent: independent === 1, dropped: false,
  }));
  const outlets = [...new Set(members.map((m) => m.document.outlet).filter((name) => name !== ''))];
  const origin = members[c.o] ?? members[0];
  return {
    number: c.c, kind: c.k, lowest: null, size: c.n, members, outlets, nOutlets: c.l, ...span(members),
    title: titleOf(origin.document), independent: c.i, wire: c.w, credit: sourceName(c.s), reasons: c.y, originKnown: c.ok === 1, excerpt: c.x,
    edges: members.flatMap((m, i) => (m.from >= 0 && m.from < members.length ? [[m.from, i]] : [])),
  };
}

// A cluster: number, kind, lowest resemblance, size, and its members, the representative first.
export const clusters = once(() => (isAudit() ? section('audit-clusters').map(auditCluster) : section('clusters', []).map((c) => {
  const members = [{ document: documentOf(c.r), kind: 'representative', resemblance: 1, inRepresentative: 1, ofRepresentative: 1, full: 1, dropped: false },
    ...c.m.map(([id, kind, resemblance, inRepresentative, ofRepresentative, full, dropped]) => ({
      document: documentOf(id), kind, resemblance, inRepresentative, ofRepresentative, full, dropped: dropped === 1,
    }))];
  const outlets = [...new Set(members.map((m) => m.document.outlet).filter((name) => name !== ''))];
  return {
    number: c.c, kind: c.k, lowest: c.l, size: c.n, members, outlets, ...span(members),
    title: titleOf(members[0].document),
    nOutlets: outlets.length, credit: '', reasons: [], edges: [],
  };
})));
export const clusterOf = (number) => clusters().find((c) => c.number === number) ?? null;

// A pair of an audit: b has it from a where the direction is "first".
export const pairs = once(() => section('pairs', []).map(([number, a, b, direction, sameOutlet, sameOwner, lagUnit, lag, shareA, shareB, charsA, charsB, fullA, fullB, longest, fragments, density, headline, credit, wire, disagreement, evidence, edits, changes, cluster]) => ({
  number, a: documentOf(a), b: documentOf(b), direction, sameOutlet: sameOutlet === 1, sameOwner: sameOwner === 1,
  lag: lagUnit === 'none' ? null : lag, lagUnit, shareA, shareB, charsA, charsB, fullA, fullB, longest, fragments, density,
  headline, credit, wire, disagreement: disagreement === 1, evidence, edits, changes, cluster,
})));
const pairNumbers = once(() => new Map(pairs().map((pair) => [pair.number, pair])));
export const pairOf = (number) => pairNumbers().get(number) ?? null;

const passageTexts = once(() => new Map(section('passage-texts', []).map((p) => [p.p, p])));

// A passage: number, kind, size (documents), sources, text, and the witnesses that are shown.
export const passages = once(() => section('passages', []).map((p) => ({
  number: p.p, kind: p.k, size: p.n, sources: p.s, representative: p.r,
  text: passageTexts().get(p.p)?.x ?? '',
  more: passageTexts().get(p.p)?.more ?? 0,
  witnesses: p.w.map(([id, tokens, likeness]) => ({ document: documentOf(id), tokens, likeness })),
})));
export const passageOf = (number) => passages().find((p) => p.number === number) ?? null;

// Articles that say something twice, with the sizes of what goes.
export const articles = once(() => [...texts().keys()].map((id) => {
  const own = textOf(id).cuts.filter((cut) => cut.reason === 'repeat');
  return { document: documentOf(id), cuts: own.length, characters: own.reduce((sum, cut) => sum + cut.end - cut.begin, 0), length: textOf(id).text.length };
}).filter((article) => article.cuts > 0).sort((x, y) => y.characters - x.characters || x.document.id - y.document.id));
