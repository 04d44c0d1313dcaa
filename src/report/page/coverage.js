// Where in an article other outlets have the same: ten tenths from its lead to its end.
import { h } from './dom.js';
import { share } from './format.js';

const WORDS = ['lead', 'second tenth', 'third tenth', 'fourth tenth', 'fifth tenth', 'sixth tenth', 'seventh tenth', 'eighth tenth', 'ninth tenth', 'end'];

export function profile(d) {
  const parts = d.more.cv;
  if (parts === undefined) return '';
  const said = parts.map((part, i) => `${WORDS[i]} ${share(part / 100)}`).join(', ');
  const strip = h('span', { class: 'profile', role: 'img', 'aria-label': said, title: said });
  for (const part of parts) {
    const cell = h('i');
    cell.style.opacity = String(part / 100);
    strip.append(cell);
  }
  return strip;
}
