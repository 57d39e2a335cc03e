// Somebody's own machine, as far as the recorder knows: a Python of its own, a folder with a project, and in it the very zip that the page offers.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadPyodide } from 'pyodide';
import { pythonFiles } from '../../scripts/python-files.mjs';
import { recorderZip } from '../../scripts/recorder-zip.mjs';

export interface PythonAtHome {
  /** `python onionskin.zip …`: its exit status, and all that it printed. */
  run(...words: string[]): { status: number; says: string };
  /** The text of a file in the folder. */
  read(name: string): string;
  /** The names in a folder of it, sorted. */
  list(folder: string): string[];
  /** What an expression gives. */
  python(code: string): unknown;
}

export async function pythonAtHome(folder: string, files: Readonly<Record<string, string>>): Promise<PythonAtHome> {
  const pyodide = await loadPyodide({ indexURL: `${dirname(fileURLToPath(import.meta.resolve('pyodide')))}/` });
  let printed = '';
  const hear = {
    write: (data: Uint8Array) => {
      printed += new TextDecoder().decode(data);
      return data.length;
    },
  };
  pyodide.setStdout(hear);
  pyodide.setStderr(hear);
  for (const [name, source] of Object.entries(files)) {
    pyodide.FS.mkdirTree(dirname(`${folder}/${name}`));
    pyodide.FS.writeFile(`${folder}/${name}`, source);
  }
  pyodide.FS.writeFile(`${folder}/onionskin.zip`, recorderZip(await pythonFiles('.')));
  return {
    run(...words) {
      printed = '';
      pyodide.globals.set('words', pyodide.toPy(words));
      const status = pyodide.runPython(`
import os, runpy, sys
os.chdir(${JSON.stringify(folder)})
sys.argv[:] = ["onionskin.zip", *words]
try:
    runpy.run_path("onionskin.zip", run_name="__main__")
except SystemExit as left:
    status = left.code
sys.stdout.flush(); sys.stderr.flush()
status`) as number;
      return { status, says: printed };
    },
    read: (name) => pyodide.FS.readFile(`${folder}/${name}`, { encoding: 'utf8' }) as string,
    list: (name) => (pyodide.FS.readdir(`${folder}/${name}`) as string[]).filter((one) => !/^\.{1,2}$/.test(one)).sort(),
    python: (code) => pyodide.runPython(code) as unknown,
  };
}
