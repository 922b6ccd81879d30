import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import type { Figure } from './figures';
import { hundredCells } from './hundred-cells';
import type { schedulerOverhead } from './scheduler-overhead';
import { quantile } from './statistics';

const TIMES = 200;
const LIMIT_MS = 5;

/** What the graph and the scheduler add to a run of a hundred cells. Built like the page, for the models are found so. */
export async function schedulerFigures(outDir: string): Promise<Figure[]> {
  await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'warn',
    build: {
      ssr: 'scheduler-overhead.ts',
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      rolldownOptions: { output: { entryFileNames: 'overhead.mjs' } },
    },
  });
  const built = (await import(pathToFileURL(join(outDir, 'overhead.mjs')).href)) as {
    schedulerOverhead: typeof schedulerOverhead;
  };
  const times = await built.schedulerOverhead(hundredCells(), TIMES);
  return [
    {
      name: 'scheduler, 100 cells: first time, on cold code',
      value: times[0] ?? Number.NaN,
      unit: 'ms',
    },
    {
      name: 'scheduler, 100 cells: median',
      value: quantile(times, 0.5),
      unit: 'ms',
      limit: LIMIT_MS,
    },
    { name: 'scheduler, 100 cells: 95th percentile', value: quantile(times, 0.95), unit: 'ms' },
  ];
}
