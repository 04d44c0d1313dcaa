// Passages that documents share: which travel furthest, and who has them.
import { documentOf, hasText, passageOf, passages, titleOf } from './data.js';
import { h, labelled, own, select } from './dom.js';
import { count, counted, date, share } from './format.js';
import { leftOutNote } from './overview.js';
import * as route from './route.js';
import { plainTable, virtualTable } from './table.js';
import { clip } from './timeline.js';
import { kindHint, kindName } from './words.js';

function days(passage) {
  passage.days ??= passage.witnesses.map((w) => w.document.time).filter((time) => time !== null).map((time) => time.day).sort((x, y) => x - y);
  return passage.days;
}

export function passagesView() {
  const { query } = route.read();
  const all = passages();
  const kinds = [...new Set(all.map((p) => p.kind))];
  const state = { sort: query.get('sort') ?? 'sources', down: query.get('up') === null };
  const held = h('div', {});
  const told = h('p', { role: 'status', class: 'quiet' });
  let table = null;
  const choose = (name, value) => {
    if (value === '') query.delete(name);
    else query.set(name, value);
    route.amend({ [name]: value });
    draw();
  };
  const draw = () => {
    const kind = query.get('kind') ?? '';
    const words = (query.get('q') ?? '').toLowerCase().split(/\s+/).filter((word) => word !== '');
    const rows = all.filter((p) => (kind === '' || p.kind === kind) && words.every((word) => p.text.toLowerCase().includes(word)));
    told.textContent = `${counted(rows.length, 'passage')} of ${count(all.length)}`;
    table?.unmount();
    table = virtualTable({
      label: 'Passages that documents share', rows, state,
      columns: [
        { key: 'text', label: 'Passage', width: 'minmax(16rem, 4fr)', value: (p) => p.text, cell: (p) => h('a', { href: route.to(['passage', p.number]) }, own(clip(p.text, 140))) },
        { key: 'kind', label: 'Kind', width: '11rem', value: (p) => p.kind, cell: (p) => h('span', { class: `kind kind-${p.kind}`, title: kindHint(p.kind) }, kindName(p.kind)) },
        { key: 'size', label: 'Documents', width: '7rem', number: true, value: (p) => p.size, cell: (p) => count(p.size) },
        { key: 'sources', label: 'Outlets', width: '6rem', number: true, value: (p) => p.sources, cell: (p) => count(p.sources) },
        { key: 'first', label: 'First', width: '8rem', value: (p) => days(p)[0] ?? null, cell: (p) => (days(p).length ? date({ day: days(p)[0] }) : '') },
        { key: 'life', label: 'Days', width: '5rem', number: true, value: (p) => (days(p).length ? days(p).at(-1) - days(p)[0] : null), cell: (p) => (days(p).length ? count(days(p).at(-1) - days(p)[0]) : '') },
      ],
      href: (p) => route.to(['passage', p.number]),
      onState: (next) => { Object.assign(state, next); route.amend({ sort: next.sort, up: next.down ? '' : '1' }); draw(); },
    });
    held.replaceChildren(table.element);
    table.mount();
  };
  return {
    title: 'Passages',
    element: h('div', {}, h('h1', {}, 'Passages that documents share'),
      h('form', { class: 'filters', role: 'search', 'aria-label': 'Choose passages', onSubmit: (event) => event.preventDefault() },
        labelled('Search their text', h('input', { type: 'search', value: query.get('q') ?? '', onInput: (event) => choose('q', event.target.value) })),
        labelled('Kind', select([['', 'All kinds'], ...kinds.map((kind) => [kind, kindName(kind)])], query.get('kind') ?? '', (value) => choose('kind', value)))),
      told, held, leftOutNote()),
    mount: draw, unmount: () => table?.unmount(),
  };
}

export function passageView(number) {
  const p = passageOf(Number(number));
  if (p === null) return { title: 'Passage', element: h('div', {}, h('h1', {}, 'This passage is not on the page'), h('p', {}, 'passages.jsonl has all of them.')) };
  const first = documentOf(p.representative);
  return {
    title: 'Passage',
    element: h('div', {}, h('p', { class: 'crumb' }, h('a', { href: '#/passages' }, 'Passages'), ` / ${p.number}`),
      h('h1', {}, 'A shared passage'),
      h('p', { class: 'lead' }, h('span', { class: `kind kind-${p.kind}` }, kindName(p.kind)), ` ${kindHint(p.kind)}; in ${counted(p.size, 'document')} of ${counted(p.sources, 'outlet')}.`),
      h('blockquote', { dir: 'auto' }, p.text, p.more > 0 ? ' \u2026' : null),
      h('p', { class: 'quiet' }, 'As it stands in: ', own(titleOf(first))),
      plainTable('Documents with this passage', [
        { label: 'Document', cell: (w) => (hasText(w.document.id) ? h('a', { href: route.to(['document', w.document.id]) }, own(titleOf(w.document))) : own(titleOf(w.document))) },
        { label: 'Outlet', cell: (w) => own(w.document.outlet) },
        { label: 'Date', cell: (w) => (w.document.time ? date(w.document.time) : own(w.document.date)) },
        { label: 'Words', number: true, cell: (w) => count(w.tokens) },
        { label: 'Alike', number: true, cell: (w) => share(w.likeness) },
        { label: 'Side by side', cell: (w) => (w.document !== first && hasText(w.document.id) && hasText(first.id) ? h('a', { href: route.to(['pair', first.id, w.document.id]) }, 'compare') : '') },
      ], p.witnesses),
      p.size > p.witnesses.length ? h('p', { class: 'quiet' }, `${counted(p.size - p.witnesses.length, 'more document')}: see passages.jsonl.`) : null),
  };
}
