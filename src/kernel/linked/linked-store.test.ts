import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { must, openEngine, rowsOf, run } from '../../../tests/helpers/engine';
import type { Clause, Selection } from '../../base/selection';
import { createRandom } from '../../base/random';
import type { Result } from '../../base/result';
import type { WasmConnector } from '../../engine/wasm/wasm-connector';
import { ident, join, literal, sql, type Sql } from '../../sql';
import type { LinkedChart, LinkedCounts, LinkedDimension } from '../notebook-api';
import { LinkedStore } from './linked-store';

const ROWS = 20_000;
const HOSTILE = `x"; drop table people; --`;
const PEOPLE = sql`from people`;
const never = new AbortController().signal;

let engine: WasmConnector;
let store: LinkedStore;
beforeAll(async () => {
  engine = await openEngine();
  await run(
    engine,
    sql`
      create table people as
      select
        if(i % 11 = 0, null, hash(i) % 700)::INTEGER as ${ident(HOSTILE)},
        if(i % 17 = 0, 'nan', if(i % 501 = 0, 'infinity', ln(1 + hash(i + 1) % 5000)))::DOUBLE as ratio,
        (hash(i + 2) % 2000000 / 100)::DECIMAL(18, 4) as amount,
        if(i % 13 = 0, null, DATE '2023-01-01' + (hash(i + 3) % 600)::INTEGER) as day,
        TIMESTAMP '1969-12-01' + to_microseconds((hash(i + 4) % 5000000000000)::BIGINT) as seen_at,
        case when i % 19 = 0 then null when i % 23 = 0 then '' else 'city ' || hash(i + 5) % 400 end as city,
        case when i % 5 = 0 then '__proto__' when i % 5 = 1 then 'constructor' else chr(9731) || chr(128512) end as kind,
        if(i % 29 = 0, null, hash(i + 6) % 3 = 0) as member,
        (hash(i + 7) % 9000000000000000)::HUGEINT as big
      from range(${literal(ROWS)}) t(i)
    `,
  );
}, 60_000);
afterAll(() => engine.close());
beforeEach(() => {
  store = new LinkedStore();
});

const COUNT = { aggregate: 'count' } as const;
const CHARTS: readonly LinkedChart[] = [
  { by: [{ field: HOSTILE, origin: 50, width: 30, bins: 20 }], measure: COUNT, filter: ['b', 'c'] },
  { by: [{ field: 'ratio', origin: 0, width: 0.5, bins: 12 }], measure: COUNT, filter: ['a', 'c'] },
  {
    by: [{ field: 'kind', values: ['constructor', '__proto__', 'other'] }],
    measure: { aggregate: 'sum', field: 'amount' },
    filter: ['a', 'b', 'c'],
  },
  {
    by: [
      { field: 'member', values: [true, false, null] },
      { field: 'day', origin: Date.UTC(2023, 0, 1), width: 7 * 86_400_000, bins: 90 },
    ],
    measure: COUNT,
    filter: ['a'],
  },
  {
    by: [{ field: 'city', values: Array.from({ length: 400 }, (_, i) => `city ${String(i)}`) }],
    measure: { aggregate: 'mean', field: HOSTILE },
    filter: ['b'],
  },
];

/** A selection as a condition, for which the engine answers. */
function condition(selection: Selection): Sql {
  if (selection.length === 0) return sql`true`;
  const alternatives = selection.map((all) =>
    all.length === 0 ? sql`true` : sql`(${join(all.map(clauseCondition), ' and ')})`,
  );
  return sql`(${join(alternatives, ' or ')})`;
}

function clauseCondition(clause: Clause): Sql {
  const field = clause.field === 'ratio' ? sql`nullif(ratio, 'nan')` : ident(clause.field);
  if ('values' in clause) {
    const values = clause.values.filter((value) => value !== null).map(literal);
    const among = values.length === 0 ? sql`false` : sql`${field} in (${join(values)})`;
    return clause.values.includes(null) ? sql`(${field} is null or ${among})` : sql`${among}`;
  }
  const bounds = [
    ...(clause.from === null ? [] : [sql`${field} >= ${literal(clause.from)}`]),
    ...(clause.to === null ? [] : [sql`${field} < ${literal(clause.to)}`]),
  ];
  return bounds.length === 0 ? sql`true` : sql`(${join(bounds, ' and ')})`;
}

function place(dimension: LinkedDimension): Sql {
  const { field } = dimension;
  if ('values' in dimension) {
    const branches = dimension.values.map((value, index) =>
      value === null
        ? sql`when ${ident(field)} is null then ${literal(index)}`
        : sql`when ${ident(field)} = ${literal(value)} then ${literal(index)}`,
    );
    return sql`case ${join(branches, ' ')} end`;
  }
  const { origin, width, bins } = dimension;
  const value = field === 'day' ? sql`epoch_ms(day)` : sql`nullif(${ident(field)}::DOUBLE, 'nan')`;
  // greatest and least pass over NULL.
  return sql`if(${value} is null, null, least(${literal(bins - 1)}, greatest(0, floor((${value} - ${literal(origin)}) / ${literal(width)}))))`;
}

/** What SQL says of the same charts. */
async function bySql(selections: Readonly<Record<string, Selection>>): Promise<LinkedCounts> {
  const charts: Float64Array<ArrayBuffer>[] = [];
  for (const { by, measure, filter } of CHARTS) {
    const sizes = by.map((one) => ('values' in one ? one.values.length : one.bins));
    const bins = sizes.reduce((product, size) => product * size, 1);
    const places = by.map(place);
    const bin =
      places.length === 2
        ? sql`${places[0] ?? sql`0`} * ${literal(sizes[1] ?? 1)} + ${places[1] ?? sql`0`}`
        : (places[0] ?? sql`0`);
    const value =
      'field' in measure
        ? sql`${ident(measure.aggregate === 'mean' ? 'avg' : 'sum')}(${ident(measure.field)})`
        : sql`count(*)`;
    const where = filter.map((name) => condition(selections[name] ?? []));
    const rows = await rowsOf(
      engine,
      sql`
        select (${bin})::INTEGER as bin, (${value})::DOUBLE as value
        from people
        where ${join(where, '\nand ')}
        group by bin
        having bin is not null and value is not null
      `,
    );
    const counts = new Float64Array(bins).fill(measure.aggregate === 'mean' ? NaN : 0);
    for (const row of rows) counts[Number(row['bin'])] = Number(row['value']);
    charts.push(counts);
  }
  const all = Object.values(selections).map(condition);
  const [total] = await rowsOf(
    engine,
    sql`select count(*)::INTEGER as n from people where ${join([sql`true`, ...all], '\nand ')}`,
  );
  return { charts, rows: Number(total?.['n']) };
}

const CLAUSES: readonly ((random: () => number) => Clause)[] = [
  (random) => ({
    field: HOSTILE,
    from: Math.floor(random() * 700),
    to: Math.floor(random() * 700),
  }),
  (random) => ({
    field: 'ratio',
    from: random() * 4,
    to: random() < 0.3 ? null : 4 + random() * 4,
  }),
  (random) => ({ field: 'amount', from: null, to: Math.floor(random() * 2_000_000) / 100 }),
  (random) => ({ field: 'day', from: isoDay(random), to: isoDay(random) }),
  (random) => ({ field: 'seen_at', from: `${isoDay(random)} 07:30:00`, to: null }),
  (random) => ({
    field: 'seen_at',
    from: '1969-12-02T00:00:00.001',
    to: '1970-01-01',
    ...(random() < 0.5 ? { from: null } : {}),
  }),
  (random) => ({
    field: 'city',
    values: ['city 7', '', null, `city ${String(Math.floor(random() * 400))}`],
  }),
  (random) => ({ field: 'city', from: `city ${String(Math.floor(random() * 400))}`, to: null }),
  () => ({ field: 'kind', values: ['__proto__', 'toString'] }),
  (random) => ({ field: 'member', values: random() < 0.5 ? [true] : [false, null] }),
  (random) => ({ field: 'big', from: Math.floor(random() * 9e15), to: null }),
  () => ({ field: 'city', values: [] }),
];

function isoDay(random: () => number): string {
  return new Date(Date.UTC(2023, 0, 1 + Math.floor(random() * 600))).toISOString().slice(0, 10);
}

function randomSelection(random: () => number): Selection {
  const one = () => CLAUSES[Math.floor(random() * CLAUSES.length)]?.(random);
  const some = (most: number) =>
    Array.from({ length: 1 + Math.floor(random() * most) }, one).filter(
      (clause) => clause !== undefined,
    );
  if (random() < 0.2) return [];
  return random() < 0.5
    ? [some(1)]
    : Array.from({ length: 1 + Math.floor(random() * 2) }, () => some(3));
}

function expectSame(found: LinkedCounts, expected: LinkedCounts): void {
  expect(found.rows).toBe(expected.rows);
  found.charts.forEach((chart, index) => {
    const wanted = expected.charts[index] ?? new Float64Array();
    expect(chart.length).toBe(wanted.length);
    // Means may differ in the last bit, for they are divided in another place.
    chart.forEach((value, bin) => {
      const other = wanted[bin] ?? Infinity;
      if (Number.isNaN(other)) expect(value).toBeNaN();
      else expect(Math.abs(value - other)).toBeLessThanOrEqual(1e-12 * Math.abs(other));
    });
  });
}

function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.error.code;
}

describe('linked charts over a relation', () => {
  it('count what SQL counts, under any selections', async () => {
    const source = createRandom(20_240_501);
    const random = () => source.uniform();
    const { linked, counts } = must(await store.open(engine, PEOPLE, CHARTS, never));
    expectSame(counts, await bySql({}));
    for (let turn = 0; turn < 40; turn++) {
      const selections = {
        a: randomSelection(random),
        b: randomSelection(random),
        c: randomSelection(random),
      };
      expectSame(must(await store.move(linked, selections)), await bySql(selections));
    }
  }, 60_000);

  it('count what SQL counts while a brush moves over numbers and over days', async () => {
    const { linked } = must(await store.open(engine, PEOPLE, CHARTS, never));
    for (let step = 0; step < 12; step++) {
      const selections: Record<string, Selection> = {
        a: [[{ field: HOSTILE, from: step * 5, to: step * 5 + 40 }]],
        b: [
          [
            {
              field: 'day',
              from: `2023-03-${String(step + 10)}`,
              to: `2023-07-${String(step + 10)}`,
            },
          ],
        ],
      };
      expectSame(must(await store.move(linked, selections)), await bySql(selections));
    }
  });

  it('read a field that only a selection names when it comes, and again for whoever else asks', async () => {
    const charts = CHARTS.slice(1, 2);
    const first = must(await store.open(engine, PEOPLE, charts, never));
    const second = must(await store.open(engine, PEOPLE, charts, never));
    const selections: Record<string, Selection> = { a: [[{ field: 'member', values: [true] }]] };
    const [one, same] = await Promise.all([
      store.move(first.linked, selections),
      store.move(first.linked, selections),
    ]);
    const other = await store.move(second.linked, selections);
    expect(must(one).charts).toEqual(must(same).charts);
    expect(must(one)).toEqual(must(other));
    const expected = await bySql(selections);
    expect([...(must(one).charts[0] ?? [])]).toEqual([...(expected.charts[1] ?? [])]);
  });

  it('count rows where a chart has no axis', async () => {
    const charts: LinkedChart[] = [{ by: [], measure: COUNT, filter: ['a'] }];
    const { linked, counts } = must(await store.open(engine, PEOPLE, charts, never));
    expect([...(counts.charts[0] ?? [])]).toEqual([ROWS]);
    const moved = must(
      await store.move(linked, { a: [[{ field: 'kind', values: ['__proto__'] }]] }),
    );
    expect([...(moved.charts[0] ?? [])]).toEqual([ROWS / 5]);
  });

  it('are empty over an empty relation', async () => {
    const query = sql`from people limit 0`;
    const { linked, counts } = must(await store.open(engine, query, CHARTS, never));
    expect(counts.rows).toBe(0);
    const moved = must(await store.move(linked, { a: [[{ field: 'ratio', from: 1, to: 2 }]] }));
    expect([...(moved.charts[0] ?? [])]).toEqual(Array.from({ length: 20 }, () => 0));
  });

  it('give counts that nobody changes afterwards', async () => {
    const { linked, counts } = must(await store.open(engine, PEOPLE, CHARTS, never));
    const before = counts.charts.map((chart) => [...chart]);
    must(await store.move(linked, { a: [[{ field: 'ratio', from: 1, to: 2 }]] }));
    expect(counts.charts.map((chart) => [...chart])).toEqual(before);
  });
});

describe('linked charts that cannot be', () => {
  it.each([
    [
      'a column that is not there',
      { by: [{ field: 'nope', values: [1] }], measure: COUNT, filter: [] },
    ],
    [
      'bins of texts',
      { by: [{ field: 'city', origin: 0, width: 1, bins: 3 }], measure: COUNT, filter: [] },
    ],
    [
      'bins without width',
      { by: [{ field: 'ratio', origin: 0, width: 0, bins: 3 }], measure: COUNT, filter: [] },
    ],
    [
      'too many bins',
      { by: [{ field: 'ratio', origin: 0, width: 1, bins: 1e9 }], measure: COUNT, filter: [] },
    ],
    ['a sum of texts', { by: [], measure: { aggregate: 'sum', field: 'city' }, filter: [] }],
  ] satisfies [string, LinkedChart][])('%s are an error of the chart', async (_, chart) => {
    expect(codeOf(await store.open(engine, PEOPLE, [chart], never))).toBe('chart.invalid_spec');
  });

  it('a selection over a column that is not there is an error, and changes nothing', async () => {
    const { linked } = must(await store.open(engine, PEOPLE, CHARTS, never));
    const wrong = await store.move(linked, { a: [[{ field: 'toString', values: ['x'] }]] });
    expect(codeOf(wrong)).toBe('chart.invalid_spec');
    expect(must(await store.move(linked, {})).rows).toBe(ROWS);
  });

  it('more rows than a tab should hold are refused before they are read', async () => {
    const query = sql`select range as x from range(5000001)`;
    const charts: LinkedChart[] = [
      { by: [{ field: 'x', values: [1] }], measure: COUNT, filter: [] },
    ];
    expect(codeOf(await store.open(engine, query, charts, never))).toBe('engine.too_many_rows');
  });

  it('what was closed, or opened before the rows changed, answers as cancelled', async () => {
    const first = must(await store.open(engine, PEOPLE, CHARTS, never));
    const second = must(await store.open(engine, PEOPLE, CHARTS, never));
    store.close(first.linked);
    expect(codeOf(await store.move(first.linked, {}))).toBe('cancelled');
    expect(codeOf(await store.move(second.linked, {}))).toBe('ok');
    const loading = store.move(second.linked, { a: [[{ field: 'big', from: 1, to: null }]] });
    const opening = store.open(engine, sql`from people limit 10`, CHARTS, never);
    store.clear();
    expect(codeOf(await loading)).toBe('cancelled');
    expect(codeOf(await opening)).toBe('cancelled');
    expect(codeOf(await store.move(second.linked, {}))).toBe('cancelled');
  });

  it('only what reads a changed name is closed, also while it opens', async () => {
    const reads = new Set(['people', '$since']);
    const concerned = must(await store.open(engine, PEOPLE, CHARTS, never, reads));
    const other = must(await store.open(engine, sql`from people where true`, CHARTS, never));
    const opening = store.open(engine, PEOPLE, CHARTS, never, reads);
    const unconcerned = store.open(engine, sql`from people limit 5`, CHARTS, never);
    store.clearReading(['$since']);
    expect(codeOf(await store.move(concerned.linked, {}))).toBe('cancelled');
    expect(codeOf(await opening)).toBe('cancelled');
    expect(codeOf(await store.move(other.linked, {}))).toBe('ok');
    expect(codeOf(await unconcerned)).toBe('ok');
  });

  it.each([1, 2])('loading ends when it is cancelled during query %i', async (turn) => {
    const controller = new AbortController();
    let queries = 0;
    const cancelling = new Proxy(engine, {
      get: (target, key) =>
        key === 'describe'
          ? target.describe.bind(target)
          : async (...query: Parameters<typeof target.query>) => {
              const answer = await target.query(...query);
              if (++queries === turn) controller.abort();
              return answer;
            },
    });
    const opening = await store.open(cancelling, PEOPLE, CHARTS, controller.signal);
    expect(codeOf(opening)).toBe('cancelled');
    expect(queries).toBe(2);
  });
});
