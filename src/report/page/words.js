// What the page calls things.
export const KINDS = {
  exact: ['Equal texts', 'the same words in the same order'],
  near: ['Near copies', 'alike, across outlets'],
  versions: ['Versions', 'alike, within one outlet'],
  contained: ['Contained', 'one stands in the other'],
  linked: ['Linked', 'alike only with standing text counted'],
  representative: ['Kept', 'stands for the cluster'],
  reuse: ['Shared across outlets', 'a passage in several outlets'],
  version: ['Shared within an outlet', 'a passage in several texts of one outlet'],
  boilerplate: ['Standing text', 'what an outlet repeats in its articles'],
  wire: ['Wire', 'an agency\u2019s copy'],
  same_owner: ['Same owner', 'outlets of one owner'],
  outlet_copy: ['Outlet copy', 'one outlet took it from another'],
  shared_source: ['Shared source', 'all have it from a third, as a press release'],
  quote: ['Quotation', 'no more than a quotation is shared'],
  list: ['List or data', 'tables, scores, weather, agenda'],
};
export const kindName = (kind) => KINDS[kind]?.[0] ?? kind.replaceAll('_', ' ');
export const kindHint = (kind) => KINDS[kind]?.[1] ?? '';

export const ROWS = {
  same: ['Unchanged', '='],
  edited: ['Edited', '~'],
  deleted: ['Only left', '\u2212'],
  added: ['Only right', '+'],
  moved: ['Moved', '\u21c5'],
};

export const REASONS = {
  repeat: 'said twice in this text',
  boilerplate: 'standing text of the outlet',
  passage: 'another document says it word for word',
};
