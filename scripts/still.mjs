// A world that stands still: while `work` goes on, every clock shows the same moment, chance always falls alike, and nothing tells where on which machine it is. What an interpreter is
// made into meanwhile is the same each time, byte for byte.
import crypto from 'node:crypto';

/** Some moment: the files in the interpreter were written then, and its own clocks began. */
const MOMENT = Date.UTC(2026, 0, 1);

/** @template T @param {() => Promise<T>} work @returns {Promise<T>} */
export async function whileTheWorldStandsStill(work) {
  const { now } = Date;
  // Where Pyodide gets its chance from under Node.
  const { randomFillSync } = crypto;
  const { argv } = process;
  const { TZ } = process.env;
  // Pyodide would take the name of the script for its program's, wherever the project lies.
  process.argv = [argv[0] ?? 'node', 'python'];
  process.env.TZ = 'UTC';
  Date.now = () => MOMENT;
  performance.now = () => 1;
  Object.assign(crypto, { randomFillSync: alike() });
  try {
    return await work();
  } finally {
    Date.now = now;
    // The one of its prototype is there again.
    Reflect.deleteProperty(performance, 'now');
    Object.assign(crypto, { randomFillSync });
    process.argv = argv;
    if (TZ === undefined) Reflect.deleteProperty(process.env, 'TZ');
    else process.env.TZ = TZ;
  }
}

/** Fills any view with bytes that look like chance. */
function alike() {
  let state = 1;
  /** @template {ArrayBufferView} V @param {V} view @returns {V} */
  return (view) => {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    for (let index = 0; index < bytes.length; index += 1) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      bytes[index] = state >>> 24;
    }
    return view;
  };
}
