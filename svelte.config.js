import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** Shared by the build, svelte-check, ESLint and the editor. */
export default {
  preprocess: vitePreprocess(),
  compilerOptions: {
    // Runes everywhere in our code; libraries decide for themselves.
    runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true),
  },
};
