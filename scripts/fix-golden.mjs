// Writes src/testing/golden/*/recording.txt anew from what Python records now. Look at the difference before you commit it.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', 'src/python/golden.test.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, FIX_GOLDEN: '1' },
});
process.exitCode = status ?? 1;
