import { tableFromIPC } from 'apache-arrow';
import { tableRows } from '../../src/base/arrow-values';
import type { Result } from '../../src/base/result';
import { KernelClient } from '../../src/kernel/client';
import type { CallId } from '../../src/kernel/call';
import type { ArrowBytes, FoundCustomer, ModelRun } from '../../src/kernel/protocol';
import type { SourceReport } from '../../src/base/sources';
import { DECLARATIONS, findDeclaration } from '../../src/models/declarations';
import { kMeans } from '../../src/stats/clustering/k-means';
import { featurePoints } from './feature-points';

/** A model with settings, for the bench to run. */
export interface BenchModel {
  readonly model: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** What the bench asks of the page. */
export interface KernelProbe {
  /** Ids of all models. */
  readonly models: readonly string[];
  /** Reads the files that were chosen; each has to be understood without questions. Answers the roles that are there. */
  read(): Promise<readonly string[]>;
  /** Milliseconds from giving the chosen files to the kernel until it answers what relations there are, and the rows. */
  add(): Promise<{ readonly ms: number; readonly rows: number }>;
  /** Milliseconds of finding out how the first chosen file is to be read, so many times one after the other in a new worker. */
  sniff(times: number): Promise<readonly number[]>;
  /** Milliseconds from asking for customers to having them, and how many there are. */
  search(text: string): Promise<{ readonly ms: number; readonly found: number }>;
  /** Milliseconds until a model has run and its headline and the sizes of its segments are here. Nothing of it is left. */
  run(model: BenchModel): Promise<number>;
  /** Runs a model and answers the first row of one of its relations, by suffix. */
  look(model: BenchModel, suffix: string): Promise<Readonly<Record<string, unknown>>>;
  /** Milliseconds of k-means over so many points of three features, from one start. */
  cluster(points: number, k: number): Promise<number>;
}

const FOUND = 20;
const CELL = 'measured';
const client = new KernelClient();

async function ask<T>(work: (call: CallId) => Promise<Result<T>>): Promise<T> {
  const answer = await client.call(work);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

async function rowsOf(relation: string): Promise<Record<string, unknown>[]> {
  const bytes = await ask<ArrowBytes>((call) => client.api.query(call, `from ${relation}`, {}));
  return tableRows(tableFromIPC(bytes.bytes));
}

/** Runs a model, and has its headline and its segments, as a cell of it has them before its charts. */
async function show({ model, settings }: BenchModel): Promise<void> {
  const options = { model, name: CELL, settings, asOf: null };
  const run = await ask<ModelRun>((call) => client.api.runModel(call, options));
  const headline = findDeclaration(model)?.headline?.of.replace(model, CELL);
  const wanted = [headline, `${CELL}_segments`];
  for (const relation of run.relations) if (wanted.includes(relation)) await rowsOf(relation);
}

async function forget(): Promise<void> {
  const dropped = await client.api.dropCells([CELL]);
  if (!dropped.ok) throw new Error(JSON.stringify(dropped.error));
}

function chosenFiles(): File[] {
  const files = [...(document.querySelector<HTMLInputElement>('#files')?.files ?? [])];
  if (files.length === 0) throw new Error('no file was chosen');
  return files;
}

function addFiles(): Promise<readonly SourceReport[]> {
  const files = chosenFiles();
  return ask((call) => client.api.addFiles(call, files, client.listener(undefined)));
}

const probe: KernelProbe = {
  models: DECLARATIONS.map(({ id }) => id),
  async read() {
    const reports = await addFiles();
    return reports.flatMap(({ roles }) =>
      roles.filter(({ accepted }) => accepted).map(({ role }) => role),
    );
  },
  async add() {
    const start = performance.now();
    const reports = await addFiles();
    const relations = await client.api.relations();
    const ms = performance.now() - start;
    const failed = reports.find(({ error }) => error)?.error;
    if (failed) throw new Error(JSON.stringify(failed));
    if (!relations.ok) throw new Error(JSON.stringify(relations.error));
    return { ms, rows: reports.reduce((sum, report) => sum + report.rows, 0) };
  },
  async sniff(times) {
    const worker = new Worker(new URL('./sniff-worker.ts', import.meta.url), { type: 'module' });
    try {
      return await new Promise<number[]>((resolve, reject) => {
        worker.onmessage = ({ data }: MessageEvent<number[]>) => {
          resolve(data);
        };
        worker.onerror = ({ message }) => {
          reject(new Error(message));
        };
        worker.postMessage({ file: chosenFiles()[0], times });
      });
    } finally {
      worker.terminate();
    }
  },
  async search(text) {
    const start = performance.now();
    const found = await ask<readonly FoundCustomer[]>((call) =>
      client.api.searchCustomers(call, text, FOUND),
    );
    return { ms: performance.now() - start, found: found.length };
  },
  async run(model) {
    const start = performance.now();
    await show(model);
    const took = performance.now() - start;
    await forget();
    return took;
  },
  async look(model, suffix) {
    await show(model);
    const [row] = await rowsOf(CELL + suffix);
    await forget();
    return row ?? {};
  },
  async cluster(n, k) {
    const points = featurePoints(n);
    const start = performance.now();
    await kMeans(
      { points, n, d: 3, k, starts: 1, seed: 1 },
      { checkpoint: () => Promise.resolve(true) },
    );
    return performance.now() - start;
  },
};

const opened = await client.api.open();
if (!opened.ok) throw new Error(JSON.stringify(opened.error));
(window as unknown as { probe: KernelProbe }).probe = probe;
document.documentElement.dataset['ready'] = 'true';
