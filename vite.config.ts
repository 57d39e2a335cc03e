import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { workerText } from './scripts/vite-worker-text.ts';

export default defineConfig({
  // Every address is relative: the built site works from any folder of any server.
  base: './',
  plugins: [workerText(), react()],
  build: { target: 'es2022' },
  test: {
    environment: 'node',
    include: ['src/**/*.test.ts'],
    // A process takes seconds to be made when the machine is busy or there is no snapshot.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
