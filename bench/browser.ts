import { readdir, readFile } from 'node:fs/promises';
import { chromium, type Browser, type Page } from 'playwright';
import { CHROMIUM_ARGS, requireChromium } from '../scripts/chromium';

/** A fresh browser with nothing in its caches. */
async function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: await requireChromium(),
    args: [...CHROMIUM_ARGS],
  });
}

/** Opens a page, works with it, and ends the browser whatever happens. */
export async function withPage<T>(url: string, work: (page: Page) => Promise<T>): Promise<T> {
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(600_000);
    await page.goto(url);
    return await work(page);
  } finally {
    await browser.close();
  }
}

/** Time of a mark that the page sets, in milliseconds since its navigation. */
export async function markTime(page: Page, name: string): Promise<number> {
  const handle = await page.waitForFunction(
    (mark) => {
      const failure = document.querySelector('[role=alert]')?.textContent;
      return performance.getEntriesByName(mark).at(-1)?.startTime ?? failure;
    },
    name,
    { polling: 20 },
  );
  const found = await handle.jsonValue();
  if (typeof found !== 'number') throw new Error(`the page says: ${found ?? 'nothing'}`);
  return found;
}

/** Peak resident memory of the largest renderer below this process, in bytes; null where /proc cannot tell. */
export async function peakRendererMemory(): Promise<number | null> {
  try {
    let peak = 0;
    for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      if (!command.includes('--type=renderer')) continue;
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
      const kilobytes = Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0);
      peak = Math.max(peak, kilobytes * 1024);
    }
    return peak === 0 ? null : peak;
  } catch {
    return null;
  }
}
