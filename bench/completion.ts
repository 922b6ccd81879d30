import { withPage } from './browser';
import type { Figure } from './figures';
import { inTime, openNotebook, runNotebook, untilQuiet } from './notebook-page';
import { quantile } from './statistics';

/** Beginnings of columns, functions and relations; each letter is one keystroke. */
const WORDS = ['col', 'cust', 'rev', 'sum', 'amou', 'figu', 'chan', 'cate', 'roun', 'ord'];
const WIDE = Array.from(
  { length: 120 },
  (_, index) => `${String(index)} as ${index % 2 === 0 ? 'column' : 'figure'}_${String(index)}`,
);

const NOTEBOOK = `---
quintile: 1
title: Completion
---

\`\`\`sql wide {quiet: true, fold: true}
select transactions.*, ${WIDE.join(', ')} from transactions
\`\`\`

\`\`\`sql written
select 1 as one from wide as w where true
\`\`\`
`;

interface KeyProbe {
  /** Milliseconds from the last letter to the list for it, and to the frame that shows it. */
  list: Promise<{ readonly listed: number; readonly shown: number }>;
}

/** Types words letter by letter into the query of a cell; the list opens with the first and follows each of them. */
export async function completionFigures(url: string, file: string): Promise<Figure[]> {
  const opened: number[] = [];
  const all: number[] = [];
  const shown: number[] = [];
  await withPage(url, async (page) => {
    await openNotebook(page, NOTEBOOK, file);
    await runNotebook(page);
    await untilQuiet(page);
    await page.getByRole('textbox', { name: 'Text of written' }).click();
    await page.locator('[data-cell=written] .cm-content').waitFor();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' and ');
    await page.keyboard.press('Escape');
    await page.evaluate(watch);
    for (const word of WORDS) {
      for (let index = 0; index < word.length; index++) {
        await page.keyboard.press(word.charAt(index));
        const list = await inTime(
          page.evaluate(() => (window as unknown as { bench: KeyProbe }).bench.list),
          `letter ${String(index + 1)} of ${word}`,
        );
        all.push(list.listed);
        shown.push(list.shown);
        if (index === 0) opened.push(list.listed);
      }
      await page.keyboard.press('Escape');
      await page.keyboard.type(' + ');
    }
  });
  return [
    { name: 'keystroke to completion list, median', value: quantile(all, 0.5), unit: 'ms' },
    {
      name: 'keystroke to completion list, 95th percentile',
      value: quantile(all, 0.95),
      unit: 'ms',
    },
    {
      name: 'keystroke that opens the list, median',
      value: quantile(opened, 0.5),
      unit: 'ms',
    },
    {
      name: 'keystroke to the frame with the list, median',
      value: quantile(shown, 0.5),
      unit: 'ms',
    },
    { name: 'keystrokes measured', value: all.length, unit: '' },
  ];
}

/** Runs in the page: after each letter, waits until the list of completions has come or changed. */
function watch(): void {
  document.addEventListener(
    'keydown',
    ({ key }) => {
      if (!/^[a-z]$/.test(key)) return;
      const start = performance.now();
      const before = document.querySelector('.cm-tooltip-autocomplete')?.innerHTML;
      const list = new Promise<number>((resolve) => {
        const observer = new MutationObserver(() => {
          const tooltip = document.querySelector('.cm-tooltip-autocomplete');
          if (!tooltip?.querySelector('li') || tooltip.innerHTML === before) return;
          observer.disconnect();
          resolve(performance.now() - start);
        });
        observer.observe(document.body, { subtree: true, childList: true, attributes: true });
      }).then(async (listed) => {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        await new Promise((resolve) => setTimeout(resolve));
        return { listed, shown: performance.now() - start };
      });
      (window as unknown as { bench: KeyProbe }).bench = { list };
    },
    { capture: true },
  );
}
