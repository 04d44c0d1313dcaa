// Outlets as senders and receivers: a heat map in both directions, lags, and the network.
import { axisBottom, axisLeft } from 'd3-axis';
import { forceCenter, forceCollide, forceLink, forceManyBody, forceSimulation } from 'd3-force';
import { scaleBand, scaleLinear, scaleSqrt } from 'd3-scale';
import { select as pickElement } from 'd3-selection';
import { flowsOf } from './audit.js';
import { section } from './data.js';
import { h, labelled, own, select, svg } from './dom.js';
import { count, counted, lag, share } from './format.js';
import { heatMap } from './heat_map.js';
import * as route from './route.js';
import { choices, switches } from './switches.js';
import { plainTable } from './table.js';
import { clip } from './timeline.js';

const UNITS = {
  pairs: ['Pairs of articles', (flow) => flow.pairs, count],
  sender: ['Share of the sender\u2019s articles', (flow) => flow.senderShare, share],
  receiver: ['Share of the receiver\u2019s articles', (flow) => flow.receiverShare, share],
  chars: ['Characters', (flow, now) => (now.standing ? flow.fullChars : flow.chars), (n) => new Intl.NumberFormat(undefined, { notation: 'compact' }).format(n)],
  lag: ['Median lag', (flow) => (flow.lags > 0 ? Math.max(flow.median, 1) : 0), lag],
};
const DIRECTIONS = { first: 'who had it first is known', tie: 'ties', unknown: 'unknown direction' };
const MOST = [10, 20, 40, 80];

// Outlets with most going in or out, by their numbers.
function busiest(flows, most) {
  const sums = new Map();
  for (const flow of flows) for (const end of [flow.sender, flow.receiver]) sums.set(end, (sums.get(end) ?? 0) + flow.pairs);
  return [...sums].sort(([x, m], [y, n]) => n - m || x - y).slice(0, most).map(([outlet]) => outlet);
}

function matrix(state, now) {
  const names = section('audit-outlets').map((outlet) => outlet.n);
  const flows = flowsOf(now).filter((flow) => flow.direction === state.direction && flow.pairs > 0);
  if (flows.length === 0) return h('p', { class: 'empty' }, 'No pair of outlets has such pairs of articles.');
  const shown = busiest(flows, state.most);
  const by = new Map(flows.map((flow) => [`${flow.sender} ${flow.receiver}`, flow]));
  const [label, value, show] = UNITS[state.unit];
  const rowsSend = state.rows === 'senders' || state.direction !== 'first';
  const at = (i, j) => by.get(rowsSend ? `${shown[i]} ${shown[j]}` : `${shown[j]} ${shown[i]}`) ?? (state.direction === 'first' ? undefined : by.get(`${shown[j]} ${shown[i]}`));
  return heatMap({
    label: `${label}, ${now.wire ? 'with' : 'without'} wire copy`, names: shown.map((outlet) => names[outlet]),
    value: (i, j) => { const flow = at(i, j); return flow === undefined ? 0 : value(flow, now); }, show,
    href: (i, j) => {
      const flow = at(i, j);
      const wire = now.wire ? '' : '0';
      return state.direction === 'first' ? route.to(['pairs'], { from: names[flow.sender], to: names[flow.receiver], direction: 'first', wire }) : route.to(['pairs'], { from: names[flow.sender], to: names[flow.receiver], direction: state.direction, wire });
    },
    rowLabel: state.direction !== 'first' ? 'outlet' : rowsSend ? 'from' : 'to', columnLabel: state.direction !== 'first' ? 'outlet' : rowsSend ? 'to' : 'from',
  });
}

function classNames(begins) {
  return begins.map((begin, i) => (i + 1 < begins.length ? `${begin === 0 ? '0' : lag(begin)}\u2013${lag(begins[i + 1])}` : `${lag(begin)} and more`));
}

export function histogram([, , unit, ties, begins, counts]) {
  const names = ['tie', ...classNames(begins)];
  const values = [ties, ...counts];
  const [width, height, left, bottom] = [760, 260, 56, 58];
  const x = scaleBand(names, [left, width - 8]).padding(0.15);
  const y = scaleLinear([0, Math.max(...values, 1)], [height - bottom, 10]).nice();
  const chart = svg('svg', { viewBox: `0 0 ${width} ${height}`, class: 'chart', role: 'img', 'aria-label': `Lags of ${unit === 'time' ? 'articles with times' : 'articles with dates only'}: ${names.map((name, i) => `${name} ${count(values[i])}`).join(', ')}` });
  values.forEach((value, i) => chart.append(svg('rect', { x: x(names[i]), y: y(value), width: x.bandwidth(), height: y(0) - y(value), class: i === 0 ? 'bar tie' : 'bar' }, svg('title', {}, `${names[i]}: ${count(value)}`))));
  const across = svg('g', { transform: `translate(0,${height - bottom})`, class: 'axis' });
  const up = svg('g', { transform: `translate(${left},0)`, class: 'axis' });
  chart.append(across, up);
  pickElement(across).call(axisBottom(x)).selectAll('text').attr('transform', 'rotate(-28)').attr('text-anchor', 'end');
  pickElement(up).call(axisLeft(y).ticks(5));
  return h('figure', {}, chart, h('figcaption', {}, `${counted(values.reduce((a, b) => a + b, 0), 'pair')} ${unit === 'time' ? 'with a time on both sides' : 'with a date only, in days'}; ties are pairs of one stamp.`));
}

function lagPart() {
  const all = section('lags', []);
  const names = section('audit-outlets').map((outlet) => outlet.n);
  const keys = [...new Set(all.map(([sender, receiver]) => `${sender} ${receiver}`))];
  const held = h('div', { class: 'beside-tables' });
  const draw = (key) => held.replaceChildren(...all.filter(([sender, receiver, , ties, , counts]) => `${sender} ${receiver}` === key && ties + counts.reduce((a, b) => a + b, 0) > 0).map(histogram));
  const name = (key) => { const [sender, receiver] = key.split(' ').map(Number); return sender < 0 ? 'All outlets' : `${names[sender]} \u2192 ${names[receiver]}`; };
  const first = route.read().query.get('lag') ?? keys[0];
  draw(first);
  return [h('h2', {}, 'How much later'), labelled('Between', select(keys.map((key) => [key, name(key)]), first, (key) => { route.amend({ lag: key }); draw(key); })), held];
}

// The picture is for the eye; the matrix above has the same in numbers.
function network(now) {
  const outlets = section('audit-outlets');
  const flows = flowsOf(now).filter((flow) => flow.direction === 'first' && flow.pairs > 0);
  const shown = busiest(flows, 40);
  const nodes = shown.map((outlet) => ({ outlet, sent: 0 }));
  const index = new Map(shown.map((outlet, i) => [outlet, i]));
  const links = flows.filter((flow) => index.has(flow.sender) && index.has(flow.receiver)).map((flow) => ({ source: index.get(flow.sender), target: index.get(flow.receiver), pairs: flow.pairs }));
  if (links.length === 0) return null;
  for (const link of links) nodes[link.source].sent += link.pairs;
  const [width, height] = [820, 560];
  const most = Math.max(...links.map((link) => link.pairs));
  const radius = scaleSqrt([0, Math.max(...nodes.map((node) => node.sent), 1)], [5, 22]);
  const simulation = forceSimulation(nodes).force('link', forceLink(links).distance(120).strength((link) => 0.15 + 0.5 * (link.pairs / most)))
    .force('charge', forceManyBody().strength(-420)).force('center', forceCenter(width / 2, height / 2)).force('apart', forceCollide((node) => radius(node.sent) + 14)).stop();
  simulation.tick(300);
  // Spread over the whole picture.
  for (const [axis, from, to] of [['x', 80, width - 80], ['y', 40, height - 30]]) {
    const least = Math.min(...nodes.map((node) => node[axis]));
    const spread = scaleLinear([least, Math.max(...nodes.map((node) => node[axis])) || least + 1], [from, to]);
    for (const node of nodes) node[axis] = spread(node[axis]);
  }
  const chart = svg('svg', { viewBox: `0 0 ${width} ${height}`, class: 'chart network', role: 'img', 'aria-label': `Network of ${counted(nodes.length, 'outlet')}; the matrix has the same in numbers` },
    svg('defs', {}, svg('marker', { id: 'head', viewBox: '0 0 10 10', refX: 9, refY: 5, markerWidth: 7, markerHeight: 7, orient: 'auto-start-reverse', markerUnits: 'userSpaceOnUse' }, svg('path', { d: 'M0,0 L10,5 L0,10 z', class: 'arrow' }))));
  const drawn = links.toSorted((x, y) => y.pairs - x.pairs).slice(0, 4 * nodes.length);
  for (const link of drawn) {
    const [a, b] = [link.source, link.target];
    const distance = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    const [ux, uy] = [(b.x - a.x) / distance, (b.y - a.y) / distance];
    const end = radius(b.sent) + 3;
    chart.append(svg('path', { d: `M${a.x},${a.y} Q${(a.x + b.x) / 2 + uy * 18},${(a.y + b.y) / 2 - ux * 18} ${b.x - ux * end},${b.y - uy * end}`, class: 'edge', 'stroke-width': 0.8 + 5 * Math.sqrt(link.pairs / most), 'marker-end': 'url(#head)' },
      svg('title', {}, `${outlets[a.outlet].n} \u2192 ${outlets[b.outlet].n}: ${counted(link.pairs, 'pair')}`)));
  }
  for (const node of nodes) {
    const outlet = outlets[node.outlet];
    chart.append(svg('circle', { cx: node.x, cy: node.y, r: radius(node.sent), class: outlet.a ? 'node agency' : 'node' }, svg('title', {}, `${outlet.n}: ${counted(node.sent, 'pair')} sent`)),
      svg('text', { x: node.x, y: node.y - radius(node.sent) - 4, 'text-anchor': 'middle' }, clip(outlet.n, 24)));
  }
  return h('figure', {}, chart, h('figcaption', {}, `${drawn.length < links.length ? `The ${count(drawn.length)} widest of ${count(links.length)} arrows. ` : ''}An arrow goes from who had it first; its width are the pairs. Circles grow with what was taken from them; agencies have the other colour.`));
}

export function auditOutletsView() {
  const { query } = route.read();
  const outlets = section('audit-outlets');
  const state = { unit: query.get('unit') ?? 'pairs', direction: query.get('direction') ?? 'first', rows: query.get('rows') ?? 'senders', most: Number(query.get('most') ?? 20) };
  const heat = h('div', {});
  const picture = h('div', {});
  const draw = () => {
    heat.replaceChildren(matrix(state, choices()));
    picture.replaceChildren(network(choices()) ?? h('p', { class: 'empty' }, 'No direction between outlets is known.'));
  };
  const pick = (label, name, options) => labelled(label, select(options, String(state[name]), (value) => { state[name] = name === 'most' ? Number(value) : value; route.amend({ [name]: value }); draw(); }));
  draw();
  return {
    title: 'Outlets',
    element: h('div', {}, h('h1', {}, 'From outlet to outlet'), switches(draw),
      h('form', { class: 'filters', onSubmit: (event) => event.preventDefault() },
        pick('Show', 'unit', Object.entries(UNITS).map(([key, [label]]) => [key, label])), pick('Of pairs where', 'direction', Object.entries(DIRECTIONS)),
        pick('Rows are', 'rows', [['senders', 'senders'], ['receivers', 'receivers']]), pick('Outlets', 'most', MOST.map((m) => [String(m), `the busiest ${m}`]))),
      heat, lagPart(),
      h('h2', {}, 'Network'), picture,
      h('h2', {}, 'All outlets'), plainTable('Outlets', [
        { label: 'Outlet', cell: (o) => [h('a', { href: route.to(['clusters'], { outlet: o.n }) }, own(o.n || '(none given)')), o.a ? h('span', { class: 'tag' }, 'agency') : null] },
        ...(outlets.some((o) => o.o) ? [{ label: 'Owner', cell: (o) => own(o.o ?? '') }] : []),
        { label: 'Articles', number: true, cell: (o) => count(o.d) }, { label: 'Dated', number: true, cell: (o) => count(o.dated) },
        { label: 'Taken by others', number: true, cell: (o) => count(o.out) }, { label: 'Taken from others', number: true, cell: (o) => count(o.in) },
        { label: 'With an agency\u2019s credit', number: true, cell: (o) => count(o.credited) },
        { label: 'Standing text', number: true, cell: (o) => share(o.boilerplate / Math.max(o.chars, 1)) },
        { label: 'Title frame', cell: (o) => o.affixes.map((affix, i) => [i ? ', ' : '', h('code', {}, own(affix))]) },
      ], outlets)),
  };
}
