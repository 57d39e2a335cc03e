// A project as one .zip that runs on real servers: its files as they are, and beside them what it takes to start it, to ask it, and to test it.

import { strToU8, type Zippable, zipSync } from 'fflate';
import { importedBundles } from '../servers/bundles.ts';
import { preparationOf, waysOf } from './commands.ts';
import { expectedOf } from './expected.ts';
import { freeName, type Home } from './home.ts';
import { httpdConf, scriptOf } from './httpd-conf.ts';
import { readmeOf } from './readme.ts';
import { requestSh } from './request-sh.ts';
import { requestTestPy } from './request-test-py.ts';
import { requirementsOf } from './requirements.ts';

/** What is ours in a zip, so that it does not come back as part of the project. */
export const SETTINGS = 'onionskin.json';

export interface HomeZip {
  name: string;
  zip: Uint8Array;
  /** Why there is no request or no test in it; null where both are. */
  says: string | null;
}

export function homeZip(home: Home): HomeZip {
  const { files, says } = homeFiles(home);
  const folder = folderName(home.title);
  // The same for the same project, on every day: a zip's times begin in 1980.
  const entries: Zippable = {};
  for (const [name, text] of Object.entries(files)) {
    const mode = name.endsWith('.sh') ? 0o100755 : 0o100644;
    entries[`${folder}/${name}`] = [bytesOf(text), { mtime: '1980-01-01T12:00:00', os: 3, attrs: mode << 16 }];
  }
  return { name: `${folder}.zip`, zip: zipSync(entries, { level: 9 }), says };
}

/** By name; the project's own first, and as they are. */
export function homeFiles(home: Home): { files: Readonly<Record<string, string>>; says: string | null } {
  const ours: Record<string, string> = {};
  const add = (name: string, text: string | null): string | null => {
    if (text === null) return null;
    const free = freeName(name, home.files);
    ours[free] = text;
    return free;
  };
  const needed = importedBundles(home.files, home.bundles);
  const usesDjango = needed.some(({ name }) => name === 'django');
  const requirements = add('requirements.txt', requirementsOf(home));
  const { raw, leaves } = home;
  const request = add('request.sh', raw === null ? null : requestSh(raw, leaves));

  const expected =
    raw === null ? { says: 'The request in the composer can’t be sent, so there is no script and no test.' } : expectedOf(home);
  const testName = freeName('test_request.py', home.files);
  const test = raw === null || 'says' in expected ? null : testName;
  if (raw !== null && !('says' in expected))
    ours[testName] = requestTestPy({ ...home, raw }, expected, { module: testName.replace(/\.py$/, ''), usesDjango });

  const script = scriptOf(home, freeName('application.wsgi', home.files));
  if (script.text !== null) ours[script.file] = script.text;
  const confs = { embedded: freeName('httpd-embedded.conf', home.files), daemon: freeName('httpd-daemon.conf', home.files) };
  for (const mode of ['embedded', 'daemon'] as const) ours[confs[mode]] = httpdConf(home, mode, script, confs[mode]);

  const settings = freeName(SETTINGS, home.files);
  const untested = 'says' in expected ? expected.says : null;
  const names = { requirements, request, test, settings, script: script.text === null ? null : script.file };
  const told = { names, ways: waysOf(home, confs), preparation: preparationOf(home, usesDjango), untested };
  const readme = freeName('README.md', home.files);
  ours[readme] = readmeOf(home, told);
  ours[settings] = `${JSON.stringify({ ...home.settings, ours: [...Object.keys(ours), settings] }, null, 1)}\n`;
  return { files: { ...home.files, ...ours }, says: untested };
}

/** "4.1 Pass-through" → "4-1-pass-through". */
export function folderName(title: string): string {
  const name = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return name === '' ? 'onionskin-project' : name;
}

/** A lone surrogate is no UTF-8: it becomes a replacement character, as in every file that a browser writes. */
const bytesOf = (text: string): Uint8Array => strToU8(text);
