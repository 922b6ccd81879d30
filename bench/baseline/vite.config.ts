import { defineConfig } from 'vite';

/** Builds the baseline page like the app: same engine, same bundler, nothing else. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  build: {
    outDir: '../../.cache/baseline',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
  },
});
