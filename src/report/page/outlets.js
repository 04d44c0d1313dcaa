// Outlets and what they have in common.
import { section } from './data.js';
import { h, labelled, own, select } from './dom.js';
import { count, share } from './format.js';
import { heatMap } from './heat_map.js';
import * as route from './route.js';
import { plainTable } from './table.js';

const MOST = [10, 20, 40, 60];

export function outletsView() {
  const { query } = route.read();
  const { outlets, matrix, n } = section('outlets');
  const documents = new Map(outlets.map(([name, total]) => [name, total]));
  const pairs = new Map(matrix.pairs.map(([i, j, value]) => [`${i} ${j}`, value]));
  const held = h('div', {});
  let unit = query.get('unit') ?? 'pairs';
  let most = Number(query.get('most') ?? 20);
  const draw = () => {
    const names = matrix.names.slice(0, most);
    const value = (i, j) => {
      const v = pairs.get(`${i} ${j}`) ?? 0;
      return unit === 'pairs' ? v : v / Math.max(documents.get(names[i]) ?? 1, 1);
    };
    held.replaceChildren(heatMap({
      label: unit === 'pairs' ? 'Pairs of documents in one cluster' : 'The same for each document of the row',
      names, value, show: unit === 'pairs' ? count : (v) => v.toLocaleString(undefined, { maximumFractionDigits: 2 }),
      href: (i, j) => route.to(['clusters'], { outlet: names[i], with: names[j] }), rowLabel: 'outlet', columnLabel: 'outlet',
    }));
  };
  const choices = MOST.filter((m) => m < matrix.names.length).concat(matrix.names.length);
  return {
    title: 'Outlets',
    element: h('div', {}, h('h1', {}, 'Outlets'),
      h('p', { class: 'lead' }, `How often two outlets have the same text. This says nothing of who had it first: dittograph audit looks at that.`),
      matrix.pairs.length === 0 ? h('p', { class: 'empty' }, 'No two documents are copies of each other.') : [
        h('form', { class: 'filters', onSubmit: (event) => event.preventDefault() },
          labelled('Show', select([['pairs', 'Pairs of documents'], ['share', 'Pairs for each document']], unit, (v) => { unit = v; route.amend({ unit: v }); draw(); })),
          labelled('Outlets', select(choices.map((m) => [String(m), `the first ${m}`]), String(Math.min(most, matrix.names.length)), (v) => { most = Number(v); route.amend({ most: v }); draw(); }))),
        held],
      h('h2', {}, `All outlets${n > outlets.length ? `: the first ${outlets.length} of ${count(n)}` : ''}`),
      plainTable('Outlets', [
        { label: 'Outlet', cell: ([name]) => (name === '' ? h('em', {}, 'no outlet given') : h('a', { href: route.to(['clusters'], { outlet: name }) }, own(name))) },
        { label: 'Documents', number: true, cell: ([, total]) => count(total) },
        { label: 'In clusters', number: true, cell: ([, , clustered]) => count(clustered) },
        { label: 'Of its documents', number: true, cell: ([, total, clustered]) => share(clustered / Math.max(total, 1)) },
        { label: 'Dropped', number: true, cell: ([, , , dropped]) => count(dropped) },
      ], outlets)),
    mount: () => { if (matrix.pairs.length > 0) draw(); },
  };
}
