// End-to-end tests: a real Chromium, the built site, roles and names, no sleeps.
import { defineConfig } from '@playwright/test';
import { BROWSER_FLAGS } from './e2e/browser-flags.mjs';

/** Another one where two checkouts are tested at the same time. */
const PORT = Number(process.env.ONIONSKIN_E2E_PORT ?? 4273);
const report = process.env.ONIONSKIN_E2E_REPORT;

export default defineConfig({
  testDir: 'e2e',
  // One at a time: a page is a browser, a Python and a spare one, and programs are stopped by the clock.
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 30_000 },
  reporter: report ? [['list'], ['json', { outputFile: report }]] : [['list']],
  forbidOnly: true,
  // Pictures are kept beside the programs that they are of; the name of the machine they were taken on is no part of it.
  snapshotPathTemplate: '{testDir}/states/{arg}{ext}',
  // Missing pictures are missing: they are only taken by `npm run fix:pictures`.
  updateSnapshots: 'none',
  outputDir: 'test-results/e2e',
  use: {
    baseURL: `http://localhost:${PORT}`,
    // Each test begins with empty storage: to keep the site for a next visit that never comes would only cost time. offline.spec.ts allows it.
    serviceWorkers: 'block',
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(process.env.ONIONSKIN_CHROMIUM ? { executablePath: process.env.ONIONSKIN_CHROMIUM } : {}),
      args: BROWSER_FLAGS,
    },
  },
  webServer: { command: `npx vite preview --port ${PORT} --strictPort`, port: PORT, reuseExistingServer: false },
});
