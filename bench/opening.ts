import type { Page } from 'playwright';
import { withPage } from './browser';
import type { Figure } from './figures';
import { hundredCells } from './hundred-cells';
import { inTime, openNotebook, untilQuiet } from './notebook-page';
import { median } from './statistics';

const RUNS = 3;
const CELLS = 100;
const LONG_TASK_LIMIT_MS = 50;
const EMPTY_RUNS = 20;

/** Times of one opening, in milliseconds from the call that loads the text. */
interface Opening {
  /** Until every cell is on the page. */
  readonly placed: number;
  /** Until every cell has run. */
  readonly ran: number;
  /** Until nothing is busy and every chart is drawn. */
  readonly drawn: number;
  /** Longest task on the main thread meanwhile; 0 when none was over 50 ms. */
  readonly longestTask: number;
  readonly longTasks: number;
}

/** Opens a notebook of a hundred cells where orders are loaded, and runs it at once, as one's own notebooks do. */
export async function openingFigures(url: string, file: string): Promise<Figure[]> {
  const openings: Opening[] = [];
  const empty: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    await withPage(url, async (page) => {
      await openNotebook(page, 'Nothing yet.', file);
      await untilQuiet(page);
      openings.push(await inTime(page.evaluate(open, notebook()), 'opening a hundred cells'));
      if (run === RUNS - 1) empty.push(...(await runEmpty(page)));
    });
  }
  const of = (value: (opening: Opening) => number) => median(openings.map(value));
  return [
    { name: '100 cells: load to all on the page', value: of(({ placed }) => placed), unit: 'ms' },
    { name: '100 cells: load to all run', value: of(({ ran }) => ran), unit: 'ms' },
    { name: '100 cells: load to all charts drawn', value: of(({ drawn }) => drawn), unit: 'ms' },
    {
      name: '100 cells: longest task on the main thread (0: none over 50)',
      value: of(({ longestTask }) => longestTask),
      unit: 'ms',
      limit: LONG_TASK_LIMIT_MS,
    },
    { name: '100 cells: tasks over 50 ms', value: of(({ longTasks }) => longTasks), unit: '' },
    { name: '100 cells that do nothing: run to settled', value: median(empty), unit: 'ms' },
  ];
}

function notebook() {
  const { text } = hundredCells();
  return { text, cells: CELLS, charts: text.split('```chart').length - 1 };
}

/** Runs in the page. */
async function open({
  text,
  cells,
  charts,
}: {
  text: string;
  cells: number;
  charts: number;
}): Promise<Opening> {
  const tasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) tasks.push(entry.duration);
  });
  observer.observe({ type: 'longtask' });
  const start = performance.now();
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now() - start;
  };
  const placing = until(() => document.querySelectorAll('[data-cell]').length === cells);
  await window.quintile.notebook.load(text);
  const reports = await window.quintile.notebook.run();
  const ran = performance.now() - start;
  const failed = reports.filter(({ state }) => state !== 'done');
  if (failed.length > 0) throw new Error(JSON.stringify(failed));
  const placed = await placing;
  const drawn = await until(
    () =>
      document.querySelectorAll('[data-cell] .q-chart').length >= charts &&
      document.querySelector('[data-cell][aria-busy=true]') === null,
  );
  // The last task is told of after it has ended.
  await new Promise((resolve) => setTimeout(resolve, 500));
  observer.disconnect();
  return { placed, ran, drawn, longestTask: Math.max(0, ...tasks), longTasks: tasks.length };
}

/** Runs cells that ask nothing of the engine: what remains is the scheduler and what the page shows of it. */
async function runEmpty(page: Page): Promise<number[]> {
  const text = Array.from({ length: CELLS }, (_, index) => `Text ${String(index)}.`);
  return page.evaluate(
    async ({ source, times }) => {
      await window.quintile.notebook.load(source);
      const measured: number[] = [];
      for (let time = 0; time < times; time++) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        const start = performance.now();
        await window.quintile.notebook.run();
        measured.push(performance.now() - start);
      }
      return measured;
    },
    { source: text.join('\n\n<!-- cell -->\n\n'), times: EMPTY_RUNS },
  );
}
