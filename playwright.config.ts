import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, requireChromium } from './scripts/chromium.ts';

/** Workers read this file too, so what the first process decided is handed on in the environment. */
process.env['QUINTILE_CHROMIUM'] ??= await requireChromium();
process.env['QUINTILE_E2E_PORT'] ??= String(await freePort());

const port = process.env['QUINTILE_E2E_PORT'];
/** A deep sub-path: the built site must work under any. */
const base = '/any/sub/path/';
const url = `http://127.0.0.1:${port}${base}`;

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  retries: 0,
  // What takes time is measured by `npm run bench`; a browser alone leaves a third of two cores idle.
  workers: 2,
  use: {
    baseURL: url,
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['QUINTILE_CHROMIUM'],
      // The engine is made anew for each page and runs for seconds: compiling it well takes longer than it saves.
      args: [...CHROMIUM_ARGS, '--js-flags=--liftoff-only'],
    },
  },
  webServer: {
    command: `node --import tsx scripts/serve.ts --strict-port --port ${port} --base ${base}`,
    url,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 2000 },
  },
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address() as AddressInfo;
      probe.close(() => resolve(free));
    });
  });
}
