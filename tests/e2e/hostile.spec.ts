import { deflateRawSync } from 'node:zlib';
import { expect, type Page } from '@playwright/test';
import { cellSource } from '../../src/document/cell-source';
import { encodeLink } from '../../src/share/link';
import { standardGrid } from '../../src/models/rfm/grid';
import { startForeignOrigin } from '../helpers/foreign-origin';
import { attacks, expectHarmless, naughtyStrings, watchForHarm } from '../helpers/harmless';
import {
  loadNotebook,
  notebookText,
  notebookTextOf,
  runNotebook,
  runsOfCells,
  sqlCell,
} from '../helpers/notebook-page';
import { ordersCsv } from '../helpers/orders';
import {
  addFiles,
  cell,
  openStart,
  query,
  settled,
  test,
  testsOnOnePage,
} from '../helpers/quintile-page';
import { hasShared, SHARED } from '../helpers/shared-data';

const ORDERS = { name: 'orders.csv', content: ordersCsv(60) };

/** A fragment that carries the bytes, whatever they are. */
function payload(bytes: Uint8Array, version = '1'): string {
  return `#s=${version}.${deflateRawSync(bytes).toString('base64url')}`;
}

async function linkOf(text: string): Promise<string> {
  const encoded = await encodeLink(text);
  if (!encoded.ok) throw new Error(encoded.error.code);
  return encoded.value;
}

test('links that cannot be read say so, and change nothing', async ({ page }) => {
  await openStart(page);
  const good = await linkOf(notebookText('Good', 'Fine '.repeat(400), sqlCell('a', 'select 1')));
  const half = Math.floor(good.length / 2);
  const bomb = payload(Buffer.alloc(60_000_000, 'a'));
  const links: Record<string, readonly [fragment: string, says: RegExp]> = {
    'cut off': [good.slice(0, half), /This link is damaged/],
    'cut off at its version': ['#s=1', /This link is damaged/],
    empty: ['#s=', /This link is damaged/],
    'without a payload': ['#s=1.', /This link is damaged/],
    'with other characters': ['#s=1.%3Cscript%3E', /This link is damaged/],
    'of bytes that are no text': [payload(Uint8Array.of(0xff, 0xfe, 0xc0)), /This link is damaged/],
    'of a newer version': [
      payload(Buffer.from('x'), '2'),
      /made by a newer Quintile \(version 2\)/,
    ],
    'with a version that is none': ['#s=__proto__.AAAA', /This link is damaged/],
    'that inflates to 60 MB': [bomb, /more than 1 MB of text/],
    'with a notebook of version 99': [
      await linkOf('---\nquintile: 99\ntitle: From afar\n---\n\nText\n'),
      /format that this Quintile does not know \(99\)/,
    ],
    'with broken front matter': [
      await linkOf('---\nquintile: 1\ntitle: [1, 2\n---\n\nText\n'),
      /This is not a notebook/,
    ],
    'with __proto__ in front': [
      await linkOf('---\nquintile: 1\n__proto__: {agreed: true}\n---\n\nText\n'),
      /This is not a notebook/,
    ],
    'with anchors that multiply': [
      await linkOf('---\nquintile: 1\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n\nText\n'),
      /This is not a notebook/,
    ],
  };
  for (const [what, [fragment, says]] of Object.entries(links)) {
    await test.step(what, async () => {
      await page.goto('./#/');
      await expect(page.getByRole('heading', { name: /See who your customers/ })).toBeVisible();
      await page.goto(`./${fragment}`);
      await expect(page.getByRole('alert').filter({ hasText: says })).toBeVisible();
      await expect(page.locator('[data-cell]')).toHaveCount(0);
    });
  }

  await test.step('with changed letters, it never runs', async () => {
    for (const at of [20, half, good.length - 12]) {
      const other = good.at(at) === 'A' ? 'BBBB' : 'AAAA';
      await page.goto('./#/');
      await expect(page.getByRole('heading', { name: /See who your customers/ })).toBeVisible();
      await page.goto(`./${good.slice(0, at)}${other}${good.slice(at + 4)}`);
      // The format has no check sum: what still inflates to text is a text of somebody else.
      const damaged = page.getByRole('alert').filter({ hasText: /damaged|not a notebook/ });
      await expect(damaged.or(page.getByText('Shared with you, not run'))).toBeVisible();
      for (const runs of Object.values(await runsOfCells(page))) expect(runs).toBe(0);
    }
  });

  await test.step('also over an open notebook, which stays', async () => {
    await page.goto('./#/');
    await loadNotebook(page, notebookText('Open', sqlCell('stays', 'select 1 as n')));
    await runNotebook(page);
    await page.goto('./#s=1.AAAA');
    await expect(page.getByRole('alert').filter({ hasText: /This link is damaged/ })).toBeVisible();
    expect(await query(page, 'select 1 as still')).toEqual([{ still: 1 }]);
  });

  await test.step('and in a page of its own', async () => {
    await page.goto('about:blank');
    await page.goto(`./${bomb}`);
    await expect(page.getByRole('alert').filter({ hasText: /more than 1 MB/ })).toBeVisible();
    await page.evaluate(() => window.quintile.ready);
    expect(await query(page, 'select 1 as still')).toEqual([{ still: 1 }]);
  });
});

const onPage = testsOnOnePage(async (page) => {
  await openStart(page);
  await addFiles(page, ORDERS);
});

onPage('what would do harm is noticed (a check of the checks)', async ({ page }) => {
  await expectHarmless(page);
  for (const [tag, name, value] of [
    ['iframe', 'title', 'x'],
    ['a', 'href', 'JavaScript:x'],
    ['style', 'media', 'print'],
  ] as const) {
    await page.evaluate(
      (given) => {
        const element = document.createElement(given.tag);
        element.setAttribute(given.name, given.value);
        document.body.append(element);
      },
      { tag, name, value },
    );
    await expect(expectHarmless(page), tag).rejects.toThrow();
    await page.evaluate(() => document.body.lastChild?.remove());
    await expectHarmless(page);
  }
  await page.evaluate(() => {
    const wide = document.createElement('p');
    wide.textContent = 'W';
    wide.style.width = '3000px';
    document.body.append(wide);
  });
  await expect(expectHarmless(page)).rejects.toThrow();
  await page.evaluate(() => document.body.lastChild?.remove());
  await expectHarmless(page);
});

onPage('names of prototypes are names', async ({ page }) => {
  const text = notebookText(
    'Prototypes',
    cellSource('input', 'constructor', {}, 'type: number\ndefault: 4'),
    cellSource('input', 'tostring', {}, 'type: text\ndefault: __proto__'),
    cellSource(
      'input',
      'prototype',
      {},
      `type: select\noptions: [__proto__, constructor]\ndefault: constructor`,
    ),
    sqlCell(
      'valueof',
      'select $constructor + 1 as n, $tostring as "__proto__", $prototype as "constructor"',
    ),
    sqlCell('hasownproperty', 'select "__proto__" as toString from valueof'),
    '```chart\ndata: valueof\nmark: bar\nx: n\ny: __proto__\n__proto__: {polluted: true}\n```',
    '```chart\ndata: valueof\nmark: bar\nx: n\ny: {field: constructor}\n```',
    '```model rfm {"__proto__": 1}\n__proto__: {bins: 3}\n```',
    '```sql extra {constructor: 1}\nselect 1 as n\n```',
    'Of {{valueof.n}}, {{valueof.__proto__}} and {{constructor.prototype}}.',
  );
  await loadNotebook(page, text);
  const reports = await runNotebook(page);
  expect(await notebookTextOf(page)).toBe(text);
  expect(reports['valueof']?.state).toBe('done');
  expect(reports['hasownproperty']?.state).toBe('done');
  const row = await page.evaluate(async () =>
    (await window.quintile.query('from valueof')).map((found) => Object.entries(found)),
  );
  expect(row).toEqual([
    [
      ['n', 5],
      ['__proto__', '__proto__'],
      ['constructor', 'constructor'],
    ],
  ]);
  // Keys that could reach into every object are refused where they stand.
  for (const name of ['#6', 'rfm']) {
    expect(reports[name]?.state, name).toBe('failed');
    await expect(cell(page, name).getByRole('alert')).toContainText('__proto__');
  }
  expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
  await expect(page.getByRole('grid', { name: 'valueof' })).toContainText('constructor');
  await expectHarmless(page);
});

test('texts by a link cannot run, load or lead anywhere by themselves', async ({ page }) => {
  const foreign = await startForeignOrigin();
  const harm = watchForHarm(page);
  try {
    const { url } = foreign;
    const text = notebookText(
      '<img src=x onerror=alert(1)>',
      `<script>window.__xss = 1; alert(1)</script>
<img src=x onerror="window.__xss = 2">
<svg/onload=window.__xss=3>
<iframe src="${url}frame"></iframe>
<a href="javascript:window.__xss=4">raw</a>
<style>@import '${url}style.css'; body { background: url(${url}body) }</style>
<meta http-equiv="refresh" content="0;url=${url}refresh">
<link rel=stylesheet href="${url}link.css"><base href="${url}">
<form action="${url}form"><button>Send</button></form>`,
      `![remote](${url}image.png) ![data](data:image/svg+xml,<svg/onload=alert(1)>) ![there](//${new URL(url).host}/x.png)
![ref][r]

[r]: ${url}ref.png`,
      `[script](javascript:window.__xss=5) [coded](&#106;avascript:window.__xss=6) [spaced](java\nscript:alert(1))
[data](data:text/html,<script>alert(1)</script>) [vb](vbscript:msgbox(1)) <javascript:alert(1)> [out](${url}out) <${url}auto>
[file](file:///etc/passwd) [blob](blob:${url}x) [proto](//${new URL(url).host}/proto)`,
      cellSource(
        'input',
        'area',
        {},
        `type: text\nlabel: <img src=x onerror=window.__xss=7>\nhelp: "<b onclick=alert(1)>"\ndefault: "\\"><script>alert(1)</script>"`,
      ),
      sqlCell(
        'rows',
        `select '<img src=x onerror=window.__xss=8>' as "<svg/onload=window.__xss=9>", '![x](${url}cell.png)' as b, 1 as n`,
      ),
      `It says {{rows.b}} and [{{rows.b}}]({{rows.b}}).`,
      '```chart\ndata: rows\nmark: bar\ntitle: <img src=x onerror=window.__xss=10>\nx: n\ny: b\n```',
    );
    await page.goto(`./${await linkOf(text)}`);
    await page.evaluate(() => window.quintile.ready);
    await expect(page.getByText('Shared with you, not run')).toBeVisible();
    await expect(page.getByText('window.__xss = 1; alert(1)')).toBeVisible();
    await expectHarmless(page);
    await page.getByRole('button', { name: 'Run it' }).click();
    await expect(cell(page, 'rows')).toHaveAttribute('data-state', 'done');
    await settled(page);
    await expectHarmless(page);

    await test.step('a link to elsewhere asks first', async () => {
      const links = page.getByRole('main').locator('.markdown').getByRole('link');
      const leading = await links.evaluateAll((all) =>
        all.map((link) => link.getAttribute('href')),
      );
      // Values never become part of an address, and only the site itself has one.
      expect(leading.filter((href) => href !== null)).toEqual([
        new URL('%7B%7Brows.b%7D%7D', page.url()).href,
      ]);
      await links.filter({ hasText: /^out$/ }).click();
      const dialog = page.getByRole('dialog', { name: /^Leave for 127\.0\.0\.1/ });
      await expect(dialog).toContainText(`${url}out`);
      await dialog.getByRole('button', { name: 'Stay here' }).click();
      await expect(dialog).toHaveCount(0);
    });
    await page.setViewportSize({ width: 390, height: 900 });
    await expectHarmless(page);
    expect(harm.found).toEqual([]);
    expect(foreign.hits).toEqual([]);
  } finally {
    await foreign.close();
  }
});

test.describe('everything of the lists of attacks', () => {
  test.skip(!hasShared, `the reference data are not at ${SHARED}`);

  onPage('is harmless as text', async ({ page }) => {
    const harm = watchForHarm(page);
    const all = [...attacks(), ...naughtyStrings()];
    expect(all.length).toBeGreaterThan(7000);
    for (let from = 0; from < all.length; from += 2500) {
      const parts = all.slice(from, from + 2500);
      const cells = Array.from({ length: Math.ceil(parts.length / 25) }, (_, at) =>
        parts
          .slice(at * 25, at * 25 + 25)
          .map(asOwnParagraph)
          .join('\n\n'),
      );
      await loadNotebook(page, notebookText('Attacks', cells.join('\n\n<!-- cell -->\n\n')));
      await everyCellStands(page);
      await inBothWidths(page);
    }
    expect(harm.found).toEqual([]);
  });

  onPage('is harmless as name of cells, of columns and as values', async ({ page }) => {
    const harm = watchForHarm(page);
    const all = [...attacks().filter((_, at) => at % 20 === 0), ...naughtyStrings()];
    const oneLine = all.map((text) => text.replaceAll(/[\r\n\0`]/g, ' '));

    await test.step('of cells', async () => {
      const cells = oneLine
        .slice(0, 300)
        .map((name, at) => `\`\`\`${at % 3 === 0 ? 'input' : 'sql'} ${name}\nselect 1\n\`\`\``);
      await loadNotebook(page, notebookText(oneLine[7] ?? '', ...cells));
      await runNotebook(page);
      await everyCellStands(page);
      await inBothWidths(page);
    });

    await test.step('of columns', async () => {
      const columns = oneLine.map(
        (name, at) => `${literal(name)} as "${`${name} ${String(at)}`.replaceAll('"', '""')}"`,
      );
      const queries = Array.from({ length: Math.ceil(columns.length / 50) }, (_, at) =>
        sqlCell(`q${String(at)}`, `select ${columns.slice(at * 50, at * 50 + 50).join(',\n  ')}`),
      );
      await loadNotebook(page, notebookText('Columns', ...queries));
      const reports = await runNotebook(page);
      expect(Object.values(reports).filter(({ state }) => state !== 'done')).toEqual([]);
      await everyCellStands(page);
      await inBothWidths(page);
    });

    await test.step('as values, in a chart, a table, options and a text', async () => {
      const rows = oneLine.map((name, at) => `(${literal(name)}, ${String(at + 1)})`);
      await loadNotebook(
        page,
        notebookText(
          'Values',
          sqlCell('pairs', `from (values ${rows.join(',\n')}) as t(name, amount)`),
          '```chart bars\ndata: pairs\nmark: bar\nx: amount\ny: name\ncolor: name\n```',
          '```chart map\ndata: pairs\nmark: treemap\nx: amount\ny: name\n```',
          cellSource(
            'input',
            'chosen',
            {},
            'type: multi_select\noptions: {sql: "select distinct name from pairs"}\ndefault: []',
          ),
          ...oneLine.slice(0, 40).map((_, at) =>
            sqlCell(`v${String(at)}`, `from pairs limit 1 offset ${String(at * 17)}`, {
              quiet: true,
            }),
          ),
          oneLine
            .slice(0, 40)
            .map((_, at) => `{{v${String(at)}.name}}`)
            .join(' | '),
        ),
      );
      const reports = await runNotebook(page);
      expect(reports['pairs']?.state).toBe('done');
      for (const name of ['bars', 'map', 'chosen']) expect(reports[name]?.state, name).toBe('done');
      await everyCellStands(page);
      await settled(page);
      await inBothWidths(page);
    });
    expect(harm.found).toEqual([]);
  });

  onPage('is harmless as name of segments and of files', async ({ page }) => {
    const harm = watchForHarm(page);
    const all = [...attacks().filter((_, at) => at % 40 === 0), ...naughtyStrings()];
    const names = [...new Set(all.map((text) => text.replaceAll(/[\r\n\0]/g, ' ').trim()))];

    await test.step('of segments', async () => {
      const areas = standardGrid(5).flatMap(({ cells }) => cells);
      const models = Array.from({ length: 8 }, (_, model) => {
        const own = names.slice(model * 25, model * 25 + 25);
        const grid = areas.map((place, at) => ({ segment: own[at] ?? '', cells: [place] }));
        return `\`\`\`model m${String(model)}\nmodel: rfm\nshow: [headline, grid, segments]\ngrid: ${JSON.stringify(grid)}\n\`\`\``;
      });
      await loadNotebook(page, notebookText('Segments', ...models));
      const reports = await runNotebook(page);
      expect(Object.values(reports).filter(({ state }) => state !== 'done')).toEqual([]);
      await everyCellStands(page);
      await settled(page);
      const shown = await query(page, 'select distinct segment from m0_segments');
      expect(shown.length).toBeGreaterThan(10);
      await inBothWidths(page);
    });

    await test.step('of files', async () => {
      const files = names
        .filter((_, at) => at % 12 === 0)
        .map((name, at) => ({ name: `${name}.csv`, content: `a,b\n1,${String(at)}\n2,3\n` }));
      expect(files.length).toBeGreaterThan(40);
      const reports = await addFiles(page, ...files);
      expect(reports.filter(({ error }) => error !== undefined)).toEqual([]);
      await inBothWidths(page);
    });
    expect(harm.found).toEqual([]);
  });
});

/** A text that begins no cell and closes none. */
function asOwnParagraph(text: string): string {
  return text.replaceAll('\0', ' ').replaceAll(/^(`{3,}|<!-- cell -->|---)/gm, ' $1');
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Cells come a few a frame. */
async function everyCellStands(page: Page): Promise<void> {
  const count = await page.evaluate(() => window.quintile.notebook.run().then((all) => all.length));
  await expect(page.locator('[data-cell]')).toHaveCount(count);
}

async function inBothWidths(page: Page): Promise<void> {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await settled(page);
    await expectHarmless(page);
  }
}
