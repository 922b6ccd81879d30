import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { markTime, withPage } from './browser';
import type { Figure } from './figures';
import { median } from './statistics';

const RUNS = 5;

/** The page's shell: what loads before anything is dropped, and how soon it is ready for a drop. */
export async function shellFigures(url: string, dist: string): Promise<Figure[]> {
  const ready: number[] = [];
  const engine: number[] = [];
  const sample: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    await withPage(url, async (page) => {
      ready.push(await markTime(page, 'quintile:shell-ready'));
      await page.evaluate(() => window.quintile.ready);
      engine.push(await page.evaluate(() => performance.now()));
    });
    await withPage(url, async (page) => {
      await page.getByRole('button', { name: /shop/i }).first().click();
      sample.push(await markTime(page, 'quintile:grid-painted'));
    });
  }
  return [
    { name: 'page shell, gzip', value: (await shellBytes(dist)) / 1000, unit: 'kB', limit: 100 },
    { name: 'ready for a drop, from navigation', value: median(ready), unit: 'ms', limit: 300 },
    { name: 'engine answers, from navigation', value: median(engine), unit: 'ms' },
    { name: 'sample to segments, from navigation', value: median(sample), unit: 'ms', limit: 2500 },
  ];
}

/** What the HTML asks for by itself: the entry, the modules it imports statically, and its styles. */
async function shellBytes(dist: string): Promise<number> {
  const html = await readFile(join(dist, 'index.html'), 'utf8');
  const assets = await readdir(join(dist, 'assets'));
  const wanted = new Set(
    [...html.matchAll(/assets\/([\w.-]+\.(?:js|css))/g)].map((match) => match[1] ?? ''),
  );
  for (const name of wanted) {
    if (!name.endsWith('.js')) continue;
    const code = await readFile(join(dist, 'assets', name), 'utf8');
    for (const match of code.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)) {
      if (assets.includes(match[1] ?? '')) wanted.add(match[1] ?? '');
    }
  }
  const sizes = await Promise.all(
    [...wanted].map(async (name) => gzipSync(await readFile(join(dist, 'assets', name))).length),
  );
  return sizes.reduce((sum, size) => sum + size, gzipSync(html).length);
}
