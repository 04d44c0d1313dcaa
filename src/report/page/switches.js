// What counts in the figures of an audit. Wire copy and standing text can be counted or not; the
// choice stands in the address and goes along from view to view.
import { fresh, h } from './dom.js';
import * as route from './route.js';

const NAMES = [
  ['wire', 'Count wire copy'],
  ['standing', 'Count standing text'],
];
const state = { wire: true, standing: false };

export function choices() {
  const { query } = route.read();
  for (const [name] of NAMES) if (query.has(name)) state[name] = query.get(name) === '1';
  return { ...state };
}

export function switches(onChange) {
  const now = choices();
  return h('fieldset', { class: 'switches' }, h('legend', {}, 'What counts'), NAMES.map(([name, label]) => {
    const id = fresh('switch');
    const box = h('input', { type: 'checkbox', id, checked: now[name], onChange: () => { state[name] = box.checked; route.amend({ [name]: box.checked ? '1' : '0' }); onChange(); } });
    return h('span', {}, box, h('label', { for: id }, label));
  }));
}
