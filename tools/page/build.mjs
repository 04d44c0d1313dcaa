// Bundles src/report/page/ and the libraries it uses into src/report/page.html, the one asset that
// is compiled into the program. Nobody needs Node to build or use dittograph: the asset is committed.
//
//   npm ci && npm run build     after a change of the page
//   npm run check               exits 1 if the committed asset is not what the sources give
//
// The same sources and package-lock.json give the same bytes.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const page = join(root, 'src/report/page');
const modules = join(here, 'node_modules');

const common = {
  bundle: true, minify: true, write: false, charset: 'ascii', legalComments: 'none', logLevel: 'warning',
  absWorkingDir: root, nodePaths: [modules], target: ['chrome120', 'firefox121', 'safari17'], metafile: true,
};
const script = await build({ ...common, entryPoints: [join(page, 'main.js')], format: 'iife' });
const style = await build({ ...common, entryPoints: [join(page, 'style.css')] });

const text = (result) => result.outputFiles[0].text.trim();
const hash = (bytes) => `sha256-${createHash('sha256').update(bytes).digest('base64')}`;

// The libraries whose code is in the bundle, with their licences.
const names = [...new Set(Object.keys(script.metafile.inputs).map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]).filter((name) => name !== undefined))].sort();
const licences = names.map((name) => {
  const folder = join(modules, name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  if (file === undefined) throw new Error(`${name}: no licence file`);
  return { name, version, licence: license, text: readFileSync(join(folder, file), 'utf8').trim() };
});

const ascii = (json) => json.replaceAll('<', '\\u003c').replace(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
const values = {
  'script-hash': hash(text(script)),
  'style-hash': hash(text(style)),
  style: text(style),
  script: text(script),
  licences: ascii(JSON.stringify(licences)),
};
if (/<\/script|<!--/i.test(values.script)) throw new Error('the bundle would end its own element');
const built = readFileSync(join(page, 'shell.html'), 'utf8').replace(/\{\{([a-z-]+)\}\}/g, (_, name) => values[name]);
const listed = `Libraries bundled into src/report/page.html\n\n${licences.map((l) => `${l.name} ${l.version}, ${l.licence}\n\n${l.text}\n`).join(`\n${'-'.repeat(80)}\n\n`)}`;

const outputs = [[join(root, 'src/report/page.html'), built], [join(page, 'LICENCES.txt'), listed]];
let stale = 0;
for (const [path, content] of outputs) {
  if (!process.argv.includes('--check')) {
    writeFileSync(path, content);
    console.log(`${path.slice(root.length + 1)}: ${Buffer.byteLength(content)} bytes`);
  } else if (readFileSync(path, 'utf8') !== content) {
    console.error(`${path.slice(root.length + 1)}: is not what its sources give (run: npm --prefix tools/page run build)`);
    stale += 1;
  }
}
process.exit(stale === 0 ? 0 : 1);
