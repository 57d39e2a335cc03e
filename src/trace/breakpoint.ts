// Where somebody wants to stop: at a line, whenever something crosses a layer's border, or when a header or environ key changes.
// Where that happens in a recording is found in hits.ts, which comes later.

export type Break =
  | { kind: 'line'; file: string; line: number }
  /** A layer by its name: the next run has the same. */
  | { kind: 'layer'; name: string }
  | { kind: 'key'; key: string };

/** Two that would stop at the same are the same. */
export function breakId(one: Break): string {
  switch (one.kind) {
    case 'line':
      return `line ${one.file}:${one.line}`;
    case 'layer':
      return `layer ${one.name}`;
    case 'key':
      return `key ${environKey(one.key)}`;
  }
}

/** The environ key of a header of the request: "Accept-Encoding" is HTTP_ACCEPT_ENCODING. */
export const environKey = (key: string): string =>
  key
    .trim()
    .toUpperCase()
    .replaceAll('-', '_')
    .replace(/^HTTP_/, '');
