// Packages from Debian, through an apt configuration of our own: own list of sources, own state and cache. The system's apt is only read:
// which mirror it uses, through which proxy, and its keyring. apt checks every file against the signed indexes.
import { existsSync } from 'node:fs';
import { lstat, mkdir, readdir, readFile, readlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { debianMirrors } from './apt-sources.mjs';
import { run } from './run.mjs';
import { isWithin, upstream } from './versions.mjs';

/** @import { Fetched, Wanted } from './package.mjs' */

const ETC = '/etc/apt';
const KEYRINGS = ['/usr/share/keyrings/debian-archive-keyring.pgp', '/usr/share/keyrings/debian-archive-keyring.gpg'];
/** Where Debian has Python's packages. */
const PYTHON = 'usr/lib/python3/dist-packages';

/**
 * As many of the wanted packages as there are in `suite`.
 * @param {Readonly<Record<string, Wanted>>} wanted @param {string} folder an empty one for all that apt keeps @param {string} suite
 * @returns {Promise<Map<string, () => Promise<Fetched>>>}
 */
export async function fromDebian(wanted, folder, suite) {
  /** @type {Map<string, () => Promise<Fetched>>} */
  const found = new Map();
  const mirror = debianMirrors(await sources())[0];
  const keyring = mirror?.keyring ?? KEYRINGS.find((path) => existsSync(path));
  if (mirror === undefined || keyring === undefined) return found;
  const env = { APT_CONFIG: await configure(folder, `deb [signed-by=${keyring}] ${mirror.uri} ${suite} main\n`), LC_ALL: 'C' };
  if (!(await run('apt-get', ['update', '--error-on=any'], { env, seconds: 120 })).ok) return found;
  const names = Object.keys(wanted).filter((name) => wanted[name]?.debian);
  const packages = names.flatMap((name) => [wanted[name]?.debian ?? '', ...(wanted[name]?.links ?? [])]);
  const listed = (await run('apt-cache', ['madison', ...packages], { env })).out;
  // python3-flask | 3.1.3-4 | … forky/main amd64 Packages
  /** @param {string} debian */
  const offersOf = (debian) =>
    [...listed.matchAll(/^\s*(\S+) \|\s+(\S+) \|/gm)].filter((row) => row[1] === debian).map((row) => row[2] ?? '');
  for (const name of names) {
    const { debian, version: range, links = [] } = /** @type {Wanted} */ (wanted[name]);
    const version = offersOf(debian).find((offer) => isWithin(upstream(offer), range));
    const linked = links.map((link) => ({ name: link, version: offersOf(link)[0] ?? '' }));
    if (version === undefined || linked.some((link) => link.version === '')) continue;
    found.set(name, () => download(join(folder, 'got', name), { name: debian, version }, linked, env));
  }
  return found;
}

/** The apt sources of this machine. */
async function sources() {
  const parts = join(ETC, 'sources.list.d');
  const names = await readdir(parts).catch(() => /** @type {string[]} */ ([]));
  const paths = [
    join(ETC, 'sources.list'),
    ...names.filter((name) => /\.(list|sources)$/.test(name)).map((name) => join(parts, name)),
  ];
  return Promise.all(paths.map(async (name) => ({ name, text: await readFile(name, 'utf8').catch(() => '') })));
}

/** Writes apt's configuration and gives its path. @param {string} folder @param {string} list */
async function configure(folder, list) {
  for (const name of ['state/lists/partial', 'cache/archives/partial', 'got'])
    await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, 'sources.list'), list);
  // No package counts as installed.
  await writeFile(join(folder, 'status'), '');
  // The system's own configuration may run programs after an update (and they may clean its cache). Of it we take only how this machine gets
  // out, and whether it believes a mirror that was frozen, whose date has passed.
  const dump = (await run('apt-config', ['dump'])).out.split('\n');
  const system = dump.filter((line) => /^Acquire::(https?|ftp|tor)::|^Acquire::Check-/.test(line));
  const own = {
    'Dir::Etc::sourcelist': join(folder, 'sources.list'),
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::Etc::parts': '/dev/null',
    'Dir::Etc::main': '/dev/null',
    'Dir::Etc::preferences': '/dev/null',
    'Dir::Etc::preferencesparts': '/dev/null',
    'Dir::State': join(folder, 'state'),
    'Dir::State::status': join(folder, 'status'),
    'Dir::Cache': join(folder, 'cache'),
    'Acquire::Languages': 'none',
    'Acquire::Retries': '1',
    'Acquire::http::Timeout': '10',
    'Acquire::https::Timeout': '10',
    // Root's apt would fetch as another user, who can't write here.
    'APT::Sandbox::User': 'root',
  };
  const path = join(folder, 'apt.conf');
  await writeFile(path, [...system, ...Object.entries(own).map(([name, value]) => `${name} "${value}";`), ''].join('\n'));
  return path;
}

/** @typedef {{name: string, version: string}} Deb */

/**
 * @param {string} folder @param {Deb} wanted @param {readonly Deb[]} linked those to whose files it has links @param {Record<string, string>} env
 * @returns {Promise<Fetched>}
 */
async function download(folder, wanted, linked, env) {
  const unpacked = join(folder, 'unpacked');
  await mkdir(unpacked, { recursive: true });
  // All in one place, as they are on a machine that has them: then links lead somewhere.
  for (const deb of [wanted, ...linked]) await unpack(join(folder, deb.name), deb, unpacked, env);
  const root = join(unpacked, PYTHON);
  /** @type {Map<string, Uint8Array>} */
  const files = new Map();
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const real = entry.isFile() ? path : entry.isSymbolicLink() ? await within(unpacked, path) : null;
    if (real !== null) files.set(path.slice(root.length + 1), await readFile(real));
  }
  const texts = [wanted, ...linked].map(({ name }) => readFile(join(unpacked, 'usr/share/doc', name, 'copyright'), 'utf8'));
  const licenceText = (await Promise.all(texts)).map((text) => text.trim()).join('\n\n');
  const { name, version } = wanted;
  return { version: upstream(version), from: { source: 'Debian', package: name, version }, files, licenceText };
}

/** @param {string} folder @param {Deb} deb @param {string} to @param {Record<string, string>} env */
async function unpack(folder, { name, version }, to, env) {
  await mkdir(folder, { recursive: true });
  const got = await run('apt-get', ['download', `${name}=${version}`], { cwd: folder, env, seconds: 120 });
  const deb = (await readdir(folder)).find((file) => file.endsWith('.deb'));
  if (!got.ok || deb === undefined) throw new Error(`${name} ${version} could not be downloaded`);
  if (!(await run('dpkg-deb', ['-x', join(folder, deb), to])).ok) throw new Error(`${deb} could not be unpacked`);
}

/** The file that a link leads to, if it is among what was unpacked. @param {string} unpacked @param {string} link */
async function within(unpacked, link) {
  const to = await readlink(link);
  const target = to.startsWith('/') ? join(unpacked, to) : resolve(link, '..', to);
  return target.startsWith(`${unpacked}/`) && existsSync(target) && (await lstat(target)).isFile() ? target : null;
}
