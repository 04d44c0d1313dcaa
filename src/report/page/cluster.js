// One cluster: in time, its members, and any two of them side by side.
import { clusterOf, hasText, sourceName, titleOf } from './data.js';
import { profile } from './coverage.js';
import { address, h, own } from './dom.js';
import { counted, date, share } from './format.js';
import * as route from './route.js';
import { sideBySide } from './side_by_side.js';
import { plainTable } from './table.js';
import { timeline } from './timeline.js';
import { kindHint, kindName } from './words.js';

const MOST_ROWS = 200;

const besideKept = (value) => (m) => (m.kind === 'representative' ? '' : share(value(m)));
const OF_CLEAN = [
  { label: 'Kind', cell: (m) => [kindName(m.kind), m.dropped ? h('span', { class: 'tag' }, 'dropped') : null] },
  { label: 'Alike', number: true, cell: besideKept((m) => m.resemblance) },
  { label: 'Of it in the kept one', number: true, cell: besideKept((m) => m.inRepresentative) },
  { label: 'Of the kept one in it', number: true, cell: besideKept((m) => m.ofRepresentative) },
];
const OF_AUDIT = [
  { label: 'Credit', cell: (m) => [...new Set((m.document.more.cr ?? []).map(([, source]) => sourceName(source)))].filter((name) => name !== '').join(', ') },
  { label: 'From', cell: (m) => (m.independent ? h('span', { class: 'tag' }, 'independent') : m.pair >= 0 ? h('a', { href: route.to(['link', m.pair]) }, 'its source') : '') },
  { label: 'Of the article', number: true, cell: (m) => share(m.share) },
  { label: 'Where others have it', cell: (m) => profile(m.document) },
];

function pair(cluster, query) {
  const at = (name) => cluster.members.find((m) => String(m.document.id) === query.get(name));
  const left = at('a') ?? cluster.members[0];
  const others = cluster.members.filter((m) => m !== left);
  const readable = others.filter((m) => hasText(m.document.id));
  const right = at('b') ?? (readable.length ? readable.reduce((x, y) => ((y.resemblance ?? y.share) < (x.resemblance ?? x.share) ? y : x)) : others[0]);
  return [left, right];
}

export function clusterView(number) {
  const cluster = clusterOf(Number(number));
  if (cluster === null) return { title: 'Cluster', element: h('div', {}, h('h1', {}, 'This cluster is not on the page'), h('p', {}, 'clusters.jsonl has all of them.')) };
  const { query } = route.read();
  const beside = h('section', { 'aria-label': 'Two members side by side' });
  let [left, right] = pair(cluster, query);
  let view = null;
  const draw = () => {
    view?.unmount();
    view = sideBySide(left.document, right.document);
    beside.replaceChildren(view.element);
    view.mount();
  };
  const pick = (name, member) => {
    if (name === 'a') left = member;
    else right = member;
    route.amend({ [name]: member.document.id });
    draw();
  };
  const radio = (name, member) => h('input', {
    type: 'radio', name: `side-${name}`, 'aria-label': `${name === 'a' ? 'Left' : 'Right'}: ${titleOf(member.document)}`,
    checked: (name === 'a' ? left : right) === member, onChange: () => pick(name, member),
  });
  const members = cluster.members.slice(0, MOST_ROWS);
  const figures = cluster.lowest === null ? OF_AUDIT : OF_CLEAN;
  return {
    title: cluster.title,
    element: h('div', {},
      h('p', { class: 'crumb' }, h('a', { href: '#/clusters' }, 'Clusters'), ` / ${cluster.number}`),
      h('h1', {}, own(cluster.title)),
      h('p', { class: 'lead' }, h('span', { class: `kind kind-${cluster.kind}` }, kindName(cluster.kind)), ` ${kindHint(cluster.kind)}; ${counted(cluster.size, 'document')}, ${counted(cluster.outlets.length, 'outlet')}`, cluster.lowest === null ? `; ${counted(cluster.independent, 'text')} that come from no other.` : `, the least alike at ${share(cluster.lowest)}.`),
      cluster.reasons.length ? h('ul', { class: 'reasons', 'aria-label': 'Why it is of this kind' }, cluster.reasons.map((reason) => h('li', {}, reason))) : null,
      cluster.lowest === null && !cluster.originKnown ? h('p', { class: 'quiet' }, 'Nobody is known to have had it first: the earliest have the same date, or none has one.') : null,
      h('h2', {}, 'In time'),
      timeline(cluster.members, cluster.edges),
      h('h2', {}, 'Documents'),
      plainTable('Documents of this cluster', [
        { label: 'Left', cell: (m) => radio('a', m) },
        { label: 'Right', cell: (m) => radio('b', m) },
        { label: 'Title', cell: (m) => [hasText(m.document.id) ? h('a', { href: route.to(['document', m.document.id]) }, own(titleOf(m.document))) : own(titleOf(m.document)), m.document.url ? [h('br'), address(m.document.url)] : null] },
        { label: 'Outlet', cell: (m) => own(m.document.outlet) },
        { label: 'Date', cell: (m) => h('span', { title: m.document.date }, m.document.time ? date(m.document.time) : own(m.document.date)) },
        ...figures,
      ], members),
      cluster.size > members.length ? h('p', { class: 'quiet' }, `${counted(cluster.size - members.length, 'more document')}: see clusters.jsonl.`) : null,
      h('h2', {}, 'Side by side'),
      beside),
    mount: draw,
    unmount: () => view?.unmount(),
  };
}
