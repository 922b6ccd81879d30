import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clause, Selection } from '../../base/selection';
import { columnNumber, type LinkedColumn, type LinkedColumns } from './column';
import { LinkedCounter, MAX_SELECTIONS, type CountedChart } from './linked-counts';

const CITIES = ['Aarhus', 'Bergen', '', '\u{1F600}', '\uFFFD'];

interface Row {
  readonly size: number | null;
  readonly price: number | null;
  readonly city: string | null;
}

function columnsOf(rows: readonly Row[]): LinkedColumns {
  const numbers = (name: 'size' | 'price'): LinkedColumn => ({
    kind: 'number',
    values: Float64Array.from(rows, (row) => row[name] ?? NaN),
  });
  const codes = Uint8Array.from(rows, ({ city }) => (city === null ? 0 : CITIES.indexOf(city) + 1));
  return new Map([
    ['size', numbers('size')],
    ['price', numbers('price')],
    ['city', { kind: 'category', codes, dictionary: CITIES }],
  ]);
}

const CHARTS: readonly CountedChart[] = [
  {
    by: [{ field: 'size', cut: { origin: 0, width: 2, bins: 4 } }],
    aggregate: 'count',
    measure: null,
    follows: ['b', 'c'],
  },
  {
    by: [{ field: 'city', cut: { values: ['Bergen', null, 'Aarhus', 'nowhere'] } }],
    aggregate: 'sum',
    measure: 'price',
    follows: ['a', 'c'],
  },
  {
    by: [
      { field: 'city', cut: { values: ['', '\u{1F600}'] } },
      { field: 'size', cut: { origin: 1, width: 3, bins: 2 } },
    ],
    aggregate: 'mean',
    measure: 'price',
    follows: ['a', 'b', 'c'],
  },
];

/** The same, row by row and by the book. */
function expected(rows: readonly Row[], selections: ReadonlyMap<string, Selection>) {
  const passes = (row: Row, names: readonly string[]) =>
    names.every((name) => {
      const selection = selections.get(name) ?? [];
      return selection.length === 0 || selection.some((all) => all.every((one) => holds(row, one)));
    });
  const bin = (value: number | null, origin: number, width: number, bins: number) =>
    value === null ? -1 : Math.max(0, Math.min(bins - 1, Math.floor((value - origin) / width)));
  const inBin = (chart: number, place: number) =>
    rows.filter((row) => {
      if (!passes(row, CHARTS[chart]?.follows ?? [])) return false;
      if (chart === 0) return bin(row.size, 0, 2, 4) === place;
      if (row.price === null) return false;
      if (chart === 1) return ['Bergen', null, 'Aarhus', 'nowhere'].indexOf(row.city) === place;
      const city = ['', '\u{1F600}'].indexOf(row.city ?? 'none');
      const size = bin(row.size, 1, 3, 2);
      return city >= 0 && size >= 0 && city * 2 + size === place;
    });
  const sum = (some: readonly Row[]) =>
    some.reduce((total, { price }) => total + Math.round((price ?? 0) * 100), 0) / 100;
  return {
    rows: rows.filter((row) => passes(row, ['a', 'b', 'c'])).length,
    charts: [
      [0, 1, 2, 3].map((place) => inBin(0, place).length),
      [0, 1, 2, 3].map((place) => sum(inBin(1, place))),
      [0, 1, 2, 3].map((place) => sum(inBin(2, place)) / inBin(2, place).length),
    ],
  };
}

function holds(row: Row, clause: Clause): boolean {
  const value = row[clause.field as keyof Row];
  if ('values' in clause) return clause.values.includes(value);
  if (clause.from === null && clause.to === null) return true;
  if (value === null) return false;
  const order = (other: string | number) =>
    typeof value === 'string'
      ? Buffer.compare(Buffer.from(value), Buffer.from(String(other)))
      : value - Number(other);
  return (
    (clause.from === null || order(clause.from) >= 0) &&
    (clause.to === null || order(clause.to) < 0)
  );
}

const row = fc.record<Row>({
  size: fc.option(fc.oneof(fc.integer({ min: -3, max: 12 }), fc.constantFrom(0.5, -0.5, 1e9))),
  price: fc.option(fc.integer({ min: -5000, max: 99999 }).map((cents) => cents / 100)),
  city: fc.option(fc.constantFrom(...CITIES)),
});
const bound = fc.option(fc.integer({ min: -4, max: 14 }), { freq: 4 });
const sizeRange = fc.record({ field: fc.constant('size'), from: bound, to: bound });
const clause: fc.Arbitrary<Clause> = fc.oneof(
  sizeRange,
  fc.record({
    field: fc.constant('price'),
    from: fc.integer({ min: -50, max: 900 }),
    to: bound,
  }),
  fc.record({
    field: fc.constant('city'),
    values: fc.subarray([...CITIES, null, 'nowhere']),
  }),
  fc.record({
    field: fc.constant('city'),
    from: fc.option(fc.constantFrom(...CITIES)),
    to: fc.option(fc.constantFrom(...CITIES)),
  }),
  fc.record({ field: fc.constant('size'), values: fc.subarray([0, 1, 2, 7, null]) }),
);
const selection: fc.Arbitrary<Selection> = fc.oneof(
  fc.constant([]),
  sizeRange.map((range) => [[range]]),
  fc.array(fc.array(clause, { maxLength: 3 }), { minLength: 1, maxLength: 3 }),
);
const move = fc.record({ a: selection, b: selection, c: selection }, { requiredKeys: [] });

describe('counts of linked charts', () => {
  it('are those of a count row by row, after any sequence of moves', () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 60 }),
        fc.array(move, { maxLength: 8 }),
        (rows, moves) => {
          const counter = new LinkedCounter(columnsOf(rows), rows.length, CHARTS);
          for (const one of [{}, ...moves]) {
            const selections = new Map(Object.entries<Selection>(one));
            counter.move(selections);
            const { charts, rows: passing } = expected(rows, selections);
            expect(counter.rows).toBe(passing);
            expect(counter.results().map((chart) => [...chart])).toEqual(charts);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('are the same whether a brush moves by small steps or jumps', () => {
    const rows = Array.from({ length: 2000 }, (_, index): Row => ({
      size: index % 13 === 0 ? null : (index * 7919) % 10,
      price: ((index * 104_729) % 9973) / 100,
      city: CITIES[index % 7] ?? null,
    }));
    const columns = columnsOf(rows);
    const brushed = new LinkedCounter(columns, rows.length, CHARTS);
    brushed.prepare('price');
    for (let from = 0; from < 99; from += 0.5) {
      const selections = new Map([['a', [[{ field: 'price', from, to: from + 4 }]]]]);
      brushed.move(selections);
      const fresh = new LinkedCounter(columns, rows.length, CHARTS);
      fresh.move(selections);
      expect(brushed.rows).toBe(fresh.rows);
      expect(brushed.results()).toEqual(fresh.results());
    }
  });

  it('sum what no decimal fraction holds without drifting', () => {
    const values = Float64Array.from({ length: 500 }, (_, index) => Math.sin(index) * 1e6);
    const chart: CountedChart = {
      by: [{ field: 'x', cut: { origin: -1e6, width: 1e5, bins: 20 } }],
      aggregate: 'sum',
      measure: 'x',
      follows: ['s'],
    };
    const columns: LinkedColumns = new Map([['x', { kind: 'number', values }]]);
    const counter = new LinkedCounter(columns, values.length, [chart]);
    const before = counter.results();
    for (let step = 0; step < 200; step++) {
      counter.move(new Map([['s', [[{ field: 'x', from: step * 1e3, to: step * 1e3 + 1e5 }]]]]));
    }
    counter.move(new Map());
    expect(counter.results()).toEqual(before);
  });

  it('hold as many selections as there are bits, and refuse more before anything changes', () => {
    const values = Float64Array.from({ length: 100 }, (_, index) => index);
    const columns: LinkedColumns = new Map([['x', { kind: 'number', values }]]);
    const counter = new LinkedCounter(columns, 100, []);
    const selections = (count: number) =>
      new Map(
        Array.from({ length: count }, (_, index): [string, Selection] => [
          `s${String(index)}`,
          [[{ field: 'x', from: index, to: null }]],
        ]),
      );
    counter.move(selections(MAX_SELECTIONS));
    expect(counter.rows).toBe(100 - (MAX_SELECTIONS - 1));
    expect(() => {
      counter.move(selections(MAX_SELECTIONS + 1));
    }).toThrow(RangeError);
    expect(counter.rows).toBe(100 - (MAX_SELECTIONS - 1));
    counter.move(selections(3));
    expect(counter.rows).toBe(98);
  });

  it('refuse a field that is not there before anything changes', () => {
    const values = Float64Array.of(1, 2, 3);
    const counter = new LinkedCounter(new Map([['x', { kind: 'number', values }]]), 3, []);
    const wrong = new Map<string, Selection>([
      ['s', [[{ field: 'x', from: 2, to: null }]]],
      ['t', [[{ field: '__proto__', values: [1] }]]],
    ]);
    expect(() => {
      counter.move(wrong);
    }).toThrow(RangeError);
    expect(counter.rows).toBe(3);
  });
});

describe('a value in a column of times', () => {
  it.each([
    ['2024-02-29', Date.UTC(2024, 1, 29)],
    ['2024-02-29T12:30', Date.UTC(2024, 1, 29, 12, 30)],
    ['2024-02-29 12:30:15.250', Date.UTC(2024, 1, 29, 12, 30, 15, 250)],
    ['2024-02-29T12:30:15Z', Date.UTC(2024, 1, 29, 12, 30, 15)],
    ['yesterday', NaN],
    ['', NaN],
  ])('%j is read as UTC, whatever the zone of the machine', (text, milliseconds) => {
    expect(columnNumber('time', text)).toBe(milliseconds);
  });
});
