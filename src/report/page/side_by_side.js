// Two texts beside each other, sentence by sentence. Both sides are one scrolled list of rows, so
// what belongs together stays together; the strip at the edge is the whole of it at a glance.
import { align, tally, wordChanges } from './align.js';
import { hasText, passageOf, section, textOf, titleOf } from './data.js';
import { fresh, h, own } from './dom.js';
import { counted, date } from './format.js';
import * as route from './route.js';
import { ROWS } from './words.js';

const KINDS = ['same', 'edited', 'moved', 'deleted', 'added'];

// Stretches of the text that its outlet repeats.
function standing(shown) {
  const spans = [...shown.standing];
  for (const { begin, end, reason } of shown.cuts) if (reason === 'boilerplate') spans.push([begin, end]);
  for (const { passage, begin, end } of shown.passages) if (passageOf(passage)?.kind === 'boilerplate') spans.push([begin, end]);
  return spans;
}

const covered = (sentence, spans) => spans.some(([begin, end]) => Math.min(end, sentence.end) - Math.max(begin, sentence.begin) > (sentence.end - sentence.begin) / 2);

const HAS_DIGIT = /\p{N}/u;

function pieces(parts, tag) {
  return parts.map((part) => (part.changed ? h(tag, { class: HAS_DIGIT.test(part.text) ? 'figure-changed' : null }, part.text) : part.text));
}

function cell(side, row, texts, spans, id, number) {
  const sentence = row[side];
  if (sentence === null) return h('div', { class: 'side blank', role: 'cell' }, h('span', { class: 'only-read' }, 'nothing here'));
  const grey = covered(sentence, spans[side]);
  const tag = side === 'left' ? 'del' : 'ins';
  const content = row.kind === 'edited' ? pieces(texts[side], tag) : [sentence.text];
  const partner = row.partner === null ? null : h('a', {
    href: `#${id}-${row.partner}`, class: 'partner',
    onClick: (event) => { event.preventDefault(); const there = document.getElementById(`${id}-${row.partner}`); there?.scrollIntoView({ block: 'center' }); there?.focus({ preventScroll: true }); },
  }, side === 'left' ? 'stands on the right, elsewhere' : 'stands on the left, elsewhere');
  return h('div', { class: `side ${side}${grey ? ' standing' : ''}`, role: 'cell', dir: 'auto', title: grey ? 'standing text of the outlet' : null }, content, partner ? [' ', partner] : null, number);
}

function named(found) {
  return h('div', { class: 'side-head', role: 'columnheader' }, h('strong', {}, own(titleOf(found))), h('small', {}, own(found.outlet), found.outlet && found.date ? ', ' : '', found.time ? date(found.time) : own(found.date)));
}

export function sideBySide(left, right) {
  const missing = [left, right].filter((d) => d === undefined || !hasText(d.id));
  if (missing.length > 0) {
    return {
      element: h('p', { class: 'empty' }, `The text of ${missing.filter((d) => d).map((d) => d.name).join(' and ') || 'a second document'} is not on this page. Another pair may be, or see: dittograph compare ${left?.name ?? ''} ${right?.name ?? ''} --corpus FILE`),
      mount: () => {}, unmount: () => {},
    };
  }
  const shown = { left: textOf(left.id), right: textOf(right.id) };
  return rowsView({ left, right, rows: align(shown.left.text, shown.right.text), spans: { left: standing(shown.left), right: standing(shown.right) } });
}

export function rowsView({ left, right, rows, spans }) {
  const id = fresh('row');
  const counts = tally(rows);
  const list = h('div', { class: 'rows', role: 'table', tabindex: 0, 'aria-label': `${titleOf(left)} beside ${titleOf(right)}` },
    h('div', { class: 'row-heads', role: 'row' }, h('div', { class: 'sign-head', role: 'columnheader' }, h('span', { class: 'only-read' }, 'How they compare')), named(left), named(right)));
  const elements = rows.map((row, n) => {
    const texts = row.kind === 'edited' ? wordChanges(row.left.text, row.right.text) : null;
    const [word, sign] = ROWS[row.kind];
    return h('div', { class: `row row-${row.kind}`, role: 'row', id: `${id}-${n}`, tabindex: row.partner === null ? null : -1 },
      h('div', { class: 'sign', role: 'rowheader', title: word }, h('span', { 'aria-hidden': 'true' }, sign), h('span', { class: 'only-read' }, word)),
      cell('left', row, texts, spans, id), cell('right', row, texts, spans, id));
  });
  list.append(...elements);
  const strip = h('div', { class: 'minimap', 'aria-hidden': 'true' });
  const lens = h('div', { class: 'lens' });
  const marks = rows.map((row) => h('i', { class: `mark-${row.kind}` }));
  strip.append(...marks, lens);
  const jump = (event) => {
    const box = strip.getBoundingClientRect();
    list.scrollTop = ((event.clientY - box.top) / box.height) * list.scrollHeight - list.clientHeight / 2;
  };
  strip.addEventListener('pointerdown', (event) => { jump(event); strip.setPointerCapture(event.pointerId); });
  strip.addEventListener('pointermove', (event) => { if (event.buttons > 0) jump(event); });
  const follow = () => {
    lens.style.top = `${(list.scrollTop / list.scrollHeight) * 100}%`;
    lens.style.height = `${Math.min(1, list.clientHeight / list.scrollHeight) * 100}%`;
  };
  const measure = () => {
    const total = list.scrollHeight || 1;
    elements.forEach((element, n) => {
      marks[n].hidden = element.offsetHeight === 0;
      marks[n].style.top = `${(element.offsetTop / total) * 100}%`;
      marks[n].style.height = `${Math.max((element.offsetHeight / total) * 100, 0.4)}%`;
    });
    follow();
  };
  list.addEventListener('scroll', follow, { passive: true });
  const only = h('input', { type: 'checkbox', id: fresh('only'), onChange: () => { list.classList.toggle('only-changes', only.checked); measure(); } });
  const hide = h('input', { type: 'checkbox', id: fresh('hide'), onChange: () => { list.classList.toggle('no-standing', hide.checked); measure(); } });
  const hasStanding = rows.some((row) => ['left', 'right'].some((side) => row[side] !== null && covered(row[side], spans[side])));
  const next = (step) => {
    const changed = elements.filter((element, n) => rows[n].kind !== 'same' && element.offsetHeight > 0);
    const at = list.scrollTop + list.clientHeight / 2;
    const middle = (element) => element.offsetTop + element.offsetHeight / 2;
    const found = step > 0 ? changed.find((element) => middle(element) > at + 2) : changed.findLast((element) => middle(element) < at - 2);
    if (found) list.scrollTop = middle(found) - list.clientHeight / 2;
  };
  const observer = new ResizeObserver(measure);
  return {
    element: h('div', { class: 'beside' },
      h('ul', { class: 'legend', 'aria-label': 'Sentences' }, KINDS.filter((kind) => counts[kind] > 0).map((kind) => h('li', { class: `row-${kind}` }, h('span', { class: 'sign', 'aria-hidden': 'true' }, ROWS[kind][1]), ` ${ROWS[kind][0]}: ${counted(counts[kind], 'sentence')}`))),
      h('div', { class: 'tools' },
        h('button', { type: 'button', onClick: () => next(-1) }, 'Change before'), h('button', { type: 'button', onClick: () => next(1) }, 'Next change'),
        h('span', {}, only, h('label', { for: only.id }, 'Only what differs')),
        hasStanding ? h('span', {}, hide, h('label', { for: hide.id }, 'Without standing text')) : null),
      h('div', { class: 'rows-frame' }, list, strip)),
    mount: () => { measure(); observer.observe(list); },
    unmount: () => observer.disconnect(),
  };
}

// A pair of documents by their numbers.
export function pairView(a, b, documentOf) {
  const left = documentOf(Number(a));
  const right = documentOf(Number(b));
  const view = sideBySide(left, right);
  return {
    title: `${titleOf(left)} and ${titleOf(right)}`,
    element: h('div', {}, h('h1', {}, 'Side by side'),
      h('p', { class: 'lead' }, [left, right].map((d, i) => [i > 0 ? ' and ' : '', h('a', { href: route.to(['document', d.id]) }, own(titleOf(d)))])), view.element),
    mount: view.mount,
    unmount: view.unmount,
  };
}
export { section };
