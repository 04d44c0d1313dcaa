// Elements made of names and values. Whatever comes from a document is set as text or as the value
// of an attribute, never as markup.

function fill(element, properties, children) {
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2).toLowerCase(), value);
    else if (name === 'value' || name === 'checked' || name === 'open') element[name] = value;
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export function h(name, properties, ...children) {
  return fill(document.createElement(name), properties, children);
}

export function svg(name, properties, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', name), properties, children);
}

// Text of a document: its own direction, whatever the page's is.
export function own(text, properties) {
  return h('bdi', { dir: 'auto', ...properties }, text);
}

// An address is a link only where a browser would fetch a page from it; else it is shown as text.
export function address(url) {
  let parsed = null;
  try {
    parsed = new URL(url);
  } catch {
    parsed = null;
  }
  const fetched = parsed !== null && (parsed.protocol === 'https:' || parsed.protocol === 'http:');
  return fetched
    ? h('a', { href: parsed.href, rel: 'noopener noreferrer', class: 'address' }, own(url))
    : h('span', { class: 'address' }, own(url));
}

let last = 0;
export function fresh(prefix) {
  last += 1;
  return `${prefix}-${last}`;
}

export function labelled(label, control, hint) {
  control.id ||= fresh('field');
  return h('div', { class: 'field' }, h('label', { for: control.id }, label), control, hint ? h('small', {}, hint) : null);
}

export function select(options, chosen, onChange) {
  return h('select', { onChange: (event) => onChange(event.target.value) },
    options.map(([value, text]) => h('option', { value, selected: value === chosen }, text)));
}
