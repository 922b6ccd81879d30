import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ColumnReading, NumberStyle } from '../../base/reading';
import { openEngine, must, rowsOf } from '../../../tests/helpers/engine';
import type { WasmConnector } from '../../engine/wasm/wasm-connector';
import { ident, join, literal, sql } from '../../sql';
import { fits } from '../values/fits';
import { plainNumber } from '../values/numbers';
import { convertedNumber } from './number-sql';

const STYLES: readonly NumberStyle[] = [
  { decimal: '.', group: '' },
  { decimal: '.', group: ',' },
  { decimal: '.', group: ' ' },
  { decimal: '.', group: "'" },
  { decimal: ',', group: '' },
  { decimal: ',', group: '.' },
  { decimal: ',', group: ' ' },
  { decimal: '.', group: ',', currencies: ['$', 'USD'], negatives: true },
  { decimal: ',', group: '.', currencies: ['€'] },
  { decimal: ',', group: ' ', currencies: ['Kč'], negatives: true },
  { decimal: '.', group: "'", currencies: ['Fr.', 'CHF'] },
  { decimal: ',', group: '.', currencies: ['R$'], negatives: true },
  { decimal: ',', group: '', percent: true },
  { decimal: '.', group: ',', percent: true, negatives: true },
];
/** Stands for the error of a cell. */
const REFUSED = -777_777;

/** What numbers are made of, and what only looks like it. */
const PIECES = [
  ...['0', '1', '7', '12', '123', '234', '000', '500', '1234567', '.', ',', '.', ','],
  ...["'", '’', ' ', '\u00a0', '\u202f', '\u2009', '-', '\u2212', '+', '(', ')', '%', '$', '€'],
  ...['USD', 'CHF', 'Fr.', 'R$', 'Kč', 'e5', '_', '\t', '٣', 'n/a'],
];
/** Numbers as people write them, with a chance for every mark. */
const sign = fc.constantFrom('', '', '-', '\u2212', '+', '(');
const currency = fc.constantFrom('', '', '$', '€ ', 'Kč', 'CHF\u00a0', 'R$ ', 'Fr.');
const digits = fc.constantFrom(
  ...['0', '5', '999', '1234', '1,234', '1.234', '1 234', '1\u202f234', "1'234", '1’234', '0,5'],
  ...['1,234,567', '1.234.567', '12,34,567', '1,23,456.78', '0.123', '1.234,50', '1,234.50'],
  ...['123456789012345', '1234567890123456', '999.999.999.999.999', '9 999 999 999 999 999'],
  ...['1.5', '1,50', '.5', ',5', '5.', '12,3456789012345678', '007', '0,123', '1,2345', '2,00'],
);
const written = fc
  .tuple(sign, currency, sign, digits, fc.constantFrom('', '', '%', ' %', ')', '-', ' €', ' USD'))
  .map((parts) => parts.join(''));
const jumble = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 6 })
  .map((parts) => parts.join(''));

describe('numbers in the engine', () => {
  let db: WasmConnector;
  beforeAll(async () => {
    db = await openEngine();
  });

  async function converted(column: ColumnReading, cells: readonly string[]): Promise<number[]> {
    const values = join(
      cells.map((cell, at) => sql`(${literal(at)}, ${literal(cell)})`),
      ',\n',
    );
    const value = convertedNumber(column, ident('raw'), literal(REFUSED));
    const rows = await rowsOf(
      db,
      sql`select ${value}::DOUBLE as value from (values ${values}) t(place, raw) order by place`
        .text,
    );
    return rows.map((row) => (row.value === null ? NaN : Number(row.value)));
  }

  for (const type of ['number', 'integer'] as const) {
    it(`are ${type === 'number' ? 'read' : 'whole'} exactly where the check of cells says so, in every style`, async () => {
      const cells = [
        ...fc.sample(written, { numRuns: 300, seed: 5 }),
        ...fc.sample(jumble, { numRuns: 300, seed: 6 }),
        ...['', ' ', '\t', '\u00a0', '\ufeff', ' 5', '5\n', '\u00a05\u202f', '5\u000b', '𝟓'],
      ];
      let taken = 0;
      for (const style of STYLES) {
        if (type === 'integer' && style.percent) continue;
        const column: ColumnReading = { name: 'n', type, number: style };
        const got = await converted(column, cells);
        const expected = cells.map((cell) => {
          if (cell.trim() === '') return NaN;
          const plain = plainNumber(style, type === 'integer', cell);
          expect(fits(column, cell)).toBe(plain !== null);
          return plain === null ? REFUSED : Number(plain);
        });
        const apart = cells.flatMap((cell, at) => {
          const same = got[at] === expected[at] || Object.is(got[at], expected[at]);
          return same ? [] : [{ style, cell, engine: got[at], check: expected[at] }];
        });
        expect(apart).toEqual([]);
        taken += expected.filter((value) => value !== REFUSED).length;
      }
      expect(taken).toBeGreaterThan(type === 'number' ? 800 : 400);
    });
  }

  it('are the nearest double of what is written, percents too', async () => {
    const written = ['0,07 %', '12,5%', '1,1 %', '% 33,3', '100%', '-0,1 %'];
    const column: ColumnReading = {
      name: 'n',
      type: 'number',
      number: { decimal: ',', group: '', percent: true },
    };
    expect(await converted(column, written)).toEqual([0.0007, 0.125, 0.011, 0.333, 1, -0.001]);
  });

  it('are never read where a cell is written otherwise', async () => {
    const column: ColumnReading = {
      name: 'n',
      type: 'number',
      number: { decimal: ',', group: '.' },
    };
    const value = convertedNumber(column, ident('raw'), sql`error('cell c0')`);
    const read = (cell: string) =>
      db.exec(
        sql`create or replace table t as select ${value} as v from (values (${literal(cell)})) t(raw)`,
      );
    must(await read('1.234,50'));
    for (const cell of ['12.34', '0.123', '1,234.50', '1.2345', '€ 5', '1 234', 'n/a']) {
      const done = await read(cell);
      expect([cell, done.ok ? '' : JSON.stringify(done.error)]).toEqual([
        cell,
        expect.stringContaining('cell c0'),
      ]);
    }
  });
});
