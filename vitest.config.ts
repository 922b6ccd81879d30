import { playwright } from '@vitest/browser-playwright';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { CHROMIUM_ARGS, findChromium } from './scripts/chromium.ts';
import { readShared } from './tests/helpers/shared-command.ts';

/** CodeMirror breaks when its parts are bundled at different times. */
const CODEMIRROR = [
  ...['autocomplete', 'commands', 'lang-markdown', 'lang-sql', 'lang-yaml', 'language', 'lint'],
  ...['search', 'state', 'view'],
].map((part) => `@codemirror/${part}`);

const executablePath = await findChromium();

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [svelte()],
        test: {
          name: 'node',
          environment: 'node',
          include: ['{src,scripts,bench,tests}/**/*.test.ts'],
          exclude: ['**/*.browser.test.ts', 'tests/e2e/**'],
          pool: 'forks',
          maxWorkers: 2,
          // Modules and engines are made once for all files, not once for each: half of the time went there.
          isolate: false,
          setupFiles: ['tests/helpers/close-engines.ts'],
          // A hanging engine is a failure, not a pause.
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        plugins: [svelte()],
        worker: { format: 'es' },
        optimizeDeps: {
          exclude: ['@duckdb/duckdb-wasm'],
          // Imported by workers only, where Vite finds them too late and reloads the page of the tests.
          include: [
            ...['apache-arrow', 'browser-fs-access', 'comlink', 'fzstd', 'idb', 'parquet-wasm/esm'],
            ...CODEMIRROR,
          ],
        },
        test: {
          name: 'browser',
          include: ['{src,tests}/**/*.browser.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            commands: { readShared },
            provider: playwright({
              launchOptions: {
                args: [...CHROMIUM_ARGS],
                ...(executablePath === undefined ? {} : { executablePath }),
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
