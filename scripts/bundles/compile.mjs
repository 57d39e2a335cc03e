// Python's own compiled form (.pyc) of a bundle's modules, made by the very CPython that will run them: compiling flask and what it needs
// takes more than a second in WebAssembly, each time anew in each process.
import { loadPyodide } from 'pyodide';

/** Where the files will lie in a process. Tracebacks name it, and what is compiled remembers it. */
const FOLDER = '/usr/lib/python3/dist-packages';

/**
 * The same bundles with compiled modules beside their sources.
 * @param {ReadonlyMap<string, ReadonlyMap<string, Uint8Array>>} bundles
 * @returns {Promise<Map<string, Map<string, Uint8Array>>>}
 */
export async function compiled(bundles) {
  // Sets of constants come out in the order of hashes: they must not be another each time.
  const pyodide = await loadPyodide({ env: { PYTHONHASHSEED: '0' } });
  pyodide.setStdout({ write: (bytes) => bytes.length });
  pyodide.setStderr({ write: (bytes) => bytes.length });
  pyodide.runPython(COMPILE);
  /** @type {(path: string) => string | undefined} */
  const compile = pyodide.globals.get('compile_module');
  /** @type {Map<string, Map<string, Uint8Array>>} */
  const result = new Map();
  for (const [name, files] of bundles) {
    const all = new Map(files);
    for (const [path, source] of files) {
      if (!path.endsWith('.py')) continue;
      const full = `${FOLDER}/${path}`;
      pyodide.FS.mkdirTree(full.slice(0, full.lastIndexOf('/')));
      pyodide.FS.writeFile(full, source);
      const cache = compile(full);
      if (cache !== undefined) all.set(cache.slice(FOLDER.length + 1), pyodide.FS.readFile(cache));
    }
    result.set(name, all);
  }
  return result;
}

// "Unchecked": Python takes it without comparing it with the source, whose time is another in each process.
const COMPILE = `
import py_compile

def compile_module(path):
    try:
        return py_compile.compile(path, doraise=True, invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
    except py_compile.PyCompileError:
        return None
`;
