// The recorder as one zip, for people's own machines: `python onionskin.zip app:application`, or `python -m onionskin` with it on PYTHONPATH.
// It is our Python package, and a few lines that begin it.
import { strToU8, zipSync } from 'fflate';

/** Python imports from a zip by the name that it was given, and a program may change the folder: the name has to be whole. */
const MAIN = `import os
import sys

sys.path[0] = os.path.abspath(sys.path[0])
from onionskin.__main__ import main

sys.exit(main())
`;

/** PEP 758 is 3.14's: 3.12 and 3.13 want parentheses there. @param {string} source */
const readable = (source) => source.replace(/^(\s*)except ([\w.]+(?:, [\w.]+)+):$/gm, '$1except ($2):');

/** The same bytes for the same sources: a zip's times begin in 1980. @param {Readonly<Record<string, string>>} files path to source @returns {Uint8Array} */
export function recorderZip(files) {
  const entries = Object.entries({ '__main__.py': MAIN, ...files }).map(([name, source]) => [
    name,
    /** @type {const} */ ([strToU8(readable(source)), { mtime: '1980-01-01T12:00:00', os: 3, attrs: 0o100644 << 16 }]),
  ]);
  return zipSync(Object.fromEntries(entries), { level: 9 });
}
