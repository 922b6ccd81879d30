import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WasmConnector } from '../../engine/wasm/wasm-connector';
import { must, openEngine, rowsOf, run } from '../../../tests/helpers/engine';
import { formatSql } from './format-sql';

const formatted = async (text: string) => must(await formatSql(text));

/** Without space, and in lower case: what formatting must not touch. */
const bare = (text: string) => text.replaceAll(/\s+/g, '').toLowerCase();

describe('formatSql', () => {
  it('writes a query as an analyst would', async () => {
    const text = `SELECT segment, count(*) filter (where monetary>$spend) as n, sum(monetary)::double Total
      FROM rfm where segment in ('a','b') and r=1 GROUP BY ALL
      qualify row_number() over (partition by segment order by monetary desc)=1 limit 10`;
    expect(await formatted(text)).toBe(`select
  segment,
  count(*) filter (where monetary > $spend) as n,
  sum(monetary)::double Total
from rfm
where segment in ('a', 'b') and r = 1
group by all
qualify row_number() over (partition by segment order by monetary desc) = 1
limit 10`);
  });

  it('lays out steps, joins and subqueries', async () => {
    const text = `with a as (select * from rfm), b as materialized (from a where r=1)
      select a.segment from a asof join b on a.t>=b.t where a.x=(select max(x) from b) union all by name select 1 as segment`;
    expect(await formatted(text)).toBe(`with
  a as (
    select *
    from rfm
  ),
  b as materialized (
    from a
    where r = 1
  )
select a.segment
from a
  asof join b on a.t >= b.t
where
  a.x = (
    select max(x)
    from b
  )
union all by name
select 1 as segment`);
  });

  it('breaks what is too long for a line', async () => {
    const columns = Array.from({ length: 12 }, (_, i) => `a_long_column_${i}`);
    const text = await formatted(`select ${columns.join(',')} from t`);
    expect(text).toBe(`select\n  ${columns.join(',\n  ')}\nfrom t`);
  });

  it('keeps the names and strings of the author as they are written', async () => {
    const text = `SELECT CustomerID AS "From", o.Select2, 'SELECT  FROM' AS Date, $Spend FROM Orders o`;
    expect(await formatted(text)).toBe(
      `select CustomerID as "From", o.Select2, 'SELECT  FROM' as Date, $Spend\nfrom Orders o`,
    );
  });

  it('keeps comments where they are', async () => {
    const text = `select a, -- the first, 'open\n b /* the -- second */ from t -- end`;
    const result = await formatted(text);
    expect(bare(result)).toBe(bare(text));
    expect(result).toMatch(/-- the first, 'open\n/);
  });

  it.each([
    ['select (1', 'line 1'],
    [`select 'open`, 'line 1'],
    ['select a\nfrom t)', 'line 2'],
  ])('says where it does not understand: %s', async (text, where) => {
    const result = await formatSql(text);
    expect(result.ok).toBe(false);
    if (!result.ok) {
      expect(result.error.code).toBe('notebook.not_formatted');
      expect(JSON.stringify(result.error.params)).toContain(where);
    }
  });

  it('never changes anything but space and case, whatever it is given', async () => {
    const piece = fc.constantFrom(
      ...`select from where group by all order limit with as ( ) , . * a b "A b" 'x y' $p 1 1.5 + - -- /* */ [ ] { } : :: -> =
      case when then end over partition filter join on union in and or not null lambda x // ; ? $$ E'a'`
        .trim()
        .split(/\s+/),
      '\n',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 14 }), async (pieces) => {
        const text = pieces.join(' ');
        const result = await formatSql(text);
        if (result.ok) expect(bare(result.value)).toBe(bare(text));
      }),
      { numRuns: 500 },
    );
  });
});

describe('a formatted query', () => {
  let engine: WasmConnector;
  beforeAll(async () => {
    engine = await openEngine();
    await run(
      engine,
      `create table t as select i::integer as id, i % 3 as grp, i * 1.5::double as amount, date '2024-01-01' + i::integer as day
       from range(40) r(i)`,
    );
  });
  afterAll(() => engine.close());

  it.each([
    'from t select grp,sum(amount) as total group by all order by all',
    'select * exclude (amount) replace (id*2 as id) from t where id<5 order by id',
    'select id,row_number() over(partition by grp order by id desc) as n from t qualify n=1 order by id',
    'select count(*) filter(where grp=1)::integer as n, list_sum(list_transform([1,2,3],lambda x:x+1))::integer as l from t',
    `select [x*2 for x in [1,2,3] if x>1]::varchar as l,{'a':1,'b':'x'}.b as s,'a''b' as q,1_000 as k`,
    'with recursive n as(select 1 as i union all select i+1 from n where i<5)select sum(i)::integer as s from n',
    `select date_trunc('month',day)::date::varchar as month,count(*)::integer as n from t group by 1 order by 1`,
    'select a.id from t a asof join t b on a.id>=b.id left join (select id from t where grp=2) c on c.id=a.id order by 1 limit 3',
    "select total: sum(id)::integer from t where day between date '2024-01-01' and date '2024-01-09'",
    "select columns(c -> c in ('id','grp')) from t where id is distinct from 3 order by id limit 2",
    `select id//2 as half,id%2 as rest,2**3 as p,'ab'^@'a' as s,case when id>1 then 'x' else 'y' end as c from t order by id limit 4`,
    `unpivot (select 1 as a,2 as b) on a,b into name k value v`,
    `pivot t on grp in (0,1,2) using count(*)::integer group by id order by id limit 3`,
    'select unnest([1,2])as u union select 3 except select 1 order by u',
  ])('gives the same rows: %s', async (text) => {
    const after = await formatted(text);
    expect(await rowsOf(engine, after)).toEqual(await rowsOf(engine, text));
    expect(await formatted(after)).toBe(after);
  });
});
