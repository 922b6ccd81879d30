import { expect, test as base } from '@playwright/test';
import { contentSecurityPolicy } from '../../scripts/policy';
import { startForeignOrigin, type ForeignOrigin } from '../helpers/foreign-origin';
import { attacks, expectHarmless, naughtyStrings, watchForHarm } from '../helpers/harmless';
import {
  loadNotebook,
  notebookLink,
  notebookText,
  runNotebook,
  sqlCell,
} from '../helpers/notebook-page';
import { ordersCsv } from '../helpers/orders';
import {
  addFiles,
  block,
  customersInTable,
  customersTable,
  gridCell,
  openStart,
  query,
  rejection,
  resultIsComplete,
  segmentButton,
  segmentRow,
  settled,
  test,
  trySample,
} from '../helpers/quintile-page';
import { startRecordingProxy } from '../helpers/recording-proxy';
import { hasShared, SHARED } from '../helpers/shared-data';

test('the built page carries its policy', async ({ page }) => {
  await page.goto('./');
  const policy = page.locator('head > :first-child');
  await expect(policy).toHaveAttribute('http-equiv', 'Content-Security-Policy');
  await expect(policy).toHaveAttribute('content', contentSecurityPolicy({ meta: true }));
});

/** Chromium itself asks its maker about the fields of any form; that is not of the page. */
const OF_THE_BROWSER = 'content-autofill.googleapis.com:443';

base('a whole session asks nothing of another origin', async ({ browser, baseURL }) => {
  const site = baseURL ?? '';
  const proxy = await startRecordingProxy();
  const foreign = await startForeignOrigin();
  const context = await browser.newContext({
    baseURL: site,
    // Without the exception for this machine, which would go past the proxy.
    proxy: { server: proxy.server, bypass: '<-loopback>' },
  });
  try {
    const page = await context.newPage();
    await openStart(page);
    await trySample(page, 'A B2B supplier');
    await addFiles(page, { name: 'more.csv', content: ordersCsv(30) });
    await resultIsComplete(page);
    await segmentButton(page, 'Champions').click();
    await customersInTable(page);
    await block(page, 'Segment grid')
      .getByRole('button', { name: /^SQL of/ })
      .click();
    await page.getByRole('button', { name: 'Export Segments' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'PNG' }).click();
    await download;
    await page.getByRole('button', { name: 'Keyboard and help' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');

    // A notebook whose texts would like to be elsewhere, written here and opened by a link.
    const text = notebookText(
      'Elsewhere',
      `![](${foreign.url}image.png) ![far](https://far.example/image.png "there")

<img src="${foreign.url}tag.png"> <link rel="preload" href="${foreign.url}preload">
[away](${foreign.url}away) <https://far.example/auto> www.far.example far@far.example`,
      sqlCell('rows', `select '${foreign.url}value.png' as address, count(*) as n from rfm`),
      'Of {{rows.n}}: {{rows.address}} ![{{rows.address}}](https://far.example/{{rows.n}}.png)',
      '```chart\ndata: rfm_segments\nmark: bar\nx: customers\ny: segment\n```',
    );
    await loadNotebook(page, text);
    await runNotebook(page);
    await expect(page.getByText('Image not shown').first()).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: 'away' }).hover();
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await expect(page.getByRole('textbox', { name: 'Link to this notebook' })).toHaveValue(
      /#s=1\./,
    );
    const link = await notebookLink(page);
    await page.goto('about:blank');
    await page.goto(link);
    await expect(page.getByText('Image not shown').first()).toBeVisible();
    await runNotebook(page);

    const elsewhere = proxy.requested.filter((url) => !url.startsWith(site));
    expect(elsewhere.filter((url) => url !== OF_THE_BROWSER)).toEqual([]);
    // Worker and engine came this way too: nothing goes past the recorder.
    expect(proxy.requested.some((url) => url.endsWith('.wasm'))).toBe(true);
    expect(proxy.requested.some((url) => /\/worker-[^/]*\.js$/.test(url))).toBe(true);
    await page.goto(foreign.url);
    expect(proxy.requested).toContain(foreign.url);
  } finally {
    await context.close();
    await proxy.close();
    await foreign.close();
  }
});

base.describe('another origin cannot be reached', () => {
  let foreign: ForeignOrigin;
  base.beforeEach(async ({ page }) => {
    foreign = await startForeignOrigin();
    await openStart(page);
  });
  base.afterEach(async ({ page }) => {
    expect(foreign.hits).toEqual([]);
    // It is there: whoever may go to it gets an answer.
    await page.goto(`${foreign.url}proof`);
    expect(foreign.hits).toContain('/proof');
    await foreign.close();
  });

  base('by SQL', async ({ page }) => {
    const url = `${foreign.url}x.csv`;
    for (const statement of [
      `from read_csv('${url}')`,
      `from '${url}'`,
      `from read_text('${url}')`,
      `from read_blob('${url}')`,
      `from read_parquet('${foreign.url}x.parquet')`,
      `from read_json('${foreign.url}x.json')`,
      `from glob('${foreign.url}*')`,
      `from sniff_csv('${url}')`,
      `copy (select 1) to '${url}'`,
      `attach '${foreign.url}x.db' as other`,
      `install httpfs from '${foreign.url}'`,
      `load '${foreign.url}x.duckdb_extension.wasm'`,
      `set custom_extension_repository = '${foreign.url}'`,
      `import database '${foreign.url}'`,
    ]) {
      expect(await rejection(page, statement), statement).not.toBeNull();
    }
    expect(await query(page, 'select 1 as still')).toEqual([{ still: 1 }]);
  });

  base('by scripts and elements of the page', async ({ page }) => {
    const outcomes = await page.evaluate(reachFromPage, foreign.url);
    expect(outcomes).toEqual(Object.fromEntries(Object.keys(outcomes).map((way) => [way, 'no'])));
    expect(Object.keys(outcomes).length).toBeGreaterThan(12);
  });

  base('from the workers', async ({ page }) => {
    const names = page.workers().map((worker) => worker.evaluate(() => self.name));
    expect((await Promise.all(names)).sort()).toEqual(['engine', 'kernel']);
    for (const worker of page.workers()) {
      const outcomes = await worker.evaluate(reachFromWorker, foreign.url);
      expect(outcomes).toEqual(Object.fromEntries(Object.keys(outcomes).map((way) => [way, 'no'])));
      expect(Object.keys(outcomes).length).toBeGreaterThan(5);
    }
  });
});

test.describe('hostile names', () => {
  test.skip(!hasShared, `the reference data are not at ${SHARED}`);

  test('execute nothing and break nothing, wherever they stand', async ({ page }) => {
    const harm = watchForHarm(page);
    const sample = attacks().filter((_, index) => index % 40 === 0);
    const mark = '<img src=x onerror=window.__xss=1>';
    const values = [...naughtyStrings(), ...sample];
    const columns = [mark, '"><svg/onload=window.__xss=2>', 'W'.repeat(300), ...sample.slice(0, 5)];
    const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const lines = [
      ['customer_id', 'order_id', 'ordered_at', 'amount', 'currency', ...columns]
        .map(cell)
        .join(','),
      ...values.map((text, at) =>
        [
          text,
          `O${String(at)}`,
          `2024-0${String(1 + (at % 9))}-15`,
          `${String(at + 1)}.50`,
          mark,
          ...columns.map((_, place) => values[(at + place) % values.length] ?? ''),
        ]
          .map(cell)
          .join(','),
      ),
    ];
    await openStart(page);
    const fileName = `${mark}${'x'.repeat(200)}.csv`;
    const [report] = await addFiles(page, { name: fileName, content: lines.join('\r\n') });
    expect(report).toMatchObject({ role: 'transactions', rejected: 0 });
    await resultIsComplete(page);

    await test.step('the ids are what they were', async () => {
      const rows = await query(page, 'select customer_id from rfm order by customer_id');
      const ids = new Set(rows.map((row) => row['customer_id']));
      expect(values.filter((text) => !ids.has(text))).toEqual([]);
    });

    await test.step('table and filters', async () => {
      const table = customersTable(page);
      await table.scrollIntoViewIfNeeded();
      await table.getByRole('columnheader', { name: 'customer_id' }).click();
      await settled(page);
      await table.focus();
      await page.keyboard.press('Control+End');
      await segmentButton(page, 'Champions').click();
      await expect(page.getByRole('region', { name: 'Filters' })).toContainText('Champions');
      await gridCell(page, 1, 1).click();
      await settled(page);
    });

    for (const item of ['Change mapping…', 'Change reading…'] as const) {
      await test.step(item, async () => {
        await page.getByRole('button', { name: /^Actions for/ }).click();
        await page.getByRole('menuitem', { name: item }).click();
        await expect(page.getByRole('dialog').getByRole('table').first()).toBeVisible();
        await expectHarmless(page);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toHaveCount(0);
      });
    }

    await test.step('a segment with such a name', async () => {
      await page.getByRole('button', { name: 'Edit', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: 'Segment grid' });
      await dialog.getByRole('textbox', { name: 'Name' }).fill(mark);
      await dialog.getByRole('button', { name: 'Save', exact: true }).click();
      await expect(segmentRow(page, mark)).toBeVisible();
      await settled(page);
      const found = await query(
        page,
        `select count(*) as n from rfm_segments where segment = '${mark}'`,
      );
      expect(found).toEqual([{ n: 1 }]);
    });

    for (const width of [1440, 390]) {
      await test.step(`nothing sticks out at ${String(width)} pixels`, async () => {
        await page.setViewportSize({ width, height: 900 });
        await settled(page);
        await expectHarmless(page);
      });
    }
    expect(harm.found).toEqual([]);
  });
});

/** Tries every way out of a page; each answers `no` when it failed, and `yes` when something came back. */
async function reachFromPage(url: string): Promise<Record<string, string>> {
  const attempt = async (work: () => unknown) => {
    try {
      return (await work()) === false ? 'no' : 'yes';
    } catch {
      return 'no';
    }
  };
  const loads = (element: HTMLElement, start: () => void) =>
    new Promise<boolean>((done) => {
      element.addEventListener('load', () => {
        done(true);
      });
      element.addEventListener('error', () => {
        done(false);
      });
      // What is blocked may say nothing at all.
      setTimeout(() => {
        done(false);
      }, 700);
      start();
      document.body.append(element);
    });
  const make = (tag: string, attributes: Record<string, string>) => () => {
    const element = document.createElement(tag);
    return loads(element, () => {
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    });
  };
  const opens = (target: EventTarget & { close(): void }) =>
    new Promise<boolean>((done) => {
      target.addEventListener('open', () => {
        done(true);
      });
      target.addEventListener('error', () => {
        done(false);
      });
    });
  const ways: Record<string, () => unknown> = {
    fetch: () => fetch(`${url}fetch`),
    'fetch without cors': () => fetch(`${url}fetch`, { mode: 'no-cors' }),
    XMLHttpRequest: () =>
      new Promise<boolean>((done, fail) => {
        const request = new XMLHttpRequest();
        request.onload = () => {
          done(true);
        };
        request.onerror = () => {
          fail(new Error('blocked'));
        };
        request.open('GET', `${url}xhr`);
        request.send();
      }),
    WebSocket: () => opens(new WebSocket(url.replace('http', 'ws'))),
    EventSource: () => opens(new EventSource(`${url}events`)),
    image: make('img', { src: `${url}img` }),
    'image set': make('img', { srcset: `${url}img2 2x` }),
    stylesheet: make('link', { rel: 'stylesheet', href: `${url}css` }),
    preload: make('link', { rel: 'preload', as: 'fetch', href: `${url}preload` }),
    prefetch: make('link', { rel: 'prefetch', href: `${url}prefetch` }),
    'module preload': make('link', { rel: 'modulepreload', href: `${url}module` }),
    frame: () =>
      make('iframe', { src: `${url}frame` })().then(() => {
        // A blocked frame loads too: the page that says so. Whoever came is counted.
        return false;
      }),
    object: make('object', { data: `${url}object` }),
    video: make('video', { src: `${url}video` }),
    script: make('script', { src: `${url}script` }),
    worker: () => new Worker(`${url}worker`),
    'service worker': () => navigator.serviceWorker.register(`${url}sw`),
    import: () => import(/* @vite-ignore */ `${url}module`),
    markup: () => {
      document.body.innerHTML = `<img src="${url}html">`;
    },
    font: () => new FontFace('x', `url(${url}font)`).load(),
    form: () => {
      const form = document.createElement('form');
      form.action = `${url}form`;
      form.method = 'post';
      document.body.append(form);
      form.submit();
      return false;
    },
    background: () => {
      document.body.style.backgroundImage = `url(${url}background)`;
      return new Promise((done) => {
        setTimeout(() => {
          done(false);
        }, 300);
      });
    },
    beacon: () => {
      // It answers true also when it is blocked.
      navigator.sendBeacon(`${url}beacon`, 'x');
      return false;
    },
  };
  const outcomes: Record<string, string> = {};
  for (const [way, work] of Object.entries(ways)) outcomes[way] = await attempt(work);
  return outcomes;
}

/** The same from a worker. */
async function reachFromWorker(url: string): Promise<Record<string, string>> {
  const scope = globalThis as unknown as { importScripts: (url: string) => void };
  const ways: Record<string, () => unknown> = {
    fetch: () => fetch(`${url}worker-fetch`),
    'fetch without cors': () => fetch(`${url}worker-fetch`, { mode: 'no-cors' }),
    importScripts: () => {
      scope.importScripts(`${url}worker-import-scripts`);
    },
    import: () => import(/* @vite-ignore */ `${url}worker-module`),
    XMLHttpRequest: () => {
      const request = new XMLHttpRequest();
      request.open('GET', `${url}worker-xhr`, false);
      request.send();
    },
    WebSocket: () =>
      new Promise((done, fail) => {
        const socket = new WebSocket(url.replace('http', 'ws'));
        socket.onopen = done;
        socket.onerror = () => {
          fail(new Error('blocked'));
        };
      }),
    EventSource: () =>
      new Promise((done, fail) => {
        const source = new EventSource(`${url}worker-events`);
        source.onopen = done;
        source.onerror = () => {
          fail(new Error('blocked'));
        };
      }),
    worker: () => new Worker(`${url}worker-worker`),
  };
  const outcomes: Record<string, string> = {};
  for (const [way, work] of Object.entries(ways)) {
    try {
      await work();
      outcomes[way] = 'yes';
    } catch {
      outcomes[way] = 'no';
    }
  }
  return outcomes;
}
