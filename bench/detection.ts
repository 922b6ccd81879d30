import { wideFile } from './format-files/text-files';
import type { Figure } from './figures';
import { withKernels } from './kernel';
import { median } from './statistics';

/** About 5 MB: far more than is looked at. */
const ROWS = 4_000;
const PAGES = 5;
const TIMES = 10;
const LIMIT_MS = 150;

/**
 * How long it takes to find out how a file of 200 columns is to be read: from its first 96 kB and 8 slices of the rest,
 * in a worker of the built code. Cold: the first file of a fresh browser. Warm: the median of those that follow.
 */
export function detectionFigures(root: string, cache: string): Promise<Figure[]> {
  return withKernels(root, async (open) => {
    const figures: Figure[] = [];
    for (const german of [false, true]) {
      const name = german ? 'decimal commas and d.m.y' : 'plain';
      const file = await wideFile(cache, ROWS, german);
      const cold: number[] = [];
      const warm: number[] = [];
      for (let page = 0; page < PAGES; page++) {
        const [first = Number.NaN, ...others] = await open([file], (ask) => ask('sniff', TIMES));
        cold.push(first);
        warm.push(...others);
      }
      const figure = (when: string, all: readonly number[]): Figure => ({
        name: `detection, 200 columns, ${name}: ${when}`,
        value: median(all),
        unit: 'ms',
        limit: LIMIT_MS,
      });
      figures.push(figure('cold', cold), figure('warm', warm));
    }
    return figures;
  });
}
