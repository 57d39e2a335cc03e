// Reads a memory snapshot that was written without its stretches of zeros (scripts/sparse.mjs tells the form): less to fetch, to unpack and to
// read from a disk.

/** "OSP1", as four bytes. */
const MAGIC = 0x3150534f;
/** Words before the list of pieces. */
const HEAD = 3;
/** Bytes. No interpreter is as large: what says so is damaged. */
const MOST = 2 ** 31;

/** The whole memory. Throws when this is no such snapshot, or not all of it. */
export function expand(sparse: Uint8Array): Uint8Array {
  const word = (nth: number): number => view.getUint32(4 * nth, true);
  const view = new DataView(sparse.buffer, sparse.byteOffset, sparse.byteLength);
  const [magic, size, count] = [word(0), word(1), word(2)];
  if (magic !== MAGIC || size > MOST) throw new Error('This is no snapshot of ours.');
  const whole = new Uint8Array(size);
  let at = 4 * (HEAD + 2 * count);
  for (let nth = 0; nth < count; nth += 1) {
    const [place, length] = [word(HEAD + 2 * nth), word(HEAD + 2 * nth + 1)];
    if (at + length > sparse.length) throw new Error('This snapshot was cut short.');
    whole.set(sparse.subarray(at, at + length), place);
    at += length;
  }
  return whole;
}
