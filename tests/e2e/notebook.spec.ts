import { expect } from '@playwright/test';
import {
  editorIsLive,
  loadNotebook,
  notebookText,
  notebookTextOf,
  numberCell,
  runNotebook,
  runsOfCells,
  sqlCell,
  tabTo,
} from '../helpers/notebook-page';
import { ordersCsv } from '../helpers/orders';
import {
  addFiles,
  cell,
  chooseFiles,
  openStart,
  query,
  relationNames,
  settled,
  test,
  testsOnOnePage,
} from '../helpers/quintile-page';

const ORDERS = { name: 'orders.csv', content: ordersCsv(60) };

test('a notebook is written from nothing, by keyboard alone', async ({ page }) => {
  await openStart(page);
  await tabTo(page, page.getByRole('button', { name: /^Empty notebook/ }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Title of the notebook' })).toBeVisible();
  await chooseFiles(page, [ORDERS]);
  await expect(page.getByRole('region', { name: 'Rows counted' })).toBeVisible();
  const focusCell = async (name: string) => {
    await page.keyboard.press('Escape');
    await expect(cell(page, name)).toBeFocused();
  };

  await test.step('a text', async () => {
    await page.keyboard.press('t');
    await expect(page.getByRole('textbox', { name: 'Text of the cell' })).toBeFocused();
    await page.keyboard.type('## Good customers\nThere are **{{how_many.customers}}** of them.');
    await page.keyboard.press('Escape');
    await expect(cell(page, '#1')).toBeFocused();
    await expect(page.getByRole('heading', { name: 'Good customers' })).toBeVisible();
  });

  await test.step('an input, with a name of its own', async () => {
    await page.keyboard.press('i');
    const input = cell(page, 'input_1');
    await expect(input).toBeVisible();
    await tabTo(page, input.getByRole('textbox', { name: 'Name of the cell' }));
    await page.keyboard.press('Control+a');
    await page.keyboard.type('spend');
    await page.keyboard.press('Enter');
    await expect(cell(page, 'spend')).toBeFocused();
    await tabTo(page, cell(page, 'spend').getByRole('textbox', { name: 'Label', exact: true }));
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Spent at least');
    await page.keyboard.press('Tab');
    await tabTo(page, cell(page, 'spend').getByRole('spinbutton', { name: 'Spent at least' }));
    await page.keyboard.press('Control+a');
    await page.keyboard.type('1500');
    await page.keyboard.press('Enter');
    await tabTo(page, cell(page, 'spend'), 'Shift+Tab');
  });

  await test.step('a query that reads it', async () => {
    await page.keyboard.press('s');
    const editor = page.getByRole('textbox', { name: 'Text of query_1' });
    await expect(editor).toBeFocused();
    await page.keyboard.press('Control+a');
    await page.keyboard.type(
      'select customer_id, monetary, recency_days from rfm where monetary >= $spend',
    );
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('grid', { name: 'query_1' })).toBeVisible();
    await focusCell('query_1');
    await tabTo(page, cell(page, 'query_1').getByRole('textbox', { name: 'Name of the cell' }));
    await page.keyboard.press('Control+a');
    await page.keyboard.type('good');
    await page.keyboard.press('Enter');
    await expect(cell(page, 'good')).toBeFocused();
  });

  await test.step('a query that reads that', async () => {
    await page.keyboard.press('s');
    await expect(page.getByRole('textbox', { name: 'Text of query_1' })).toBeFocused();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('select count(*)::INTEGER as customers from good');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('grid', { name: 'query_1' })).toBeVisible();
    await focusCell('query_1');
    await tabTo(page, cell(page, 'query_1').getByRole('textbox', { name: 'Name of the cell' }));
    await page.keyboard.press('Control+a');
    await page.keyboard.type('how_many');
    await page.keyboard.press('Enter');
    await expect(cell(page, 'how_many')).toBeFocused();
  });

  await test.step('a chart', async () => {
    await page.keyboard.press('c');
    const chart = cell(page, 'chart_1');
    await expect(chart).toBeFocused();
    await expect(chart).toHaveAttribute('data-state', 'done');
    await expect(
      chart.getByRole('img').or(chart.locator('svg.q-chart, svg[role]')).first(),
    ).toBeVisible();
  });

  await test.step('the results are right, and follow the input', async () => {
    const counted = async (spend: number) => {
      const [row] = await query(
        page,
        `select count(*) as n from rfm where monetary >= ${String(spend)}`,
      );
      return Number(row?.['n']);
    };
    const shows = async (count: number) => {
      await expect(page.getByRole('grid', { name: 'good' })).toHaveAttribute(
        'aria-rowcount',
        String(count + 1),
      );
      await expect(cell(page, '#1')).toContainText(`There are ${String(count)} of them.`);
      await expect(page.getByRole('grid', { name: 'how_many' })).toContainText(String(count));
    };
    const before = await counted(1500);
    await shows(before);
    // Upwards from cell to cell, and into the one that is wanted.
    for (const above of ['how_many', 'good', 'spend']) {
      await page.keyboard.press('k');
      await expect(cell(page, above)).toBeFocused();
    }
    await tabTo(page, cell(page, 'spend').getByRole('spinbutton', { name: 'Spent at least' }));
    await page.keyboard.press('Control+a');
    await page.keyboard.type('600');
    await page.keyboard.press('Enter');
    const after = await counted(600);
    expect(after).toBeGreaterThan(before);
    expect(before).toBeGreaterThan(0);
    await shows(after);
  });

  const text = await notebookTextOf(page);
  expect(text).toContain('monetary >= $spend');
  expect(text).toContain('```sql how_many\n');
  expect(text).toContain('```input spend\n');
});

const onPage = testsOnOnePage(async (page) => {
  await openStart(page);
  await addFiles(page, ORDERS);
});

onPage(
  'names from the list of tables go into the query that is written, once',
  async ({ page }) => {
    await loadNotebook(page, notebookText('Names', sqlCell('one', 'select 1 as n'), 'A text'));
    await runNotebook(page);
    const editor = page.getByRole('textbox', { name: 'Text of one' });
    await editor.click();
    await editorIsLive(page);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('select count(*) as n from ');
    await page.getByRole('button', { name: /^transactions( \d+)?$/ }).hover();
    await page.getByRole('button', { name: 'Insert transactions', exact: true }).click();
    await expect(editor).toContainText('from transactions');
    await expect(editor).toBeFocused();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('grid', { name: 'one' })).toContainText('180');
    expect(await notebookTextOf(page)).toContain('\nselect count(*) as n from transactions\n');

    // Whoever writes elsewhere is left there.
    await page.getByRole('textbox', { name: 'Title of the notebook' }).fill('Other names');
    await page.keyboard.press('Tab');
    await expect(editor).not.toBeFocused();
    expect(await notebookTextOf(page)).toContain('\nselect count(*) as n from transactions\n');
  },
);

onPage('a change of one input of 30 cells runs only what depends on it', async ({ page }) => {
  const many = (count: number, make: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => make(index + 1));
  const text = notebookText(
    'Thirty',
    numberCell('a', 'Spent at least', 100),
    numberCell('b', 'Orders', 2),
    sqlCell('base', 'select customer_id, monetary, frequency from rfm'),
    ...many(10, (n) =>
      sqlCell(
        `of_a_${String(n)}`,
        n === 1
          ? 'select * from base where monetary >= $a'
          : `select *, ${String(n)} as step from (select customer_id, monetary from of_a_${String(n - 1)})`,
      ),
    ),
    ...many(10, (n) =>
      sqlCell(
        `of_b_${String(n)}`,
        `select count(*) as n from base where frequency >= $b + ${String(n)}`,
      ),
    ),
    ...many(6, (n) => sqlCell(`alone_${String(n)}`, `select ${String(n)} as n from base limit 1`)),
    sqlCell(
      'together',
      `select (select count(*) from of_a_10) + (select n from of_b_1) as n -- $a`,
    ),
  );
  await loadNotebook(page, text);
  const reports = await runNotebook(page);
  expect(Object.keys(reports)).toHaveLength(30);
  expect(Object.values(reports).filter(({ state }) => state !== 'done')).toEqual([]);
  await expect(page.locator('[data-cell]')).toHaveCount(30);
  const before = await runsOfCells(page);

  await cell(page, 'a').getByRole('spinbutton').last().fill('1200');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await runsOfCells(page))['together'])
    .toBe((before['together'] ?? 0) + 1);
  await settled(page);
  const after = await runsOfCells(page);
  const ran = Object.keys(after).filter((name) => after[name] !== before[name]);
  expect(ran.sort()).toEqual(['a', 'together', ...many(10, (n) => `of_a_${String(n)}`)].sort());
  for (const name of ran) expect(after[name], name).toBe((before[name] ?? 0) + 1);
  const [row] = await query(
    page,
    `select (select count(*) from rfm where monetary >= 1200)
      + (select count(*) from rfm where frequency >= 3) as n`,
  );
  expect(await query(page, 'from together')).toEqual([row]);
});

onPage('a run that something newer supersedes is cancelled', async ({ page }) => {
  await loadNotebook(
    page,
    notebookText(
      'Slow',
      numberCell('rows', 'Rows', 10),
      sqlCell('slow', 'select count(*) as n from range($rows::BIGINT) as t(i) where hash(i) <> 1'),
      sqlCell('after_it', 'select n + 1 as n from slow'),
    ),
  );
  await runNotebook(page);
  const rows = cell(page, 'rows').getByRole('spinbutton').last();
  // It would take many minutes.
  await rows.fill('90000000000');
  await page.keyboard.press('Enter');
  await expect(cell(page, 'slow')).toHaveAttribute('data-state', 'running');
  await rows.fill('70');
  await page.keyboard.press('Enter');
  await expect(cell(page, 'after_it')).toHaveAttribute('data-state', 'done');
  await expect(page.getByRole('grid', { name: 'after_it' })).toContainText('71');

  await test.step('and Stop ends what runs', async () => {
    await rows.fill('90000000000');
    await page.keyboard.press('Enter');
    await expect(cell(page, 'slow')).toHaveAttribute('data-state', 'running');
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await expect(cell(page, 'slow')).toHaveAttribute('data-state', 'cancelled');
    await expect(cell(page, 'after_it')).toHaveAttribute('data-state', 'cancelled');
    expect(await query(page, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

onPage('cells are queries and nothing else', async ({ page }) => {
  const hostile = [
    `copy (select 1) to 'out.csv'`,
    `copy source.orders to 'out.csv'`,
    `attach ':memory:' as other`,
    'detach memory',
    'install httpfs',
    'load httpfs',
    `set memory_limit = '1GB'`,
    'set variable x = 1',
    'reset memory_limit',
    'pragma database_list',
    'create table more as select 1',
    'create view more as select 1',
    'create macro m() as 1',
    'drop view transactions',
    'drop table source.orders',
    'insert into source.orders select * from source.orders',
    'update source.orders set amount = 0',
    'delete from source.orders',
    'alter table source.orders rename to other',
    'call pragma_version()',
    'checkpoint',
    'vacuum',
    "export database 'x'",
    'begin',
    'prepare p as select 1',
    'execute p',
    'select 1; select 2',
    'select 1; drop table source.orders',
    'select 1) union all (select 2',
    'select 1) from (select 2); drop table source.orders; from (select 3',
    'select 1 /* not closed',
    'select 1) --',
    '',
    ';',
  ];
  await loadNotebook(page, notebookText('Before'));
  const before = await relationNames(page);
  const rows = await query(
    page,
    'select count(*) as n, sum(amount)::DOUBLE as s from transactions',
  );
  const name = (index: number) => `no_${String(index + 1)}`;
  await loadNotebook(
    page,
    notebookText(
      'Hostile',
      ...hostile.map((statement, index) => sqlCell(name(index), statement)),
      sqlCell('yes', 'select 1 as one;'),
      sqlCell('yes_too', 'values (1), (2)'),
      sqlCell('and_this', 'from transactions limit 3 -- a comment at the end'),
    ),
  );
  const reports = await runNotebook(page);
  await expect(page.locator('[data-cell]')).toHaveCount(hostile.length + 3);
  for (const [index, statement] of hostile.entries()) {
    const report = reports[name(index)];
    expect(report?.state, statement).toBe('failed');
    expect(report?.error?.code, statement).toMatch(
      /^(engine\.(not_a_query|query_failed)|document\.invalid_cell)$/,
    );
    const alert = cell(page, name(index)).getByRole('alert');
    await expect(alert, statement).toBeVisible();
    expect((await alert.innerText()).length, statement).toBeGreaterThan(20);
  }
  for (const fine of ['yes', 'yes_too', 'and_this'])
    expect(reports[fine]?.state, fine).toBe('done');
  const left = await relationNames(page);
  const good = ['yes', 'yes_too', 'and_this'];
  expect(left.filter((relation) => !good.includes(relation))).toEqual(before);
  expect(
    await query(page, 'select count(*) as n, sum(amount)::DOUBLE as s from transactions'),
  ).toEqual(rows);
});

onPage('a cell is dragged to another place, and undo takes it back', async ({ page }) => {
  // All three are in sight.
  await page.setViewportSize({ width: 1280, height: 1400 });
  await loadNotebook(
    page,
    notebookText('Order', ...['a', 'b', 'c'].map((name) => sqlCell(name, `select '${name}' as x`))),
  );
  const order = async () =>
    page
      .locator('[data-cell]')
      .evaluateAll((cells) => cells.map((element) => element.getAttribute('data-cell')));
  await expect.poll(order).toEqual(['a', 'b', 'c']);
  const grip = cell(page, 'a').getByTitle('Drag to move');
  await grip.hover();
  await page.mouse.down();
  const box = await cell(page, 'c').boundingBox();
  const foot = (box?.y ?? 0) + (box?.height ?? 0) - 4;
  // A browser begins to drag when the pointer has moved, and asks the target more than once.
  await page.mouse.move((box?.x ?? 0) + 200, foot - 40, { steps: 5 });
  await page.mouse.move((box?.x ?? 0) + 200, foot, { steps: 5 });
  await page.mouse.up();
  await expect.poll(order).toEqual(['b', 'c', 'a']);
  await page.getByRole('button', { name: 'Undo: Move cell' }).click();
  await expect.poll(order).toEqual(['a', 'b', 'c']);
});

onPage('what fails stops only what reads it, and says why', async ({ page }) => {
  await loadNotebook(
    page,
    notebookText(
      'Failing',
      sqlCell('broken', 'select nothing_like_it from transactions'),
      sqlCell('reader', 'from broken'),
      sqlCell('reader_of_reader', 'from reader'),
      sqlCell('fine', 'select count(*) as n from transactions'),
      sqlCell('asks', 'from surveys'),
      sqlCell('asks_too', 'select * from asks'),
      sqlCell('one', 'from two'),
      sqlCell('two', 'from one'),
      sqlCell('lost', 'select * from transactionz'),
      sqlCell('unset', 'select $nobody as x'),
    ),
  );
  const reports = await runNotebook(page);
  const states = Object.fromEntries(
    Object.values(reports).map(({ cell: name, state }) => [name, state]),
  );
  expect(states).toEqual({
    broken: 'failed',
    reader: 'blocked',
    reader_of_reader: 'blocked',
    fine: 'done',
    asks: 'waiting',
    asks_too: 'waiting',
    one: 'failed',
    two: 'failed',
    lost: 'failed',
    unset: 'failed',
  });
  expect(reports['asks']?.needs).toEqual(['surveys']);
  await expect(cell(page, 'broken').getByRole('alert')).toContainText('nothing_like_it');
  await expect(cell(page, 'reader')).toContainText('“broken”');
  await expect(cell(page, 'reader_of_reader')).toContainText('“broken”');
  await expect(cell(page, 'fine').getByRole('grid')).toBeVisible();
  for (const name of ['asks', 'asks_too'])
    await expect(cell(page, name)).toContainText('Waiting for survey answers');
  for (const name of ['one', 'two']) {
    const alert = cell(page, name).getByRole('alert');
    await expect(alert).toContainText('circle');
    await expect(alert).toContainText('one');
    await expect(alert).toContainText('two');
  }
  await expect(cell(page, 'lost').getByRole('alert')).toContainText('transactionz');
  await expect(cell(page, 'lost').getByRole('alert')).toContainText('transactions?');
  await expect(cell(page, 'unset').getByRole('alert')).toContainText('nobody');

  await test.step('and waiting cells run when their data come', async () => {
    await cell(page, 'asks').scrollIntoViewIfNeeded();
    const lines = Array.from(
      { length: 30 },
      (_, at) => `C${String(at)},2024-02-03,How was it?,good`,
    );
    await addFiles(page, {
      name: 'survey-answers.csv',
      content: `customer_id,answered_at,question,answer\n${lines.join('\n')}\n`,
    });
    await expect(cell(page, 'asks_too')).toHaveAttribute('data-state', 'done');
    await expect(page.getByRole('grid', { name: 'asks_too' })).toHaveAttribute(
      'aria-rowcount',
      '31',
    );
  });
});
