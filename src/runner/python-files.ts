// Our Python package as text, path to source. A build puts it into the bundle; Vite serves it fresh in development.

const sources = import.meta.glob<string>(['../python/onionskin/**/*.py', '!**/test_*.py', '!**/*_test.py'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** "onionskin/entry.py" to its source; sorted, so that two equal packages are equal texts. */
export const pythonFiles: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(sources)
    .map(([path, source]) => [path.replace('../python/', ''), source] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);
