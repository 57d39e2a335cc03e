// Finds a Chromium for the end-to-end tests: one on the machine, else Playwright's own, else Debian's package.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The sentence for a machine on which none can be had. */
export const NO_BROWSER =
  'No Chromium can be had here: none is installed, Playwright could not download its own, and there is no Debian package to install; set ONIONSKIN_CHROMIUM to the path of one.';

/** @param {string} command @param {string[]} args @param {number} timeout milliseconds */
const run = (command, args, timeout) => spawnSync(command, args, { stdio: ['ignore', 'ignore', 'ignore'], timeout }).status === 0;

/** @returns {string | null} */
function onThisMachine() {
  const named = process.env.ONIONSKIN_CHROMIUM;
  if (named) return existsSync(named) ? named : null;
  for (const name of NAMES) {
    const found = spawnSync(process.platform === 'win32' ? 'where' : 'which', [name], { encoding: 'utf8' });
    const path = found.status === 0 ? (found.stdout.split('\n')[0] ?? '').trim() : '';
    if (path) return path;
  }
  return ELSEWHERE.find((path) => existsSync(path)) ?? null;
}

/** @returns {string | null} */
function playwrights() {
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  console.error('No Chromium on this machine; asking Playwright for its own.');
  run('npx', ['playwright', 'install', 'chromium'], 300_000);
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
}

/** @returns {string | null} */
function debians() {
  const root = typeof process.getuid === 'function' && process.getuid() === 0;
  if (!root || !existsSync('/usr/bin/apt-get')) return null;
  console.error("Installing Debian's package chromium.");
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  Object.assign(process.env, quiet);
  if (!run('apt-get', ['update'], 300_000)) return null;
  if (!run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], 600_000)) return null;
  return onThisMachine();
}

/**
 * The path of a Chromium, installing one if that is what it takes.
 * @returns {string} @throws {Error} with one sentence for the user
 */
export function findBrowser() {
  const path = onThisMachine() ?? playwrights() ?? debians();
  if (!path) throw new Error(NO_BROWSER);
  return path;
}
