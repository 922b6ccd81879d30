import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ColumnReading, DateOrder, MonthLanguage } from '../../src/base/reading';
import type { WasmConnector } from '../../src/engine/wasm/wasm-connector';
import { dateValue } from '../../src/intake/csv/date-sql';
import {
  dateOrderEvidenceQuery,
  decidedOrder,
  type OrderFacts,
} from '../../src/intake/csv/date-order';
import { DateGuess } from '../../src/intake/sniff/date-guess';
import { dateIn, fitsDate } from '../../src/intake/values/date-fits';
import { ident, join, literal, sql } from '../../src/sql';
import { openEngine, rowsOf, run } from '../helpers/engine';

let engine: WasmConnector;
beforeAll(async () => {
  engine = await openEngine();
  await run(engine, `create table cells (place integer, cell varchar)`);
});
afterAll(() => engine.close());

/** What the engine makes of cells in a column, strictly in its format and in any way of the same rule. */
async function converted(column: ColumnReading, cells: readonly string[]) {
  await run(engine, `truncate cells`);
  const rows = cells.map((cell, place) => sql`(${literal(place)}, ${literal(cell)})`);
  await run(engine, sql`insert into cells values ${join(rows)}`);
  const [strict, lenient] = [false, true].map((one) => dateValue(column, ident('cell'), one));
  return rowsOf(
    engine,
    sql`select cell, (${strict ?? sql`null`})::VARCHAR as strict, (${lenient ?? sql`null`})::VARCHAR as lenient from cells order by place`,
  );
}

const CELLS = [
  ...['2024-01-05', '2024-1-5', '2024/01/05', '2024.1.5', '2024 01 05', '24-01-05', '0024-01-05'],
  ...[
    '2024-02-30',
    '2024-02-29',
    '2023-02-29',
    '1900-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
  ],
  ...[
    '0000-01-01',
    '0001-01-01',
    '9999-12-31',
    '2024-01/05',
    '2024-01',
    '2024',
    '2024-01-051',
    '2024-W05',
    '2024-Q1',
  ],
  ...[
    '31/01/2024',
    '01/31/2024',
    '1/2/2024',
    '01.02.2024',
    '01-02-2024',
    '5. 1. 2024',
    '5 / 1 / 2024',
    '05 01 2024',
  ],
  ...[
    '1/2/24',
    '1/2/5',
    '01/02/202',
    '01/02/20245',
    '1/2-2024',
    '68/01/02',
    '69-01-02',
    '99-01-31',
    '12.11.10',
    '31/04/2024',
  ],
  ...['1 2 24', '01 02 24', '4-3-5', '24-3-5', '4-03-05', '1/2/68', '1/2/69'],
  ...[
    '20240105',
    '20241301',
    '2024015',
    '202401051',
    '20240105143005',
    '20240105T143005Z',
    '202401051430',
  ],
  ...[
    '2024-01-05 14:30',
    '2024-01-05T14:30:05',
    '2024-01-05T14:30:05Z',
    '2024-01-05 14:30:05.25',
    '2024-01-05 14:30:05,25',
  ],
  ...[
    '2024-01-05 14:30:05.1234567',
    '2024-01-05 24:00',
    '2024-01-05 23:59:60',
    '2024-01-05 4:3',
    '2024-01-05 4:3:2',
  ],
  ...[
    '2024-01-05 14:30+02:00',
    '2024-01-05 14:30:05 -0400',
    '2024-01-05 14:30 CET',
    '2024-01-05 14:30 UTC',
    '2024-01-05 14:30 GMT+1',
  ],
  ...[
    '2024-01-05T14:30:05+01:00[Europe/Berlin]',
    '2024-01-05 14:30 XYZ',
    '2024-01-05 14:30-15:00',
    '2024-01-05Z',
  ],
  ...[
    '5/1/2024 2:30 PM',
    '5/1/2024 2:30:05 pm',
    '5/1/2024 12:05 AM',
    '5/1/2024 12:05 p.m.',
    '5/1/2024 2:30 p. m.',
    '5/1/2024 13:30 PM',
    '5/1/2024 0:30 AM',
    '5/1/2024 2:30PM',
  ],
  ...[
    '05.01.2024 14:30 Uhr',
    '05.01.2024 14.30 Uhr',
    '05/01/2024 14h30',
    '05/01/2024 à 14h30',
    '5/1/2024, 14:30',
    '5/1/2024 14.5',
  ],
  ...[
    '5 Jan 2024',
    '05-Jan-2024',
    '5-JAN-24',
    '05jan2024',
    'Jan 5, 2024',
    'January 5, 2024',
    'January 5th, 2024',
    '1st of March 2024',
    '5 Sept 2024',
    '5 Jan. 2024',
  ],
  ...[
    '2024-Jan-05',
    'Mon, 05 Jan 2024',
    'Friday, January 5, 2024',
    'Fri Jan 05 2024 14:30:05 GMT+0200 (Central European Summer Time)',
    'Jan 5, 2024 at 2:30 PM',
    '30 Feb 2024',
  ],
  ...[
    '5. Januar 2024',
    '5. Jan. 2024',
    'Montag, 5. März 2024',
    'Mo., 05.03.2024',
    'Mo 5.3.2024',
    '5. Marz 2024',
    '5. MÄRZ 2024',
    '5. Ma\u0308rz 2024',
    '5. Januar 2024 um 14:30 Uhr',
    '5. Maerz 24',
  ],
  ...[
    '1er janvier 2024',
    '5 févr. 2024',
    '5 aout 2024',
    'lundi 5 août 2024',
    '5 décembre 2024 à 14:30',
    '5 juil. 2024',
    '5 juin 2024',
  ],
  ...[
    '5 de enero de 2024',
    '5 de marzo del 2024',
    'mar. 5 mar 2024',
    'miércoles, 5 de junio de 2024',
    '5 de março de 2024',
    'segunda-feira, 5 de maio de 2024',
    '5/set/2024',
  ],
  ...[
    '5 stycznia 2024',
    '5 października 2024 r.',
    'środa, 5 maja 2024',
    'poniedziałek 5 lut 2024',
    '5 wrz 2024',
    '5 mai 2024',
    '5 may 2024',
    '5 mar 2024',
  ],
  ...[
    ' 2024-01-05 ',
    '\t2024-01-05',
    '2024-01-05\u00a0',
    '5\u00a0stycznia\u202f2024',
    '2024-01-05  14:30',
    '\u3000',
    '２０２４-01-05',
    '5 ＪＡＮ 2024',
  ],
  ...[
    'n/a',
    '',
    'Mai',
    'Order 5',
    '12 abc 2024',
    'jan feb 2024',
    '5 5 2024',
    'January 2024',
    '1704463800',
    '45296',
    '12:30',
    '-1',
    '1.2.3.4',
    "5' Jan 2024",
  ],
];

const COLUMNS: readonly Omit<ColumnReading, 'name'>[] = (['date', 'timestamp'] as const).flatMap(
  (type) => [
    { type },
    { type, offsets: true },
    ...[
      '%d/%m/%Y',
      '%m/%d/%Y',
      '%y-%m-%d',
      '%d.%m.%y',
      '%Y/%m/%d',
      '%Y%m%d',
      '%d-%b-%Y',
      '%B %d, %Y',
      '%d %b %Y',
      '%d. %b. %y',
    ].map((format) => ({ type, format })),
    ...(['de', 'fr', 'es', 'pt', 'pl'] as const).map((months) => ({
      type,
      months,
      format: '%d %b %Y',
    })),
    { type, months: 'de', format: '%a, %d.%m.%Y' } as const,
    { type, format: '%a, %d %b %Y' },
  ],
);
const TIMED: readonly Omit<ColumnReading, 'name'>[] = [
  ...[
    '%Y-%m-%dT%H:%M:%SZ',
    '%Y-%m-%d %H:%M:%S%z',
    '%Y-%m-%d %H:%M:%S %z',
    '%Y-%m-%d %H:%M:%S.%f',
    '%Y-%m-%d %H:%M',
  ],
  ...[
    '%d/%m/%Y %H:%M',
    '%m/%d/%Y %I:%M %p',
    '%d.%m.%Y %H:%M Uhr',
    '%d/%m/%Y %Hh%M',
    '%Y%m%d%H%M%S',
    '%Y%m%dT%H%M%SZ',
    '%d/%m/%y %H:%M',
  ],
].map((format) => ({ type: 'timestamp', format }));

describe('a cell fits a column of dates', () => {
  it.each([...COLUMNS, ...TIMED].map((column) => [JSON.stringify(column), column] as const))(
    'exactly when the engine reads it, and as the same: %s',
    async (_, given) => {
      const column: ColumnReading = { name: 'day', ...given };
      const rows = await converted(column, CELLS);
      const read = rows.map(({ cell, lenient }) => [cell, lenient]);
      expect(read).toEqual(CELLS.map((cell) => [cell, dateIn(column, cell)]));
      // Strictly, some cells are left to the second look, but none is read otherwise.
      expect(rows.filter(({ strict, lenient }) => strict !== null && strict !== lenient)).toEqual(
        [],
      );
    },
  );
});

describe('numbers that are dates', () => {
  it.each([
    ['epoch_s', 'timestamp', '1704465005', '2024-01-05 14:30:05'],
    ['epoch_s', 'timestamp', '1704465005.25', '2024-01-05 14:30:05.25'],
    ['epoch_s', 'timestamp', '-1', '1969-12-31 23:59:59'],
    ['epoch_s', 'timestamp', '1704465005000', null],
    ['epoch_ms', 'timestamp', '1704465005250', '2024-01-05 14:30:05.25'],
    ['epoch_ms', 'timestamp', '1704465005250.5', null],
    ['epoch_us', 'timestamp', '1704465005250125', '2024-01-05 14:30:05.250125'],
    ['epoch_us', 'timestamp', '1704465005250125.5', null],
    ['excel', 'date', '45296', '2024-01-05'],
    ['excel', 'date', '45296.0', '2024-01-05'],
    ['excel', 'date', '45296.5', null],
    ['excel', 'date', '61', '1900-03-01'],
    ['excel', 'date', '60', null],
    ['excel', 'timestamp', '45296', '2024-01-05 00:00:00'],
    ['excel', 'timestamp', '45296.604166666664', '2024-01-05 14:30:00'],
    ['excel', 'timestamp', '45296,604166666664', '2024-01-05 14:30:00'],
    ['excel', 'timestamp', '3000000', null],
    ['excel', 'timestamp', 'n/a', null],
  ] as const)('%s as %s: %s', async (format, type, cell, expected) => {
    const column = { name: 'at', type, format };
    const [row] = await converted(column, [cell]);
    expect(row?.['lenient']).toBe(expected);
    expect(fitsDate(column, cell)).toBe(expected !== null);
  });
});

/** A way of writing, as a function of a day and a time, and what is expected of its reading. */
interface Way {
  readonly write: (day: Date) => string;
  readonly format: string;
  readonly months?: MonthLanguage;
  readonly offsets?: boolean;
  readonly order?: DateOrder;
}

const two = (number: number) => String(number).padStart(2, '0');
const iso = (day: Date) => day.toISOString().slice(0, 10);
const dmy = (day: Date, sign: string) =>
  `${two(day.getUTCDate())}${sign}${two(day.getUTCMonth() + 1)}${sign}${String(day.getUTCFullYear())}`;
const mdy = (day: Date) =>
  `${String(day.getUTCMonth() + 1)}/${String(day.getUTCDate())}/${String(day.getUTCFullYear())}`;
const clock = (day: Date) => day.toISOString().slice(11, 19);
const intl = (locale: string, options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  return (day: Date) => format.format(day);
};
const LONG = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const FULL = { ...LONG, weekday: 'long' } as const;

const DAYS: Readonly<Record<string, Way>> = {
  'y-m-d': { write: iso, format: '%Y-%m-%d' },
  'y/m/d': { write: (day) => iso(day).replaceAll('-', '/'), format: '%Y/%m/%d' },
  'y m d': { write: (day) => iso(day).replaceAll('-', ' '), format: '%Y %m %d' },
  yyyymmdd: { write: (day) => iso(day).replaceAll('-', ''), format: '%Y%m%d' },
  'd/m/y': { write: (day) => dmy(day, '/'), format: '%d/%m/%Y' },
  'd.m.y': { write: (day) => dmy(day, '.'), format: '%d.%m.%Y' },
  'd. m. y': { write: (day) => dmy(day, '. '), format: '%d. %m. %Y' },
  'd m y': { write: (day) => dmy(day, ' '), format: '%d %m %Y' },
  'm/d/y': { write: mdy, format: '%m/%d/%Y' },
  'd.m.yy': {
    write: (day) => dmy(day, '.').replace(/\d\d(\d\d)$/, '$1'),
    format: '%d.%m.%y',
  },
  'yy-m-d': { write: (day) => iso(day).slice(2), format: '%y-%m-%d', order: 'ymd' },
  'English, long': { write: intl('en-US', LONG), format: '%B %d, %Y' },
  'English, with its weekday': { write: intl('en-US', FULL), format: '%A, %B %d, %Y' },
  'German, long': { write: intl('de', LONG), format: '%d. %B %Y', months: 'de' },
  'German, with its weekday': { write: intl('de', FULL), format: '%A, %d. %B %Y', months: 'de' },
  'French, long': { write: intl('fr', LONG), format: '%d %B %Y', months: 'fr' },
  'French, with its weekday': { write: intl('fr', FULL), format: '%A %d %B %Y', months: 'fr' },
  'Spanish, long': { write: intl('es', LONG), format: '%d de %B de %Y', months: 'es' },
  'Portuguese, long': { write: intl('pt', LONG), format: '%d de %B de %Y', months: 'pt' },
  'Portuguese, with its weekday': {
    write: intl('pt', FULL),
    format: '%A, %d de %B de %Y',
    months: 'pt',
  },
  'Polish, long': { write: intl('pl', LONG), format: '%d %B %Y', months: 'pl' },
  'Polish, with its weekday': { write: intl('pl', FULL), format: '%A, %d %B %Y', months: 'pl' },
};

const TIMES: Readonly<Record<string, Way>> = {
  ISO: { write: (at) => `${iso(at)}T${clock(at)}`, format: '%Y-%m-%dT%H:%M:%S' },
  'ISO in UTC': {
    write: (at) => `${iso(at)}T${clock(at)}Z`,
    format: '%Y-%m-%dT%H:%M:%SZ',
    offsets: true,
  },
  'an offset': {
    write: (at) => `${iso(at)} ${clock(at)} -0${String(at.getUTCDate() % 9)}00`,
    format: '%Y-%m-%d %H:%M:%S %z',
    offsets: true,
  },
  'the name of a zone': {
    write: (at) => `${iso(at)} ${clock(at)} ${at.getUTCMonth() % 2 ? 'CEST' : 'CET'}`,
    format: '%Y-%m-%d %H:%M:%S %Z',
    offsets: true,
  },
  'twelve hours': {
    write: (at) => `${mdy(at)}, ${intl('en-US', { timeStyle: 'medium' })(at)}`,
    format: '%m/%d/%Y, %I:%M:%S %p',
  },
  'Spanish twelve hours': {
    write: (at) => `${dmy(at, '/')} ${intl('es-MX', { timeStyle: 'medium', hour12: true })(at)}`,
    format: '%d/%m/%Y %I:%M:%S %p',
  },
  JavaScript: {
    write: (at) => `${at.toUTCString().slice(0, 16)} ${clock(at)} GMT`,
    format: '%a, %d %b %Y %H:%M:%S %Z',
    offsets: true,
  },
  yyyymmddhhmmss: {
    write: (at) => `${iso(at)}${clock(at)}`.replace(/\D/g, ''),
    format: '%Y%m%d%H%M%S',
  },
};

describe('dates of a column', () => {
  const day = fc.date({
    min: new Date('1970-01-01'),
    max: new Date('2068-12-31'),
    noInvalidDate: true,
  });
  const reading = (way: Way, cells: readonly string[], name = 'day') => {
    const guess = new DateGuess();
    for (const cell of cells) guess.add(cell);
    return guess.read(name, way.order ?? (/%d.*%m/.test(way.format) ? 'dmy' : 'mdy'));
  };
  // Enough of them to have every month.
  const some = fc.sample(day, { seed: 20_240_105, numRuns: 300 });

  it.each(Object.entries(DAYS))('are read back as they were written: %s', async (_, way) => {
    const cells = some.map(way.write);
    const column = reading(way, cells);
    const { format, months } = way;
    expect(column).toEqual({ name: 'day', type: 'date', format, ...(months && { months }) });
    const rows = column === null ? [] : await converted(column, cells);
    expect(rows.map(({ lenient }) => lenient)).toEqual(some.map(iso));
  });

  it.each(Object.entries(TIMES))('are read back with their time: %s', async (_, way) => {
    const cells = some.map(way.write);
    const column = reading(way, cells);
    const { format, offsets } = way;
    expect(column).toEqual({ name: 'day', type: 'timestamp', format, ...(offsets && { offsets }) });
    const rows = column === null ? [] : await converted(column, cells);
    expect(rows.map(({ lenient }) => lenient)).toEqual(some.map((at) => `${iso(at)} ${clock(at)}`));
  });
});

describe('the dates of a whole table', () => {
  const order = async (cells: readonly string[]) => {
    await run(engine, `truncate cells`);
    const rows = cells.map((cell, place) => sql`(${literal(place)}, ${literal(cell)})`);
    await run(engine, sql`insert into cells values ${join(rows)}`);
    const facts = await rowsOf(engine, dateOrderEvidenceQuery(ident('cells'), 'cell'));
    return decidedOrder(facts as unknown as OrderFacts[]);
  };

  it.each<[string, string[], DateOrder | null]>([
    ['a day in the middle', ['03/04/2024', ' 5-6-24', 'Mon 07.31.2024 10:00', 'no date'], 'mdy'],
    ['a day in front', ['03/04/2024', '31/04/2024'], 'dmy'],
    ['a year in front', ['03/04/05', '99/04/06 10:30'], 'ymd'],
    ['nothing', ['03/04/2024', '05/06/2024'], null],
    ['a contradiction', ['31/04/2024', '04/31/2024'], null],
    ['no date', ['n/a', '2024-01-05'], null],
  ])('decide their order by %s', async (_, cells, expected) => {
    expect(await order(cells)).toBe(expected);
  });
});
