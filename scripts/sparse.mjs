// Writes a memory snapshot without the stretches in which there is nothing: more than half of it (src/runner/sparse.ts reads it again).

/** Bytes; shorter stretches of zeros are not worth a line in the list. */
const PAGE = 256;
/** "OSP1", as four bytes. */
const MAGIC = 0x3150534f;

/**
 * Little-endian words: a magic number, the length of the whole, how many pieces there are, then of each its place and its length; then the
 * bytes of all pieces, one after the other. Places are multiples of 256.
 * @param {Uint8Array} whole @returns {Uint8Array}
 */
export function thin(whole) {
  const pieces = [...filled(whole)];
  const head = Uint32Array.of(MAGIC, whole.length, pieces.length, ...pieces.flat());
  return Buffer.concat([new Uint8Array(head.buffer), ...pieces.map(([from, length]) => whole.subarray(from, from + length))]);
}

/** Place and length of each stretch of pages that are not all zeros. @param {Uint8Array} whole @returns {Generator<[number, number]>} */
function* filled(whole) {
  const nothing = Buffer.alloc(PAGE);
  let from = -1;
  for (let at = 0; at < whole.length; at += PAGE) {
    const page = whole.subarray(at, at + PAGE);
    const isEmpty = nothing.compare(page, 0, page.length, 0, page.length) === 0;
    if (isEmpty && from >= 0) yield [from, at - from];
    if (isEmpty) from = -1;
    else if (from < 0) from = at;
  }
  if (from >= 0) yield [from, whole.length - from];
}
