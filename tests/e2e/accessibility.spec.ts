import { expect } from '@playwright/test';
import { ALL_LOOKS, expectNoViolation, OTHER_LOOKS } from '../helpers/axe';
import { cellSource } from '../../src/document/cell-source';
import {
  editorIsLive,
  loadNotebook,
  notebookText,
  numberCell,
  runNotebook,
  sqlCell,
} from '../helpers/notebook-page';
import { ordersCsv } from '../helpers/orders';
import {
  addFiles,
  block,
  cell,
  chooseFiles,
  expectCustomers,
  gridCell,
  openStart,
  query,
  segmentButton,
  settled,
  test,
  testsOnOnePage,
  trySample,
} from '../helpers/quintile-page';

const ambiguous = Array.from({ length: 40 }, (_, at) => {
  const month = String(1 + (at % 12)).padStart(2, '0');
  return `C${String(at % 9)},O${String(at)},${month}/04/2024,${String(at + 1)}.00`;
});
const VAGUE = ordersCsv(30).replace(/^.*\n/, 'a,b,c,d\n');

// Each is the page before, with something more.
const onOnePage = testsOnOnePage(openStart);

onOnePage('start', async ({ page }) => {
  await expectNoViolation(page, 'html', ALL_LOOKS);
});

onOnePage('failed', async ({ page }) => {
  await addFiles(
    page,
    { name: 'nothing.csv', content: '' },
    { name: 'report.csv', content: '%PDF-1.7\n' },
  );
  await expect(page.getByRole('alert')).toHaveCount(2);
  await expectNoViolation(page);
});

onOnePage('waiting for orders', async ({ page }) => {
  const lines = Array.from({ length: 30 }, (_, at) => `C${String(at)},x${String(at)}@example.org`);
  await addFiles(page, {
    name: 'customers.csv',
    content: `customer_id,email\n${lines.join('\n')}\n`,
  });
  await expect(cell(page, 'rfm')).toContainText('Waiting for orders');
  await expectNoViolation(page);
});

onOnePage('questions', async ({ page }) => {
  const header = 'customer_id,order_id,ordered_at,amount';
  await addFiles(
    page,
    { name: 'dates.csv', content: [header, ...ambiguous].join('\n') },
    { name: 'vague.csv', content: VAGUE },
  );
  await expect(page.getByRole('heading', { name: /the day or the month\?/ })).toBeVisible();
  const form = page.getByRole('region', { name: 'What is in vague.csv?' });
  await form.getByLabel('This file tells about').selectOption('transactions');
  await expect(form.getByText('What is left out')).toBeVisible();
  await expectNoViolation(page);
});

onOnePage('shared and not run', async ({ page }) => {
  await loadNotebook(
    page,
    notebookText('Shared', 'A text', '```model rfm\nbins: 4\n```', sqlCell('a', 'from rfm')),
  );
  await expect(page.getByText('Shared with you, not run')).toBeVisible();
  await expectNoViolation(page);
});

test('loading', async ({ page }) => {
  await openStart(page);
  // The engine is busy with something else for as long as it takes to look.
  const busy = page
    .evaluate(() =>
      window.quintile.query(
        'select count(*) as n from range(400000) as a(x), range(100000) as b(y) where hash(x, y) = 1',
      ),
    )
    .catch(() => []);
  await chooseFiles(page, [
    { name: 'orders.csv', content: ordersCsv(50) },
    { name: 'more.csv', content: ordersCsv(50) },
  ]);
  await expect(page.getByRole('article', { name: 'Reading more.csv' })).toBeVisible();
  await expectNoViolation(page);
  await page.close();
  await busy;
});

test('full result', async ({ page }) => {
  await openStart(page);
  await trySample(page, 'A shop');
  await expectNoViolation(page);

  await test.step('with a filter, SQL, an open editor and an empty table', async () => {
    await segmentButton(page, 'Loyal').click();
    await block(page, 'Segments').getByRole('button', { name: 'SQL of Segments' }).click();
    await gridCell(page, 1, 1).click();
    await expectCustomers(page, 0);
    await cell(page, 'in_view')
      .getByRole('button', { name: 'Show the text of SQL in_view' })
      .click();
    await expect(page.getByRole('textbox', { name: 'Text of in_view' })).toBeVisible();
    await settled(page);
    await expectNoViolation(page, 'html', OTHER_LOOKS);
  });
});

test('a notebook of all kinds, with open forms and editors', async ({ page }) => {
  await openStart(page);
  await addFiles(page, { name: 'orders.csv', content: ordersCsv(120) });
  await loadNotebook(
    page,
    notebookText(
      'All kinds',
      '# A title\n\nA *text* with [a link](https://example.org), `code` and **{{total.n}}**.\n\n- [x] a\n- b\n\n|a|b|\n|-|-:|\n|1|2|\n\n> said',
      numberCell('spend', 'Spent at least', 20),
      cellSource(
        'input',
        'share',
        {},
        'type: range\nlabel: Share\nmin: 0\nmax: 1\nstep: 0.1\ndefault: 0.5',
      ),
      cellSource('input', 'day', {}, 'type: date\nlabel: Since\ndefault: 2024-02-01'),
      cellSource(
        'input',
        'span',
        {},
        'type: date_range\nlabel: Between\nhelp: Both days are included',
      ),
      cellSource('input', 'word', {}, 'type: text\nlabel: Word'),
      cellSource('input', 'one_of', {}, 'type: select\nlabel: One of\noptions: [a, b]\ndefault: a'),
      cellSource(
        'input',
        'some_of',
        {},
        'type: multi_select\nlabel: Some of\noptions: {sql: "select distinct segment from rfm order by 1"}\ndefault: []',
      ),
      cellSource('input', 'yes', {}, 'type: checkbox\nlabel: Only the best\ndefault: true'),
      cellSource('input', 'parts', {}, 'type: segments\nlabel: Segments\ndefault: []'),
      '```model rfm\nbins: 5\nshow: [headline]\n```',
      sqlCell('total', 'select count(*)::INTEGER as n from rfm where monetary >= $spend'),
      sqlCell('wide', 'select *, * exclude (segment) from rfm'),
      '```chart bars\ndata: rfm\nmark: bar\nx: {aggregate: count}\ny: segment\ncolor: segment\nselect: picked\n```',
      '```chart dots {width: half}\ndata: rfm\nmark: dot\nx: recency_days\ny: monetary\nfilter: picked\n```',
      '```chart spread {width: half}\ndata: rfm\nmark: histogram\nx: monetary\nselect: by_money\n```',
      sqlCell('broken', 'select nothing from rfm'),
      sqlCell('blocked', 'from broken'),
      sqlCell('waiting', 'from surveys'),
      '```chart wrong\ndata: rfm\nmark: bar\nx: no_such_column\n```',
      '```x-later note\nkept\n```',
    ),
  );
  await expectNoViolation(page, 'main');
  await runNotebook(page);
  await expect(page.locator('[data-cell]')).toHaveCount(21);
  await page.getByRole('textbox', { name: 'Text of total' }).click();
  await editorIsLive(page);
  for (const summary of await page.getByText('As text', { exact: true }).all())
    await summary.click();
  await settled(page);
  await expectNoViolation(page, 'html', OTHER_LOOKS);
});

test('palette, sharing, versions and the notebook as text', async ({ page }) => {
  await openStart(page);
  await loadNotebook(
    page,
    notebookText(
      'Dialogs',
      'A text to ann@example.com',
      sqlCell('a', `select 'At Risk' as segment, 5 as n`),
    ),
  );
  await runNotebook(page);
  await page.keyboard.press('Control+s');
  const versions = page.getByRole('dialog', { name: 'Versions' });
  await versions.getByLabel('Name the text as it stands now').fill('First');
  await page.keyboard.press('Enter');
  await expect(versions.getByRole('radio', { name: /First/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: 'Title of the notebook' }).fill('Changed');
  await page.keyboard.press('Enter');
  const ways: Record<string, () => Promise<void>> = {
    Commands: () => page.keyboard.press('Control+k'),
    Versions: () => page.keyboard.press('Control+s'),
    Share: () => page.getByRole('button', { name: 'Share', exact: true }).click(),
    'The notebook as text': async () => {
      await page.getByRole('button', { name: 'More for this notebook' }).click();
      await page.getByRole('menuitem', { name: 'Edit as text…' }).click();
      await expect(page.locator('.cm-editor')).toBeVisible();
    },
  };
  for (const [name, show] of Object.entries(ways)) {
    await test.step(name, async () => {
      await show();
      const dialog = page.getByRole('dialog', { name });
      await expect(dialog).toBeVisible();
      for (const summary of await dialog.locator('summary').all()) await summary.click();
      await expectNoViolation(page, '[role="dialog"]');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
    });
  }
  for (const menu of ['More for SQL a', 'Add a cell after a']) {
    await test.step(menu, async () => {
      await page.getByRole('button', { name: menu }).click();
      await expect(page.getByRole('menu')).toBeVisible();
      await expectNoViolation(page, '[role="menu"]');
      await page.keyboard.press('Escape');
    });
  }
});

test('dialogs', async ({ page }) => {
  await openStart(page);
  const content = `${ordersCsv(80)}C1,O1\nC2,O2,2024-01-01,1.00,surplus\n,O99,2024-02-01,4.00\n`;
  await addFiles(page, { name: 'orders.csv', content });
  // Little lies behind the dialogs: the whole page was looked at above.
  const model = '```model rfm {fold: true}\nshow: [grid]\n```';
  await loadNotebook(page, notebookText('Behind', model));
  await runNotebook(page);
  expect(await query(page, 'select count(*) as n from transactions_excluded')).toEqual([{ n: 1 }]);
  const actions = page.getByRole('button', { name: 'Actions for orders.csv' });
  const open = async (item: string) => {
    await actions.click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  const dialogs: Record<string, () => Promise<void>> = {
    mapping: () => open('Change mapping…'),
    reading: () => open('Change reading…'),
    'rejected rows': () => open('Rejected rows…'),
    'excluded rows': () => page.getByRole('button', { name: 'without a customer' }).click(),
    'segment grid': () => page.getByRole('button', { name: 'Edit', exact: true }).click(),
    help: () => page.keyboard.press('?'),
  };
  for (const [name, show] of Object.entries(dialogs)) {
    await test.step(name, async () => {
      await show();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expect(
        page.getByRole('dialog').getByText(/^(Fetching|Reading) the first rows/),
      ).toHaveCount(0);
      // What lies behind it was looked at above.
      await expectNoViolation(page, '[role="dialog"]');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    });
  }
  await test.step('menu', async () => {
    await actions.click();
    await expect(page.getByRole('menu')).toBeVisible();
    await expectNoViolation(page, '[role="menu"]');
  });
});
