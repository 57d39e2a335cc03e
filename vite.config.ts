import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { chunkGroups } from './scripts/chunks.ts';
import { budget } from './scripts/vite-budget.ts';
import { devPolicy } from './scripts/vite-dev-policy.ts';
import { inside } from './scripts/vite-inside.ts';
import { lessons } from './scripts/vite-lessons.ts';
import { offline } from './scripts/vite-offline.ts';
import { supplies } from './scripts/vite-supplies.ts';
import { workerText } from './scripts/vite-worker-text.ts';

export default defineConfig({
  // Every address is relative: the built site works from any folder of any server.
  base: './',
  plugins: [workerText(), lessons(), inside(), supplies(), offline(), react(), devPolicy(), budget()],
  build: {
    target: 'es2022',
    // A browser that does not know modulepreload fetches a little later, and that is all.
    modulePreload: { polyfill: false },
    // An asset written into the script would be a data: address, which the page's policy refuses for most things.
    assetsInlineLimit: 0,
    // Monaco is a megabyte, and fetched only after the page is on screen.
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      // A string of strings/ is written where it is said: a name for each would be half a kilobyte of the first paint.
      optimization: { inlineConst: { mode: 'all' } },
      output: { codeSplitting: { groups: chunkGroups } },
    },
  },
  test: {
    environment: 'node',
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
    // A process takes seconds to be made where the machine is busy or there is no snapshot.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Each file may run a Python of its own, some 200 MB of memory: no more than two at once.
    maxWorkers: 2,
  },
});
