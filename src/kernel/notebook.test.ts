import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../tests/helpers/engine';
import { ordersCsv } from '../../tests/helpers/orders';
import { tableRows } from '../base/arrow-values';
import { describeError, type QuintileError } from '../base/errors';
import type { Result } from '../base/result';
import type { Variables, VariableValue } from '../base/variables';
import { openNodeConnector } from '../engine/wasm/node';
import { Session } from './session';

const nothing = () => undefined;
let call = 1;
let session: Session;
beforeAll(async () => {
  session = new Session(openNodeConnector);
  must(await session.addFiles(call++, [new File([ordersCsv(50)], 'orders.csv')], nothing));
});
afterAll(async () => {
  must(await session.removeSource('orders'));
});

async function rows(text: string) {
  return tableRows(tableFromIPC(must(await session.query(call++, text, {})).bytes));
}
async function valueOf(text: string) {
  return Object.values((await rows(text))[0] ?? {})[0];
}
async function define(name: string, sql: string, keep: 'view' | 'table' = 'view') {
  return session.defineRelation(call++, { name, sql, keep });
}
function runRfm(name: string, settings: Record<string, unknown> = {}, model = 'rfm') {
  return session.runModel(call++, { model, name, settings, asOf: null });
}
function errorOf(result: Result<unknown>): QuintileError {
  if (result.ok) throw new Error('it should have failed');
  return result.error;
}
function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.error.code;
}
/** The text from the place of the error on. */
function whereOf(result: Result<unknown>, text: string): string | null {
  const { params } = errorOf(result);
  return 'position' in params && typeof params.position === 'number'
    ? text.slice(params.position)
    : null;
}

const NAMES = [
  'a',
  'b',
  'c',
  'rfm',
  'rfm_segments',
  'rfm_customers',
  'rfm_cut_points',
  'rfm_by_orders',
  'big',
];
beforeEach(async () => {
  must(await session.dropCells(NAMES));
  must(await session.setVariables({}));
});

describe('what a text refers to', () => {
  it('is told text by text', async () => {
    const analysed = must(
      await session.analyse(['select $x from rfm', 'from source.orders', 'not a query']),
    );
    expect(analysed).toEqual([
      {
        variables: [{ name: 'x', from: 7, to: 9 }],
        relations: [{ name: 'rfm', from: 15, to: 18 }],
        readsSources: false,
      },
      { variables: [], relations: [], readsSources: true },
      { variables: [], relations: [], readsSources: false },
    ]);
  });

  it('is told while a long query runs', async () => {
    const id = call++;
    const long = session.query(id, 'select sum(sqrt(x)) from range(100000000000) t(x)', {});
    expect(must(await session.analyse(['from rfm']))[0]?.relations).toHaveLength(1);
    expect(must(await session.tokens(['from rfm -- c']))[0]?.at(-1)?.kind).toBe('comment');
    void session.cancel(id);
    expect(codeOf(await long)).toBe('cancelled');
  });
});

describe('values of inputs', () => {
  it('stand for $name in every way that a text is asked', async () => {
    must(await session.setVariables({ spend: { type: 'number', value: 500 } }));
    const text = 'select customer_id from rfm where monetary >= $spend order by 1';
    const expected = await rows(text.replace('$spend', '500'));
    expect(expected.length).toBeGreaterThan(3);
    expect(await rows(text)).toEqual(expected);
    const pager = must(await session.openPager(call++, text));
    expect(pager.rows).toBe(expected.length);
    const page = must(await session.page(call++, pager.pager, 0, 100));
    expect(tableRows(tableFromIPC(page.bytes))).toEqual(expected);
    const csv = must(
      await session.exportQuery(call++, text, 'csv', { formulaGuard: false }, nothing),
    );
    expect((await csv.text()).trim().split('\n')).toHaveLength(expected.length + 1);
    const json = must(
      await session.exportQuery(call++, text, 'json', { formulaGuard: false }, nothing),
    );
    expect(JSON.parse(await json.text())).toEqual(expected);
    expect(must(await session.describe(call++, text))).toEqual([
      { name: 'customer_id', type: 'VARCHAR' },
    ]);
    expect(must(await session.summarize(call++, text))[0]?.rows).toBe(expected.length);
    must(await define('a', text));
    expect(await rows('from a')).toEqual(expected);
  });

  it('change what views over them give, also in type, without being defined again', async () => {
    must(await session.setVariables({ x: { type: 'number', value: 1 } }));
    must(await define('a', 'select $x as x'));
    must(await define('b', 'select x from a'));
    expect(await valueOf('from b')).toBe(1);
    must(await session.setVariables({ x: { type: 'number', value: 2 } }));
    expect(await valueOf('from b')).toBe(2);
    must(await session.setVariables({ x: { type: 'text', value: 'two' } }));
    expect(await valueOf('from b')).toBe('two');
  });

  it('are nobody’s once they are gone, and near names are told', async () => {
    must(await session.setVariables({ spend: { type: 'number', value: 1 } }));
    const text = 'select 1 as ü, $spnd';
    const wrong = await session.query(call++, text, {});
    expect(errorOf(wrong)).toEqual({
      code: 'notebook.unknown_reference',
      params: { name: '$spnd', candidates: ['$spend'], position: text.indexOf('$spnd') },
    });
    must(await session.setVariables({}));
    expect(codeOf(await session.query(call++, 'select $spend', {}))).toBe(
      'notebook.unknown_reference',
    );
    expect(codeOf(await session.describe(call++, 'select $1'))).toBe('notebook.unknown_reference');
    expect(codeOf(await define('a', 'select $__proto__'))).toBe('notebook.unknown_reference');
  });

  it('may hold anything, and cannot be left', async () => {
    const hostile = `'); drop view a; select ('`;
    const value: VariableValue = { type: 'texts', value: [hostile, '$x', "''"] };
    const values = [
      ['x', value] as const,
      ['constructor', { type: 'text', value: hostile }] as const,
    ];
    must(await session.setVariables(Object.fromEntries(values) as Variables));
    expect(await valueOf('select $x')).toEqual(value.value);
    expect(await valueOf('select $constructor')).toBe(hostile);
    const wrongs: readonly VariableValue[] = [
      { type: 'text', value: 'a\0b' },
      { type: 'number', value: Infinity },
      { type: 'date', value: 'yesterday' },
    ];
    for (const wrong of wrongs) {
      expect(codeOf(await session.setVariables({ wrong }))).toBe('engine.query_failed');
    }
  });

  it('are set again in a new engine', async () => {
    must(await session.setVariables({ x: { type: 'date', value: '2024-02-29' } }));
    must(await define('a', 'select $x as day'));
    must(await define('b', 'from a', 'table'));
    must(await session.restart(nothing));
    expect(await valueOf('select $x')).toBe('2024-02-29');
    expect(await valueOf('from b')).toBe('2024-02-29');
  });
});

describe('errors', () => {
  it.each([
    [`select 'ü😀', nope from rfm`, 'nope from rfm'],
    [`select 'ü😀' frm rfm where x`, 'rfm where x'],
    [`select 'ü😀',\n $v, nope\nfrom rfm`, 'nope\nfrom rfm'],
    [`select 'ü😀', $v || $v from nope`, 'nope'],
    [`select $v, 'ü😀' -- ü\n where )`, ')'],
  ])('point into the text as it was written: %s', async (text, rest) => {
    must(await session.setVariables({ v: { type: 'text', value: 'ü' } }));
    expect(whereOf(await session.query(call++, text, {}), text)).toBe(rest);
    expect(whereOf(await session.query(call++, text, { limit: 10 }), text)).toBe(rest);
    expect(whereOf(await session.openPager(call++, text), text)).toBe(rest);
    expect(whereOf(await session.describe(call++, text), text)).toBe(rest);
    expect(whereOf(await define('a', text), text)).toBe(rest);
    expect(whereOf(await define('a', text, 'table'), text)).toBe(rest);
  });

  it.each([
    [`select $v, 'ü'::int as x`, '::int as x'],
    [`select 'ü😀', $v,\n $v::int as x from rfm`, '::int as x from rfm'],
  ])('point there also when they come while it runs: %s', async (text, rest) => {
    must(await session.setVariables({ v: { type: 'text', value: 'ü' } }));
    expect(whereOf(await session.query(call++, text, {}), text)).toBe(rest);
    expect(whereOf(await session.query(call++, text, { limit: 10 }), text)).toBe(rest);
    expect(whereOf(await define('a', text, 'table'), text)).toBe(rest);
    const { pager } = must(await session.openPager(call++, text));
    expect(whereOf(await session.page(call++, pager, 0, 10), text)).toBe(rest);
    expect(whereOf(await session.page(call++, pager, 500, 10), text)).toBe(rest);
  });

  it('of another cell’s query say whose it is, and point nowhere', async () => {
    must(await define('a', `select 'x' as x`));
    must(await define('b', 'select x::int as x from a'));
    const ran = await session.query(call++, 'select x + 1 as y from b', {});
    expect(whereOf(ran, '')).toBeNull();
    expect(codeOf(await define('a', 'select nope'))).toBe('engine.query_failed');
    const read = await session.query(call++, 'select x from b', {});
    expect(errorOf(read)).toMatchObject({ code: 'engine.query_failed', where: 'a' });
    expect(whereOf(read, '')).toBeNull();
  });
});

describe('relations of cells', () => {
  it('are views over views and tables, whatever is defined first', async () => {
    must(await define('a', 'select 1 as x'));
    must(await define('b', 'select x + 1 as x from a', 'table'));
    expect(must(await define('c', 'select * from b'))).toEqual({
      name: 'c',
      kept: 'view',
      columns: [{ name: 'x', type: 'INTEGER' }],
    });
    expect(await rows('from c')).toEqual([{ x: 2 }]);
    must(await define('a', `select 'other' as y, 2 as z`));
    // Kept rows wait for their cell; views follow.
    expect(await rows('from c')).toEqual([{ x: 2 }]);
    must(await define('b', 'select y from a'));
    expect(await rows('from c')).toEqual([{ y: 'other' }]);
    must(await define('b', 'select z from a', 'table'));
    expect(await rows('from c')).toEqual([{ z: 2 }]);
    must(await define('b', 'select 3 as w', 'view'));
    expect(await rows('from c')).toEqual([{ w: 3 }]);
  });

  it('can go in any order and come back', async () => {
    must(await define('a', 'select 1 as x'));
    must(await define('b', 'from a'));
    must(await session.dropCells(['a']));
    expect(codeOf(await session.query(call++, 'from b', {}))).toBe('engine.query_failed');
    must(await define('a', 'select 2 as other'));
    expect(await rows('from b')).toEqual([{ other: 2 }]);
    must(await session.dropCells(['b', 'a', 'never_there']));
    expect(codeOf(await session.query(call++, 'from a', {}))).toBe('engine.query_failed');
    const names = must(await session.relations()).map(({ name }) => name);
    expect(names).not.toContain('a');
  });

  it('read a built-in model that nobody has run, and follow the data', async () => {
    must(await define('a', 'select count(*)::INTEGER as n from rfm'));
    must(await define('b', 'from a'));
    expect(await rows('from b')).toEqual([{ n: 50 }]);
    must(await session.addFiles(call++, [new File([ordersCsv(7, 'D')], 'more.csv')], nothing));
    expect(await rows('from b')).toEqual([{ n: 57 }]);
    must(await session.removeSource('more'));
    expect(await rows('from b')).toEqual([{ n: 50 }]);
  });

  it('follow the columns of the data', async () => {
    must(await define('a', 'select * from transactions'));
    const before = must(await session.describe(call++, 'from a')).length;
    const wide = ordersCsv(3, 'E')
      .replace('amount\n', 'amount,shelf\n')
      .replaceAll(/(\.\d\d)\n/g, '$1,top\n');
    must(await session.addFiles(call++, [new File([wide], 'wide.csv')], nothing));
    expect(must(await session.describe(call++, 'from a'))).toHaveLength(before + 1);
    must(await session.removeSource('wide'));
    expect(must(await session.describe(call++, 'from a'))).toHaveLength(before);
  });

  it('keep texts of several lines as they are', async () => {
    const text = `select 'one\n   two' as "three\n four"`;
    must(await define('a', text, 'table'));
    const pager = must(await session.openPager(call++, 'from a'));
    const page = must(await session.page(call++, pager.pager, 0, 10));
    expect(tableRows(tableFromIPC(page.bytes))).toEqual([{ 'three\n four': 'one\n   two' }]);
  });

  it('have no name that could be something else', async () => {
    expect(codeOf(await define('transactions', 'select 1 as x'))).toBe('notebook.reserved_name');
    expect(codeOf(await define('customers_excluded', 'select 1 as x'))).toBe(
      'notebook.reserved_name',
    );
    for (const name of [
      '',
      'A',
      '1a',
      '_a',
      'a b',
      'a"; drop table x; --',
      'é',
      'source.x',
      'a'.repeat(90),
    ]) {
      expect(codeOf(await define(name, 'select 1 as x'))).toBe('document.invalid_cell');
    }
    for (const name of ['select', 'order', 'constructor', 'proto']) {
      must(await define(name, 'select 1 as x'));
      expect(await rows(`from "${name}"`)).toEqual([{ x: 1 }]);
      must(await session.dropCells([name]));
    }
  });

  it('that read themselves are a circle', async () => {
    must(await define('a', 'select 1 as x'));
    expect(errorOf(await define('a', 'select * from a'))).toMatchObject({ code: 'notebook.cycle' });
    must(await define('a', 'select 1 as x'));
    must(await define('b', 'from a'));
    expect(codeOf(await define('a', 'from b'))).not.toBe('ok');
    expect(codeOf(await session.query(call++, 'from b', {}))).not.toBe('ok');
    must(await define('a', 'select 2 as x'));
    expect(await rows('from b')).toEqual([{ x: 2 }]);
  });

  it('can be cancelled, and made again', async () => {
    const id = call++;
    const slow = 'select sum(sqrt(x)) as s from range(100000000000) t(x)';
    setTimeout(() => void session.cancel(id), 100);
    const cancelled = await session.defineRelation(id, { name: 'a', sql: slow, keep: 'table' });
    expect(codeOf(cancelled)).toBe('cancelled');
    must(await define('a', 'select 1 as x', 'table'));
    expect(await rows('from a')).toEqual([{ x: 1 }]);
  });

  it('close the pages of what they change, and of nothing else', async () => {
    must(await define('a', 'select 1 as x'));
    must(await define('b', 'select 1 as x'));
    must(await define('c', 'from a'));
    const open = async (text: string) => must(await session.openPager(call++, text)).pager;
    const [ofA, ofB, ofC] = [await open('from a'), await open('from b'), await open('from c')];
    must(await define('a', 'select 2 as x'));
    const pageOf = async (pager: number) => codeOf(await session.page(call++, pager, 0, 1));
    expect([await pageOf(ofA), await pageOf(ofB), await pageOf(ofC)]).toEqual([
      'cancelled',
      'ok',
      'cancelled',
    ]);
  });
});

describe('cells and built-in models of one name', () => {
  it('let the cell win, and the built-in come back when it goes', async () => {
    expect(await valueOf('select count(*)::INTEGER from rfm')).toBe(50);
    must(await define('rfm', 'select 1 as mine'));
    expect(await rows('from rfm')).toEqual([{ mine: 1 }]);
    expect(await valueOf('select sum(customers)::INTEGER from rfm_segments')).toBe(50);
    expect(await rows('from rfm')).toEqual([{ mine: 1 }]);
    must(await session.dropCells(['rfm']));
    expect(await valueOf('select count(*)::INTEGER from rfm')).toBe(50);
    expect(await valueOf('select sum(customers)::INTEGER from rfm_segments')).toBe(50);
  });

  it('never touch a cell that is named like a part of a model', async () => {
    for (const name of ['rfm_segments', 'rfm_customers', 'rfm_cut_points']) {
      must(await define(name, `select '${name}' as mine`, 'table'));
    }
    expect(await valueOf('select count(*)::INTEGER from rfm')).toBe(50);
    must(await runRfm('rfm', { bins: 3 }));
    expect(await valueOf('select max(r) from rfm')).toBe(3);
    expect(await valueOf('select count(*)::INTEGER from rfm_cuts')).toBe(6);
    for (const name of ['rfm_segments', 'rfm_customers', 'rfm_cut_points']) {
      expect(await rows(`from ${name}`)).toEqual([{ mine: name }]);
    }
    must(await session.dropCells(['rfm_segments', 'rfm_customers', 'rfm_cut_points']));
    expect(await valueOf('select sum(customers)::INTEGER from rfm_segments')).toBe(50);
    expect(await valueOf('select count(*)::INTEGER from rfm_cut_points')).toBe(2);
  });

  it('keep a model cell’s settings when its relations are made again', async () => {
    must(await runRfm('rfm', { bins: 3 }));
    must(await runRfm('rfm_by_orders', { binning: 'ntile', bins: 10 }));
    expect(await valueOf('select max(r) from rfm')).toBe(3);
    must(await session.addFiles(call++, [new File([ordersCsv(4, 'F')], 'few.csv')], nothing));
    expect(await valueOf('select max(r) from rfm')).toBe(3);
    expect(await valueOf('select max(r) from rfm_by_orders')).toBe(10);
    expect(await valueOf('select sum(customers)::INTEGER from rfm_by_orders_segments')).toBe(54);
    must(await session.removeSource('few'));
    must(await session.dropCells(['rfm', 'rfm_by_orders']));
    expect(await valueOf('select max(r) from rfm')).toBe(5);
    expect(codeOf(await session.query(call++, 'from rfm_by_orders', {}))).toBe(
      'engine.query_failed',
    );
  });

  it('change what a name is between a query and a model', async () => {
    must(await runRfm('a'));
    must(await define('b', 'select count(*)::INTEGER as n from a_segments'));
    expect(await rows('from b')).toEqual([{ n: 10 }]);
    must(await define('a', 'select 1 as x'));
    expect(await rows('from a')).toEqual([{ x: 1 }]);
    expect(codeOf(await session.query(call++, 'from b', {}))).toBe('engine.query_failed');
    must(await runRfm('a'));
    expect(await rows('from b')).toEqual([{ n: 10 }]);
  });

  it('keep two model cells apart of which one is named like a part of the other', async () => {
    must(await runRfm('rfm_segments', { bins: 4 }));
    must(await runRfm('rfm', { bins: 3 }));
    expect(await valueOf('select max(f) from rfm_segments')).toBe(4);
    expect(await valueOf('select max(f) from rfm')).toBe(3);
    must(await session.dropCells(['rfm_segments']));
    expect(await valueOf('select sum(customers)::INTEGER from rfm_segments')).toBe(50);
  });
});

describe('a model over a relation of the notebook', () => {
  it('reads it in the place of the role view', async () => {
    must(await define('big', 'select * from transactions where amount > 300'));
    must(await runRfm('a', { transactions: 'big' }));
    const expected = await rows(
      'select customer_id, sum(amount)::DOUBLE as revenue from big group by 1 order by 1',
    );
    expect(await rows('select customer_id, revenue from a order by 1')).toEqual(expected);
    expect(await valueOf('select without_order from a_summary')).toBe(0);
  });

  it('is computed anew when the relation is another, also without being asked', async () => {
    must(await session.setVariables({ least: { type: 'number', value: 300 } }));
    must(await define('big', 'select * from transactions where amount > $least'));
    must(await runRfm('a', { transactions: 'big' }));
    const first = Number(await valueOf('select count(*)::INTEGER from a'));
    must(await session.setVariables({ least: { type: 'number', value: 700 } }));
    const second = Number(await valueOf('select count(*)::INTEGER from a'));
    expect(second).toBe(await valueOf('select count(distinct customer_id)::INTEGER from big'));
    expect(second).toBeLessThan(first);
    must(await define('big', 'select * from transactions limit 1'));
    expect(await valueOf('select count(*)::INTEGER from a')).toBe(1);
    const again = must(await runRfm('a', { transactions: 'big' }));
    expect(must(await runRfm('a', { transactions: 'big' })).id).toBe(again.id);
  });

  it('takes other types and fewer columns, sums money exactly and leaves out rows without a customer', async () => {
    const lines = `(1, '2024-01-01', 0.1), (1, '2024-01-01', 0.2), (2, '2024-02-01', 5), (NULL, '2024-03-01', 9)`;
    must(
      await define(
        'big',
        `select id as customer_id, day::DATE as ordered_at, money::DOUBLE as amount from (values ${lines}) t(id, day, money)`,
      ),
    );
    must(await runRfm('a', { transactions: 'big' }));
    expect(
      await rows('select customer_id, frequency, revenue, recency_days from a order by 1'),
    ).toEqual([
      { customer_id: '1', frequency: 1, revenue: 0.3, recency_days: 32 },
      { customer_id: '2', frequency: 1, revenue: 5, recency_days: 1 },
    ]);
  });

  it('says what the relation lacks', async () => {
    must(
      await define(
        'big',
        `select 'x' as customer_id, current_date as ordered_at`.replace(
          'current_date',
          `DATE '2024-01-01'`,
        ),
      ),
    );
    const detailOf = async (transactions: unknown) =>
      describeError(errorOf(await runRfm('a', { transactions }))).message;
    expect(await detailOf('big')).toBe(
      'transactions: “big” has no column amount; it has customer_id, ordered_at',
    );
    must(await define('big', `select 'x' as customer_id, 'today' as ordered_at, 1 as amount`));
    expect(await detailOf('big')).toBe(
      'transactions: ordered_at of “big” is VARCHAR, which cannot be used',
    );
    expect(await detailOf('nothing_there')).toContain('nothing_there');
    expect(await detailOf('x"; drop view big; --')).toContain('does not exist');
    expect(await detailOf(5)).toContain('name of a relation');
    expect(codeOf(await runRfm('a', { transactions: 'a' }))).not.toBe('ok');
  });
});

describe('only queries', () => {
  it.each([
    ["copy transactions to 'in/x'", 'COPY is a command'],
    ["attach ':memory:' as other", 'ATTACH is a command'],
    ['install json', 'INSTALL is a command'],
    ['load json', 'LOAD is a command'],
    ['set lock_configuration = false', 'SET is a command'],
    ['pragma database_list', 'PRAGMA is a command'],
    ['create table x as select 1', 'CREATE is a command'],
    ['commit; drop view transactions', 'COMMIT is a command'],
    ['/* hello */ -- you\n drop view transactions', 'DROP is a command'],
    ['select 1; drop view transactions', 'it is more than one'],
    ['  ', 'it is empty'],
    ['-- nothing', 'it is empty'],
    [
      'pivot transactions on product using sum(amount)',
      'PIVOT has to list its values: ON column IN (…)',
    ],
  ])('%s: %s', async (text, reason) => {
    const message = `Only a single query can run here: ${reason}`;
    const refused = [
      await session.query(call++, text, {}),
      await session.openPager(call++, text),
      await session.describe(call++, text),
      await session.summarize(call++, text),
      await session.exportQuery(call++, text, 'csv', { formulaGuard: true }, nothing),
      await session.exportQuery(call++, text, 'arrow', { formulaGuard: true }, nothing),
      await define('a', text),
      await define('a', text, 'table'),
    ];
    for (const result of refused) {
      expect(codeOf(result)).toBe('engine.not_a_query');
      expect(describeError(errorOf(result)).message).toBe(message);
    }
    expect(await valueOf('select count(*) > 0 from transactions')).toBe(true);
  });

  it.each([
    'select 1) union all (select 2',
    'select 1\n)',
    'select 1) as x limit 1; drop view transactions; from (select 1',
    'select 1 -- )\n) --',
    'select 1 /*',
    "select 'a",
    'select 1\0',
  ])('cannot be left by %j', async (text) => {
    for (const result of [await session.query(call++, text, {}), await define('a', text)]) {
      expect(codeOf(result)).not.toBe('ok');
    }
    expect(await valueOf('select count(*) > 0 from transactions')).toBe(true);
  });

  it('may end in a semicolon and a comment', async () => {
    expect(await valueOf('select 1; ; -- done')).toBe(1);
    must(await define('a', 'select 2 as x;\n/* done; */'));
    expect(await valueOf('from a')).toBe(2);
  });
});
