// The table of clusters, searched, filtered and sorted. What was chosen stands in the address.
import { clusters } from './data.js';
import { h, labelled, own, select } from './dom.js';
import { count, counted, date, share } from './format.js';
import { leftOutNote } from './overview.js';
import * as route from './route.js';
import { virtualTable } from './table.js';
import { kindHint, kindName } from './words.js';

const COLUMNS = [
  { key: 'title', label: 'Text', width: 'minmax(14rem, 3fr)', value: (c) => c.title, cell: (c) => h('a', { href: route.to(['cluster', c.number]) }, own(c.title)) },
  { key: 'kind', label: 'Kind', width: '8rem', value: (c) => c.kind, cell: (c) => h('span', { class: `kind kind-${c.kind}`, title: kindHint(c.kind) }, kindName(c.kind)) },
  { key: 'size', label: 'Documents', width: '7rem', number: true, value: (c) => c.size, cell: (c) => count(c.size) },
  { key: 'outlets', label: 'Outlets', width: '6rem', number: true, value: (c) => c.nOutlets, cell: (c) => count(c.nOutlets) },
  { key: 'first', label: 'First', width: '8rem', value: (c) => c.first, cell: (c) => (c.first === null ? '' : date({ day: c.first })) },
  { key: 'last', label: 'Last', width: '8rem', value: (c) => c.last, cell: (c) => (c.last === null ? '' : date({ day: c.last })) },
  { key: 'lowest', label: 'Least alike', width: '7rem', number: true, value: (c) => c.lowest, cell: (c) => share(c.lowest) },
];
// Of an audit instead of the last one.
const OF_AUDIT = [
  { key: 'independent', label: 'Independent', width: '7rem', number: true, value: (c) => c.independent, cell: (c) => count(c.independent) },
  { key: 'credit', label: 'Credit', width: '8rem', value: (c) => c.credit, cell: (c) => own(c.credit) },
];

const dayOf = (text) => (text === '' || text === null ? null : Math.floor(Date.parse(`${text}T00:00:00Z`) / 86400000));

function searchable(cluster) {
  cluster.words ??= [cluster.title, ...cluster.outlets, ...cluster.members.map((m) => `${m.document.name} ${m.document.title}`)].join('\n').toLowerCase();
  return cluster.words;
}

export function chosen(all, query) {
  const words = (query.get('q') ?? '').toLowerCase().split(/\s+/).filter((word) => word !== '');
  const kind = query.get('kind') ?? '';
  const outlets = [query.get('outlet'), query.get('with')].filter((name) => name);
  const least = Number(query.get('least') ?? 0);
  const from = dayOf(query.get('from') ?? '');
  const until = dayOf(query.get('until') ?? '');
  const credit = query.get('credit') ?? '';
  return all.filter((c) => (kind === '' || c.kind === kind) && c.size >= least &&
    outlets.every((name) => c.outlets.includes(name)) && (outlets.length < 2 || outlets[0] !== outlets[1] || c.members.filter((m) => m.document.outlet === outlets[0]).length > 1) &&
    (from === null || (c.last !== null && c.last >= from)) && (until === null || (c.first !== null && c.first <= until)) &&
    (credit === '' || (credit === '-' ? c.credit === '' : c.credit === credit)) &&
    words.every((word) => searchable(c).includes(word)));
}

export function clustersView() {
  const { query } = route.read();
  const all = clusters();
  const names = new Map();
  for (const c of all) for (const name of c.outlets) names.set(name, (names.get(name) ?? 0) + 1);
  const collator = new Intl.Collator();
  const outlets = [...names].sort(([x], [y]) => collator.compare(x, y)).map(([name, n]) => [name, `${name} (${count(n)})`]);
  const kinds = [...new Set(all.map((c) => c.kind))];
  const credits = [...new Set(all.map((c) => c.credit).filter((name) => name !== ''))].sort(collator.compare);
  const columns = all.some((c) => c.lowest === null) ? [...COLUMNS.slice(0, -1), ...OF_AUDIT] : COLUMNS;
  const state = { sort: query.get('sort') ?? 'size', down: query.get('up') === null };
  const held = h('div', {});
  const told = h('p', { role: 'status', class: 'quiet' });
  let table = null;

  const draw = () => {
    const rows = chosen(all, query);
    told.textContent = `${counted(rows.length, 'cluster')} of ${count(all.length)}`;
    table?.unmount();
    table = virtualTable({
      label: 'Clusters of documents', columns, rows, state,
      href: (c) => route.to(['cluster', c.number]),
      onState: (next) => {
        Object.assign(state, next);
        choose('sort', next.sort, false);
        choose('up', next.down ? '' : '1');
        held.querySelector('[aria-sort="ascending"] button, [aria-sort="descending"] button')?.focus();
      },
    });
    held.replaceChildren(table.element);
    table.mount();
  };
  const choose = (name, value, redraw = true) => {
    if (value === '') query.delete(name);
    else query.set(name, value);
    route.amend({ [name]: value });
    if (redraw) draw();
  };
  const input = (name, properties) => h('input', { value: query.get(name) ?? '', onInput: (event) => choose(name, event.target.value), ...properties });
  const filters = h('form', { class: 'filters', role: 'search', 'aria-label': 'Choose clusters', onSubmit: (event) => event.preventDefault() },
    labelled('Search titles, names, outlets', input('q', { type: 'search' })),
    labelled('Kind', select([['', 'All kinds'], ...kinds.map((kind) => [kind, kindName(kind)])], query.get('kind') ?? '', (value) => choose('kind', value))),
    outlets.length > 0 ? labelled('Outlet', select([['', 'All outlets'], ...outlets], query.get('outlet') ?? '', (value) => choose('outlet', value))) : null,
    outlets.length > 0 ? labelled('and outlet', select([['', 'Any other'], ...outlets], query.get('with') ?? '', (value) => choose('with', value))) : null,
    labelled('Documents, at least', input('least', { type: 'number', min: 2, step: 1 })),
    all.some((c) => c.first !== null) ? [labelled('From', input('from', { type: 'date' })), labelled('Until', input('until', { type: 'date' }))] : null,
    credits.length > 0 ? labelled('Credit', select([['', 'Any'], ['-', 'No credit'], ...credits.map((name) => [name, name])], query.get('credit') ?? '', (value) => choose('credit', value))) : null,
    h('button', { type: 'button', onClick: () => { location.hash = route.to(['clusters']); } }, 'Clear'));
  return {
    title: 'Clusters',
    element: h('div', {}, h('h1', {}, 'Clusters'), filters, told, held, leftOutNote()),
    mount: draw,
    unmount: () => table?.unmount(),
  };
}
