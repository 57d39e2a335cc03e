// A process in the page: the classic worker inside the locked room. Nothing can be fetched here; every byte was handed in.
import type { LoadOptions, Platform, Pyodide } from './boot.ts';
import { runCore } from './core.ts';
import type { Assets, FromWorker, ToWorker } from './protocol.ts';

/** An address that cannot exist: whatever is asked of it is answered from the assets. */
const NOWHERE = 'https://x.invalid/';

interface Loader {
  loadPyodide(
    options: LoadOptions & { indexURL: string; packageBaseUrl: string; createPyodideModule: unknown },
  ): Promise<Pyodide>;
}

const platform: Platform = {
  async open({ pyodide }) {
    if ('compiled' in pyodide) throw new Error('The page did not hand in Python.');
    self.fetch = answerFrom(pyodide);
    const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all([
      importBlob<Loader>(pyodide.loader),
      importBlob<{ default: unknown }>(pyodide.module),
    ]);
    return (options) => loadPyodide({ ...options, indexURL: NOWHERE, packageBaseUrl: NOWHERE, createPyodideModule });
  },
};

/** The module whose source a Blob holds. */
async function importBlob<T>(source: Blob): Promise<T> {
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  try {
    return (await import(/* @vite-ignore */ address)) as T;
  } finally {
    URL.revokeObjectURL(address);
  }
}

function answerFrom({ wasm, stdlib }: Exclude<Assets['pyodide'], { compiled: unknown }>): typeof fetch {
  return async (input) => {
    const address = String(input);
    if (address === `${NOWHERE}pyodide.asm.wasm`) return new Response(wasm, { headers: { 'Content-Type': 'application/wasm' } });
    if (address === `${NOWHERE}python_stdlib.zip`) return new Response(stdlib);
    throw new TypeError('There is no network in here.');
  };
}

// A program has no business in the page's console: what the interpreter says on its way down comes out as `died`.
for (const name of Object.keys(console)) Object.assign(console, { [name]: () => {} });

// The first message is the wire to the page. The room listens to nothing that comes another way.
addEventListener(
  'message',
  (first) => {
    const wire = first.ports[0];
    if (wire === undefined) return;
    // The program will be able to replace everything that is looked up in here, and whoever gets hold of the wire can speak in our name. So
    // nothing is looked up later: not the wire's method, nor the getter that reads what an event (which knows the wire) brought.
    const send: (message: FromWorker) => void = wire.postMessage.bind(wire);
    const dataOf = Function.prototype.call.bind(getterOf(MessageEvent.prototype, 'data')) as (event: MessageEvent) => ToWorker;
    const receive = runCore(platform, send);
    wire.onmessage = (event) => void receive(dataOf(event));
  },
  { once: true },
);

function getterOf(prototype: object, name: string): () => unknown {
  const getter = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (getter === undefined) throw new Error(`This browser's ${name} is no getter.`);
  return getter;
}
