import { defineConfig } from 'vite';

/** Builds the kernel with a page that draws nothing, as the app is built. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  worker: { format: 'es' },
  build: {
    outDir: '../../.cache/kernel-page',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
  },
});
