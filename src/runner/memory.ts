// WebAssembly's memory, held to a size. Pyodide offers no option for either end of it:
// a snapshot only fits into memory that is already as large as it, and a program that eats memory would take the whole tab with it.

const PAGE = 65536;
/** Anything as large as this (bytes) is the interpreter itself, not one of Pyodide's small helpers. */
const INTERPRETER = 1_000_000;

/** Python gets a MemoryError when a process would grow beyond this, and lives on. */
export const MEMORY_LIMIT = 1024 * 1024 * 1024;

interface Handed {
  module: WebAssembly.Module;
  instance: WebAssembly.Instance;
}

/** From now on every instance made here has at least `initial()` bytes of memory, and none grows beyond `limit`.
 *  `compiled`: machine code that is used instead of compiling the interpreter once more; where it could not be made, it is compiled as ever. */
export function holdMemory(initial: () => number, limit: number, compiled: Promise<WebAssembly.Module>): void {
  const grow = WebAssembly.Memory.prototype.grow;
  WebAssembly.Memory.prototype.grow = function (this: WebAssembly.Memory, pages: number): number {
    if (this.buffer.byteLength + pages * PAGE > limit) throw new RangeError('The memory limit of this process is reached.');
    return grow.call(this, pages);
  };

  const widen = <T extends Handed | WebAssembly.Instance>(made: T): T => {
    const instance = made instanceof WebAssembly.Instance ? made : (made as Handed).instance;
    const memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
    const missing = memory === undefined ? 0 : initial() - memory.buffer.byteLength;
    if (missing > 0) memory?.grow(Math.ceil(missing / PAGE));
    return made;
  };
  const { instantiate, instantiateStreaming } = WebAssembly;
  const fromCompiled = async (imports: WebAssembly.Imports | undefined): Promise<Handed | null> => {
    // Small helpers ask for nothing.
    if (imports === undefined) return null;
    const module = await compiled.catch(() => null);
    return module && widen({ module, instance: await instantiate(module, imports) });
  };
  const patched = {
    // What is compiled already has no length.
    instantiate: async (source: BufferSource, imports?: WebAssembly.Imports) =>
      (source.byteLength >= INTERPRETER ? await fromCompiled(imports) : null) ?? widen(await instantiate(source, imports)),
    instantiateStreaming: async (source: Response | PromiseLike<Response>, imports?: WebAssembly.Imports) =>
      (await fromCompiled(imports)) ?? widen(await instantiateStreaming(source, imports)),
  };
  Object.assign(WebAssembly, patched);
}
