import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';
import importTable from './import-table.cjs';
import svelteConfig from './svelte.config.js';

const TESTS = ['**/*.test.ts', '**/*.spec.ts', 'tests/**'];

/** The folders' globs live in these two files only: dependency-cruiser does not follow globs. */
const GLOB_FILES = ['src/models/declarations.ts', 'src/models/registry.ts'];
const noGlob = {
  selector: "CallExpression[callee.object.type='MetaProperty'][callee.property.name='glob']",
  message:
    'import.meta.glob hides imports: only src/models/declarations.ts and registry.ts use it.',
};
const noBarrel = {
  selector: 'ExportAllDeclaration',
  message: "Re-export by name, and only from a folder's public index.ts.",
};

/**
 * Compiling a component drops its type imports, so dependency-cruiser never sees them: they are caught here. `up` is
 * the way from the component to src/.
 */
const foldersClosedToTypesOf = (folder, up) => {
  const { imports, types = [] } = importTable[folder];
  const open = [folder, ...imports, ...types];
  const whole = Object.keys(importTable).filter(
    (other) => !open.some((entry) => entry === other || entry.startsWith(`${other}/`)),
  );
  const partly = open.filter((entry) => entry.includes('/'));
  return [
    `^${up}(${[...whole, 'app'].join('|')})(/|$)`,
    ...partly.map((entry) => {
      const [top, file] = entry.split('/');
      const files = partly
        .filter((e) => e.startsWith(`${top}/`))
        .map((e) => e.split('/')[1] ?? file);
      return `^${up}${top}(/(?!(${files.join('|')})(/|$))|$)`;
    }),
  ];
};

const DEPTHS = ['', '*/', '*/*/'];

const svelteImportRules = Object.keys(importTable)
  .filter((folder) => importTable[folder].svelte === true)
  .flatMap((folder) =>
    DEPTHS.map((folders, depth) => ({
      files: [`src/${folder}/${folders}*.svelte`],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: [...new Set(foldersClosedToTypesOf(folder, '\\.\\./'.repeat(depth + 1)))].map(
              (regex) => ({
                regex,
                message: `${folder} may not import this, not even its types (see import-table.cjs).`,
              }),
            ),
          },
        ],
      },
    })),
  );

export default defineConfig(
  globalIgnores([
    'dist/',
    '.cache/',
    'coverage/',
    'test-results/',
    'playwright-report/',
    'public/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', '*.cjs', '.*.cjs'] },
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-eval': 'error',
      'no-restricted-syntax': ['error', noGlob, noBarrel],
      'max-lines': ['error', 400],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
      ],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: TESTS,
    rules: { 'max-lines-per-function': ['error', 80] },
  },
  { files: GLOB_FILES, rules: { 'no-restricted-syntax': ['error', noBarrel] } },
  {
    files: ['**/*.svelte.ts', '**/*.svelte'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  {
    files: ['**/*.svelte'],
    rules: {
      'max-lines': ['error', 200],
      // ESLint sees components and what markup refers to as `any`; svelte-check knows their types.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // For SvelteKit's router, which is not used here.
      'svelte/no-navigation-without-resolve': 'off',
      'svelte/no-at-html-tags': 'error',
      'svelte/button-has-type': 'error',
      'svelte/no-target-blank': 'error',
      // `let { value = $bindable(), other } = $props()` must be one declaration.
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { destructuring: 'all' }],
    },
  },
  svelteImportRules,
  {
    files: TESTS,
    rules: { 'max-lines': 'off' },
  },
  { files: [...TESTS, 'scripts/**', 'bench/**', '*.config.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.js', '**/*.cjs'],
    extends: [ts.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);
