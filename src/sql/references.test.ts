import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, openEngine } from '../../tests/helpers/engine';
import { openTableNames } from '../../tests/helpers/table-names';
import type { Connector } from '../engine/connector';
import { findReferences } from './references';

let engine: Connector;
let tableNames: (query: string) => string[];
beforeAll(async () => {
  engine = await openEngine();
  tableNames = await openTableNames([
    ...['rfm', 'rfm_segments', 'orders', 'year'].map(
      (name) =>
        `create table "${name}" as select 1 as x, 'a' as s, date '2024-01-01' as d, [1] as l`,
    ),
  ]);
});
afterAll(() => engine.close());

async function referencesOf(text: string) {
  return findReferences(text, must(await engine.tokenize(text)));
}

/** Queries, and what they read. */
const READS: readonly (readonly [string, ...string[]])[] = [
  ['select 1'],
  ['select * from rfm', 'rfm'],
  ['from rfm', 'rfm'],
  ['from rfm select x', 'rfm'],
  ['(from rfm)', 'rfm'],
  ['SELECT * FROM RFM', 'rfm'],
  ['select * from "rfm" as r', 'rfm'],
  ['select * from "RFM"', 'rfm'],
  ['from year', 'year'],
  ['table rfm', 'rfm'],
  ['select * from rfm, rfm_segments s', 'rfm', 'rfm_segments'],
  ['select * from rfm r, (select 1) t, orders', 'rfm', 'orders'],
  ['select * from rfm as orders', 'rfm'],
  ['select * from rfm r(a, b), orders', 'rfm', 'orders'],
  ['from r: rfm, o: orders', 'rfm', 'orders'],
  ['select x: 1, s: 2 from rfm', 'rfm'],
  ['select orders.x from rfm as orders', 'rfm'],
  ['select rfm.x, rfm.d from rfm', 'rfm'],
  ['select * from rfm join orders on rfm.x = orders.x', 'rfm', 'orders'],
  [
    'select * from rfm r join orders o on r.x in [1, o.x], rfm_segments',
    'rfm',
    'orders',
    'rfm_segments',
  ],
  ['select * from rfm join orders using (x, s), rfm_segments t', 'rfm', 'orders', 'rfm_segments'],
  ['select * from rfm left outer join orders using (x)', 'rfm', 'orders'],
  ['select * from rfm semi join orders using (x)', 'rfm', 'orders'],
  ['select * from rfm anti join orders using (x)', 'rfm', 'orders'],
  ['from rfm positional join orders', 'rfm', 'orders'],
  ['from rfm asof join orders on rfm.x >= orders.x', 'rfm', 'orders'],
  ['from rfm natural join orders', 'rfm', 'orders'],
  ['from rfm cross join orders', 'rfm', 'orders'],
  ['select * from (rfm r join orders o using (x)) join year using (x)', 'rfm', 'orders', 'year'],
  ['select * from ((rfm r join orders o using (x)) join year using (x))', 'rfm', 'orders', 'year'],
  ['select * from ((select 1) union (select x from rfm))', 'rfm'],
  ['select * from (from rfm), lateral (select x from orders)', 'rfm', 'orders'],
  ['from rfm left join lateral (from orders) on true', 'rfm', 'orders'],
  ['select x in (select x from orders) from rfm', 'orders', 'rfm'],
  ['select exists(from orders), array(select x from rfm)', 'orders', 'rfm'],
  ['select x = any(select x from orders) from rfm', 'orders', 'rfm'],
  ['select (select max(x) from orders) as m, s from rfm', 'orders', 'rfm'],
  ['select * from rfm where x > 1 and s in (select s from orders) order by x, s', 'rfm', 'orders'],
  ['select * from rfm limit (select count(*) from orders)', 'rfm', 'orders'],
  ['select x, s from rfm group by x, s having count(*) > 1 order by x, s', 'rfm'],
  ['select x from rfm window w as (order by x), v as (order by s)', 'rfm'],
  ['select x from rfm qualify row_number() over (partition by x, s order by d) = 1', 'rfm'],
  ['from rfm union all from orders', 'rfm', 'orders'],
  ['from rfm union all by name from orders', 'rfm', 'orders'],
  ['(from rfm) except (from orders)', 'rfm', 'orders'],
  ['from rfm intersect select * from orders', 'rfm', 'orders'],
  ['values (1), ((select x from rfm))', 'rfm'],
  ['select * from (values (1), (2)) t(x), rfm', 'rfm'],
  ['from values (1) t(x)'],
  ['from range(10)'],
  ['from range(10) r, rfm', 'rfm'],
  ['from unnest([1, 2]) u(a), rfm', 'rfm'],
  ['select * from range((select max(x) from rfm))', 'rfm'],
  ['describe rfm', 'rfm'],
  ['describe select * from rfm', 'rfm'],
  ['summarize rfm', 'rfm'],
  ['summarize from rfm', 'rfm'],
  ['select * from (describe rfm)', 'rfm'],
  ['show tables'],
  ['show rfm', 'rfm'],
  [`pivot rfm on s in ('a') using sum(x), max(d) group by l`, 'rfm'],
  [`from rfm pivot (sum(x) for s in ('a', 'b')), orders`, 'rfm', 'orders'],
  ['unpivot rfm on x into name n value v', 'rfm'],
  [`from (pivot rfm on s in ('a') using sum(x))`, 'rfm'],
  ['select extract(year from d) from rfm', 'rfm'],
  [`select extract(year from (select max(d) from orders))`, 'orders'],
  [`select trim(both from s), trim(from s), trim('a' from s) from rfm`, 'rfm'],
  ['select substring(s from 1 for 2), position(s in s) from rfm', 'rfm'],
  ['select overlay(s placing s from 1) from rfm', 'rfm'],
  ['select x is distinct from s, x is not distinct from d from rfm', 'rfm'],
  ['select distinct on (x) x, s from rfm', 'rfm'],
  ['select count(distinct x) from rfm', 'rfm'],
  ['select * exclude (x, s) replace (d as d) from rfm', 'rfm'],
  ['select list_transform(l, lambda e: e + 1), [e for e in l if e > 1] from rfm', 'rfm'],
  [`select {'from': x, 'join': s} from rfm`, 'rfm'],
  [
    `select sum(x) filter (where s = 'a') over (order by d rows between 1 preceding and current row) from rfm`,
    'rfm',
  ],
  ['select cast(x as decimal(18, 4)), x::varchar from rfm', 'rfm'],
  [`select case when x > 1 then 'from orders' else 'join year' end from rfm`, 'rfm'],
  [`select 'from orders' as "from orders", $$ from year $$, $t$ join year $t$ from rfm`, 'rfm'],
  ['select 1 /* from orders */ -- from year\n from rfm', 'rfm'],
  ['from rfm tablesample 10%', 'rfm'],
  ['from rfm using sample 5', 'rfm'],
  ['with a as (select * from rfm) select * from a', 'rfm'],
  ['with a as (from rfm), b as (from a, orders) from a join b using (x)', 'rfm', 'orders'],
  ['with a(p, q) as materialized (from rfm), b as not materialized (from a) from b', 'rfm'],
  ['with rfm as (select * from rfm) select * from rfm', 'rfm'],
  ['with recursive rfm as (select * from rfm) select * from rfm', 'rfm'],
  [
    'with recursive a as (select x from rfm union all select x + 1 from a where x < 3) from a, orders',
    'rfm',
    'orders',
  ],
  [
    'with recursive a(x) using key (x) as (select x from rfm union select x + 1 from a) from a',
    'rfm',
  ],
  [
    'with a as (from rfm) select (with b as (from a) select max(x) from b), x in (from orders select x) from a',
    'rfm',
    'orders',
  ],
  ['(with rfm as (select 1) from rfm) union all (from rfm)', 'rfm'],
  ['with a as (with rfm as (select 1 as x) from rfm) select * from a, orders', 'orders'],
  ['with a as (values (1)) table a'],
  [`with a as (from rfm) pivot a on s in ('a') using sum(x)`, 'rfm'],
  ['with "A" as (from rfm) from a', 'rfm'],
];

/** Where DuckDB’s own list of names differs by design: it fails to bind them, or resolves them otherwise. */
const OTHERWISE = new Set(['show tables', 'show rfm', 'describe rfm', 'summarize rfm']);

describe('the relations of a query', () => {
  it.each(READS)('%s', async (query, ...reads) => {
    const { relations } = await referencesOf(query);
    expect([...new Set(relations.map(({ name }) => name))]).toEqual(reads);
    for (const { from, to, name } of relations) {
      expect(query.slice(from, to).replaceAll('"', '').toLowerCase()).toBe(name);
    }
  });

  it('are those that DuckDB’s binder finds, where it binds', () => {
    const compared = READS.filter(([query, ...reads]) => {
      if (OTHERWISE.has(query)) return false;
      let bound: string[];
      try {
        bound = tableNames(query);
      } catch {
        return false;
      }
      expect(bound.map((name) => name.toLowerCase()).toSorted(), query).toEqual(reads.toSorted());
      return true;
    });
    expect(compared.length).toBeGreaterThan(60);
  });

  it('are bare names: qualified ones are not, and say when they are sources', async () => {
    const query =
      'select * from source.orders o join main.rfm using (x) join source."A b".c on true';
    expect(await referencesOf(query)).toMatchObject({ relations: [], readsSources: true });
    expect(await referencesOf('select source.x from orders as source')).toMatchObject({
      readsSources: false,
    });
    const schema = 'select duckdb_tables.x from information_schema.tables';
    expect(await referencesOf(schema)).toMatchObject({ relations: [], readsSources: false });
  });

  it.each([
    ['select x from rfm where', 'rfm'],
    ['select * from rfm join', 'rfm'],
    ['select * from where x = 1'],
    ['select , from rfm, where x', 'rfm'],
    ['from rfm )) join orders', 'rfm', 'orders'],
    ['with a as (from rfm', 'rfm'],
    ['with a'],
    ['select x from "open'],
    [`from rfm where s = 'open`, 'rfm'],
    ['((((('],
    [')]}'],
  ])('can be looked for in half a query: %s', async (query, ...reads) => {
    const { relations } = await referencesOf(query);
    expect(relations.map(({ name }) => name)).toEqual(reads);
  });

  it('are found however deep, without recursion', async () => {
    const deep = `${'('.repeat(50_000)}select 1 from rfm${')'.repeat(50_000)}`;
    const { relations } = await referencesOf(deep);
    expect(relations.map(({ name }) => name)).toEqual(['rfm']);
  });
});

describe('the variables of a query', () => {
  it.each([
    ['select $a, $b_1 + $a', 'a', 'b_1', 'a'],
    ['select $Spend', 'spend'],
    ['select $date, $order, $from', 'date', 'order', 'from'],
    [`select '$a', "$b", $$ $c $$, $tag$ $d $tag$, /* $e */ 1 -- $f`],
    [`select e'\\'$a', 'x''$b', "y""$c"`],
    ['select $ a, $/* */b'],
    ['select x$a from t$b'],
    ['select $a::date, l[$b], {k: $c}, f(x := $d), -$e', 'a', 'b', 'c', 'd', 'e'],
    ['from $a', 'a'],
    ['select $1, $22', '1', '22'],
    ['select $"a"'],
    ['select /* /* $a */ $b */ $c', 'c'],
    ['select\u00a0$a,\u2003$b', 'a', 'b'],
    ['select "😀", \'ü\', $a, $ü', 'a', 'ü'],
  ])('%s', async (query, ...names) => {
    const { variables } = await referencesOf(query);
    expect(variables.map(({ name }) => name)).toEqual(names);
    for (const { name, from, to } of variables) {
      expect(query.slice(from, to).toLowerCase()).toBe(`$${name}`);
    }
  });
});
