// Our Python package as src/runner/python-files.ts has it: path to source, sorted, so that equal packages are equal texts.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** @param {string} root the folder of the project @returns {Promise<Record<string, string>>} path to source */
export async function pythonFiles(root) {
  const folder = join(root, 'src/python');
  const names = (await readdir(join(folder, 'onionskin'), { recursive: true }))
    .map((name) => `onionskin/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.py') && !/\/test_[^/]*\.py$|_test\.py$/.test(name))
    .sort((a, b) => (a < b ? -1 : 1));
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')])));
}
