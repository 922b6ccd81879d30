import { join } from 'node:path';
import { build } from 'vite';
import { serve } from '../scripts/serve';
import { withPage } from './browser';
import type { Figure } from './figures';
import type { SearchProbe } from './search-page/search-page';
import { median, quantile } from './statistics';

/** A name that many have, an id, an e-mail, a part of a word, two words, and what nobody has. */
const TEXTS = ['émilie', 'C00999999', 'daniel.0999', 'inter', 'rossi hans', 'zzzz', '99999'];
const LIMIT_MS = 100;

/**
 * Types into a search over customers, letter by letter: from each keystroke to the customers on the page's side of the
 * kernel. A page of its own around the app's kernel, so that nothing is drawn.
 */
export async function searchFigures(root: string, file: string): Promise<Figure[]> {
  await build({ configFile: join(root, 'bench/search-page/vite.config.ts'), logLevel: 'warn' });
  const server = await serve({ dir: join(root, '.cache/search-page') });
  try {
    const { first, keystrokes } = await typed(server.url, file);
    return [
      { name: 'search, 1M customers: first time', value: first, unit: 'ms' },
      { name: 'search, 1M customers: keystroke, median', value: median(keystrokes), unit: 'ms' },
      {
        name: 'search, 1M customers: keystroke, 95th percentile',
        value: quantile(keystrokes, 0.95),
        unit: 'ms',
        limit: LIMIT_MS,
      },
      { name: 'search, 1M customers: slowest keystroke', value: slowest(keystrokes), unit: 'ms' },
      { name: 'search, 1M customers: keystrokes measured', value: keystrokes.length, unit: '' },
    ];
  } finally {
    await server.close();
  }
}

function typed(url: string, file: string): Promise<{ first: number; keystrokes: number[] }> {
  return withPage(url, async (page) => {
    await page.locator('html[data-ready]').waitFor();
    await page.locator('#file').setInputFiles(file);
    await page.evaluate(() => (window as unknown as { probe: SearchProbe }).probe.read());
    const search = async (text: string) => {
      const { ms } = await page.evaluate(
        (asked) => (window as unknown as { probe: SearchProbe }).probe.search(asked),
        text,
      );
      return ms;
    };
    // The field opens, and everybody is put into a table.
    const first = await search('');
    const keystrokes: number[] = [];
    for (const text of TEXTS) {
      for (let length = 1; length <= text.length; length++) {
        keystrokes.push(await search(text.slice(0, length)));
      }
    }
    return { first, keystrokes };
  });
}

function slowest(values: readonly number[]): number {
  return Math.max(...values);
}
