import { expect, it } from 'vitest';
import { readDateAs } from './date-order';
import { tellingRows } from './telling-rows';

const rows = ['05/05/2024', null, '03/04/2024', '03/04/2024', '01/02/2024', '07/06/2024'];
const sample = { columns: ['id', 'at'], rows: rows.map((at, place) => [`O${place}`, at]) };
const differs = (text: string) => readDateAs(text, 'dmy') !== readDateAs(text, 'mdy');

it('shows three rows that tell the readings apart', () => {
  expect(tellingRows(sample, 'at', differs)).toEqual({
    column: 'at',
    columns: ['id', 'at'],
    rows: [
      ['O2', '03/04/2024'],
      ['O4', '01/02/2024'],
      ['O5', '07/06/2024'],
    ],
    texts: ['03/04/2024', '01/02/2024', '07/06/2024'],
  });
});

it('goes on with others where there are too few, and with values where there is no row', () => {
  const few = { ...sample, rows: sample.rows.slice(0, 3) };
  expect(tellingRows(few, 'at', differs).texts).toEqual(['03/04/2024', '05/05/2024']);
  expect(tellingRows({ columns: ['at'], rows: [] }, 'at', differs, ['01/02/24']).rows).toEqual([
    ['01/02/24'],
  ]);
});
