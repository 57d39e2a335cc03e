export const examples = 'Examples';
export const findExample = 'Find an example';
export const find = 'Find: gzip, flask, close…';
export const found = 'Found';
export const all = (n: number) => `${n} programs to look into, to change and to break. What you change in one is kept.`;
export const foundSome = (n: number) =>
  n === 0 ? 'No example has all of these words.' : n === 1 ? 'One example.' : `${n} examples.`;
export const shared = 'Shared projects';
export const sharedChanged = 'Shared projects that you have changed';
/** After the first names of its files. */
export const moreFiles = (n: number) => `and ${n} more files.`;
export const cameWithLink = 'Came with a link.';
export const here = 'here';
export const yours = 'yours';
