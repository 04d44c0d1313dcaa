// Which view the address names, and the frame around it.
import { aboutView } from './about.js';
import { auditOverview } from './audit.js';
import { auditOutletsView } from './audit_outlets.js';
import { auditPairsView, linkView } from './audit_pairs.js';
import { chainView, phrasesView, versionsView } from './audit_travel.js';
import { articlesView, documentView } from './article.js';
import { compareView } from './compare.js';
import { clusterView } from './cluster.js';
import { clustersView } from './clusters.js';
import { articles, clusters, documentOf, has, passages, section } from './data.js';
import { h } from './dom.js';
import { hasOutlets, overview } from './overview.js';
import { outletsView } from './outlets.js';
import { passagesView, passageView } from './passages.js';
import * as route from './route.js';
import { pairView } from './side_by_side.js';

const VIEWS = {
  '': () => (has('rows') ? compareView() : has('audit-clusters') ? auditOverview() : overview()),
  clusters: clustersView,
  cluster: clusterView,
  passages: passagesView,
  passage: passageView,
  articles: articlesView,
  document: documentView,
  pair: (a, b) => pairView(a, b, documentOf),
  outlets: () => (has('audit-outlets') ? auditOutletsView() : outletsView()),
  pairs: auditPairsView,
  link: linkView,
  phrases: phrasesView,
  versions: versionsView,
  chain: chainView,
  about: aboutView,
};

function parts() {
  return [
    ['', has('rows') ? 'Side by side' : 'Overview', true],
    ['clusters', 'Clusters', clusters().length > 0],
    ['passages', 'Passages', passages().length > 0],
    ['articles', 'Repeats', articles().length > 0],
    ['pairs', 'Pairs', has('pairs')],
    ['outlets', 'Outlets', has('audit-outlets') || (has('outlets') && hasOutlets())],
    ['phrases', 'Phrases', section('phrases', []).length > 0],
    ['versions', 'Versions', section('versions', []).length > 0],
    ['about', 'About', true],
  ].filter(([, , there]) => there);
}

const PARENT = { link: 'pairs', chain: 'versions', cluster: 'clusters', pair: 'clusters', passage: 'passages', document: 'articles' };

function themeButton() {
  const dark = () => document.documentElement.dataset.theme === 'dark' || (document.documentElement.dataset.theme === undefined && matchMedia('(prefers-color-scheme: dark)').matches);
  const button = h('button', { type: 'button', class: 'theme', onClick: () => { document.documentElement.dataset.theme = dark() ? 'light' : 'dark'; tell(); } });
  const tell = () => { button.textContent = dark() ? 'Light' : 'Dark'; button.setAttribute('aria-label', dark() ? 'Show the page light' : 'Show the page dark'); };
  tell();
  return button;
}

let shown = null;

function draw(focus) {
  const { path } = route.read();
  const [name = '', ...rest] = path;
  const make = VIEWS[name] ?? VIEWS[''];
  shown?.unmount?.();
  const main = document.getElementById('main');
  try {
    shown = make(...rest);
  } catch (error) {
    shown = { title: 'Not shown', element: h('div', {}, h('h1', {}, 'This view cannot be shown'), h('p', {}, String(error?.message ?? error))) };
    console.error(error);
  }
  main.replaceChildren(shown.element);
  shown.mount?.();
  document.title = `${shown.title} - dittograph`;
  for (const link of document.querySelectorAll('nav a')) {
    const here = link.dataset.part === (PARENT[name] ?? name);
    if (here) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  if (focus) {
    scrollTo(0, 0);
    main.focus({ preventScroll: true });
  }
}

function start() {
  const summary = section('summary', {});
  document.body.replaceChildren(
    h('a', { class: 'skip', href: '#main', onClick: (event) => { event.preventDefault(); document.getElementById('main').focus(); } }, 'To the content'),
    h('header', {}, h('a', { class: 'brand', href: '#/' }, 'dittograph'), h('span', { class: 'quiet' }, summary.command ?? ''),
      h('nav', { 'aria-label': 'Parts of the page' }, parts().map(([path, text]) => h('a', { href: `#/${path}`, 'data-part': path }, text))), themeButton()),
    h('main', { id: 'main', tabindex: -1 }),
    h('footer', {}, `dittograph ${section('program').version}. `, h('a', { href: '#/about' }, 'Settings, what is left out, libraries and their licences')),
    // The data stay where they are found by their names.
    ...document.querySelectorAll('script[type="application/json"]'));
  addEventListener('hashchange', () => draw(true));
  draw(false);
  document.documentElement.dataset.ready = 'yes';
}

start();
