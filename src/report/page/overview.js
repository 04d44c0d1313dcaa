// The first screen: what was looked at, the figures that matter, what was taken out and how to have
// it otherwise.
import { section, clusters, has, articles, passages } from './data.js';
import { h, own } from './dom.js';
import { count, counted, date, share, size } from './format.js';
import { to } from './route.js';
import { plainTable } from './table.js';

const total = (map, key) => Object.values(map ?? {}).reduce((sum, entry) => sum + (key ? entry[key] : entry), 0);

function figure(value, label, detail, href) {
  return h('li', { class: 'figure' }, h('strong', {}, value), h('span', {}, href ? h('a', { href }, label) : label), h('small', {}, detail));
}

function lookedAt(summary) {
  const notes = section('notes', {});
  const inputs = summary.inputs ?? [];
  const names = inputs.slice(0, 4).map((input) => input.name);
  const rest = (notes.inputs ?? inputs.length) - names.length;
  const outlets = section('outlets', { n: 0, outlets: [] });
  const known = outlets.outlets.filter(([name]) => name !== '').length;
  const span = daysOf();
  return h('p', { class: 'lead' }, counted(summary.documents, 'document'), ' in ', names.map((name, i) => [i > 0 ? ', ' : '', h('code', {}, own(name))]),
    rest > 0 ? ` and ${counted(rest, 'other input')}` : '', `, ${size(summary.text_bytes ?? summary.bytes)} of text`,
    known > 1 ? `, from ${counted(outlets.n - (known < outlets.outlets.length ? 1 : 0), 'outlet')}` : '',
    span ? `; clusters from ${span}` : '', '.');
}

function daysOf() {
  let first = Infinity;
  let last = -Infinity;
  for (const cluster of clusters()) {
    if (cluster.first === null) continue;
    first = Math.min(first, cluster.first);
    last = Math.max(last, cluster.last);
  }
  if (first === Infinity) return '';
  return first === last ? date({ day: first }) : `${date({ day: first })} to ${date({ day: last })}`;
}

function takenOut(summary) {
  const p = summary.params;
  const repeats = total(summary.repeats, 'cuts');
  const rows = [
    { what: 'Repeats within an article', n: repeats, size: total(summary.repeats, 'bytes'), on: p.within === 'cut', off: '--within report', where: to(['articles']) },
    { what: 'Copies of whole documents', n: summary.documents_dropped, size: null, on: p.documents === 'drop', off: '--documents mark', where: to(['clusters']) },
    { what: 'Standing text of outlets', n: summary.cuts?.boilerplate?.cuts ?? 0, size: summary.cuts?.boilerplate?.bytes ?? 0, on: p.boilerplate === 'cut', off: '--boilerplate report', where: to(['passages'], { kind: 'boilerplate' }) },
    { what: 'Passages that another document has', n: summary.cuts?.passage?.cuts ?? 0, size: summary.cuts?.passage?.bytes ?? 0, on: p.passages === 'cut', off: p.passages === 'cut' ? '--passages report' : '--passages cut', where: to(['passages'], { kind: 'reuse' }) },
    { what: 'Records that could not be read', n: total(summary.skipped), size: null, on: true, off: '--strict', where: null },
  ];
  return plainTable('What was taken out', [
    { label: 'What', cell: (row) => (row.where ? h('a', { href: row.where }, row.what) : row.what) },
    { label: 'State', cell: (row) => (row.on ? 'taken out' : 'reported, left in the text') },
    { label: 'Times', number: true, cell: (row) => count(row.n) },
    { label: 'Text', number: true, cell: (row) => (row.size === null ? '' : size(row.size)) },
    { label: 'To have it otherwise', cell: (row) => h('code', {}, row.off) },
  ], rows);
}

export function leftOut() {
  const notes = section('notes', {});
  return [
    [notes.rows_left_out, (n) => `${counted(n, 'smaller cluster')} and links: see clusters.jsonl`],
    [notes.pairs_left_out, (n) => `${counted(n, 'pair')} of articles that share less: see pairs.csv and audit.sqlite`],
    [notes.versions_left_out, (n) => `${counted(n, 'chain')} of versions: see audit.sqlite`],
    [notes.phrases_left_out, (n) => `${counted(n, 'phrase')} in fewer outlets: see passages.jsonl`],
    [notes.flows_left_out, (n) => `${counted(n, 'pair')} of outlets with few articles in common: see matrix.csv`],
    [notes.passages_left_out, (n) => `${counted(n, 'passage')} that fewer documents share: see passages.jsonl`],
    [notes.articles_left_out, (n) => `${counted(n, 'article')} with fewer repeats: see repeats.jsonl`],
    [notes.texts_left_out, (n) => `the texts of ${counted(n, 'document')} in the clusters shown: dittograph compare shows any two`],
    [notes.documents_left_out, (n) => `the titles of ${counted(n, 'document')}`],
    ...(notes.more ?? []).map((text) => [1, () => text]),
  ].filter(([n]) => n > 0).map(([n, say]) => say(n));
}

export function leftOutNote() {
  const parts = leftOut();
  if (parts.length === 0) return null;
  return h('details', { class: 'note' }, h('summary', {}, 'This page does not hold everything'),
    h('p', {}, 'So that a browser can open it, the page leaves out:'), h('ul', {}, parts.map((part) => h('li', {}, part))));
}

export function overview() {
  const summary = section('summary', {});
  const near = summary.near_documents ?? {};
  const cut = total(summary.repeats, 'bytes') + total(summary.cuts, 'bytes');
  const reuse = summary.passages?.reuse ?? 0;
  return {
    title: 'Overview',
    element: h('div', {},
      h('h1', {}, 'What stands twice'),
      lookedAt(summary),
      h('ul', { class: 'figures', 'aria-label': 'The figures that matter' },
        figure(count(near.clusters ?? 0), 'clusters of copies', `${counted(near.members ?? 0, 'copy').replace('copys', 'copies')} of other documents; ${counted(near.exact_clusters ?? 0, 'cluster')} of equal texts`, to(['clusters'])),
        figure(count(summary.documents_dropped ?? 0), 'documents dropped', `${share((summary.documents_dropped ?? 0) / Math.max(summary.documents, 1))} of all documents`, to(['clusters'])),
        figure(count(total(summary.repeats, 'groups')), 'repeats within articles', `in ${counted(summary.documents_changed ?? 0, 'document')} something was cut or mended`, articles().length ? to(['articles']) : null),
        figure(count(reuse), 'passages shared across outlets', `${count(summary.passages?.boilerplate ?? 0)} are standing text, ${count(summary.passages?.versions ?? 0)} within one outlet`, passages().length ? to(['passages']) : null),
        figure(size(cut), 'of text cut', `${share(cut / Math.max(summary.text_bytes ?? summary.bytes, 1))} of what was read, dropped documents aside`)),
      h('h2', {}, 'What was taken out'),
      takenOut(summary),
      h('p', { class: 'quiet' }, 'Nothing is lost: removed.jsonl holds what went, and dittograph restore puts the input back, byte for byte.'),
      clusters().length ? [h('h2', {}, 'The largest clusters'), largest()] : null,
      leftOutNote()),
  };
}

function largest() {
  return h('ol', { class: 'plain-list' }, clusters().slice(0, 5).map((cluster) =>
    h('li', {}, h('a', { href: to(['cluster', cluster.number]) }, own(cluster.title)), h('small', {}, ` ${counted(cluster.size, 'document')}, ${counted(cluster.outlets.length, 'outlet')}`))));
}

export const hasOutlets = () => has('outlets') && section('outlets').outlets.filter(([name]) => name !== '').length > 1;
