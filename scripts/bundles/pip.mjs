// Packages from a Python package index, with pip as this machine has it set up: its index, its proxy, its certificates.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { run } from './run.mjs';

/** @import { Fetched, Wanted } from './package.mjs' */

const PYTHONS = [['python3', '-m', 'pip'], ['python', '-m', 'pip'], ['pip3'], ['pip']];
/** A 'no' of an index is quick. Where it does not even answer, nothing more is asked. */
const UNREACHABLE = /timed? ?out|max retries|connection|getaddrinfo|name resolution|network is unreachable|proxy|ssl/i;
const AT_ONCE = 4;

/**
 * As many of the wanted packages as there are.
 * @param {Readonly<Record<string, Wanted>>} wanted @param {string} folder an empty one for its downloads
 * @returns {Promise<Map<string, () => Promise<Fetched>>>}
 */
export async function fromPip(wanted, folder) {
  /** @type {Map<string, () => Promise<Fetched>>} */
  const found = new Map();
  const pip = await findPip();
  if (pip === null) return found;
  await mkdir(folder, { recursive: true });
  const names = Object.keys(wanted);
  /** @param {readonly string[]} some */
  const download = (some) => {
    const requirements = some.map((name) => `${wanted[name]?.pip}${wanted[name]?.version}`);
    const asked = ['--no-deps', '--only-binary=:all:', '--python-version', '3.14', '--dest', folder, ...requirements];
    const [command = '', ...before] = pip;
    const quick = ['--quiet', '--no-input', '--disable-pip-version-check', '--timeout', '5', '--retries', '0'];
    return run(command, [...before, 'download', ...quick, ...asked], { seconds: 120 });
  };
  const all = await download(names);
  // One that is not there makes pip give up on all of them.
  if (!all.ok && !UNREACHABLE.test(all.errors)) {
    const left = [...names];
    const worker = async () => {
      for (let name = left.shift(); name !== undefined; name = left.shift()) await download([name]);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }
  const wheels = await readdir(folder);
  for (const name of names) {
    const wheel = wheels.find((file) => file.endsWith('.whl') && plain(file.split('-')[0]) === plain(wanted[name]?.pip));
    if (wheel !== undefined) found.set(name, () => readWheel(folder, wheel, wanted[name]?.pip ?? name));
  }
  return found;
}

async function findPip() {
  for (const [command = '', ...args] of PYTHONS) {
    if ((await run(command, [...args, '--version'], { seconds: 20 })).ok) return [command, ...args];
  }
  return null;
}

/** Names of packages are equal when only case and kind of dash differ. @param {string | undefined} name */
const plain = (name) => (name ?? '').toLowerCase().replace(/[-_.]+/g, '_');

/** @param {string} folder @param {string} wheel @param {string} name @returns {Promise<Fetched>} */
async function readWheel(folder, wheel, name) {
  const files = new Map(Object.entries(unzipSync(await readFile(join(folder, wheel)))).filter(([path]) => !path.endsWith('/')));
  checkRecord(files, wheel);
  const version = wheel.split('-')[1] ?? '';
  const licences = [...files].filter(([path]) => /\.dist-info\/(?:.*\/)?(licen[cs]e|copying|notice|authors)[^/]*$/i.test(path));
  const texts = licences.map(([, bytes]) => Buffer.from(bytes).toString('utf8').trim());
  return { version, from: { source: 'pip', package: name, version }, files, licenceText: texts.join('\n\n') };
}

/** Every file is what the wheel's RECORD says it is. @param {ReadonlyMap<string, Uint8Array>} files @param {string} wheel */
function checkRecord(files, wheel) {
  const record = [...files].find(([path]) => /^[^/]+\.dist-info\/RECORD$/.test(path));
  if (record === undefined) throw new Error(`${wheel} has no RECORD`);
  const said = new Map(
    [
      ...Buffer.from(record[1])
        .toString('utf8')
        .matchAll(/^"?(.+?)"?,sha256=([\w-]+),\d*\r?$/gm),
    ].map((row) => [row[1], row[2]]),
  );
  for (const [path, bytes] of files) {
    if (path === record[0] || /\.dist-info\/RECORD\./.test(path)) continue;
    const hash = createHash('sha256').update(bytes).digest('base64url');
    if (said.get(path) !== hash) throw new Error(`${wheel}: ${path} is not what RECORD says`);
  }
}
