import type { Page } from 'playwright';
import { markTime, peakRendererMemory, withPage } from './browser';

/** Times of one drop, in milliseconds. */
export interface Drop {
  /** From choosing the file to the painted segments. */
  readonly totalMs: number;
  readonly importMs: number;
  readonly rfmMs: number;
  readonly peakRendererBytes: number | null;
}

export interface AppDrop extends Drop {
  /** Longest task on the main thread while the file came in; 0 when none was over 50 ms. */
  readonly longestTaskMs: number;
}

/**
 * How long both pages stand open before the file is chosen, as nobody chooses one in no time. The app uses the pause to
 * warm its engine up; the bare engine has nothing to do.
 */
const PAUSE_MS = 1_500;

/** Drops the file on the bare engine. */
export async function dropOnBaseline(url: string, file: string): Promise<Drop> {
  return withPage(url, async (page) => {
    await page.waitForFunction(() => document.documentElement.dataset['ready'] === 'true');
    await page.waitForTimeout(PAUSE_MS);
    const start = await chooseFile(page, file);
    const handle = await page.waitForFunction(
      () => document.documentElement.dataset['marks'],
      undefined,
      { polling: 20 },
    );
    const marks = JSON.parse(String(await handle.jsonValue())) as {
      importMs: number;
      rfmMs: number;
      painted: number;
    };
    return {
      totalMs: marks.painted - start,
      importMs: marks.importMs,
      rfmMs: marks.rfmMs,
      peakRendererBytes: await peakRendererMemory(),
    };
  });
}

/** Drops the file on the built page, as a user would. */
export async function dropOnApp(url: string, file: string): Promise<AppDrop> {
  return withPage(url, async (page) => {
    await page.evaluate(() => window.quintile.ready);
    await page.waitForTimeout(PAUSE_MS);
    await page.evaluate(() => {
      const tasks: number[] = [];
      (window as unknown as { longTasks: number[] }).longTasks = tasks;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) tasks.push(entry.duration);
      }).observe({ type: 'longtask' });
    });
    const start = await chooseFile(page, file);
    const painted = await markTime(page, 'quintile:grid-painted');
    const imported = await markTime(page, 'quintile:imported');
    const tasks = await page.evaluate(
      () => (window as unknown as { longTasks: number[] }).longTasks,
    );
    return {
      totalMs: painted - start,
      importMs: imported - start,
      rfmMs: painted - imported,
      peakRendererBytes: await peakRendererMemory(),
      longestTaskMs: Math.max(0, ...tasks),
    };
  });
}

/** Gives the file to the page's input; answers when the page heard of it, in its own time. */
async function chooseFile(page: Page, file: string): Promise<number> {
  await page.evaluate(() => {
    document.addEventListener('change', () => performance.mark('bench:chosen'), {
      capture: true,
      once: true,
    });
  });
  await page.locator('input[type=file]').first().setInputFiles(file);
  return markTime(page, 'bench:chosen');
}
