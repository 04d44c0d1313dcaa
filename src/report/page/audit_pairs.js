// Pairs of articles of two outlets: who had it first, how much, with which credit and headline.
import { pairOf, pairs, section, sourceName, titleOf } from './data.js';
import { fresh, h, labelled, own, select } from './dom.js';
import { count, counted, date, lag, share } from './format.js';
import { leftOutNote } from './overview.js';
import * as route from './route.js';
import { sideBySide } from './side_by_side.js';
import { plainTable, virtualTable } from './table.js';

export const DIRECTIONS = { first: 'known', later: 'known', tie: 'tie', unknown: 'unknown' };
const lagOf = (p) => (p.lag === null ? '' : p.lagUnit === 'day' ? counted(Math.round(p.lag / 86400), 'day') : lag(p.lag));
const arrow = (p) => (p.direction === 'first' ? '\u2192' : p.direction === 'tie' ? '=' : '?');

const COLUMNS = [
  { key: 'title', label: 'Text', width: 'minmax(13rem, 3fr)', value: (p) => titleOf(p.b), cell: (p) => h('a', { href: route.to(['link', p.number]) }, own(titleOf(p.b))) },
  { key: 'from', label: 'From', width: 'minmax(7rem, 1fr)', value: (p) => p.a.outlet, cell: (p) => own(p.a.outlet) },
  { key: 'direction', label: '', width: '1.4rem', cell: (p) => h('span', { title: p.direction, role: 'img', 'aria-label': { first: 'to', tie: 'tie with', unknown: 'or' }[p.direction] ?? p.direction }, arrow(p)) },
  { key: 'to', label: 'To', width: 'minmax(7rem, 1fr)', value: (p) => p.b.outlet, cell: (p) => own(p.b.outlet) },
  { key: 'lag', label: 'Later by', width: '6rem', number: true, value: (p) => p.lag, cell: lagOf },
  { key: 'share', label: 'Of the later', width: '6rem', number: true, value: (p) => p.shareB, cell: (p) => share(p.shareB) },
  { key: 'credit', label: 'Credit', width: '6rem', value: (p) => p.credit, cell: (p) => p.credit },
  { key: 'headline', label: 'Headline', width: '7rem', value: (p) => p.headline, cell: (p) => p.headline },
];

export function auditPairsView() {
  const { query } = route.read();
  const all = pairs().filter((p) => !p.sameOutlet);
  const state = { sort: query.get('sort') ?? 'share', down: query.get('up') === null };
  const held = h('div', {});
  const told = h('p', { role: 'status', class: 'quiet' });
  let table = null;
  const draw = () => {
    const q = (name) => query.get(name) ?? '';
    const rows = all.filter((p) => (q('from') === '' || p.a.outlet === q('from')) && (q('to') === '' || p.b.outlet === q('to')) &&
      ['direction', 'credit', 'headline'].every((name) => q(name) === '' || p[name] === q(name)) &&
      (q('wire') !== '0' || (p.wire !== 'credited' && p.wire !== 'confirmed')) &&
      (q('disagree') === '' || p.disagreement));
    told.textContent = `${counted(rows.length, 'pair')} of ${count(all.length)}`;
    table?.unmount();
    table = virtualTable({ label: 'Pairs of articles', columns: COLUMNS, rows, state, href: (p) => route.to(['link', p.number]),
      onState: (next) => { Object.assign(state, next); route.amend({ sort: next.sort, up: next.down ? '' : '1' }); draw(); } });
    held.replaceChildren(table.element);
    table.mount();
  };
  const choose = (name, value) => {
    if (value === '') query.delete(name);
    else query.set(name, value);
    route.amend({ [name]: value });
    draw();
  };
  const outlets = (side) => [...new Set(all.map((p) => p[side].outlet))].filter((name) => name !== '').sort(new Intl.Collator().compare).map((name) => [name, name]);
  const words = (name) => [...new Set(all.map((p) => p[name]))].map((word) => [word, word]);
  const pick = (label, name, options, any) => labelled(label, select([['', any], ...options], query.get(name) ?? '', (value) => choose(name, value)));
  const disagree = h('input', { type: 'checkbox', id: fresh('only'), checked: query.has('disagree'), onChange: () => choose('disagree', disagree.checked ? '1' : '') });
  const wire = h('input', { type: 'checkbox', id: fresh('wire'), checked: query.get('wire') !== '0', onChange: () => choose('wire', wire.checked ? '' : '0') });
  return {
    title: 'Pairs',
    element: h('div', {}, h('h1', {}, 'Pairs of articles'),
      h('form', { class: 'filters', role: 'search', 'aria-label': 'Choose pairs', onSubmit: (event) => event.preventDefault() },
        pick('From', 'from', outlets('a'), 'Any outlet'), pick('To', 'to', outlets('b'), 'Any outlet'),
        pick('Direction', 'direction', words('direction'), 'Any'), pick('Credit', 'credit', words('credit'), 'Any'), pick('Headline', 'headline', words('headline'), 'Any'),
        h('span', {}, wire, h('label', { for: wire.id }, 'With wire copy')), h('span', {}, disagree, h('label', { for: disagree.id }, 'Only where evidence disagrees'))),
      told, held, leftOutNote()),
    mount: draw, unmount: () => table?.unmount(),
  };
}

const EVIDENCE = ['Date', 'Credit', 'Canonical address', 'Containment', 'Is an agency'];
const SAYS = { nothing: 'says nothing', a_first: 'the left was first', b_first: 'the right was first', tie: 'a tie' };
const EDITS = ['unchanged', 'edited', 'added', 'deleted', 'moved'];

export function linkView(number) {
  const p = pairOf(Number(number));
  if (p === null) return { title: 'Pair', element: h('div', {}, h('h1', {}, 'This pair is not on the page'), h('p', {}, 'pairs.csv and audit.sqlite have all of them.')) };
  const view = sideBySide(p.a, p.b);
  const credit = (d) => (d.more.cr ?? []).map(([form, source]) => [sourceName(source), form]).filter(([name]) => name !== '').map(([name, form]) => `${name} (${form.replaceAll('_', ' ')})`).join(', ') || 'none';
  const side = (d) => [own(d.outlet), h('br'), h('small', {}, d.time ? date(d.time) : own(d.date || 'no date'))];
  const fact = (label, left, right) => [label, left, right];
  return {
    title: `${p.a.outlet} and ${p.b.outlet}`,
    element: h('div', {}, h('p', { class: 'crumb' }, h('a', { href: '#/pairs' }, 'Pairs'), ` / ${p.number}`, p.cluster >= 0 ? [', ', h('a', { href: route.to(['cluster', p.cluster]) }, `cluster ${p.cluster}`)] : null),
      h('h1', {}, own(titleOf(p.b))),
      h('p', { class: 'lead' }, p.direction === 'first' ? [own(p.a.outlet), ' had it first', p.lag === null ? '' : `, ${lagOf(p)} earlier`, '. '] : p.direction === 'tie' ? 'Neither was first: a tie. ' : 'Who was first is not known. ',
        p.disagreement ? h('strong', {}, 'The evidence disagrees. ') : null, `Headline ${p.headline}; credit ${p.credit}; wire copy: ${p.wire}${p.sameOwner ? '; one owner' : ''}.`),
      h('div', { class: 'beside-tables' },
        plainTable('Both articles', [{ label: '', cell: ([label]) => label }, { label: 'Left', cell: ([, left]) => left }, { label: 'Right', cell: ([, , right]) => right }], [
          fact('Outlet', side(p.a), side(p.b)),
          fact('Shared, of the article', share(p.shareA), share(p.shareB)),
          fact('Shared characters', count(p.charsA), count(p.charsB)),
          fact('with standing text', count(p.fullA), count(p.fullB)),
          fact('Credit', own(credit(p.a)), own(credit(p.b))),
          fact('Longest run, fragments', counted(p.longest, 'word'), counted(p.fragments, 'fragment')),
        ]),
        plainTable('Evidence', [{ label: 'Evidence', cell: ([name]) => name }, { label: 'Says', cell: ([, says]) => SAYS[says] ?? says }], EVIDENCE.map((name, i) => [name, p.evidence[i]])),
        plainTable('Sentences', [{ label: 'Sentences', cell: ([name]) => name }, { label: '', number: true, cell: ([, n]) => count(n) }], EDITS.map((name, i) => [name, p.edits[i]]))),
      p.changes.length ? [h('h2', {}, 'Changed numbers and names'), h('ul', {}, p.changes.map(([kind, before, after]) => h('li', {}, `${kind}: `, h('del', {}, own(before || 'nothing')), ' \u2192 ', h('ins', {}, own(after || 'nothing')))))] : null,
      h('h2', {}, 'Side by side'), view.element),
    mount: view.mount, unmount: view.unmount,
  };
}
export { section };
