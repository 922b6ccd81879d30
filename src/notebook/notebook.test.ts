import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HeadlessNotebook } from '../../tests/helpers/headless-notebook';
import type { Selection } from '../base/selection';

const CATEGORIES = ['Tea', 'Mugs', 'Books'];
const HOSTILE = '"; drop table x; --';

/** 40 customers, each with up to four orders in 2024, of three categories; one column is named like an attack. */
function orders(): File {
  const lines = [`customer_id,order_id,ordered_at,amount,category,"${HOSTILE.replace('"', '""')}"`];
  for (let order = 0; order < 100; order++) {
    const day = new Date(Date.UTC(2024, 0, 1 + ((order * 53) % 360))).toISOString().slice(0, 10);
    const category = CATEGORIES[order % 3] ?? '';
    lines.push(
      `C${order % 40},O${order},${day},${10 + ((order * 37) % 90)}.50,${category},${order}`,
    );
  }
  return new File([`${lines.join('\n')}\n`], 'orders.csv');
}

const notebook = new HeadlessNotebook();
beforeAll(() => notebook.addFiles(orders()));
beforeEach(() => {
  notebook.selections.clear();
});

/** A notebook of these cells: a head such as `sql big`, and a body. */
const cells = (...pairs: (readonly [head: string, body: string])[]): string =>
  pairs.map(([head, body]) => `\`\`\`${head}\n${body}\n\`\`\`\n`).join('\n');

const states = () =>
  Object.fromEntries(Object.entries(notebook.statuses()).map(([name, { state }]) => [name, state]));

async function count(from: string): Promise<number> {
  const [row] = await notebook.rows(`select count(*)::INTEGER as n from ${from}`);
  return Number(row?.['n']);
}

/** The values of the first column. */
async function list(sql: string): Promise<unknown[]> {
  return (await notebook.rows(sql)).map((row) => Object.values(row)[0]);
}

const chosen = (field: string, ...values: string[]): Selection => [[{ field, values }]];

describe('a change', () => {
  const CHAIN = cells(
    ['chart picture', 'data: big\nmark: histogram\nx: amount'],
    ['sql big', 'select * from transactions where amount >= $least'],
    ['sql everything', 'select count(*) as n from transactions'],
    ['input least', 'type: number\ndefault: 50'],
  );

  it('of an input runs the query that reads it and the chart over that, in this order, and nothing else', async () => {
    await notebook.run(CHAIN);
    expect(states()).toEqual({ picture: 'done', big: 'done', everything: 'done', least: 'done' });
    const before = await count('big');
    await notebook.edit('default: 50', 'default: 90');
    expect(notebook.ran).toEqual(['least', 'big', 'picture']);
    expect(await count('big')).toBeLessThan(before);
    expect(await count('big')).toBe(await count('transactions where amount >= 90'));
  });

  it('of a chart runs the chart alone', async () => {
    await notebook.run(CHAIN);
    await notebook.edit('mark: histogram', 'mark: histogram\ntitle: How much');
    expect(notebook.ran).toEqual(['picture']);
  });

  it('of nothing but words and spaces between the cells runs nothing', async () => {
    await notebook.run(CHAIN);
    await notebook.edit('```sql everything', 'Some words.\n\n```sql everything');
    expect(notebook.ran.filter((label) => !label.startsWith('#'))).toEqual([]);
  });

  it('that breaks a query stops what reads it, and mending it brings that back', async () => {
    await notebook.run(CHAIN);
    await notebook.edit('amount >= $least', 'amounts >= $least');
    expect(states()).toEqual({
      picture: 'blocked',
      big: 'failed',
      everything: 'done',
      least: 'done',
    });
    await notebook.edit('amounts >= $least', 'amount >= $least');
    expect(states()['picture']).toBe('done');
  });
});

describe('inputs', () => {
  it('of a span of days give its two ends', async () => {
    await notebook.run(
      cells(
        ['input span', 'type: date_range\ndefault: {from: 2024-03-01, to: null}'],
        [
          'sql within',
          "select * from transactions where ordered_at >= $span_from and ordered_at < coalesce($span_to + 1, date '9999-12-31')",
        ],
      ),
    );
    expect(await count('within')).toBe(
      await count("transactions where ordered_at >= '2024-03-01'"),
    );
    await notebook.edit('to: null', 'to: 2024-03-31');
    expect(await count('within')).toBe(
      await count("transactions where ordered_at >= '2024-03-01' and ordered_at < '2024-04-01'"),
    );
  });

  it('offer what a query finds, which may read other cells', async () => {
    await notebook.run(
      cells(
        ['input least', 'type: number\ndefault: 0'],
        ['sql sold', 'select category, sum(amount) as revenue from transactions group by all'],
        [
          'input category',
          'type: select\noptions:\n  sql: select category from sold where revenue >= $least order by category',
        ],
      ),
    );
    const offered = () => {
      const result = notebook.results.get('category');
      return result?.kind === 'input' ? result.options?.map(({ value }) => value) : undefined;
    };
    expect(offered()).toEqual(CATEGORIES.toSorted());
    await notebook.edit('default: 0', 'default: 1000000');
    expect(notebook.ran).toEqual(['least', 'category']);
    expect(offered()).toEqual([]);
  });

  it('of segments offer those of their model, in its order, and give a list', async () => {
    await notebook.run(
      cells(
        ['model rfm', 'bins: 5'],
        ['input who', 'type: segments\ndefault: [Champions, Lost]'],
        ['sql chosen', 'select segment from rfm where segment in ($who)'],
      ),
    );
    const result = notebook.results.get('who');
    const options = result?.kind === 'input' ? result.options : null;
    expect(options?.map(({ value }) => value)[0]).toBe('Champions');
    expect(options?.length).toBeGreaterThan(5);
    const found = await list('select distinct segment from chosen order by 1');
    expect(found).toEqual(
      await list(
        "select distinct segment from rfm where segment in ('Champions', 'Lost') order by 1",
      ),
    );
  });

  it('hold any text, and it stays a text', async () => {
    const evil = `'); drop table transactions; -- $least "`;
    await notebook.run(
      cells(
        ['input words', `type: text\ndefault: ${JSON.stringify(evil)}`],
        ['sql said', 'select $words as words'],
      ),
    );
    expect(await list('from said')).toEqual([evil]);
  });
});

describe('$name', () => {
  it('is a value in the settings of a model, which runs again when it changes', async () => {
    await notebook.run(
      cells(
        ['input steps', 'type: number\ndefault: 3'],
        ['model scores', 'model: rfm\nbins: $steps'],
        ['sql best', 'select max(r) as r from scores'],
      ),
    );
    expect(await list('from best')).toEqual([3]);
    await notebook.edit('default: 3', 'default: 4');
    expect(notebook.ran).toEqual(['steps', 'scores', 'best']);
    expect(await list('from best')).toEqual([4]);
  });

  it('is a value in a chart, and a value that the chart cannot take is an error there', async () => {
    await notebook.run(
      cells(
        ['input bins', 'type: number\ndefault: 4'],
        ['chart picture', 'data: transactions\nmark: histogram\nx: {field: amount, bin: $bins}'],
      ),
    );
    const bins = () => {
      const result = notebook.results.get('picture');
      return result?.kind === 'chart' ? result.rows.length : 0;
    };
    expect(states()['picture']).toBe('done');
    const few = bins();
    await notebook.edit('default: 4', 'default: 40');
    expect(bins()).toBeGreaterThan(few);
    await notebook.edit('default: 40', 'default: -1');
    expect(states()['picture']).toBe('failed');
  });

  it('that nobody gives is an error that says what was meant', async () => {
    await notebook.run(
      cells(
        ['input least', 'type: number\ndefault: 3'],
        ['sql some', 'select * from transactions where amount >= $leats'],
      ),
    );
    expect(notebook.statuses()['some']?.error).toMatchObject({
      code: 'notebook.unknown_reference',
      params: { name: 'leats', candidates: ['least'] },
    });
  });
});

describe('a selection', () => {
  const SELECTING = cells(
    [
      'chart sold',
      'data: transactions\nmark: bar\nx: {field: amount, aggregate: sum}\ny: category\nselect: picked',
    ],
    ['sql lines {filter: picked}', 'select category, amount from transactions'],
    ['sql per_category', 'select category, count(*) as n from lines group by all'],
    ['sql apart', 'select 1 as one'],
    ['model buyers', 'model: rfm\nfilter: [picked]'],
    ['sql champions', "select count(*)::INTEGER as n from buyers where segment = 'Champions'"],
  );

  it('filters the queries that follow it, and what reads those', async () => {
    await notebook.run(SELECTING);
    await notebook.select('picked', chosen('category', 'Tea'));
    expect(notebook.ran).not.toContain('apart');
    expect(await list('select category from per_category')).toEqual(['Tea']);
    expect(notebook.results.get('lines')).toMatchObject({ filteredBy: ['picked'] });
    await notebook.select('picked', []);
    expect(await list('select category from per_category order by 1')).toEqual(
      CATEGORIES.toSorted(),
    );
  });

  it('of what lies below the customer computes a model anew', async () => {
    await notebook.run(SELECTING);
    const all = await count('buyers');
    await notebook.select('picked', chosen('category', 'Books'));
    expect(notebook.ran).toEqual(expect.arrayContaining(['buyers', 'champions']));
    expect(await count('buyers')).toBe(
      await count("(select distinct customer_id from transactions where category = 'Books')"),
    );
    await notebook.select('picked', []);
    expect(notebook.ran).toContain('buyers');
    expect(await count('buyers')).toBe(all);
  });

  it('of customers only narrows what a model shows', async () => {
    await notebook.run(SELECTING);
    const all = await count('buyers');
    await notebook.select('picked', chosen('segment', 'Champions'));
    expect(notebook.ran).not.toContain('buyers');
    expect(await count('buyers')).toBe(all);
  });

  it('of a column that a query does not give is an error at the query', async () => {
    await notebook.run(SELECTING);
    await notebook.select('picked', chosen('segment', 'Champions'));
    expect(notebook.statuses()['lines']).toMatchObject({
      state: 'failed',
      error: { code: 'document.invalid_cell' },
    });
    await notebook.select('picked', []);
    expect(states()['lines']).toBe('done');
  });

  it('reaches into the input of a model whatever the model and other cells are called', async () => {
    const long = `b${'u'.repeat(62)}`;
    await notebook.run(
      cells(
        ['chart sold', 'data: transactions\nmark: bar\nx: amount\ny: category\nselect: picked'],
        [`model ${long}`, 'model: rfm\nfilter: [picked]'],
        ['model buyers', 'model: rfm\nfilter: [picked]'],
        ['sql buyers__input', 'select 1 as one'],
      ),
    );
    await notebook.select('picked', chosen('category', 'Tea'));
    expect(states()[long]).toBe('done');
    expect(states()['buyers']).toBe('done');
    expect(notebook.statuses()['buyers__input']?.error?.code).toBe('notebook.duplicate_name');
  });
});

describe('names', () => {
  it('of cells win over built-in models, in charts and texts too', async () => {
    await notebook.run(
      `{{rfm.mine}}\n\n${cells(
        ['sql rfm', 'select 7 as mine'],
        ['sql reader', 'select mine + 1 as n from rfm'],
      )}`,
    );
    expect(await list('from reader')).toEqual([8]);
    const text = notebook.results.get('#1');
    expect(text?.kind === 'text' ? text.values.get('rfm.mine')?.value : null).toBe(7);
    await notebook.edit('```sql rfm\n', '```sql other\n');
    expect(notebook.statuses()['reader']?.state).toBe('failed');
    expect(await count('rfm')).toBe(40);
  });

  it('of columns may be anything', async () => {
    const quoted = `"${HOSTILE.replace('"', '""')}"`;
    await notebook.run(
      cells(
        [
          'sql odd',
          `select customer_id, ${quoted}, 1 as "__proto__", 2 as "constructor" from transactions`,
        ],
        ['sql sum', `select sum(${quoted})::DOUBLE as s, sum("__proto__")::INTEGER as p from odd`],
        [
          'chart picture',
          `data: odd\nmark: histogram\nx: ${JSON.stringify(HOSTILE)}\nselect: brushed`,
        ],
        ['chart by_proto', 'data: odd\nmark: bar\nx: {aggregate: count}\ny: __proto__'],
        ['sql part {filter: brushed}', 'from odd'],
      ),
    );
    expect(Object.values(states())).toEqual(['done', 'done', 'done', 'done', 'done']);
    expect(await notebook.rows('from sum')).toEqual([{ s: 4950, p: 100 }]);
    await notebook.select('brushed', [[{ field: HOSTILE, from: 10, to: 20 }]]);
    expect(await count('part')).toBe(10);
    await notebook.select('brushed', chosen('__proto__', '1'));
    expect(await count('part')).toBe(100);
  });
});

describe('units', () => {
  it('are said at a query, and go to what reads it', async () => {
    await notebook.run(
      cells(
        [
          'sql first {units: {ratio: share, spent: money, wrong: nonsense}}',
          'select 0.5 as ratio, 3 as spent, 1 as wrong, 2 as plain',
        ],
        ['sql second', 'select ratio, spent, wrong, plain, spent * 2 as twice from first'],
        ['sql third {units: {ratio: number}}', 'select ratio from second'],
      ),
    );
    expect(notebook.unitOf('first', 'ratio')).toBe('share');
    expect(notebook.unitOf('first', 'wrong')).toBe('number');
    expect(notebook.unitOf('second', 'ratio')).toBe('share');
    expect(notebook.unitOf('second', 'spent')).toBe('money');
    expect(notebook.unitOf('second', 'plain')).toBe('number');
    expect(notebook.unitOf('second', 'twice')).toBe('number');
    expect(notebook.unitOf('third', 'ratio')).toBe('number');
  });

  it('that change make what reads them look again', async () => {
    await notebook.run(
      cells(
        ['sql first {units: {ratio: share}}', 'select 0.5 as ratio'],
        ['sql second', 'from first'],
      ),
    );
    await notebook.edit('{ratio: share}', '{ratio: index}');
    expect(notebook.unitOf('second', 'ratio')).toBe('index');
  });
});
