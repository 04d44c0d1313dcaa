// A table of any length: only the rows in sight stand in the document. Sorted by its headings,
// walked with the arrow keys; a row is opened by its link or with Enter.
import { Virtualizer, elementScroll, observeElementOffset, observeElementRect } from '@tanstack/virtual-core';
import { fresh, h } from './dom.js';

// columns: { key, label, value(row) for sorting, cell(row) for showing, number, wide }.
// state: { sort, down } and onState(state) when a heading is pressed.
export function virtualTable({ label, columns, rows, href, state, onState, empty }) {
  const sorted = sortRows(rows, columns, state);
  const template = columns.map((column) => column.width ?? '1fr').join(' ');
  const hint = fresh('hint');
  const body = h('div', { class: 'table-rows', role: 'rowgroup' });
  const scroller = h('div', { class: 'table-scroll', tabindex: 0, role: 'table', 'aria-label': label, 'aria-rowcount': rows.length + 1, 'aria-describedby': hint },
    h('div', { role: 'rowgroup', class: 'table-head' },
      h('div', { role: 'row', 'aria-rowindex': 1, class: 'table-row' }, columns.map((column) => heading(column, state, onState)))),
    body);
  scroller.querySelector('.table-head').style.setProperty('--columns', template);
  body.style.setProperty('--columns', template);

  const make = (index) => {
    const row = sorted[index];
    return h('div', { role: 'row', class: 'table-row', 'aria-rowindex': index + 2, 'data-index': index },
      columns.map((column) => h('div', { role: 'cell', class: column.number ? 'number' : null, 'data-label': column.label }, column.cell(row))));
  };
  let shown = new Map();
  const rowHeight = () => (window.matchMedia('(max-width: 700px)').matches ? 92 : 44);
  const virtualizer = new Virtualizer({
    count: sorted.length,
    getScrollElement: () => scroller,
    estimateSize: rowHeight,
    overscan: 8,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: () => draw(),
  });
  const draw = () => {
    const next = new Map();
    for (const item of virtualizer.getVirtualItems()) {
      const row = shown.get(item.index) ?? make(item.index);
      row.style.transform = `translateY(${item.start}px)`;
      row.style.height = `${item.size}px`;
      if (row.parentNode === null) body.append(row);
      next.set(item.index, row);
    }
    for (const [index, row] of shown) if (!next.has(index)) row.remove();
    shown = next;
    body.style.height = `${virtualizer.getTotalSize()}px`;
  };
  const focusRow = (index) => {
    const wanted = Math.min(Math.max(index, 0), sorted.length - 1);
    virtualizer.scrollToIndex(wanted);
    requestAnimationFrame(() => requestAnimationFrame(() => {
      draw();
      shown.get(wanted)?.querySelector('a')?.focus({ preventScroll: true });
    }));
  };
  scroller.addEventListener('keydown', (event) => {
    const at = event.target.closest('[data-index]');
    const index = at === null ? -1 : Number(at.dataset.index);
    const page = Math.max(1, Math.floor(scroller.clientHeight / rowHeight()) - 1);
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page }[event.key];
    if (step !== undefined) focusRow(index + step);
    else if (event.key === 'Home') focusRow(0);
    else if (event.key === 'End') focusRow(sorted.length - 1);
    else if (event.key === 'Enter' && at !== null && href) location.hash = href(sorted[index]);
    else return;
    event.preventDefault();
  });
  body.addEventListener('click', (event) => {
    const at = event.target.closest('[data-index]');
    if (at !== null && href && event.target.closest('a') === null && getSelection().isCollapsed) location.hash = href(sorted[Number(at.dataset.index)]);
  });

  const element = h('div', { class: 'table' },
    h('p', { id: hint, class: 'quiet only-read' }, 'Use the arrow keys to move between rows and Enter to open one.'),
    rows.length === 0 ? h('p', { class: 'empty' }, empty ?? 'Nothing fits these choices.') : scroller);
  const clean = rows.length === 0 ? () => {} : virtualizer._didMount();
  return {
    element,
    mount: () => {
      if (rows.length === 0) return;
      virtualizer._willUpdate();
      virtualizer.measure();
      draw();
    },
    unmount: () => clean(),
  };
}

function heading(column, state, onState) {
  if (!column.value) return h('div', { role: 'columnheader' }, column.label);
  const active = state.sort === column.key;
  const mark = active ? (state.down ? ' \u2193' : ' \u2191') : '';
  return h('div', { role: 'columnheader', class: column.number ? 'number' : null, 'aria-sort': active ? (state.down ? 'descending' : 'ascending') : 'none' },
    h('button', { type: 'button', onClick: () => onState({ sort: column.key, down: active ? !state.down : column.number === true }) }, column.label, h('span', { 'aria-hidden': 'true' }, mark)));
}

// Nothing known comes last, up or down.
export function sortRows(rows, columns, { sort, down }) {
  const column = columns.find((one) => one.key === sort);
  if (column === undefined) return rows;
  const collator = new Intl.Collator();
  const known = (value) => value !== null && value !== undefined && value !== '';
  return rows.map((row, index) => [column.value(row), index, row]).sort(([x, i], [y, j]) => {
    if (known(x) !== known(y)) return known(x) ? -1 : 1;
    if (!known(x)) return i - j;
    const order = typeof x === 'number' ? x - y : collator.compare(x, y);
    return (down ? -order : order) || i - j;
  }).map(([, , row]) => row);
}

// A small table, all of it in the document.
export function plainTable(label, columns, rows) {
  return h('div', { class: 'plain-scroll', tabindex: 0, role: 'region', 'aria-label': label },
    h('table', { class: 'plain' }, h('caption', { class: 'only-read' }, label),
      h('thead', {}, h('tr', {}, columns.map((column) => h('th', { scope: 'col', class: column.number ? 'number' : null }, column.label)))),
      h('tbody', {}, rows.map((row) => h('tr', {}, columns.map((column) => h('td', { class: column.number ? 'number' : null }, column.cell(row))))))));
}
