// The address of a view is the fragment: #/clusters?q=rain&kind=near. It survives a reload, a
// bookmark and a mail.

export function read() {
  const [path, query = ''] = location.hash.replace(/^#\/?/, '').split('?');
  return { path: path.split('/').filter((part) => part !== '').map(safely), query: new URLSearchParams(query) };
}

function safely(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function to(path, query = {}) {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== '' && value !== null && value !== undefined && value !== false) params.set(name, value);
  }
  const text = params.toString();
  return `#/${path.map(encodeURIComponent).join('/')}${text === '' ? '' : `?${text}`}`;
}

// Changes some of the query without a new entry in the history and without drawing the page anew.
export function amend(changes) {
  const { path, query } = read();
  const merged = Object.fromEntries(query);
  history.replaceState(null, '', to(path, { ...merged, ...changes }));
}
