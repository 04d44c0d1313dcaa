// The alignment that the page does itself, without a browser. Exits 77 where esbuild is missing.
//
// usage: node align.mjs
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
let build;
try {
  ({ build } = createRequire(join(root, 'tools/page/package.json'))('esbuild'));
} catch {
  console.log('skipped: no esbuild here (tools/setup page installs it)');
  process.exit(77);
}
const bundle = await build({ entryPoints: [join(root, 'src/report/page/align.js')], bundle: true, format: 'esm', write: false, nodePaths: [join(root, 'tools/page/node_modules')] });
const { align, sentences, tally, wordChanges } = await import(`data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0].text).toString('base64')}`);

const FOUR = ['One goat went to the market.', 'Two sheep stayed at home all day.', 'The fire killed 12 people on Tuesday night.', 'Nobody knew the owner of the mill.'];

test('equal texts are unchanged, sentence by sentence', () => {
  assert.deepEqual(tally(align(FOUR.join(' '), FOUR.join('\n'))), { same: 4, edited: 0, deleted: 0, added: 0, moved: 0 });
});

test('a moved sentence is told on both sides, with its partner', () => {
  const rows = align(FOUR.join(' '), [FOUR[1], FOUR[2], FOUR[0], FOUR[3]].join(' '));
  const moved = rows.map((row, n) => [row, n]).filter(([row]) => row.kind === 'moved');
  assert.deepEqual(moved.map(([row]) => row.partner), moved.map(([, n]) => n).reverse());
  assert.equal(tally(rows).moved, 1);
});

test('a sentence with most words kept is edited, one with few is not', () => {
  const kinds = align(FOUR.join(' '), [FOUR[0], FOUR[1], FOUR[2].replace('12', '14'), 'A quite different end follows here.'].join(' ')).map((row) => row.kind);
  assert.deepEqual(kinds, ['same', 'same', 'edited', 'deleted', 'added']);
});

test('every sentence of both texts stands in one row', () => {
  const left = FOUR.concat(FOUR.slice(1, 3)).join(' ');
  const right = FOUR.toReversed().concat('And more.').join(' ');
  const rows = align(left, right);
  assert.equal(rows.filter((row) => row.left !== null).length, sentences(left).length);
  assert.equal(rows.filter((row) => row.right !== null).length, sentences(right).length);
});

test('sentences end where they end in several scripts', () => {
  const told = (text) => sentences(text).map((s) => s.text);
  assert.deepEqual(told('Mr. Smith paid 3.5 million. He left!'), ['Mr. Smith paid 3.5 million.', 'He left!']);
  assert.deepEqual(told('\u4ed6\u8bf4\u3002\u6211\u4eec\u53bb\u3002'), ['\u4ed6\u8bf4\u3002', '\u6211\u4eec\u53bb\u3002']);
  assert.deepEqual(told('\u0647\u0644 \u0627\u0646\u062a\u0647\u0649\u061f \u0646\u0639\u0645.'), ['\u0647\u0644 \u0627\u0646\u062a\u0647\u0649\u061f', '\u0646\u0639\u0645.']);
  assert.deepEqual(told('no full stop\nnext line'), ['no full stop', 'next line']);
});

test('the words that differ are marked on both sides, Chinese by characters', () => {
  const english = wordChanges('The fire killed 12 people.', 'The fire killed 14 people.');
  assert.deepEqual(english.left.filter((part) => part.changed).map((part) => part.text), ['12']);
  assert.deepEqual(english.right.filter((part) => part.changed).map((part) => part.text), ['14']);
  const chinese = wordChanges('\u5317\u4eac\u5e02\u5f88\u5927', '\u5317\u4eac\u5e02\u5f88\u5c0f');
  assert.deepEqual(chinese.right.filter((part) => part.changed).map((part) => part.text), ['\u5c0f']);
});
