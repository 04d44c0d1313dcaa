// A matrix of outlets as a heat map that is also a table: every cell is a link with its value.
import { scaleSequentialSqrt } from 'd3-scale';
import { interpolateBlues } from 'd3-scale-chromatic';
import { h, own } from './dom.js';

// Relative luminance of 'rgb(r, g, b)' (WCAG 2). Below 0.179 white stands out more than black, and
// whichever does has a contrast of 4.5 or more.
function luminance(rgb) {
  const [r, g, b] = rgb.match(/\d+/g).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

// cells: Map of "row column" -> number; show(value) -> text; href(row, column) -> address.
export function heatMap({ label, names, value, show, href, rowLabel, columnLabel }) {
  let most = 0;
  for (let i = 0; i < names.length; i += 1) for (let j = 0; j < names.length; j += 1) most = Math.max(most, value(i, j) ?? 0);
  const colour = scaleSequentialSqrt(interpolateBlues).domain([0, most || 1]);
  const table = h('table', { class: 'heat' }, h('caption', {}, label),
    h('thead', {}, h('tr', {}, h('td', { class: 'corner' }, `${rowLabel} \u2193 ${columnLabel} \u2192`), names.map((name) => h('th', { scope: 'col' }, h('span', {}, own(name)))))),
    h('tbody', {}, names.map((row, i) => h('tr', {}, h('th', { scope: 'row' }, own(row)), names.map((column, j) => {
      const v = value(i, j);
      if (!v) return h('td', { class: 'none' });
      const cell = h('td', {}, h('a', { href: href(i, j), title: `${row} \u2192 ${column}: ${show(v)}`, 'aria-label': `${row}, ${column}: ${show(v)}` }, show(v)));
      cell.style.backgroundColor = colour(v);
      cell.classList.add(luminance(colour(v)) < 0.179 ? 'dark' : 'light');
      return cell;
    })))));
  return h('div', { class: 'plain-scroll', tabindex: 0, role: 'region', 'aria-label': label }, table);
}
