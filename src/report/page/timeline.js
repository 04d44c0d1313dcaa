// A cluster in time: one line an outlet, one mark a document.
import { axisBottom } from 'd3-axis';
import { scaleUtc } from 'd3-scale';
import { select } from 'd3-selection';
import { h, own, svg } from './dom.js';
import { counted, date, instant } from './format.js';
import { titleOf } from './data.js';

const MOST_OUTLETS = 40;
const LINE = 26;

// edges: [from, to, label] between members, by index; drawn as arrows.
export function timeline(members, edges = []) {
  const dated = members.filter((m) => m.document.time !== null);
  if (dated.length === 0) return h('p', { class: 'empty' }, 'No document of this cluster has a date that could be read.');
  const outlets = [...new Set(dated.toSorted((x, y) => instant(x.document.time) - instant(y.document.time)).map((m) => m.document.outlet))];
  const shown = outlets.slice(0, MOST_OUTLETS);
  const left = 150;
  const width = 860;
  const height = shown.length * LINE + 44;
  const times = dated.map((m) => instant(m.document.time));
  const pad = Math.max((Math.max(...times) - Math.min(...times)) * 0.04, 3600000 * 6);
  const x = scaleUtc([Math.min(...times) - pad, Math.max(...times) + pad], [left, width - 12]);
  const y = (outlet) => shown.indexOf(outlet) * LINE + LINE / 2 + 6;
  const label = `${counted(dated.length, 'document')} of ${counted(outlets.length, 'outlet')} in time, from ${date(dated.reduce((least, m) => (instant(m.document.time) < instant(least) ? m.document.time : least), dated[0].document.time))}`;
  const drawn = svg('svg', { viewBox: `0 0 ${width} ${height}`, class: 'chart timeline', role: 'img', 'aria-label': label });
  for (const outlet of shown) {
    drawn.append(svg('line', { x1: left, x2: width - 12, y1: y(outlet), y2: y(outlet), class: 'grid' }),
      svg('text', { x: left - 8, y: y(outlet) + 4, 'text-anchor': 'end', direction: 'ltr' }, clip(outlet || '(no outlet)', 22), svg('title', {}, outlet)));
  }
  const place = (m) => (m.document.time === null || !shown.includes(m.document.outlet) ? null : [x(instant(m.document.time)), y(m.document.outlet)]);
  for (const [from, to] of edges) {
    const a = place(members[from]);
    const b = place(members[to]);
    if (a && b) drawn.append(svg('path', { d: `M${a[0]},${a[1]} C${(a[0] + b[0]) / 2},${a[1]} ${(a[0] + b[0]) / 2},${b[1]} ${b[0]},${b[1]}`, class: 'edge' }));
  }
  for (const m of dated) {
    const at = place(m);
    if (at === null) continue;
    drawn.append(svg('circle', { cx: at[0], cy: at[1], r: m.kind === 'representative' ? 7 : 5, class: `dot dot-${m.kind}${m.dropped ? ' dropped' : ''}` },
      svg('title', {}, `${titleOf(m.document)}\n${m.document.outlet}\n${m.document.date}`)));
  }
  const axis = svg('g', { transform: `translate(0,${height - 26})`, class: 'axis' });
  drawn.append(axis);
  select(axis).call(axisBottom(x).ticks(6));
  const undated = members.length - dated.length;
  return h('figure', {}, drawn, h('figcaption', {},
    undated > 0 ? `${counted(undated, 'document')} without a date not shown. ` : '',
    outlets.length > shown.length ? `The first ${shown.length} of ${outlets.length} outlets. ` : '',
    'Large: the text that stands for the cluster. The table below says the same in words.'));
}

export const clip = (text, most) => ([...text].length > most ? `${[...text].slice(0, most - 1).join('')}\u2026` : text);
export { own };
