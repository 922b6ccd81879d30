import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  AGGREGATES,
  CALENDAR_BINS,
  CHART_KEYS,
  FIELD_KEYS,
  MARKS,
  SCALES,
  SORTS,
  STACKS,
  UNITS,
} from '../src/document/chart-schema';
import { INPUT_TYPES, inputKeys } from '../src/document/input-schema';
import { MODEL_KEYS } from '../src/document/model-schema';
import { HeadlessNotebook } from './helpers/headless-notebook';
import { notebookOf, problemsOf } from './helpers/notebooks';

const FORMAT = readFileSync('docs/notebook-format.md', 'utf8');
/** Each example is a whole notebook in a fence that is longer than any of its own. */
const EXAMPLES = [...FORMAT.matchAll(/^(`{4,})markdown\n(.*?)\n\1$/gms)].map(
  ([, , text = '']) => text,
);
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
];

describe('the page about the format', () => {
  const notebook = new HeadlessNotebook();
  beforeAll(async () => {
    const orders = readFileSync('public/samples/shop/orders.csv');
    await notebook.addFiles(new File([orders], 'orders.csv'));
  });

  it('has an example in every part that shows cells', () => {
    expect(EXAMPLES.length).toBeGreaterThanOrEqual(8);
  });

  for (const example of EXAMPLES) {
    const line = FORMAT.slice(0, FORMAT.indexOf(example)).split('\n').length;

    it(`has a notebook at line ${String(line)} that is read without a problem and runs to its end`, async () => {
      expect(problemsOf(notebookOf(example))).toEqual([]);
      await notebook.run(example);
      const unfinished = Object.entries(notebook.statuses()).filter(
        ([, { state }]) => state !== 'done',
      );
      expect(unfinished).toEqual([]);
    });
  }

  it('tells truly how cells follow a selection', async () => {
    await notebook.run(EXAMPLES.find((example) => example.includes('picked_category')) ?? '');
    const customers = async () =>
      Number((await notebook.rows('select count(*)::INTEGER as n from buyers'))[0]?.['n']);
    const all = await customers();
    await notebook.select('picked_category', [[{ field: 'category', values: ['Outdoor'] }]]);
    expect(notebook.ran).toContain('spent');
    expect(notebook.ran).toContain('buyers');
    expect(await notebook.rows('select category from spent')).toEqual([{ category: 'Outdoor' }]);
    expect(await customers()).toBeLessThan(all);
    expect(notebook.results.get('buyers')).toMatchObject({ recomputedFor: ['picked_category'] });
  });

  it('names everything that the schemas know', () => {
    const known = [
      ...INPUT_TYPES,
      ...INPUT_TYPES.flatMap(inputKeys),
      ...MODEL_KEYS,
      ...CHART_KEYS,
      ...FIELD_KEYS,
      ...MARKS,
      ...AGGREGATES,
      ...CALENDAR_BINS,
      ...STACKS,
      ...SCALES,
      ...SORTS,
      ...UNITS,
    ];
    expect(known.filter((word) => !FORMAT.includes(`\`${word}\``))).toEqual([]);
  });
});

describe('links between the pages', () => {
  for (const page of PAGES) {
    it(`of ${page} lead to files that are there, and to headings in them`, () => {
      const targets = [...prose(readFileSync(page, 'utf8')).matchAll(/\]\(([^)\s]+)\)/g)]
        .map(([, target = '']) => target)
        .filter((target) => !/^[a-z]+:/.test(target));
      expect(targets.filter((target) => !leads(page, target))).toEqual([]);
    });
  }
});

/** A page without what stands in fences. */
function prose(text: string): string {
  return text.replaceAll(/^(`{3,}).*?^\1`*$/gms, '');
}

function leads(page: string, target: string): boolean {
  const [path = '', heading] = target.split('#');
  const file = path === '' ? page : join(dirname(page), path);
  if (!existsSync(file)) return false;
  if (heading === undefined) return true;
  const headings = [...prose(readFileSync(file, 'utf8')).matchAll(/^#{1,6} (.+)$/gm)];
  return headings.some(([, words = '']) => anchorOf(words) === heading);
}

/** As GitHub names a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}
