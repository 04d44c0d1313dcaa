// Small corpora for the page's tests, made by rule: the same bytes on every machine.

const SUBJECTS = ['The harbour board', 'A regional court', 'The museum', 'The football club', 'A fishing crew', 'The water company', 'The school council', 'A volunteer group', 'The night train', 'The weather service'];
const VERBS = ['has agreed to repair', 'will open', 'refused to sell', 'found', 'wants to rebuild', 'closed', 'measured', 'postponed', 'paid for', 'painted'];
const OBJECTS = ['the northern quay', 'a tram shelter', 'the old customs house', 'a collection of maps', 'the bridge over the mill stream', 'two boats', 'the reading room', 'a row of lime trees', 'the signal box', 'the drains below the market'];
const TAILS = ['after a vote on Tuesday evening', 'before the first frost', 'with money left over from spring', 'although few had asked for it', 'as the minutes of the meeting show', 'in spite of rain', 'for the third time in a year', 'without telling the neighbours', 'while the mayor was away', 'under a rule from 1911'];

function numbers(seed) {
  let state = BigInt(seed) * 2654435761n + 12345n;
  return (n) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return Number((state >> 33n) % BigInt(n));
  };
}

function sentence(next) {
  return `${SUBJECTS[next(10)]} ${VERBS[next(10)]} ${OBJECTS[next(10)]} ${TAILS[next(10)]}, said witness ${next(9000) + 1000} to the clerk at desk ${next(900) + 100}.`;
}

const paragraph = (next, n = 3) => Array.from({ length: n }, () => sentence(next)).join(' ');
const line = (record) => `${JSON.stringify(record)}\n`;

// Stories on several outlets: equal and edited copies, a moved paragraph, standing text, and
// articles that say their lead twice.
export function stories(n = 40) {
  const outlets = ['Evening Gazette', 'Harbour Post', 'North Wire', 'Hill Courier'];
  const standing = outlets.map((name, i) => `${name} is written by people who live here. ${paragraph(numbers(900 + i), 2)} Subscribe to ${name} today.`);
  let text = '';
  let id = 0;
  const add = (outlet, day, title, blocks) => {
    id += 1;
    text += line({ id: `a${id}`, source: outlets[outlet], title, date: `2024-05-${String(day).padStart(2, '0')}T${String(8 + (id % 12)).padStart(2, '0')}:30:00Z`, url: `https://example.org/${id}`, text: [...blocks, standing[outlet]].join('\n\n') });
  };
  for (let story = 0; story < n; story += 1) {
    const next = numbers(story + 1);
    const blocks = Array.from({ length: 6 }, () => paragraph(next));
    const title = `Story ${story}: ${SUBJECTS[next(10)].toLowerCase()} and ${OBJECTS[next(10)]}`;
    const day = 1 + (story % 20);
    add(story % 4, day, title, story % 5 === 0 ? [blocks[0], ...blocks] : blocks);
    if (story % 2 === 0) {
      const edited = [...blocks];
      edited[1] = edited[1].replace(/witness (\d+)/, (_, number) => `witness ${Number(number) + 1}`);
      [edited[2], edited[4]] = [edited[4], edited[2]];
      add((story + 1) % 4, day + 1, `${title} (update)`, edited);
    }
    if (story % 4 === 0) add((story + 2) % 4, day + 2, title, blocks);
  }
  return text;
}

// Everything a page must not take for markup or code, and scripts that run the other way.
export const HOSTILE = [
  '</script><script>window.hurt=1</script>',
  '<img src=x onerror="window.hurt=1">',
  '"><svg onload=window.hurt=1>',
  '<!--<script>',
  '<![CDATA[ ]]> --> {{script}} ${window.hurt=1}',
  '\u2028\u2029\u202e\u0000 &lt;b&gt; &amp;',
  '\ud83d\ude00 \ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67 emoji',
  '\u0645\u0648\u0633\u0643\u0648 \u062a\u0639\u0644\u0646 \u0639\u0646 \u0627\u062a\u0641\u0627\u0642 \u062c\u062f\u064a\u062f',
  '\u5317\u4eac\u5e02\u653f\u5e9c\u5ba3\u5e03\u65b0\u7684\u8ba1\u5212',
  "javascript:alert('x')",
];

export function hostile() {
  let text = '';
  HOSTILE.forEach((title, i) => {
    const next = numbers(500 + i);
    const arabic = '\u0642\u0627\u0644 \u0627\u0644\u0645\u062a\u062d\u062f\u062b \u0625\u0646 \u0627\u0644\u0627\u062c\u062a\u0645\u0627\u0639 \u0627\u0646\u062a\u0647\u0649 \u0628\u0627\u062a\u0641\u0627\u0642 \u0639\u0644\u0649 \u0625\u0639\u0627\u062f\u0629 \u0641\u062a\u062d \u0627\u0644\u0645\u064a\u0646\u0627\u0621 \u0642\u0628\u0644 \u0646\u0647\u0627\u064a\u0629 \u0627\u0644\u0634\u0647\u0631 \u0627\u0644\u062d\u0627\u0644\u064a.';
    const body = [`${title} ${paragraph(next)}`, `${paragraph(next)} ${title}`, arabic, paragraph(next), `${title} ${paragraph(next)}`, paragraph(next)];
    for (const copy of [0, 1]) {
      const url = i % 3 === 0 ? "javascript:window.hurt=1" : i % 3 === 1 ? 'data:text/html,<script>window.hurt=1</script>' : `https://example.org/?q="><script>window.hurt=1</script>`;
      text += line({ id: `${title}#${copy}`, source: copy ? `<b>outlet ${i % 2}</b>` : `outlet "${i % 2}' onmouseover=window.hurt=1`, title, date: copy ? '2024-02-30T99:99' : '2024-02-03', url, text: [...body, copy ? paragraph(numbers(700 + i), 1) : body[0]].join('\n') });
    }
  });
  return text;
}
