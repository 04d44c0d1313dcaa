// The first screen of an audit.
import { clusters, section } from './data.js';
import { h, own } from './dom.js';
import { count, counted, date, share } from './format.js';
import { leftOutNote } from './overview.js';
import * as route from './route.js';
import { choices, switches } from './switches.js';
import { plainTable } from './table.js';

// A flow's figures: with or without wire copy.
export function flowsOf({ wire }) {
  return section('flows', []).map(([sender, receiver, direction, sameOwner, all, without]) => {
    const [pairs, senderDocuments, receiverDocuments, senderShare, receiverShare, chars, fullChars, lags, lower, median, upper] = wire ? all : without;
    return { sender, receiver, direction, sameOwner: sameOwner === 1, pairs, senderDocuments, receiverDocuments, senderShare, receiverShare, chars, fullChars, lags, lower, median, upper };
  });
}

function figures(counts) {
  const chosen = choices();
  const flows = flowsOf(chosen);
  const sum = (direction, key) => flows.filter((flow) => direction === '' || flow.direction === direction).reduce((total, flow) => total + flow[key], 0);
  const pairs = sum('', 'pairs');
  const chars = sum('', chosen.standing ? 'fullChars' : 'chars');
  const credits = counts.credits ?? {};
  const credited = (credits.kept ?? 0) + (credits.stripped ?? 0) + (credits.replaced ?? 0);
  const shown = clusters().filter((c) => chosen.wire || (c.wire !== 'credited' && c.wire !== 'confirmed'));
  const figure = (value, label, detail, href) => h('li', { class: 'figure' }, h('strong', {}, value), h('span', {}, href ? h('a', { href }, label) : label), h('small', {}, detail));
  return h('ul', { class: 'figures', 'aria-label': 'The figures that matter' },
    figure(count(shown.length), 'texts in several outlets', `${counted(shown.reduce((total, c) => total + c.size, 0), 'article')}, ${count(shown.reduce((total, c) => total + c.independent, 0))} of them independent`, route.to(['clusters'])),
    figure(count(pairs), 'pairs of articles', `across outlets${chosen.wire ? '' : ', wire copy aside'}`, route.to(['pairs'])),
    figure(pairs ? share(sum('first', 'pairs') / pairs) : '\u2013', 'of them with a known direction', `${count(sum('tie', 'pairs'))} ties, ${count(sum('unknown', 'pairs'))} unknown`, route.to(['pairs'], { direction: 'first' })),
    figure(count(chars), 'characters taken over', chosen.standing ? 'standing text counted' : 'standing text aside', route.to(['outlets'])),
    figure(credited ? share((credits.stripped ?? 0) / credited) : '\u2013', 'of credits stripped', `${count(credits.kept ?? 0)} kept, ${count(credits.stripped ?? 0)} stripped, ${count(credits.replaced ?? 0)} replaced, ${count(credits.added ?? 0)} added; all pairs`, route.to(['pairs'], { credit: 'stripped' })));
}

function takenOut(counts) {
  const rows = [
    ['Standing text of outlets', `${count(counts.boilerplate_chars)} characters`, counts.chars ? share(counts.boilerplate_chars / counts.chars) : '', 'the switch above; --count-boilerplate'],
    ['Phrases to be ignored', `${count(counts.ignored_tokens)} words`, '', '--ignore-phrases FILE'],
    ['Wire copy', counted(counts.wire_pairs, 'pair'), counts.cross_pairs ? share(counts.wire_pairs / counts.cross_pairs) : '', 'counted; the switch above'],
    ['Outlets of one owner', counted(counts.same_owner_pairs, 'pair'), counts.cross_pairs ? share(counts.same_owner_pairs / counts.cross_pairs) : '', 'counted, marked; --owner-groups FILE'],
    ['Outside the dates asked for', counted(counts.outside_dates, 'document'), '', '--since, --until'],
    ['Too far apart', counted(counts.outside_window, 'pair'), '', '--window'],
    ['Dates not understood, in the future, or of a month only', counted(counts.broken_date + counts.future_date + counts.coarse_date, 'document'), '', 'used as no date'],
    ['Without a date', counted(counts.without_date, 'document'), '', 'direction from other evidence only'],
    ['Without an outlet', counted(counts.without_source, 'document'), '', '--source-field'],
  ];
  return plainTable('What was taken out, and what was missing', [
    { label: 'What', cell: ([what]) => what }, { label: 'How much', number: true, cell: ([, n]) => n },
    { label: 'Of all', number: true, cell: ([, , part]) => part }, { label: 'Switch', cell: ([, , , how]) => how },
  ], rows);
}

export function auditOverview() {
  const { counts, totals } = section('summary');
  const days = clusters().flatMap((c) => [c.first, c.last]).filter((day) => day !== null);
  const held = h('div', {}, figures(counts));
  const kinds = Object.entries(counts.kinds ?? {});
  const states = Object.entries(counts.states ?? {});
  const small = (label, entries, say, href) => plainTable(label, [
    { label, cell: ([name]) => (href ? h('a', { href: href(name) }, say(name)) : say(name)) }, { label: 'Number', number: true, cell: ([, n]) => count(n) },
  ], entries);
  return {
    title: 'Overview',
    element: h('div', {}, h('h1', {}, 'Who has whose text'),
      h('p', { class: 'lead' }, `${counted(counts.documents, 'document')} of ${counted(totals.outlets, 'outlet')}`, days.length ? `, shared texts from ${date({ day: Math.min(...days) })} to ${date({ day: Math.max(...days) })}` : '', '.'),
      switches(() => held.replaceChildren(figures(counts))), held,
      h('h2', {}, 'What was taken out'), takenOut(counts),
      h('div', { class: 'beside-tables' },
        kinds.length ? h('section', {}, h('h2', {}, 'Kinds of shared text'), small('Kind', kinds, (name) => name.replaceAll('_', ' '), (name) => route.to(['clusters'], { kind: name }))) : null,
        states.length ? h('section', {}, h('h2', {}, 'What documents are'), small('State', states, (name) => name.replaceAll('_', ' '))) : null),
      clusters().length ? [h('h2', {}, 'In most outlets'), h('ol', { class: 'plain-list' }, clusters().slice(0, 5).map((c) =>
        h('li', {}, h('a', { href: route.to(['cluster', c.number]) }, own(c.title)), h('small', {}, ` ${counted(c.size, 'article')}, ${counted(c.independent, 'independent text')}`))))] : null,
      leftOutNote()),
  };
}
