import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { serve } from '../scripts/serve';
import { brushFigures } from './brush';
import { cancelFigures } from './cancel';
import { companyFiles } from './company';
import { completionFigures } from './completion';
import { customerFile } from './customers';
import { detectionFigures } from './detection';
import { figureTable, type Figure } from './figures';
import { formatFigures } from './formats';
import { modelFigures, profileFigures } from './models';
import { openingFigures } from './opening';
import { orderFile } from './orders';
import { peopleFile } from './people';
import { dropOnApp, dropOnBaseline, type AppDrop, type Drop } from './pipeline';
import { rerunFigures } from './rerun';
import { schedulerFigures } from './scheduler';
import { searchFigures } from './search';
import { shellFigures } from './shell';
import { median } from './statistics';

const ROOT = resolve(import.meta.dirname, '..');
const CACHE = join(ROOT, '.cache/bench');
const RUNS = 5;
const RATIO_LIMIT = 1.1;
const LONG_TASK_LIMIT_MS = 50;
const HUGE_ROWS = 30_000_000;
const BRUSHED_CUSTOMERS = [100_000, 1_000_000];
const PEOPLE = 1_000_000;
const COMPANIES = [100_000, 1_000_000];
const SMALL_ROWS = 20_000;
const PARTS = [
  'shell',
  '1m',
  'cancel',
  'brush',
  'rerun',
  'completion',
  'opening',
  'scheduler',
  'search',
  'formats',
  'detection',
  'models',
  'profile',
  '10m',
  '30m',
] as const;
type Part = (typeof PARTS)[number];

function option(name: string): string | undefined {
  return process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);
}

/** Which parts to measure: `npm run bench -- --only=shell,1m`. */
function chosenParts(): Set<Part> {
  const only = option('only')?.split(',');
  return new Set(PARTS.filter((part) => only === undefined || only.includes(part)));
}

/** Of how many customers models are run: `--customers=10000` for a look, where no limits apply. */
function companies(): readonly number[] {
  const customers = option('customers');
  return customers === undefined ? COMPANIES : [Number(customers)];
}

/** Every model over each company. */
async function models(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const customers of companies())
    figures.push(...(await modelFigures(ROOT, await companyFiles(CACHE, customers), customers)));
  return figures;
}

/** A profile and clusters of the largest company. */
async function profile(): Promise<Figure[]> {
  const customers = Math.max(...companies());
  return profileFigures(ROOT, await companyFiles(CACHE, customers), customers);
}

/** Orders in every format and encoding: a million lines, or about ten a customer for a look. */
function formats(): Promise<Figure[]> {
  return formatFigures(ROOT, CACHE, Math.min(10 * Math.max(...companies()), 1_000_000));
}

/** Drops the same file on both pages in turn, so that both see the same machine. */
async function compare(pages: Pages, rows: number): Promise<Figure[]> {
  const file = await orders(rows);
  const baseline: Drop[] = [];
  const app: AppDrop[] = [];
  for (let run = 0; run < RUNS; run++) {
    baseline.push(await dropOnBaseline(pages.baseline, file));
    app.push(await dropOnApp(pages.app, file));
    console.error(`  ${String(rows)} rows, run ${String(run + 1)} of ${String(RUNS)}`);
  }
  const of = <T>(drops: readonly T[], value: (drop: T) => number) => median(drops.map(value));
  const name = `${String(rows / 1e6)}M rows`;
  const total = of(app, (drop) => drop.totalMs);
  const bare = of(baseline, (drop) => drop.totalMs);
  return [
    { name: `${name}: drop to segments`, value: total, unit: 'ms' },
    { name: `${name}: until imported`, value: of(app, (drop) => drop.importMs), unit: 'ms' },
    { name: `${name}: RFM to painted`, value: of(app, (drop) => drop.rfmMs), unit: 'ms' },
    { name: `${name}: bare engine`, value: bare, unit: 'ms' },
    {
      name: `${name}: bare engine, import`,
      value: of(baseline, (drop) => drop.importMs),
      unit: 'ms',
    },
    { name: `${name}: bare engine, RFM`, value: of(baseline, (drop) => drop.rfmMs), unit: 'ms' },
    { name: `${name}: ratio`, value: total / bare, unit: '×', limit: RATIO_LIMIT },
    {
      name: `${name}: longest task on the main thread (0: none over 50)`,
      value: of(app, (drop) => drop.longestTaskMs),
      unit: 'ms',
      limit: LONG_TASK_LIMIT_MS,
    },
    { name: `${name}: peak renderer memory`, value: peak(app), unit: 'MB' },
    { name: `${name}: peak of the bare engine`, value: peak(baseline), unit: 'MB' },
  ];
}

/** The largest input that has to survive: one drop, no baseline, which would run out of memory. */
async function survive(pages: Pages): Promise<Figure[]> {
  const drop = await dropOnApp(pages.app, await orders(HUGE_ROWS));
  return [
    { name: '30M rows: drop to segments', value: drop.totalMs, unit: 'ms' },
    { name: '30M rows: until imported', value: drop.importMs, unit: 'ms' },
    { name: '30M rows: peak renderer memory', value: peak([drop]), unit: 'MB' },
  ];
}

/** A brush over charts of customers, with few and with many of them. */
async function brush(pages: Pages): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const customers of BRUSHED_CUSTOMERS) {
    const path = join(CACHE, `customers-${String(customers)}.csv`);
    figures.push(
      ...(await brushFigures(pages.app, await customerFile(path, customers), customers)),
    );
  }
  return figures;
}

/** What each part measures, in the order in which they run. */
const MEASURES: Record<Part, (pages: Pages) => Promise<Figure[]>> = {
  shell: (pages) => shellFigures(pages.app, join(ROOT, 'dist')),
  '1m': (pages) => compare(pages, 1_000_000),
  cancel: async (pages) => cancelFigures(pages.app, await orders(1_000_000)),
  brush,
  rerun: async (pages) => rerunFigures(pages.app, await orders(1_000_000)),
  completion: async (pages) => completionFigures(pages.app, await orders(SMALL_ROWS)),
  opening: async (pages) => openingFigures(pages.app, await orders(SMALL_ROWS)),
  scheduler: () => schedulerFigures(join(ROOT, '.cache/scheduler')),
  search: async () => searchFigures(ROOT, await peopleFile(join(CACHE, 'people.csv'), PEOPLE)),
  formats,
  detection: () => detectionFigures(ROOT, CACHE),
  models,
  profile,
  '10m': (pages) => compare(pages, 10_000_000),
  '30m': survive,
};

function peak(drops: readonly Drop[]): number {
  return Math.max(...drops.map((drop) => drop.peakRendererBytes ?? Number.NaN)) / 1e6;
}

function orders(rows: number): Promise<string> {
  return orderFile(join(CACHE, `orders-${String(rows)}.csv`), rows);
}

interface Pages {
  readonly app: string;
  readonly baseline: string;
}

const parts = chosenParts();
await build({ root: ROOT, logLevel: 'warn' });
await build({ configFile: join(ROOT, 'bench/baseline/vite.config.ts'), logLevel: 'warn' });
const servers = [
  await serve({ dir: join(ROOT, 'dist') }),
  await serve({ dir: join(ROOT, '.cache/baseline') }),
] as const;
const pages: Pages = { app: servers[0].url, baseline: servers[1].url };
const figures: Figure[] = [];
try {
  for (const part of parts) figures.push(...(await MEASURES[part](pages)));
} finally {
  for (const server of servers) await server.close();
}
const machine = {
  cores: cpus().length,
  cpu: cpus()[0]?.model ?? '',
  memoryGB: Math.round(totalmem() / 2 ** 30),
};
const report = { date: new Date().toISOString().slice(0, 10), machine, figures };
await mkdir(join(ROOT, 'bench/results'), { recursive: true });
await writeFile(join(ROOT, 'bench/results/latest.json'), `${JSON.stringify(report, null, 2)}\n`);
console.log(JSON.stringify(report));
console.log(`\n${figureTable(figures)}`);
if (figures.some(({ value, limit }) => limit !== undefined && value > limit)) process.exitCode = 1;
