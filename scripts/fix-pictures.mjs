// Takes the pictures of the stage in e2e/states/ anew, those that no longer look like it. Look at each of them before you commit it.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { smallerPng } from './smaller-png.mjs';

const FOLDER = new URL('../e2e/states/', import.meta.url);
const pictures = () => readdirSync(FOLDER).filter((name) => name.endsWith('.png'));
const before = new Map(pictures().map((name) => [name, statSync(new URL(name, FOLDER)).mtimeMs]));
const e2e = ['scripts/e2e.mjs', 'stage-states', '--update-snapshots=changed'];
const { status } = spawnSync(process.execPath, e2e, { cwd: new URL('..', import.meta.url), stdio: 'inherit' });
for (const name of pictures()) {
  const file = new URL(name, FOLDER);
  if (statSync(file).mtimeMs !== before.get(name)) writeFileSync(file, smallerPng(readFileSync(file)));
}
process.exitCode = status ?? 1;
