// Runs the end-to-end tests in a real Chromium against the built site. Arguments go to Playwright.
import { spawnSync } from 'node:child_process';
import { findBrowser } from './find-browser.mjs';

/** @type {string} */
let browser;
try {
  browser = findBrowser();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
const env = { ...process.env, ONIONSKIN_CHROMIUM: browser };
const built =
  process.env.ONIONSKIN_BUILT === '1' || spawnSync('npm', ['run', '-s', 'build'], { stdio: 'inherit', env }).status === 0;
if (!built) process.exit(1);
const ran = spawnSync('npx', ['playwright', 'test', ...process.argv.slice(2)], { stdio: 'inherit', env });
process.exit(ran.status ?? 1);
