// What an audit tells of phrases that travel and of versions.
import { documentOf, hasText, pairOf, section, titleOf } from './data.js';
import { h, own } from './dom.js';
import { count, counted, date, lag } from './format.js';
import { leftOutNote } from './overview.js';
import * as route from './route.js';
import { virtualTable } from './table.js';
import { clip } from './timeline.js';

function tableView(title, lead, make) {
  const { query } = route.read();
  const held = h('div', {});
  let table = null;
  const draw = (state) => {
    table?.unmount();
    table = virtualTable({ ...make(state), state, onState: (next) => { route.amend({ sort: next.sort, up: next.down ? '' : '1' }); draw(next); } });
    held.replaceChildren(table.element);
    table.mount();
  };
  return {
    title, element: h('div', {}, h('h1', {}, title), h('p', { class: 'lead' }, lead), held, leftOutNote()),
    mount: () => draw({ sort: query.get('sort') ?? make({}).first, down: query.get('up') === null }),
    unmount: () => table?.unmount(),
  };
}

const time = (seconds, unit) => (unit === 'none' ? '' : unit === 'day' ? counted(Math.round(seconds / 86400), 'day') : lag(seconds));

export function phrasesView() {
  const rows = section('phrases', []).map(([text, outlets, documents, life, half, unit, cluster, document]) => ({ text, outlets, documents, life, half, unit, cluster, document: documentOf(document) }));
  const href = (p) => (p.cluster >= 0 ? route.to(['cluster', p.cluster]) : route.to(['document', p.document.id]));
  return tableView('Phrases that travel', 'Passages in most outlets, how long they lived, and how soon half of their outlets had them.', () => ({
    label: 'Phrases', rows, first: 'outlets', href,
    columns: [
      { key: 'text', label: 'Phrase', width: 'minmax(16rem, 4fr)', value: (p) => p.text, cell: (p) => h('a', { href: href(p) }, own(clip(p.text, 160))) },
      { key: 'outlets', label: 'Outlets', width: '6rem', number: true, value: (p) => p.outlets, cell: (p) => count(p.outlets) },
      { key: 'documents', label: 'Articles', width: '6rem', number: true, value: (p) => p.documents, cell: (p) => count(p.documents) },
      { key: 'life', label: 'Lived', width: '7rem', number: true, value: (p) => (p.unit === 'none' ? null : p.life), cell: (p) => time(p.life, p.unit) },
      { key: 'half', label: 'Half had it after', width: '9rem', number: true, value: (p) => (p.unit === 'none' ? null : p.half), cell: (p) => time(p.half, p.unit) },
    ],
  }));
}

export function versionsView() {
  const rows = section('versions', []).map(([number, ordered, steps]) => ({ number, ordered: ordered === 1, steps: steps.map(([id, pair, same]) => ({ document: documentOf(id), pair, same: same === 1 })) }));
  return tableView('Versions', 'Chains of one outlet\u2019s articles with nearly the same text, in time order.', () => ({
    label: 'Versions', rows, first: 'size', href: (v) => route.to(['chain', v.number]),
    columns: [
      { key: 'title', label: 'Text', width: 'minmax(14rem, 3fr)', value: (v) => titleOf(v.steps[0].document), cell: (v) => h('a', { href: route.to(['chain', v.number]) }, own(titleOf(v.steps[0].document))) },
      { key: 'outlet', label: 'Outlet', width: 'minmax(8rem, 1fr)', value: (v) => v.steps[0].document.outlet, cell: (v) => own(v.steps[0].document.outlet) },
      { key: 'size', label: 'Versions', width: '7rem', number: true, value: (v) => v.steps.length, cell: (v) => count(v.steps.length) },
      { key: 'same', label: 'Same text', width: '7rem', number: true, value: (v) => v.steps.filter((s) => s.same).length, cell: (v) => count(v.steps.filter((s) => s.same).length) },
    ],
  }));
}

export function chainView(number) {
  const chain = section('versions', []).find(([n]) => n === Number(number));
  if (chain === undefined) return { title: 'Versions', element: h('div', {}, h('h1', {}, 'This chain is not on the page'), h('p', {}, 'audit.sqlite has all of them.')) };
  const steps = chain[2].map(([id, pair, same]) => ({ document: documentOf(id), pair, same: same === 1 }));
  return {
    title: titleOf(steps[0].document),
    element: h('div', {}, h('p', { class: 'crumb' }, h('a', { href: '#/versions' }, 'Versions'), ` / ${number}`), h('h1', {}, own(titleOf(steps[0].document))),
      chain[1] === 1 ? null : h('p', { class: 'quiet' }, 'Some of them have the same date, so their order is not known.'),
      h('ol', { class: 'plain-list' }, steps.map((step, i) => h('li', {}, hasText(step.document.id) ? h('a', { href: route.to(['document', step.document.id]) }, own(titleOf(step.document))) : own(titleOf(step.document)),
        h('small', {}, ' ', step.document.time ? date(step.document.time) : own(step.document.date), step.same ? ', the same text' : ''),
        i > 0 && hasText(step.document.id) && hasText(steps[i - 1].document.id) ? [' ', h('a', { href: route.to(['pair', steps[i - 1].document.id, step.document.id]) }, 'what changed')] : null,
        step.pair >= 0 && pairOf(step.pair) !== null ? [' ', h('a', { href: route.to(['link', step.pair]) }, 'figures')] : null)))),
  };
}
