import { withPage } from './browser';
import type { Figure } from './figures';
import { inTime, openNotebook, runNotebook, untilQuiet } from './notebook-page';
import { quantile } from './statistics';

const CHANGES = 30;
const DEPENDANTS = ['large', 'by_month', 'amounts'];

/** An input, a query over all rows that uses it, and two cells that read the query. */
const NOTEBOOK = `---
quintile: 1
title: Rerun
---

\`\`\`input least
type: number
label: At least
default: 20
min: 0
max: 1000
\`\`\`

\`\`\`sql large
select customer_id, ordered_at, category, amount from transactions where amount >= $least
\`\`\`

\`\`\`sql by_month
select
  date_trunc('month', ordered_at)::DATE as month,
  category,
  count(distinct customer_id)::INTEGER as customers,
  sum(amount)::DOUBLE as revenue
from large
group by all
order by all
\`\`\`

\`\`\`chart amounts
data: large
mark: histogram
x: amount
color: category
\`\`\`
`;

interface RerunProbe {
  /** Milliseconds from the key until all dependants are done, and until that can be seen. */
  rerun: Promise<{ readonly done: number; readonly shown: number }>;
}

/** Changes the input by a key of its control, over and over, while the rows of a file are loaded. */
export async function rerunFigures(url: string, file: string): Promise<Figure[]> {
  const runs = await withPage(url, async (page) => {
    await openNotebook(page, NOTEBOOK, file);
    await runNotebook(page);
    await untilQuiet(page);
    await page.evaluate(watch, DEPENDANTS);
    await page.getByRole('spinbutton', { name: 'At least' }).focus();
    const measured: { done: number; shown: number }[] = [];
    for (let change = 0; change < CHANGES; change++) {
      await page.keyboard.press('ArrowUp');
      measured.push(
        await inTime(
          page.evaluate(() => (window as unknown as { bench: RerunProbe }).bench.rerun),
          'a changed input',
        ),
      );
    }
    return measured;
  });
  const figure = (words: string, values: number[], share: number): Figure => ({
    name: `1M rows, an input changes: ${words}`,
    value: quantile(values, share),
    unit: 'ms',
  });
  const done = runs.map((run) => run.done);
  const shown = runs.map((run) => run.shown);
  return [
    figure('dependants done, median', done, 0.5),
    figure('dependants done, 95th percentile', done, 0.95),
    figure('on the page, median', shown, 0.5),
    figure('on the page, 95th percentile', shown, 0.95),
  ];
}

/** Runs in the page: after each key, waits until all of these cells have run once more and are done. */
function watch(names: readonly string[]): void {
  const cells = names.map((name) => {
    const cell = document.querySelector<HTMLElement>(`[data-cell=${name}]`);
    if (!cell) throw new Error(`no cell ${name}`);
    return cell;
  });
  document.addEventListener(
    'keydown',
    () => {
      const start = performance.now();
      const before = cells.map(({ dataset }) => dataset['runs']);
      const rerun = new Promise<number>((resolve) => {
        const observer = new MutationObserver(() => {
          const isDone = cells.every(
            ({ dataset }, index) =>
              dataset['state'] === 'done' && dataset['runs'] !== before[index],
          );
          if (!isDone) return;
          observer.disconnect();
          resolve(performance.now() - start);
        });
        for (const cell of cells) observer.observe(cell, { attributes: true });
      }).then(async (done) => {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        await new Promise((resolve) => setTimeout(resolve));
        return { done, shown: performance.now() - start };
      });
      (window as unknown as { bench: RerunProbe }).bench = { rerun };
    },
    { capture: true },
  );
}
