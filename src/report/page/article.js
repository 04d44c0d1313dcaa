// One text as it was found, with what it says twice in colours, and the cleaned text beside it.
import { articles, cleanedText, documentOf, has, passageOf, sourceName, textOf, titleOf } from './data.js';
import { profile } from './coverage.js';
import { address, fresh, h, own } from './dom.js';
import { count, counted, date, share } from './format.js';
import { leftOutNote } from './overview.js';
import * as route from './route.js';
import { virtualTable } from './table.js';
import { kindName, REASONS } from './words.js';

const N_COLOURS = 6;

export function articlesView() {
  const { query } = route.read();
  const state = { sort: query.get('sort') ?? 'characters', down: query.get('up') === null };
  const held = h('div', {});
  let table = null;
  const draw = () => {
    table?.unmount();
    table = virtualTable({
      label: 'Articles that say something twice',
      rows: articles(),
      state,
      columns: [
        { key: 'title', label: 'Article', width: 'minmax(14rem, 3fr)', value: (a) => titleOf(a.document), cell: (a) => h('a', { href: route.to(['document', a.document.id]) }, own(titleOf(a.document))) },
        { key: 'outlet', label: 'Outlet', width: 'minmax(8rem, 1fr)', value: (a) => a.document.outlet, cell: (a) => own(a.document.outlet) },
        { key: 'cuts', label: 'Copies cut', width: '8rem', number: true, value: (a) => a.cuts, cell: (a) => count(a.cuts) },
        { key: 'characters', label: 'Characters', width: '8rem', number: true, value: (a) => a.characters, cell: (a) => count(a.characters) },
        { key: 'share', label: 'Of the text', width: '8rem', number: true, value: (a) => a.characters / a.length, cell: (a) => share(a.characters / a.length) },
      ],
      href: (a) => route.to(['document', a.document.id]),
      onState: (next) => { Object.assign(state, next); route.amend({ sort: next.sort, up: next.down ? '' : '1' }); draw(); },
      empty: 'No article says anything twice.',
    });
    held.replaceChildren(table.element);
    table.mount();
  };
  return {
    title: 'Repeats', element: h('div', {}, h('h1', {}, 'Repeats within articles'),
      h('p', { class: 'lead' }, 'Articles that say a sentence or a block twice: what was cut, which copy stays, and the cleaned text.'), held, leftOutNote()),
    mount: draw, unmount: () => table?.unmount(),
  };
}

// Repeats in groups: all cuts whose kept copies overlap have one colour.
function groups(cuts) {
  const found = [];
  for (const cut of cuts) {
    if (cut.kept === null) continue;
    const group = found.find((one) => one.kept.begin < cut.kept.end && cut.kept.begin < one.kept.end);
    if (group === undefined) {
      found.push({ kept: { ...cut.kept }, cuts: [cut] });
    } else {
      group.kept.begin = Math.min(group.kept.begin, cut.kept.begin);
      group.kept.end = Math.max(group.kept.end, cut.kept.end);
      group.cuts.push(cut);
    }
  }
  return found;
}

// The text cut at every edge of a mark; each piece with the marks that cover it.
export function marked(text, marks, make) {
  const edges = [...new Set([0, text.length, ...marks.flatMap((mark) => [mark.begin, mark.end])])].sort((x, y) => x - y);
  const out = [];
  for (let i = 0; i + 1 < edges.length; i += 1) {
    const [begin, end] = [edges[i], edges[i + 1]];
    const over = marks.filter((mark) => mark.begin <= begin && end <= mark.end);
    out.push(make(text.slice(begin, end), over, begin));
  }
  return out;
}

function jump(id, text, title) {
  return h('a', { class: 'jump', href: `#${id}`, title, onClick: (event) => {
    event.preventDefault();
    const there = document.getElementById(id);
    there?.scrollIntoView({ block: 'center' });
    there?.focus({ preventScroll: true });
    there?.classList.add('lit');
    setTimeout(() => there?.classList.remove('lit'), 1600);
  } }, text);
}

function found(shown) {
  const id = fresh('mark');
  const marks = [];
  const all = groups(shown.cuts);
  all.forEach((group, g) => {
    marks.push({ ...group.kept, role: 'kept', colour: g % N_COLOURS, name: g + 1, id: `${id}-kept-${g}` });
    group.cuts.forEach((cut, n) => marks.push({ begin: cut.begin, end: cut.end, role: 'cut', colour: g % N_COLOURS, name: g + 1, id: `${id}-cut-${g}-${n}`, keptId: `${id}-kept-${g}`, cut }));
    marks.findLast((mark) => mark.role === 'kept').copies = group.cuts.map((cut, n) => `${id}-cut-${g}-${n}`);
  });
  for (const cut of shown.cuts) if (cut.kept === null) marks.push({ begin: cut.begin, end: cut.end, role: 'elsewhere', cut });
  for (const [begin, end] of shown.shared) marks.push({ begin, end, role: 'shared' });
  for (const [begin, end] of shown.standing) marks.push({ begin, end, role: 'standing' });
  for (const credit of shown.credits) if (credit.end > credit.begin) marks.push({ begin: credit.begin, end: credit.end, role: 'credit', credit });
  for (const stretch of shown.passages) marks.push({ begin: stretch.begin, end: stretch.end, role: 'passage', passage: stretch.passage });
  const placed = new Set();
  return h('div', { class: 'text', dir: 'auto' }, marked(shown.text, marks, (piece, over, begin) => {
    if (over.length === 0) return piece;
    const cut = over.find((mark) => mark.role === 'cut');
    const kept = over.find((mark) => mark.role === 'kept');
    const elsewhere = over.find((mark) => mark.role === 'elsewhere');
    const passage = over.find((mark) => mark.role === 'passage');
    const credit = over.find((mark) => mark.role === 'credit');
    const main = cut ?? elsewhere ?? kept ?? credit ?? passage ?? over[0];
    const starts = main.begin === begin && !placed.has(main);
    if (starts) placed.add(main);
    const classes = [cut ? `cut colour-${cut.colour}` : '', kept && !cut ? `kept colour-${kept.colour}` : '', elsewhere ? 'cut elsewhere' : '', passage ? `in-passage ${passageOf(passage.passage)?.kind ?? ''}` : '', over.some((mark) => mark.role === 'standing') ? 'in-passage boilerplate' : over.some((mark) => mark.role === 'shared') ? 'in-passage' : '', credit ? 'credit' : ''].join(' ');
    let note = null;
    if (starts && cut) note = jump(cut.keptId, `${cut.name} cut`, `${REASONS.repeat}, ${cut.cut.kind}; go to the copy that stays`);
    else if (starts && kept && !cut) note = kept.copies.map((copy, n) => jump(copy, n === 0 ? `${kept.name} kept` : `copy ${n + 1}`, 'this copy stays; go to one that was cut'));
    else if (starts && elsewhere) note = h('a', { class: 'jump', href: route.to(['document', elsewhere.cut.keptDocument]), title: `stands in: ${titleOf(documentOf(elsewhere.cut.keptDocument))}` }, elsewhere.cut.reason === 'boilerplate' ? 'standing text' : 'stands elsewhere');
    else if (starts && credit) note = h('small', { class: 'jump' }, `credit: ${sourceName(credit.credit.source)}`);
    else if (starts && passage) note = h('a', { class: 'jump', href: route.to(['passage', passage.passage]) }, 'shared');
    return h('span', { class: 'piece' }, note, h(cut || elsewhere ? 'del' : kept ? 'mark' : 'span', { class: classes, id: starts ? main.id : null, tabindex: starts && main.id ? -1 : null }, piece));
  }));
}

function auditFacts(d) {
  return h('p', {}, `${(d.more.st ?? 'unique').replaceAll('_', ' ')}; ${share(d.more.or ?? 1)} of it stands in no other outlet, standing text aside (${counted(d.more.b ?? 0, 'character')}). `, d.more.cv ? ['Where others have it: ', profile(d)] : null);
}

export function documentView(number) {
  const d = documentOf(Number(number));
  const shown = textOf(d.id);
  const heading = [h('h1', {}, own(titleOf(d))), h('p', { class: 'lead' }, own(d.outlet), d.outlet && d.date ? ', ' : '', d.time ? date(d.time) : own(d.date), ' ', h('code', {}, own(d.name)), d.url ? [h('br'), address(d.url)] : null)];
  if (shown === null) return { title: titleOf(d), element: h('div', {}, heading, h('p', { class: 'empty' }, 'The text of this document is not on the page.')) };
  const repeats = shown.cuts.filter((cut) => cut.reason === 'repeat');
  const kinds = Object.entries(Object.groupBy(repeats, (cut) => cut.kind)).map(([kind, cuts]) => `${count(cuts.length)} ${kindName(kind).toLowerCase()}`);
  const inPassages = [...new Set(shown.passages.map((p) => p.passage))].map(passageOf).filter((p) => p !== null);
  const id = fresh('plain');
  const plain = h('input', { type: 'checkbox', id });
  const pair = h('div', { class: `two-texts${shown.changes.length === 0 ? ' one' : ''}` },
    h('section', { 'aria-label': 'As it was found' }, h('h2', {}, 'As it was found'), found(shown)),
    shown.changes.length === 0 ? null : h('section', { 'aria-label': 'Cleaned' }, h('h2', {}, 'Cleaned'), h('div', { class: 'text', dir: 'auto' }, cleanedText(shown))));
  plain.addEventListener('change', () => pair.classList.toggle('no-passages', plain.checked));
  return {
    title: titleOf(d),
    element: h('div', {}, has('audit-clusters') || has('rows') ? null : h('p', { class: 'crumb' }, h('a', { href: '#/articles' }, 'Repeats')), heading,
      has('audit-clusters') ? auditFacts(d) : h('p', {}, repeats.length > 0 ? `${counted(repeats.length, 'copy').replace('copys', 'copies')} cut (${kinds.join(', ')}). ` : 'Nothing in it stands twice. ',
        inPassages.length > 0 ? [`It shares ${counted(inPassages.length, 'passage')} with other documents. `, plain, h('label', { for: id }, 'Without their marks')] : null,
        d.dropped ? h('strong', {}, ' Dropped: another document stands for it.') : null),
      pair),
  };
}
