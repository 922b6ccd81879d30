import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
let house: string;

beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'quintile-house-'));
  await symlink(join(ROOT, 'node_modules'), join(house, 'node_modules'));
  await symlink(join(ROOT, 'tsconfig.json'), join(house, 'tsconfig.json'));
});

afterAll(() => rm(house, { recursive: true, force: true }));

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(house, path)), { recursive: true });
  await writeFile(join(house, path), text);
}

const component = (script: string): string =>
  `<script lang="ts">\n${script}\n</script>\n<p>Drop</p>\n`;

interface Cruise {
  summary: { violations: { from: string; to: string; rule: { name: string } }[] };
}

/** Runs the gate as `npm run check` does; the broken rules as `rule: from → to`. */
async function violations(): Promise<string[]> {
  const args = ['src', '--config', join(ROOT, '.dependency-cruiser.cjs'), '--output-type', 'json'];
  const cruiser = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [cruiser, ...args], {
    cwd: house,
    maxBuffer: 1e8,
  });
  const { summary } = JSON.parse(stdout) as Cruise;
  return summary.violations
    .filter(({ rule }) => rule.name !== 'no-orphans')
    .map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

const HOUSE: Readonly<Record<string, string>> = {
  'src/intake/read.ts': 'export const read = 1;\nexport type Read = number;\n',
  'src/state/app.svelte.ts': 'export const app = 1;\n',
  'src/document/cell.ts': 'export const cell = 1;\nexport type Cell = number;\n',
  'src/ui/Drop.svelte': component("import { read } from '../intake/read';\nconsole.log(read);"),
  'src/ui/Legal.svelte': component("import { app } from '../state/app.svelte';\nconsole.log(app);"),
  'src/ui/good.ts': "import type { Cell } from '../document/cell';\nexport type C = Cell;\n",
  'src/ui/bad.ts': "import { cell } from '../document/cell';\nexport const c = cell;\n",
  'src/charts/bad.ts': "import type { Read } from '../intake/read';\nexport type R = Read;\n",
  'src/store/kept.ts': "import { writable } from 'svelte/store';\nexport const w = writable;\n",
  'src/base/a.ts': "import { b } from './b';\nexport const a = (): unknown => b;\n",
  'src/base/b.ts': "import { a } from './a';\nexport const b = (): unknown => a;\n",
  'src/charts/w.ts': "import url from '../intake/read.ts?worker&url';\nexport const w = url;\n",
  'src/attic/x.ts': "import { cell } from '../document/cell';\nexport const x = cell;\n",
};

describe('the import gate', () => {
  let found: readonly string[];
  const of = (file: string) => found.filter((line) => line.includes(`: src/${file} → `));
  // The cruiser takes longer to start than to look: all is looked at in one go.
  beforeAll(async () => {
    for (const [path, text] of Object.entries(HOUSE)) await put(path, text);
    found = await violations();
  });

  it('sees an illegal import inside a .svelte file', () => {
    expect(of('ui/Drop.svelte')).toEqual(['ui-imports: src/ui/Drop.svelte → src/intake/read.ts']);
  });

  it('lets a legal import of a .svelte file pass', () => {
    expect(of('ui/Legal.svelte')).toEqual([]);
  });

  it('allows types where the table says types, and nothing else', () => {
    expect(of('ui/good.ts')).toEqual([]);
    expect(of('ui/bad.ts')).toEqual([
      'ui-imports-only-types: src/ui/bad.ts → src/document/cell.ts',
    ]);
  });

  it('keeps types out where the table does not name the folder', () => {
    expect(of('charts/bad.ts')).toEqual(['charts-imports: src/charts/bad.ts → src/intake/read.ts']);
  });

  it('keeps Svelte above state', () => {
    const rules = of('store/kept.ts').map((line) => line.split(':')[0]);
    expect(rules).toContain('no-svelte-below-state');
  });

  it('finds circles, worker links with a query, and folders nobody declared', () => {
    const rules = ['base/a.ts', 'base/b.ts', 'charts/w.ts', 'attic/x.ts'].map((file) => [
      ...new Set(of(file).map((line) => line.split(':')[0])),
    ]);
    expect([...new Set(rules.flat())].toSorted()).toEqual([
      'charts-imports',
      'known-folders',
      'no-circular',
    ]);
  });

  it('finds nothing else', () => {
    const guilty = new Set(found.map((line) => /: (\S+) → /.exec(line)?.[1]));
    expect([...guilty].filter((file) => /Legal|good|cell|read|app/.test(file ?? ''))).toEqual([]);
  });
});

describe('the linter', () => {
  const eslint = new ESLint({
    cwd: ROOT,
    // These rules need no types, and the files are not there.
    overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
    ruleFilter: ({ ruleId }) => ['no-restricted-imports', 'no-restricted-syntax'].includes(ruleId),
  });
  const messages = async (path: string, text: string): Promise<(string | null)[]> => {
    const [result] = await eslint.lintText(text, { filePath: join(ROOT, path) });
    return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
  };

  it('sees the type imports of a .svelte file, which compiling drops', async () => {
    const importing = (path: string, at = 'src/ui/Gate.svelte'): Promise<(string | null)[]> =>
      messages(at, component(`import type { X } from '${path}';\nexport type Y = X;`));
    const deeper = 'src/ui/cells/Gate.svelte';
    expect(await importing('../intake/read')).toEqual(['no-restricted-imports']);
    expect(await importing('../../intake/read', deeper)).toEqual(['no-restricted-imports']);
    expect(await importing('../intake/wording', deeper)).toEqual([]);
    expect(await importing('../../models/registry', deeper)).toEqual(['no-restricted-imports']);
    expect(await importing('../../models/declarations', deeper)).toEqual([]);
    expect(await importing('../document/cell')).toEqual([]);
    expect(await importing('../kernel/protocol')).toEqual([]);
    expect(await importing('../kernel/client')).toEqual(['no-restricted-imports']);
  });

  it('keeps globs in the two model files', async () => {
    const glob = "export const all = import.meta.glob('./*/model.ts');\n";
    expect(await messages('scripts/chromium.ts', glob)).toEqual(['no-restricted-syntax']);
  });
});
