/**
 * The import rules of the house, one for each folder (see import-table.cjs), and what holds everywhere.
 * Unit tests beside their source may import more: they run the real engine.
 */
const table = require('./import-table.cjs');

const TESTS = String.raw`\.(test|spec)\.ts$`;

/** A regular expression for the files an entry of the table names: `base/…`, or `kernel/client.ts`. */
const files = (entry) => (entry.includes('/') ? `${entry}[./]` : `${entry}/`);
const anyOf = (entries) => `^src/(${entries.map(files).join('|')})`;

const folderRules = Object.entries(table).flatMap(([folder, { imports, types = [] }]) => {
  const from = { path: `^src/${folder}/`, pathNot: TESTS };
  const allowed = [folder, ...imports];
  const rules = [
    {
      name: `${folder}-imports`,
      comment: `${folder} may import ${[...imports, ...types.map((t) => `types of ${t}`)].join(', ') || 'nothing'}`,
      severity: 'error',
      from,
      to: { path: '^src/', pathNot: anyOf([...allowed, ...types]) },
    },
  ];
  if (types.length > 0) {
    rules.push({
      name: `${folder}-imports-only-types`,
      comment: `${folder} may import types only of ${types.join(', ')}`,
      severity: 'error',
      from,
      to: { path: anyOf(types), pathNot: anyOf(allowed), dependencyTypesNot: ['type-only'] },
    });
  }
  return rules;
});

const withSvelte = [
  'app',
  ...Object.keys(table).filter((folder) => table[folder].svelte === true),
].join('|');

module.exports = {
  forbidden: [
    ...folderRules,
    {
      name: 'known-folders',
      comment: 'every file of src lies in a folder that has a line in the import table',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [`^src/(app|${Object.keys(table).join('|')})/`, String.raw`\.d\.ts$`],
      },
      to: {},
    },
    {
      name: 'no-svelte-below-state',
      comment: 'only state, ui and app know Svelte, its components and libraries built on it',
      severity: 'error',
      from: { path: '^src/', pathNot: [`^src/(${withSvelte})/`, TESTS] },
      to: {
        path: String.raw`node_modules/(svelte|bits-ui|runed|[^/]*svelte[^/]*)/|\.svelte(\.ts)?$`,
      },
    },
    {
      name: 'base-has-no-packages',
      comment: 'base and stats stand on nothing but the language',
      severity: 'error',
      // arrow-values.ts is the exception (docs/adr/0007).
      from: { path: '^src/(base|stats)/', pathNot: [TESTS, '^src/base/arrow-values'] },
      to: { path: 'node_modules' },
    },
    {
      name: 'no-node-in-the-page',
      comment:
        'what runs in the browser cannot use Node; the engine has a door of its own for tests',
      severity: 'error',
      from: { path: '^src/', pathNot: [TESTS, '^src/engine/[^.]*node'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: { path: '^src/', pathNot: TESTS },
      to: { path: ['^(tests|bench|scripts)/', TESTS] },
    },
    {
      name: 'no-development-packages-in-the-product',
      comment: 'what ships is in dependencies; Svelte is compiled away, so it may stay a tool',
      severity: 'error',
      from: { path: '^src/', pathNot: TESTS },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/(svelte|vite)/',
      },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'a file that imports nothing and is imported by nothing',
      severity: 'error',
      from: {
        orphan: true,
        path: '^(src|bench|scripts)/',
        pathNot: [TESTS, String.raw`\.d\.ts$`, '^src/app/main[.]ts$'],
      },
      to: {},
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      // A query after the path keeps it from being found in a package's exports; the build fails without it.
      to: { couldNotResolve: true, pathNot: ['^virtual:', '^(@duckdb|parquet-wasm)/.*[?]url$'] },
    },
    {
      name: 'no-utils',
      comment: 'a file is named after its idea',
      severity: 'error',
      from: {},
      to: { pathNot: 'node_modules', path: String.raw`/(utils?|helpers?|misc|common)\.ts$` },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|test-results|[.]cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'browser', 'import', 'types', 'default'],
      extensions: ['.ts', '.mts', '.js', '.mjs', '.cjs', '.svelte', '.d.ts', '.json'],
    },
    combinedDependencies: false,
  },
};
