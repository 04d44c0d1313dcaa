// Opens the pages that the program writes in a real browser and clicks through them.
//
// usage: node run.mjs BINARY [--pictures FOLDER]
//
// Exits 77, which ctest takes for "skipped", where there is no chromium or no playwright-core
// (tools/setup page installs both). Every test demands that no request leaves the page and that the
// console stays empty.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { HOSTILE, hostile, stories } from './corpora.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const binary = process.argv[2];
const pictures = process.argv[3] === '--pictures' ? process.argv[4] : null;
const chromiumPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
let chromium;
try {
  ({ chromium } = createRequire(join(root, 'tools/page/package.json'))('playwright-core'));
} catch {
  chromium = undefined;
}
if (chromium === undefined || chromiumPath === undefined) {
  console.log('skipped: no chromium or no playwright-core here (tools/setup page installs them)');
  process.exit(77);
}

let browser;
let scratch;
before(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'dittograph-page-'));
  browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] });
});
after(async () => {
  await browser?.close();
  rmSync(scratch, { recursive: true, force: true });
});

const made = new Map();
function report(name, text, ...flags) {
  if (!made.has(name)) {
    writeFileSync(join(scratch, `${name}.jsonl`), text());
    execFileSync(binary, ['clean', join(scratch, `${name}.jsonl`), '-o', join(scratch, name), '-q', ...flags]);
    made.set(name, join(scratch, name, 'report.html'));
  }
  return made.get(name);
}

// Runs what with a page; afterwards nothing may have been asked for, said or thrown.
async function open(file, options, what) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options });
  const page = await context.newPage();
  const said = [];
  page.on('console', (message) => said.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => said.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => { said.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('request', (request) => { if (!request.url().startsWith(`file://${file}`) && request.url() !== 'data:,') said.push(`request: ${request.url()}`); });
  const go = async (hash) => {
    await page.goto(`file://${file}${hash}`);
    await page.waitForSelector('html[data-ready=yes]');
  };
  await go('');
  await what(page, go);
  assert.deepEqual(said, []);
  await context.close();
}

async function picture(page, name) {
  if (pictures === null) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

// Text whose colour is too near to its ground (WCAG AA: 4.5, large text 3).
const faint = () => {
  const parse = (colour) => colour.match(/[\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => [r, g, b].map((c) => c / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (element) => {
    for (let e = element; e !== null; e = e.parentElement) {
      const colour = parse(getComputedStyle(e).backgroundColor);
      if (colour.length < 4 || colour[3] > 0.99) return colour;
    }
    return [255, 255, 255];
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (walker.currentNode.data.trim() === '' || element.closest('script, svg, .only-read, [hidden]') || element.getClientRects().length === 0) continue;
    const style = getComputedStyle(element);
    const [x, y] = [luminance(parse(style.color)), luminance(ground(element))];
    const ratio = (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
    const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) found.push(`${ratio.toFixed(2)} ${element.className} "${walker.currentNode.data.trim().slice(0, 30)}"`);
  }
  return [...new Set(found)];
};

// Controls and pictures without a name that a screen reader could say.
const nameless = () => [...document.querySelectorAll('input, select, button, a[href], [role=img], [role=table], [role=region]')]
  .filter((e) => !(e.getAttribute('aria-label') ?? e.textContent.trim()) && !(e.labels?.length > 0)).map((e) => e.outerHTML.slice(0, 80));

async function clusterHash(page, least = 2) {
  return page.evaluate((n) => {
    const all = JSON.parse(document.getElementById('data-clusters').textContent);
    return `#/cluster/${all.find((c) => c.n >= n && c.k === 'near').c}`;
  }, least);
}

const VIEWS = ['#/', '#/clusters', '#/passages', '#/articles', '#/outlets', '#/about'];

test('the first screen says what was looked at and what was taken out', async () => {
  await open(report('stories', stories), {}, async (page) => {
    assert.match(await page.textContent('main .lead'), /\d+ documents in .*stories\.jsonl/);
    assert.equal(await page.locator('.figure').count(), 5);
    assert.match(await page.textContent('main'), /--boilerplate report/);
    await picture(page, 'report_overview');
  });
});

test('every part opens from the navigation and has names for all controls', async () => {
  await open(report('stories', stories), {}, async (page) => {
    const links = await page.locator('nav a').count();
    assert.ok(links >= 6);
    for (let i = 0; i < links; i += 1) {
      await page.locator('nav a').nth(i).click();
      await page.waitForSelector('nav a[aria-current=page]');
      assert.equal(await page.locator('nav a[aria-current=page]').textContent(), await page.locator('nav a').nth(i).textContent());
      assert.deepEqual(await page.evaluate(nameless), []);
      assert.equal(await page.locator('h1').count(), 1);
    }
  });
});

for (const colorScheme of ['light', 'dark']) {
  test(`no text is faint when the page is ${colorScheme}`, async () => {
    await open(report('stories', stories), { colorScheme }, async (page, go) => {
      for (const view of [...VIEWS, await clusterHash(page)]) {
        await go(view);
        assert.deepEqual(await page.evaluate(faint), [], view);
      }
      await page.locator('.beside').evaluate((e) => e.scrollIntoView());
      if (colorScheme === 'light') await picture(page, 'report_side_by_side');
    });
  });
}

test('the button turns light and dark', async () => {
  await open(report('stories', stories), { colorScheme: 'light' }, async (page) => {
    const colour = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await colour();
    await page.getByRole('button', { name: 'Show the page dark' }).click();
    assert.notEqual(await colour(), light);
    await page.getByRole('button', { name: 'Show the page light' }).click();
    assert.equal(await colour(), light);
  });
});

test('clusters are searched, filtered and sorted, and the address remembers it', async () => {
  await open(report('stories', stories), {}, async (page, go) => {
    await go('#/clusters');
    const told = async () => Number(/^\d+/.exec(await page.textContent('[role=status]'))[0]);
    const all = await told();
    assert.ok(all > 10);
    await page.getByLabel('Search titles').fill('story 4');
    const searched = await told();
    assert.ok(searched > 0 && searched < all);
    await page.getByLabel('Search titles').fill('');
    await page.getByLabel('Documents, at least').fill('3');
    const large = await told();
    assert.ok(large > 0 && large < all);
    await page.reload();
    await page.waitForSelector('html[data-ready=yes]');
    assert.equal(await told(), large);
    await page.getByRole('button', { name: 'Clear' }).click();
    assert.equal(await told(), all);
    await page.getByLabel('Kind').selectOption('near');
    assert.ok(await told() > 0);
    await page.getByLabel('Outlet', { exact: true }).selectOption('Hill Courier');
    const between = await told();
    assert.ok(between > 0 && between < all);
    await page.getByLabel('From').fill('2024-05-10');
    assert.ok(await told() < between);
    await go('#/clusters');
    const first = () => page.locator('.table-rows .table-row').first().textContent();
    await page.getByRole('button', { name: 'Text' }).click();
    assert.equal(await page.locator('[aria-sort=ascending]').count(), 1);
    const up = await first();
    await page.getByRole('button', { name: 'Text' }).click();
    assert.equal(await page.locator('[aria-sort=descending]').count(), 1);
    assert.notEqual(await first(), up);
    assert.match(page.url(), /sort=title/);
  });
});

test('the keyboard walks the table and opens a row', async () => {
  await open(report('stories', stories), {}, async (page, go) => {
    await go('#/clusters');
    await page.locator('.table-scroll').focus();
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(() => document.activeElement.closest('[data-index="0"]'));
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(() => document.activeElement.closest('[data-index="1"]'));
    await page.keyboard.press('End');
    await page.waitForFunction(() => Number(document.activeElement.closest('[data-index]')?.dataset.index) > 5);
    await page.keyboard.press('Home');
    await page.waitForFunction(() => document.activeElement.closest('[data-index="0"]'));
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.hash.startsWith('#/cluster/'));
    assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
  });
});

test('two members stand side by side with what was edited and what was moved', async () => {
  await open(report('stories', stories), {}, async (page, go) => {
    const hash = await clusterHash(page, 3);
    await go(hash);
    assert.ok(await page.locator('.timeline circle').count() >= 3);
    await page.locator('input[name=side-b]').nth(2).check();
    await page.locator('input[name=side-b]').nth(1).check();
    const url = page.url();
    assert.match(url, /b=\d+/);
    let edited = await page.locator('.row-edited').count();
    if (edited === 0) {
      await page.locator('input[name=side-b]').nth(2).check();
      edited = await page.locator('.row-edited').count();
    }
    assert.ok(edited > 0);
    assert.ok(await page.locator('.row .row-edited, .row-edited del').count() > 0);
    assert.match(await page.locator('.row-edited ins').first().textContent(), /\d/);
    assert.ok(await page.locator('.row-moved .partner').count() > 0);
    assert.ok(await page.locator('.row .standing').count() > 0, 'standing text is grey');
    const rows = await page.locator('.row:visible').count();
    await page.getByLabel('Only what differs').check();
    assert.ok(await page.locator('.row:visible').count() < rows);
    await page.getByLabel('Only what differs').uncheck();
    await page.getByLabel('Without standing text').check();
    assert.ok(await page.locator('.row:visible').count() < rows);
    await page.getByLabel('Without standing text').uncheck();
    const top = () => page.evaluate(() => document.querySelector('.rows').scrollTop);
    await page.evaluate(() => { document.querySelector('.rows-frame').style.height = '240px'; });
    await page.waitForTimeout(100);
    await page.getByRole('button', { name: 'Next change' }).click();
    const stepped = await top();
    const box = await page.locator('.minimap').boundingBox();
    await page.mouse.click(box.x + 5, box.y + box.height - 3);
    assert.ok(await top() > stepped);
    assert.ok(await page.locator('.minimap i').count() > 5);
    const address = page.url();
    await page.reload();
    await page.waitForSelector('.rows');
    assert.equal(page.url(), address);
    assert.equal(await page.locator('input[name=side-b]').nth(1).isChecked(), true);
  });
});

test('an article shows its repeats, links kept and cut, and the cleaned text', async () => {
  await open(report('stories', stories), {}, async (page, go) => {
    await go('#/articles');
    await page.locator('.table-rows a').first().click();
    await page.waitForSelector('.two-texts');
    assert.ok(await page.locator('.text del.cut').count() > 0);
    assert.ok(await page.locator('.text mark.kept').count() > 0);
    const found = await page.locator('.two-texts section').nth(0).locator('.text').textContent();
    const cleaned = await page.locator('.two-texts section').nth(1).locator('.text').textContent();
    assert.ok(cleaned.length < found.length);
    await page.locator('.jump', { hasText: 'cut' }).first().click();
    assert.match(await page.evaluate(() => document.activeElement.className), /kept/);
    await page.evaluate(() => scrollTo(0, 0));
    await picture(page, 'report_article');
  });
});

test('the cleaned text beside an article is the cleaned text in OUT', async () => {
  const file = report('stories', stories);
  const cleaned = new Map(readFileSync(join(dirname(file), 'cleaned.jsonl'), 'utf8').trim().split('\n').map((one) => JSON.parse(one)).map((record) => [record.id, record.text]));
  await open(file, {}, async (page, go) => {
    const documents = await page.evaluate(() => JSON.parse(document.getElementById('data-texts').textContent).map((t) => t.d));
    const names = await page.evaluate(() => Object.fromEntries(JSON.parse(document.getElementById('data-documents').textContent).map((d) => [d.d, d.n])));
    let compared = 0;
    for (const id of documents) {
      const wanted = cleaned.get(names[id]);
      if (wanted === undefined) continue;
      await go(`#/document/${id}`);
      const sections = page.locator('.two-texts section .text');
      if (await sections.count() < 2) continue;
      assert.equal(await sections.nth(1).textContent(), wanted);
      compared += 1;
      if (compared > 12) break;
    }
    assert.ok(compared > 5);
  });
});

test('outlets are a heat map whose cells lead to the clusters', async () => {
  await open(report('stories', stories), {}, async (page, go) => {
    await go('#/outlets');
    const cell = page.locator('.heat td a').first();
    const value = await cell.textContent();
    assert.match(value, /\d/);
    await picture(page, 'report_outlets');
    await cell.click();
    await page.waitForFunction(() => location.hash.startsWith('#/clusters?outlet='));
    assert.ok(Number(/^\d+/.exec(await page.textContent('[role=status]'))[0]) > 0);
  });
});

test('hostile titles, names, addresses and texts are shown as text', async () => {
  await open(report('hostile', hostile), {}, async (page, go) => {
    const hashes = await page.evaluate(() => [
      ...JSON.parse(document.getElementById('data-clusters').textContent).map((c) => `#/cluster/${c.c}`),
      ...JSON.parse(document.getElementById('data-texts').textContent).map((t) => `#/document/${t.d}`),
      ...JSON.parse(document.getElementById('data-passages').textContent).map((p) => `#/passage/${p.p}`)]);
    assert.ok(hashes.length >= HOSTILE.length * 2);
    let seen = '';
    for (const view of [...VIEWS, ...hashes]) {
      await go(view);
      assert.equal(await page.evaluate(() => window.hurt), undefined, view);
      assert.equal(await page.locator('main img, main iframe, main script, main b, main object, main embed').count(), 0, view);
      assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('main *')].flatMap((e) => [...e.attributes].map((a) => a.name)).filter((name) => name.startsWith('on'))), []);
      assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('main a[href]')].map((a) => a.protocol).filter((p) => !['file:', 'https:', 'http:'].includes(p))), []);
      seen += await page.textContent('main');
    }
    for (const title of HOSTILE.filter((one) => !one.includes('\u0000'))) assert.ok(seen.includes(title), title);
  });
});

test('text that runs from right to left does, and Chinese is compared by its characters', async () => {
  await open(report('hostile', hostile), {}, async (page, go) => {
    await go('#/clusters');
    const direction = await page.evaluate((title) => getComputedStyle([...document.querySelectorAll('.table-row bdi')].find((e) => e.textContent === title)).direction, HOSTILE[7]);
    assert.equal(direction, 'rtl');
    const chinese = await page.evaluate((title) => {
      const documents = JSON.parse(document.getElementById('data-documents').textContent);
      return documents.find((d) => d.h === title).d;
    }, HOSTILE[8]);
    await go(`#/document/${chinese}`);
    assert.ok((await page.textContent('h1')).includes(HOSTILE[8]));
  });
});

test('numbers are in the reader\u2019s locale', async () => {
  await open(report('stories', stories), { locale: 'de-DE' }, async (page, go) => {
    await go('#/clusters');
    assert.match(await page.locator('.table-rows .table-row').first().textContent(), /\d+(,\d+)?\s%/);
  });
});

test('a narrow screen needs no sideways scrolling', async () => {
  await open(report('stories', stories), { viewport: { width: 360, height: 740 } }, async (page, go) => {
    for (const view of [...VIEWS, await clusterHash(page)]) {
      await go(view);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${view}: ${wide} pixels too wide`);
    }
    await go('#/clusters');
    await picture(page, 'report_narrow');
  });
});

test('printed, the page shows all rows and no controls', async () => {
  await open(report('stories', stories), {}, async (page, go) => {
    await go(await clusterHash(page));
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('nav:visible, .tools:visible, .minimap:visible').count(), 0);
    const clipped = await page.evaluate(() => { const rows = document.querySelector('.rows'); return rows.scrollHeight - rows.clientHeight; });
    assert.ok(clipped <= 1);
  });
});

test('an address that names nothing says so', async () => {
  await open(report('stories', stories), {}, async (page, go) => {
    for (const hash of ['#/cluster/999999', '#/passage/x', '#/document/123456789', '#/nowhere', '#/pair/1/999999', '#/%E0%A4%A']) {
      await go(hash);
      assert.equal(await page.locator('h1').count(), 1, hash);
    }
  });
});

test('two texts compared have the same page', async () => {
  const next = stories(2).split('\n').filter((one) => one !== '').map((one) => JSON.parse(one).text);
  writeFileSync(join(scratch, 'a.txt'), `${next[0]}\n`);
  writeFileSync(join(scratch, 'b.txt'), `${next[1]}\n</script><script>window.hurt=1</script>\n`);
  execFileSync(binary, ['compare', join(scratch, 'a.txt'), join(scratch, 'b.txt'), '--html', join(scratch, 'both.html')]);
  await open(join(scratch, 'both.html'), {}, async (page, go) => {
    assert.equal(await page.locator('.figure').count(), 4);
    assert.ok(await page.locator('.row-edited').count() > 0);
    assert.ok(await page.locator('.row-moved').count() > 0);
    assert.equal(await page.evaluate(() => window.hurt), undefined);
    assert.deepEqual(await page.evaluate(nameless), []);
    await picture(page, 'report_compare');
    await go('#/document/0');
    assert.equal(await page.locator('h1').count(), 1);
  });
});

const hasAudit = /^ {2}audit /m.test(execFileSync(binary, ['-h']).toString());
function audited() {
  if (!made.has('audit')) {
    writeFileSync(join(scratch, 'audited.jsonl'), stories());
    execFileSync(binary, ['audit', join(scratch, 'audited.jsonl'), '-o', join(scratch, 'audit'), '-q']);
    made.set('audit', join(scratch, 'audit', 'report.html'));
  }
  return made.get('audit');
}

test('every part of an audit opens, is named and is not faint', { skip: !hasAudit }, async () => {
  for (const colorScheme of ['light', 'dark']) {
    await open(audited(), { colorScheme }, async (page, go) => {
      assert.equal(await page.locator('.figure').count(), 5);
      if (colorScheme === 'light') await picture(page, 'report_audit');
      for (const view of ['#/', '#/clusters', '#/cluster/0', '#/pairs', '#/link/0', '#/outlets', '#/phrases', '#/versions', '#/about']) {
        await go(view);
        assert.deepEqual(await page.evaluate(nameless), [], view);
        assert.deepEqual(await page.evaluate(faint), [], view);
      }
    });
  }
});

test('a switch of an audit changes its figures, and a cell leads to its pairs', { skip: !hasAudit }, async () => {
  await open(audited(), {}, async (page, go) => {
    const chars = () => page.locator('.figure strong').nth(3).textContent();
    const without = await chars();
    await page.getByLabel('Count standing text').check();
    assert.notEqual(await chars(), without);
    await go('#/outlets');
    await picture(page, 'report_audit_outlets');
    assert.ok(await page.locator('.network .node').count() > 1);
    assert.ok(await page.locator('rect.bar').count() > 3);
    const n = Number((await page.locator('.heat td a').first().textContent()).replace(/\D/g, ''));
    await page.locator('.heat td a').first().click();
    await page.waitForFunction(() => location.hash.startsWith('#/pairs'));
    assert.equal(Number(/^\d+/.exec(await page.textContent('[role=status]'))[0]), n);
    await page.locator('.table-rows a').first().click();
    await page.waitForSelector('.beside');
    assert.match(await page.textContent('main .lead'), /had it first|a tie|not known/);
  });
});

test('a large corpus gives a page under 25 MB that is ready at once and draws few rows', async () => {
  const file = report('large', () => stories(6000));
  assert.ok(statSync(file).size < 25e6, `${statSync(file).size} bytes`);
  await open(file, {}, async (page, go) => {
    const begin = Date.now();
    await go('#/clusters');
    const ready = Date.now() - begin;
    assert.ok(ready < 10000, `${ready} ms`);
    assert.ok(await page.locator('.table-row').count() < 60);
    console.log(`page of ${(statSync(file).size / 1e6).toFixed(1)} MB ready in ${ready} ms`);
    assert.match(await page.textContent('main'), /does not hold everything/);
  });
});
