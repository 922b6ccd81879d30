import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CANONICAL_COLUMNS, DEFAULT_CLEANING, type Cleaning, type Mapping } from '../../base/roles';
import type { Reading } from '../../base/reading';
import type { WasmConnector } from '../../engine/wasm/wasm-connector';
import { ident, qualified, sql, type Sql } from '../../sql';
import { must, openEngine, rowsOf, run } from '../../../tests/helpers/engine';
import {
  currenciesQuery,
  detectReturnMarkQuery,
  duplicateCustomersQuery,
  duplicateRowsQuery,
  idsAreFloatsQuery,
  matchQuery,
  scientificIdsQuery,
} from './checks-query';
import { countsQuery, distinctsQuery } from './counts-query';
import { roleExcludedViewQuery, roleMappedQuery, roleViewQuery } from './role-queries';
import type { RoleSupply } from './role-supply';

let engine: WasmConnector;
beforeAll(async () => {
  engine = await openEngine();
  await run(engine, 'create schema if not exists source');
});
afterAll(async () => {
  await engine.close();
});

const NO_AS_OF = { asOf: null };

/** Makes a source's table and describes it as a supply. */
async function supplyOf(
  source: string,
  query: string,
  mapping: Mapping,
  more: Partial<RoleSupply> = {},
): Promise<RoleSupply> {
  const table = qualified('source', source);
  await run(engine, `create or replace table ${table.text} as ${query}`);
  return {
    source,
    table,
    columns: must(await engine.describe(sql`from ${table}`)),
    mapping,
    cleaning: DEFAULT_CLEANING,
    reading: null,
    ...more,
  };
}

async function count(query: Sql, where: Sql = sql`true`): Promise<number> {
  const rows = await rowsOf(
    engine,
    sql`select count(*)::INTEGER as n from (${query}) where ${where}`,
  );
  return Number(rows[0]?.n);
}

async function column(query: Sql, name: string): Promise<unknown[]> {
  const rows = await rowsOf(engine, sql`select ${ident(name)} as v from (${query})`);
  return rows.map((row) => row.v);
}

/** Lines that are wrong in every way, alone and together. */
const NASTY = `
  select * from (values
    ('1', 'A1', TIMESTAMP '2024-01-01 10:00:00', 2, 5.0, 10.0, 'EUR', false),
    ('1', 'A1', TIMESTAMP '2024-01-01 10:00:00', 2, 5.0, 10.0, 'EUR', false),
    ('1', 'A1', TIMESTAMP '2024-01-01 10:00:00', 2, 5.0, 10.0, 'EUR', false),
    (NULL, 'A2', TIMESTAMP '2024-01-02 10:00:00', 1, 5.0, 5.0, 'EUR', false),
    ('', 'A2', TIMESTAMP '2024-01-02 10:00:00', 1, 5.0, 5.0, 'EUR', true),
    ('2', 'A3', NULL, 1, 5.0, 5.0, 'EUR', false),
    ('2', 'A3', TIMESTAMP 'infinity', 1, 5.0, 5.0, 'EUR', NULL),
    ('2', 'A3', TIMESTAMP '-infinity', 1, 5.0, 5.0, 'EUR', NULL),
    ('2', 'A4', TIMESTAMP '2024-01-03 00:00:00', NULL, 5.0, NULL, 'EUR', false),
    ('2', 'A4', TIMESTAMP '2024-01-03 00:00:00', 1, 'nan', 'nan', 'EUR', false),
    ('2', 'A4', TIMESTAMP '2024-01-03 00:00:00', 2, 1e300, 1e300, 'EUR', false),
    ('2', 'A4', TIMESTAMP '2024-01-03 00:00:00', -2, 1e14, -1e14, 'EUR', false),
    ('2', 'A4', TIMESTAMP '2024-01-03 00:00:00', 1, 99999999999999, 99999999999999, 'EUR', false),
    ('3', 'CA5', TIMESTAMP '2024-01-04 00:00:00', -1, 5.0, -5.0, 'EUR', false),
    ('3', 'CA5', TIMESTAMP '2024-01-04 00:00:00', -1, 5.0, -5.0, 'EUR', false),
    ('3', 'CA5', TIMESTAMP '2024-01-04 00:00:00', 1, 5.0, 5.0, 'EUR', false),
    ('3', 'A6', TIMESTAMP '2024-01-04 00:00:00', 1, 5.0, 5.0, 'EUR', true),
    ('3', 'A6', TIMESTAMP '2024-01-04 00:00:00', 1, -5.0, -5.0, 'EUR', false),
    ('3', 'A6', TIMESTAMP '2024-01-04 00:00:00', 1, 0.0, 0.0, 'EUR', false),
    ('3', 'A6', TIMESTAMP '2024-01-04 00:00:00', 0, 5.0, 0.0, 'EUR', false),
    ('3', 'A6', TIMESTAMP '2024-01-04 00:00:00', 0, -5.0, 0.0, 'EUR', false),
    ('4', NULL, TIMESTAMP '2024-01-05 00:00:00', 1, 5.0, 5.0, 'USD', NULL),
    ('4', '', TIMESTAMP '2024-01-05 23:59:59', 1, 5.0, 5.0, NULL, NULL),
    ('4', 'A8', TIMESTAMP '2024-01-06 00:00:00', 1, 5.0, 5.0, 'EUR', NULL),
    ('4', 'A8', TIMESTAMP '2024-01-06 00:00:00', 1, 5.0, 5.0, 'USD', NULL),
    (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
  ) t(cid, oid, "at", qty, price, total, currency, returned)
`;
const NASTY_ROWS = 27;
const BY_PRODUCT: Mapping = {
  customer_id: 'cid',
  order_id: 'oid',
  ordered_at: 'at',
  quantity: 'qty',
  unit_price: 'price',
  currency: 'currency',
  is_return: 'returned',
};
const { quantity: _quantity, unit_price: _price, ...REST } = BY_PRODUCT;
const MAPPINGS: Record<string, Mapping> = {
  'quantity × price': BY_PRODUCT,
  'amount beside both': { ...BY_PRODUCT, amount: 'total' },
  'amount alone': { ...REST, amount: 'total' },
  'no order id, no flag': { customer_id: 'cid', ordered_at: 'at', amount: 'total' },
};
const SHAPES: Record<string, string> = {
  typed: NASTY,
  'all text': `select columns(*)::VARCHAR from (${NASTY})`,
  'dates without time': `select * replace ("at"::DATE as "at") from (${NASTY})`,
};

function everyCleaning(): Cleaning[] {
  const all: Cleaning[] = [];
  for (const returns of ['exclude', 'net'] as const)
    for (const non_positive_price of ['exclude', 'keep'] as const)
      for (const duplicates of ['keep', 'exclude'] as const)
        for (const return_mark of [null, 'C'])
          for (const currency of [null, 'EUR'])
            all.push({
              ...DEFAULT_CLEANING,
              returns,
              non_positive_price,
              duplicates,
              return_mark,
              currency,
            });
  return all;
}

describe('kept and excluded rows add up to all rows, for every combination of switches', () => {
  for (const [row, [shape, query]] of Object.entries(SHAPES).entries()) {
    for (const [place, [how, mapping]] of Object.entries(MAPPINGS).entries()) {
      it(`${shape}, ${how}`, async () => {
        const supply = await supplyOf('nasty', query, mapping);
        for (const [at, cleaning] of everyCleaning().entries()) {
          // Each combination of switches meets both, in half of the tables and mappings each.
          const asOf = (row + place + at) % 2 === 0 ? null : '2024-01-06';
          const supplies = [{ ...supply, cleaning }];
          const mapped = roleMappedQuery('transactions', supplies, { asOf });
          const kept = roleViewQuery('transactions', supplies, { asOf });
          const excluded = roleExcludedViewQuery('transactions', supplies, { asOf });
          const difference = sql`
              with
                mapped as (${mapped}),
                kept as (${kept}),
                excluded as (${excluded})
              select
                (select count(*)::INTEGER from mapped) as mapped,
                (select count(*)::INTEGER from kept) + (select count(*)::INTEGER from excluded) as both,
                (
                  select count(*)::INTEGER from (
                    (select * exclude (reason) from mapped where reason is null)
                    except all (from kept)
                  )
                ) as missing
            `;
          const label = JSON.stringify({ cleaning, asOf });
          expect(await rowsOf(engine, difference), label).toEqual([
            { mapped: NASTY_ROWS, both: NASTY_ROWS, missing: 0 },
          ]);
        }
      });
    }
  }
});

describe('transactions', () => {
  it('have the canonical columns in order with their types, then the unmapped ones', async () => {
    const supply = await supplyOf('nasty', NASTY, MAPPINGS['no order id, no flag'] ?? {});
    const columns = must(await engine.describe(roleViewQuery('transactions', [supply], NO_AS_OF)));
    expect(columns).toEqual([
      ...CANONICAL_COLUMNS.transactions.map(({ name, type }) => ({ name, type })),
      { name: 'oid', type: 'VARCHAR' },
      { name: 'qty', type: 'INTEGER' },
      { name: 'price', type: expect.any(String) as string },
      { name: 'source_currency', type: 'VARCHAR' },
      { name: 'returned', type: 'BOOLEAN' },
    ]);
    const excluded = must(
      await engine.describe(roleExcludedViewQuery('transactions', [supply], NO_AS_OF)),
    );
    expect(excluded).toEqual([...columns, { name: 'reason', type: 'VARCHAR' }]);
  });

  it('give the first reason that applies', async () => {
    const supply = await supplyOf(
      'reasons',
      `select * from (values
        (1, NULL, NULL, 'x', '0'), (2, 'a', NULL, 'x', '0'), (3, 'a', '2024-01-01', 'x', '0'),
        (4, 'a', '2024-01-01', '-1', '0'), (5, 'a', '2024-01-01', '1', '0'), (6, 'a', '2024-01-01', '1', '1'),
        (7, 'a', '2024-13-01', '1', '1'), (8, 'a', '2024-02-01', '1', '1')
      ) t(n, cid, "at", qty, price)`,
      { customer_id: 'cid', ordered_at: 'at', quantity: 'qty', unit_price: 'price' },
    );
    const mapped = roleMappedQuery('transactions', [supply], { asOf: '2024-02-01' });
    expect(await rowsOf(engine, sql`select n, reason from (${mapped}) order by n`)).toEqual([
      { n: 1, reason: 'no customer' },
      { n: 2, reason: 'unreadable date' },
      { n: 3, reason: 'unreadable amount' },
      { n: 4, reason: 'return' },
      { n: 5, reason: 'price zero or less' },
      { n: 6, reason: null },
      { n: 7, reason: 'unreadable date' },
      { n: 8, reason: 'on or after the as-of date' },
    ]);
  });

  it('keep returns under net, marked, and change money only', async () => {
    const supply = await supplyOf('nasty', NASTY, BY_PRODUCT);
    const cleaning: Cleaning = { ...DEFAULT_CLEANING, returns: 'net', return_mark: 'C' };
    const view = roleViewQuery('transactions', [{ ...supply, cleaning }], NO_AS_OF);
    expect(await count(view, sql`is_return`)).toBe(4);
    expect(await count(view, sql`amount < 0`)).toBe(2);
    const strict = roleViewQuery(
      'transactions',
      [{ ...supply, cleaning: { ...cleaning, returns: 'exclude' } }],
      NO_AS_OF,
    );
    expect(await count(strict, sql`is_return`)).toBe(0);
  });

  it('keep an amount of zero without a price as an order', async () => {
    const supply = await supplyOf('zero', `select 'a' as c, DATE '2024-01-01' as d, 0 as a`, {
      customer_id: 'c',
      ordered_at: 'd',
      amount: 'a',
    });
    expect(await count(roleViewQuery('transactions', [supply], NO_AS_OF))).toBe(1);
  });

  it('add money exactly', async () => {
    const supply = await supplyOf(
      'cents',
      `select 'a' as c, DATE '2024-01-01' as d, 0.1::DOUBLE as a from range(1000)`,
      { customer_id: 'c', ordered_at: 'd', amount: 'a' },
    );
    const counts = await rowsOf(engine, countsQuery('transactions', [supply], NO_AS_OF));
    expect(counts).toEqual([
      { reason: null, rows: 1000, first_at: '2024-01-01', last_at: '2024-01-01', amount: 100 },
    ]);
  });

  it('read ids as text: 00501 stays, and empty is nobody', async () => {
    const supply = await supplyOf(
      'zips',
      `select * from (values ('00501'), ('501'), (''), (NULL)) t(c), (select DATE '2024-01-01' as d, 1 as a)`,
      { customer_id: 'c', ordered_at: 'd', amount: 'a' },
    );
    const view = roleViewQuery('transactions', [supply], NO_AS_OF);
    expect(await column(view, 'customer_id')).toEqual(['00501', '501']);
  });

  it('remove .0 from ids only where every id has it, from text and from floats', async () => {
    const floats = await supplyOf(
      'floats',
      `select c, o::VARCHAR as o, DATE '2024-01-01' as d, 1 as a from (values (17850.0::DOUBLE, '1.0'), (NULL, '2.0')) t(c, o)`,
      { customer_id: 'c', order_id: 'o', ordered_at: 'd', amount: 'a' },
    );
    expect(await rowsOf(engine, idsAreFloatsQuery(floats, 'customer_id'))).toEqual([
      { floats: true },
    ]);
    expect(await rowsOf(engine, idsAreFloatsQuery(floats, 'order_id'))).toEqual([{ floats: true }]);
    const cleaned = {
      ...floats,
      idCleaning: ['customer_id', 'order_id'],
    };
    const view = roleViewQuery('transactions', [cleaned], NO_AS_OF);
    expect(await column(view, 'customer_id')).toEqual(['17850']);
    expect(await column(view, 'order_id')).toEqual(['1']);
    const versions = await supplyOf('versions', `select unnest(['1.0', '1.1', '2.0']) as c`, {
      customer_id: 'c',
    });
    expect(await rowsOf(engine, idsAreFloatsQuery(versions, 'customer_id'))).toEqual([
      { floats: false },
    ]);
    const none = await supplyOf('none', `select NULL::VARCHAR as c`, { customer_id: 'c' });
    expect(await rowsOf(engine, idsAreFloatsQuery(none, 'customer_id'))).toEqual([
      { floats: false },
    ]);
  });

  it('flag ids in scientific notation', async () => {
    const supply = await supplyOf(
      'excel',
      `select unnest(['1.23457E+11', '1E+05', '12e5', '4+4', '100']) as c`,
      { customer_id: 'c' },
    );
    expect(await rowsOf(engine, scientificIdsQuery(supply, 'customer_id'))).toEqual([{ rows: 2 }]);
  });

  it('keep the written clock of timestamps with an offset', async () => {
    const supply = await supplyOf(
      'offsets',
      `select 'a' as c, 1 as a, unnest([
        '2024-05-01 23:34:56 -0400', '2024-05-01T23:34:56.5+02:00', '2024-05-01T23:34Z', '2024-05-01', ' 2024-05-01 23:34:56 UTC'
      ]) as d`,
      { customer_id: 'c', ordered_at: 'd', amount: 'a' },
    );
    const view = roleViewQuery('transactions', [supply], NO_AS_OF);
    const texts = sql`select cast(ordered_at as VARCHAR) as t from (${view})`;
    expect(await column(texts, 't')).toEqual([
      '2024-05-01 23:34:56',
      '2024-05-01 23:34:56.5',
      '2024-05-01 23:34:00',
      '2024-05-01 00:00:00',
      '2024-05-01 23:34:56',
    ]);
  });

  it('read text dates by the format of the reading, and days and epochs written as numbers', async () => {
    const reading = {
      columns: [{ name: 'd', type: 'text', format: '%d.%m.%Y %H:%M:%S %z' }],
    } as unknown as Reading;
    const mapping = { customer_id: 'c', ordered_at: 'd', amount: 'a' };
    const german = await supplyOf(
      'german',
      `select 'a' as c, 1 as a, '03.04.2024 23:00:00 +0200' as d`,
      mapping,
      { reading },
    );
    const numbers = await supplyOf(
      'numbers',
      `select 'a' as c, 1 as a, unnest([20240403, 1712188800, 1712188800000, 12, 20241399]) as d`,
      mapping,
    );
    const days = async (supply: RoleSupply) =>
      column(
        sql`
          select cast(ordered_at as VARCHAR) as t
          from (${roleViewQuery('transactions', [supply], NO_AS_OF)})
        `,
        't',
      );
    const names = await supplyOf(
      'names',
      `select 'a' as c, 1 as a, unnest(['3. März 2024', '04. Mai 2024 10:30', 'offen']) as d`,
      mapping,
      {
        reading: {
          columns: [{ name: 'd', type: 'text', format: '%d. %B %Y', months: 'de' }],
        } as unknown as Reading,
      },
    );
    expect(await days(german)).toEqual(['2024-04-03 23:00:00']);
    expect(await days(names)).toEqual(['2024-03-03 00:00:00', '2024-05-04 10:30:00']);
    expect(await days(numbers)).toEqual([
      '2024-04-03 00:00:00',
      '2024-04-04 00:00:00',
      '2024-04-04 00:00:00',
    ]);
  });

  it('count what touched every row in one pass, and distinct orders by id or by day', async () => {
    const supply = await supplyOf('nasty', NASTY, BY_PRODUCT);
    const counts = await rowsOf(engine, countsQuery('transactions', [supply], NO_AS_OF));
    expect(counts.reduce((sum, row) => sum + Number(row.rows), 0)).toBe(NASTY_ROWS);
    expect(await rowsOf(engine, distinctsQuery('transactions', [supply], NO_AS_OF))).toEqual([
      // Customers 1, 2, 3 and 4; orders A1, A4, CA5, A6, A8, and two lines without an id on one day.
      { customers: 4, orders: 6 },
    ]);
  });

  it('come from several sources, by name, with the columns of all', async () => {
    const first = await supplyOf(
      'shop',
      `select 'a' as c, DATE '2024-01-01' as d, 1.5 as a, 'x' as note, 1 as size, 'EUR' as currency`,
      { customer_id: 'c', ordered_at: 'd', amount: 'a', currency: 'currency' },
    );
    const second = await supplyOf(
      'web',
      `select '7' as buyer, TIMESTAMP '2024-01-02 10:00:00' as "at", 2 as total, 'big' as "SIZE", true as "left", 'y' as reason`,
      { customer_id: 'buyer', ordered_at: 'at', amount: 'total' },
    );
    const view = roleViewQuery('transactions', [first, second], NO_AS_OF);
    expect(
      await rowsOf(
        engine,
        sql`
          select customer_id, amount::DOUBLE as amount, currency, note, size, "left", source_reason
          from (${view})
          order by 1
        `,
      ),
    ).toEqual([
      {
        customer_id: '7',
        amount: 2,
        currency: null,
        note: null,
        size: 'big',
        left: true,
        source_reason: 'y',
      },
      {
        customer_id: 'a',
        amount: 1.5,
        currency: 'EUR',
        note: 'x',
        size: '1',
        left: null,
        source_reason: null,
      },
    ]);
  });

  it('survive hostile and reserved column names', async () => {
    const names = [
      'select',
      'a"b',
      'x; drop table y',
      "o'neil",
      'Größe 🎉',
      'src',
      'at',
      'left',
      'customer_id',
      'reason',
      'source_reason',
      'copy_number',
      'rowid',
      'amount',
    ];
    const columns = names.map((name, i) => `${String(i + 1)} as ${ident(name).text}`).join(', ');
    const supply = await supplyOf(
      'hostile "; source',
      `select ${columns}, 'k' as "Customer;ID", DATE '2024-01-01' as "order""date", 3 as "Wert (€)" from range(2)`,
      { customer_id: 'Customer;ID', ordered_at: 'order"date', amount: 'Wert (€)' },
    );
    for (const duplicates of ['keep', 'exclude'] as const) {
      const supplies = [{ ...supply, cleaning: { ...DEFAULT_CLEANING, duplicates } }];
      const view = roleViewQuery('transactions', supplies, NO_AS_OF);
      const mapped = roleMappedQuery('transactions', supplies, NO_AS_OF);
      const rows = await rowsOf(engine, view);
      expect(rows).toHaveLength(duplicates === 'keep' ? 2 : 1);
      expect(rows[0]).toMatchObject({
        customer_id: 'k',
        select: 1,
        'a"b': 2,
        'x; drop table y': 3,
        "o'neil": 4,
        'Größe 🎉': 5,
        src: 6,
        at: 7,
        left: 8,
        source_customer_id: 9,
        source_reason_2: 10,
        source_reason: 11,
        copy_number: 12,
        rowid: 13,
        source_amount: 14,
      });
      expect(await count(mapped)).toBe(2);
    }
  });

  it('find the return mark only where lines under it are negative and most ids are digits', async () => {
    const mapping = {
      customer_id: 'o',
      order_id: 'o',
      ordered_at: 'd',
      quantity: 'q',
      unit_price: 'q',
    };
    const make = (values: string) =>
      supplyOf(
        'marks',
        `select *, DATE '2024-01-01' as d from (values ${values}) t(o, q)`,
        mapping,
      );
    const marked = await make(`('1', 1), ('2', 1), ('3', 4), ('C4', -1), ('A5', 2)`);
    expect(await rowsOf(engine, detectReturnMarkQuery(marked))).toEqual([{ mark: 'C', rows: 1 }]);
    const letters = await make(`('C1', 1), ('C2', 1), ('R3', -1)`);
    expect(await rowsOf(engine, detectReturnMarkQuery(letters))).toEqual([]);
    const positive = await make(`('1', 1), ('2', 1), ('3', 4), ('C4', 1)`);
    expect(await rowsOf(engine, detectReturnMarkQuery(positive))).toEqual([]);
  });

  it('list currencies by rows', async () => {
    const supply = await supplyOf('nasty', NASTY, BY_PRODUCT);
    expect(await rowsOf(engine, currenciesQuery(supply))).toEqual([
      { currency: 'EUR', rows: 22 },
      { currency: 'USD', rows: 2 },
    ]);
  });
});

describe('customers', () => {
  const PEOPLE = `
    select * from (values
      ('b', 'Bo', 'DK'), ('a', 'Al', 'NO'), ('b', 'Bob', 'SE'), (NULL, 'No', 'NO'), ('', 'Em', 'NO'), ('a', 'Al', 'NO')
    ) t(id, name, country)
  `;

  it('are one row each, the first of each id, and the rest says why', async () => {
    const supply = await supplyOf('people', PEOPLE, { customer_id: 'id' });
    expect(await rowsOf(engine, roleViewQuery('customers', [supply], NO_AS_OF))).toEqual([
      { customer_id: 'b', name: 'Bo', country: 'DK' },
      { customer_id: 'a', name: 'Al', country: 'NO' },
    ]);
    const counts = await rowsOf(engine, countsQuery('customers', [supply], NO_AS_OF));
    expect(counts.map(({ reason, rows }) => [reason, rows])).toEqual([
      ['duplicate customer', 2],
      ['no customer', 2],
      [null, 2],
    ]);
    expect(await rowsOf(engine, duplicateCustomersQuery([supply]))).toEqual([
      { duplicate_customers: 2 },
    ]);
    expect(await rowsOf(engine, duplicateRowsQuery([supply]))).toEqual([{ duplicate_rows: 1 }]);
  });

  it('are one row each when a column is called rowid', async () => {
    const supply = await supplyOf(
      'rowids',
      `select id, name, 1 as "RowID", 2 as record_number from (${PEOPLE})`,
      { customer_id: 'id' },
    );
    const view = roleViewQuery('customers', [supply], NO_AS_OF);
    expect((await column(view, 'customer_id')).toSorted()).toEqual(['a', 'b']);
    expect(await count(roleExcludedViewQuery('customers', [supply], NO_AS_OF))).toBe(4);
  });

  it('can come from an order file, with the attributes that its mapping names', async () => {
    const people = await supplyOf('people', PEOPLE, { customer_id: 'id' });
    const orders = await supplyOf(
      'orders',
      `select * from (values ('a', 1, 'XX'), ('c', 2, 'FI'), ('c', 3, 'FI')) t(who, amount, land)`,
      { customer_id: 'who', country: 'land' },
    );
    const supplies = [people, orders];
    const view = roleViewQuery('customers', supplies, NO_AS_OF);
    expect(await rowsOf(engine, sql`from (${view}) order by customer_id`)).toEqual([
      { customer_id: 'a', name: 'Al', country: 'NO' },
      { customer_id: 'b', name: 'Bo', country: 'DK' },
      { customer_id: 'c', name: null, country: 'FI' },
    ]);
    expect(await count(roleMappedQuery('customers', supplies, NO_AS_OF))).toBe(9);
    expect(await count(roleExcludedViewQuery('customers', supplies, NO_AS_OF))).toBe(6);
  });

  it('keep attributes apart that the mapping names alike', async () => {
    const supply = await supplyOf('alike', `select 'a' as c, 1 as x, 2 as y, 3 as z`, {
      customer_id: 'c',
      size: 'x',
      Size: 'y',
      reason: 'z',
    });
    expect(await rowsOf(engine, roleViewQuery('customers', [supply], NO_AS_OF))).toEqual([
      { customer_id: 'a', size: 1, Size_2: 2, source_reason: 3 },
    ]);
  });

  it('meet transactions', async () => {
    const people = await supplyOf('people', PEOPLE, { customer_id: 'id' });
    const orders = await supplyOf(
      'orders',
      `select unnest(['a', 'a', 'c', 'd', NULL]) as who, DATE '2024-01-01' as d, 1 as a`,
      { customer_id: 'who', ordered_at: 'd', amount: 'a' },
    );
    const views = {
      transactions: roleViewQuery('transactions', [orders], NO_AS_OF),
      customers: roleViewQuery('customers', [people], NO_AS_OF),
    };
    for (const [name, view] of Object.entries(views)) {
      await run(engine, sql`create or replace view ${ident(name)} as ${view}`);
    }
    expect(await rowsOf(engine, matchQuery())).toEqual([
      {
        customers_matched: 1,
        transaction_customers_without_record: 2,
        customers_without_transactions: 1,
      },
    ]);
  });
});

describe('interactions, surveys and campaigns', () => {
  it('keep what has a customer and a readable time', async () => {
    const supply = await supplyOf(
      'tickets',
      `select * from (values
        ('a', '2024-01-01', 'ticket'), (NULL, '2024-01-01', 'ticket'), ('b', 'soon', 'call'), ('', NULL, NULL)
      ) t(who, opened, type)`,
      { customer_id: 'who', occurred_at: 'opened', kind: 'type' },
    );
    const view = roleViewQuery('interactions', [supply], NO_AS_OF);
    expect(must(await engine.describe(view))).toEqual(
      CANONICAL_COLUMNS.interactions.map(({ name, type }) => ({ name, type })),
    );
    expect(await column(view, 'kind')).toEqual(['ticket']);
    const excluded = roleExcludedViewQuery('interactions', [supply], NO_AS_OF);
    expect((await column(excluded, 'reason')).toSorted()).toEqual([
      'no customer',
      'no customer',
      'unreadable date',
    ]);
    const counts = await rowsOf(engine, countsQuery('interactions', [supply], NO_AS_OF));
    expect(counts.find(({ reason }) => reason === null)).toEqual({
      reason: null,
      rows: 1,
      first_at: '2024-01-01',
      last_at: '2024-01-01',
      amount: null,
    });
  });

  it('read responses of campaigns as booleans', async () => {
    const supply = await supplyOf(
      'mailing',
      `select 'a' as c, 'spring' as campaign, unnest(['yes', 'no', NULL, '1']) as resp, '1.5' as val`,
      { customer_id: 'c', campaign: 'campaign', responded: 'resp', response_value: 'val' },
    );
    const view = roleViewQuery('campaigns', [supply], NO_AS_OF);
    expect(await column(view, 'responded')).toEqual([true, false, null, true]);
    expect(await column(view, 'response_value')).toEqual([1.5, 1.5, 1.5, 1.5]);
    expect(await rowsOf(engine, distinctsQuery('campaigns', [supply], NO_AS_OF))).toEqual([
      { customers: 1, orders: 0 },
    ]);
  });

  it('keep answers of surveys without a date', async () => {
    const supply = await supplyOf('nps', `select 'a' as c, 'How?' as q, 9 as a, NULL::DATE as d`, {
      customer_id: 'c',
      question: 'q',
      answer: 'a',
      answered_at: 'd',
    });
    const rows = await rowsOf(engine, roleViewQuery('surveys', [supply], NO_AS_OF));
    expect(rows).toEqual([{ customer_id: 'a', answered_at: null, question: 'How?', answer: '9' }]);
  });
});
