// PBKDF2 with HMAC-SHA-256 (RFC 8018, FIPS 180-4), at once: what Django makes of a password. CPython has it from OpenSSL, which Pyodide is without;
// in Python a million rounds take seconds, and the browser's own answers only later, when a program has long gone on.

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const K = new Uint32Array(64);
/** The same of the square roots of the first eight. */
const START = new Uint32Array(8);
for (let candidate = 2, count = 0; count < 64; candidate += 1) {
  let isPrime = true;
  for (let by = 2; by * by <= candidate; by += 1) if (candidate % by === 0) isPrime = false;
  if (!isPrime) continue;
  if (count < 8) START[count] = fraction(candidate, 2n);
  K[count] = fraction(candidate, 3n);
  count += 1;
}

/** In whole numbers: the root of `of`, shifted by 32 bits. A float has not enough of them. */
function fraction(of: number, power: 2n | 3n): number {
  const shifted = BigInt(of) << (32n * power);
  let low = 0n;
  let high = 1n << 40n;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (middle ** power <= shifted) low = middle;
    else high = middle;
  }
  return Number(low & 0xffffffffn);
}

const W = new Int32Array(64);

/** Takes the block of 16 words at the beginning of W into `state`. */
function compress(state: Int32Array): void {
  for (let t = 16; t < 64; t += 1) {
    const a = W[t - 15] as number;
    const b = W[t - 2] as number;
    const s0 = ((a >>> 7) | (a << 25)) ^ ((a >>> 18) | (a << 14)) ^ (a >>> 3);
    const s1 = ((b >>> 17) | (b << 15)) ^ ((b >>> 19) | (b << 13)) ^ (b >>> 10);
    W[t] = ((W[t - 16] as number) + s0 + (W[t - 7] as number) + s1) | 0;
  }
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let d = state[3] as number;
  let e = state[4] as number;
  let f = state[5] as number;
  let g = state[6] as number;
  let h = state[7] as number;
  for (let t = 0; t < 64; t += 1) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (K[t] as number) + (W[t] as number)) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] = ((state[0] as number) + a) | 0;
  state[1] = ((state[1] as number) + b) | 0;
  state[2] = ((state[2] as number) + c) | 0;
  state[3] = ((state[3] as number) + d) | 0;
  state[4] = ((state[4] as number) + e) | 0;
  state[5] = ((state[5] as number) + f) | 0;
  state[6] = ((state[6] as number) + g) | 0;
  state[7] = ((state[7] as number) + h) | 0;
}

/** The rest of a message, of which `before` bytes have been taken in already, with its end. */
function finish(state: Int32Array, message: Uint8Array, before: number): void {
  const padded = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(before + message.length) * 8n);
  for (let at = 0; at < padded.length; at += 64) {
    for (let word = 0; word < 16; word += 1) W[word] = view.getInt32(at + word * 4);
    compress(state);
  }
}

function bytesOf(state: Int32Array): Uint8Array {
  const bytes = new Uint8Array(32);
  const view = new DataView(bytes.buffer);
  for (let word = 0; word < 8; word += 1) view.setInt32(word * 4, state[word] as number);
  return bytes;
}

/** The state after one block: the key of HMAC, with what it is mixed with. */
function keyed(key: Uint8Array, pad: number): Int32Array {
  const state = Int32Array.from(START);
  const block = new Uint8Array(64).map((_, index) => (key[index] ?? 0) ^ pad);
  const view = new DataView(block.buffer);
  for (let word = 0; word < 16; word += 1) W[word] = view.getInt32(word * 4);
  compress(state);
  return state;
}

/** `from`, once more taken through HMAC, into `to`: a message of 32 bytes is one block with its end. */
function round(from: Int32Array, to: Int32Array, inner: Int32Array, outer: Int32Array): void {
  for (let side = 0; side < 2; side += 1) {
    const source = side === 0 ? from : to;
    for (let word = 0; word < 8; word += 1) W[word] = source[word] as number;
    W[8] = 0x80000000 | 0;
    for (let word = 9; word < 15; word += 1) W[word] = 0;
    W[15] = (64 + 32) * 8;
    to.set(side === 0 ? inner : outer);
    compress(to);
  }
}

/** `told` is called after so many rounds, and again: whoever waits learns that it goes on. */
const TELLS = 100_000;

export function pbkdf2(
  password: Uint8Array,
  salt: Uint8Array,
  iterations: number,
  length: number,
  told: () => void = () => {},
): Uint8Array {
  let key = password;
  if (key.length > 64) {
    const state = Int32Array.from(START);
    finish(state, key, 0);
    key = bytesOf(state);
  }
  const inner = keyed(key, 0x36);
  const outer = keyed(key, 0x5c);
  const derived = new Uint8Array(length);
  for (let block = 1, at = 0; at < length; block += 1, at += 32) {
    const numbered = new Uint8Array(salt.length + 4);
    numbered.set(salt);
    new DataView(numbered.buffer).setUint32(salt.length, block);
    const first = inner.slice();
    finish(first, numbered, 64);
    const last = outer.slice();
    finish(last, bytesOf(first), 64);
    const sum = last.slice();
    const next = new Int32Array(8);
    for (let done = 1; done < iterations; done += 1) {
      round(last, next, inner, outer);
      last.set(next);
      if (done % TELLS === 0) told();
      for (let word = 0; word < 8; word += 1) sum[word] = (sum[word] as number) ^ (next[word] as number);
    }
    derived.set(bytesOf(sum).subarray(0, Math.min(32, length - at)), at);
  }
  return derived;
}
