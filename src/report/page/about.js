// Settings, what the page leaves out, how to make it again, and whose work is in it.
import { section } from './data.js';
import { h, own } from './dom.js';
import { leftOut } from './overview.js';
import { plainTable } from './table.js';

export function aboutView() {
  const summary = section('summary', {});
  const left = leftOut();
  const licences = JSON.parse(document.getElementById('licences').textContent);
  return {
    title: 'About',
    element: h('div', {}, h('h1', {}, 'About this page'),
      h('p', {}, `Written by dittograph ${section('program').version}, ${summary.command ?? ''}. It is one file, needs no network, and says the same every time it is made of the same input.`),
      h('h2', {}, 'What it leaves out'),
      left.length ? h('ul', {}, left.map((part) => h('li', {}, part))) : h('p', {}, 'Nothing.'),
      summary.params ? [h('h2', {}, 'Settings'), plainTable('Settings', [
        { label: 'Setting', cell: ([name]) => h('code', {}, `--${name.replaceAll('_', '-')}`) },
        { label: 'Value', cell: ([, value]) => own(String(value)) },
      ], Object.entries(summary.params).filter(([, value]) => value !== ''))] : null,
      h('h2', {}, 'Libraries in it'),
      plainTable('Libraries', [
        { label: 'Library', cell: (l) => l.name }, { label: 'Version', cell: (l) => l.version }, { label: 'Licence', cell: (l) => l.licence },
      ], licences),
      h('details', {}, h('summary', {}, 'Their licences in full'), licences.map((l) => [h('h3', {}, l.name), h('pre', {}, l.text)]))),
  };
}
