/**
 * Who may import whom inside src/. dependency-cruiser turns each line into rules, and ESLint uses the same
 * table for what the cruiser cannot see: type imports inside `.svelte` files.
 *
 * `imports` may be used freely, `types` only through `import type`. An entry is a folder, or a file of a
 * folder without its extension.
 *
 * @type {Record<string, { imports: string[], types?: string[], svelte?: boolean }>}
 */
module.exports = {
  base: { imports: [] },
  sql: { imports: ['base'] },
  stats: { imports: ['base'] },
  document: { imports: ['base'] },
  charts: { imports: ['base', 'document'] },
  share: { imports: ['base', 'document'] },
  store: { imports: ['base', 'document'] },
  engine: { imports: ['base', 'sql'] },
  export: { imports: ['base', 'sql', 'document'] },
  intake: { imports: ['base', 'sql', 'engine'] },
  models: { imports: ['base', 'sql', 'stats'], types: ['engine', 'document'] },
  notebook: {
    imports: ['base', 'sql', 'document', 'models/declarations'],
    types: ['engine', 'kernel/notebook-api', 'kernel/protocol'],
  },
  kernel: { imports: ['base', 'sql', 'engine', 'intake', 'models', 'stats', 'export'] },
  state: {
    imports: [
      'base',
      'document',
      'notebook',
      'share',
      'store',
      'export',
      'models/declarations',
      'kernel/client',
      'kernel/protocol',
      'kernel/notebook-api',
    ],
    types: ['sql'],
    svelte: true,
  },
  ui: {
    imports: ['base', 'charts', 'state'],
    types: [
      'document',
      'models/declarations',
      'kernel/protocol',
      'kernel/notebook-api',
      'notebook',
      'sql',
    ],
    svelte: true,
  },
};
