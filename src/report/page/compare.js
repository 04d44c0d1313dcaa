// The page of `dittograph compare`: two texts, their figures, and the rows as the program aligned
// them.
import { documentOf, passages, section, textOf, titleOf } from './data.js';
import { h, own } from './dom.js';
import { count, counted, share } from './format.js';
import * as route from './route.js';
import { rowsView } from './side_by_side.js';
import { plainTable } from './table.js';
import { clip } from './timeline.js';

// The program tells a moved sentence once, where it stands on the right; here it has a row on each
// side.
export function rowsOf(told, left, right) {
  const sentence = (text, begin, end) => ({ begin, end, text: text.slice(begin, end) });
  const rows = [];
  const moved = [];
  for (const [kind, a, b, c, d] of told) {
    const before = b > a ? sentence(left, a, b) : null;
    const after = d > c ? sentence(right, c, d) : null;
    if (kind !== 'moved') {
      rows.push({ kind, left: before, right: after, partner: null });
      continue;
    }
    const there = { kind, left: null, right: after, partner: null };
    rows.push(there);
    moved.push([{ kind, left: before, right: null, partner: null }, there]);
  }
  for (const [from] of moved) {
    const at = rows.findIndex((row) => row.left !== null && row.left.begin > from.left.begin);
    rows.splice(at < 0 ? rows.length : at, 0, from);
  }
  for (const [from, there] of moved) {
    from.partner = rows.indexOf(there);
    there.partner = rows.indexOf(from);
  }
  return rows;
}

export function compareView() {
  const summary = section('summary');
  const [left, right] = [documentOf(0), documentOf(1)];
  const [a, b] = [textOf(0).text, textOf(1).text];
  const view = rowsView({ left, right, rows: rowsOf(section('rows', []), a, b), spans: { left: [], right: [] } });
  const figure = (value, label, detail) => h('li', { class: 'figure' }, h('strong', {}, value), h('span', {}, label), h('small', {}, detail));
  return {
    title: `${titleOf(left)} and ${titleOf(right)}`,
    element: h('div', {}, h('h1', {}, 'Two texts side by side'),
      h('p', { class: 'lead' }, [left, right].map((d, i) => [i > 0 ? ' and ' : '', h('a', { href: route.to(['document', d.id]) }, own(d.name))])),
      h('ul', { class: 'figures', 'aria-label': 'How alike they are' },
        figure(share(summary.resemblance), 'resemblance', 'common runs of words by all'),
        figure(share(summary.left_in_right), 'of the left in the right', counted(summary.left_tokens, 'word')),
        figure(share(summary.right_in_left), 'of the right in the left', counted(summary.right_tokens, 'word')),
        figure(count(passages().length), 'shared passages', passages().length ? `the longest of ${counted(Math.max(...passages().map((p) => p.witnesses[0].tokens)), 'word')}` : 'none')),
      view.element,
      passages().length ? [h('h2', {}, 'Shared passages'), plainTable('Shared passages', [
        { label: 'Passage', cell: (p) => h('a', { href: route.to(['passage', p.number]) }, own(clip(p.text, 160))) },
        { label: 'Words', number: true, cell: (p) => count(p.witnesses[0].tokens) },
        { label: 'Alike', number: true, cell: (p) => share(p.witnesses[0].likeness) },
      ], passages())] : null),
    mount: view.mount,
    unmount: view.unmount,
  };
}
