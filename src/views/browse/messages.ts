// What a page in the frame may tell us, and how much of it. Its scripts could forge every word: so nothing follows from any of this that does not
// follow from a click on a link of that page, or a form of it that is sent.
import { either, type Guard, type Guarded, list, oneOf, pair, record, shape, text, textOf } from '../../lib/guard.ts';

const ADDRESS = 8000;
const FIELD = 1_000_000;

const isFile: Guard<File> = (data): data is File => data instanceof File && data.size <= 5_000_000;
const kinds = {
  link: shape({ kind: oneOf(['link']), href: textOf(ADDRESS) }),
  form: shape({
    kind: oneOf(['form']),
    action: textOf(ADDRESS),
    method: oneOf(['get', 'post']),
    enctype: oneOf(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']),
    entries: list(pair(textOf(10_000), either(textOf(FIELD), isFile)), 2000),
  }),
  /** It wanted a window of its own. */
  window: shape({ kind: oneOf(['window']), href: textOf(ADDRESS) }),
  cookie: shape({ kind: oneOf(['cookie']), cookie: textOf(5000) }),
  stored: shape({ kind: oneOf(['stored']), stored: record(text) }),
  /** A script of it failed. */
  error: shape({ kind: oneOf(['error']), says: textOf(1000) }),
  title: shape({ kind: oneOf(['title']), title: textOf(1000) }),
};

export type Said = { [Kind in keyof typeof kinds]: Guarded<(typeof kinds)[Kind]> }[keyof typeof kinds];

/** Null when it is nothing that our script says. */
export function heard(data: unknown): Said | null {
  for (const is of Object.values(kinds)) if (is(data)) return data as Said;
  return null;
}
