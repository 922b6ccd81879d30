import type { ColumnReading } from '../../base/reading';
import { EMPTY, join, literal, sql, type Sql } from '../../sql';
import { allowsZone, familyOf, languageOf, orderOf } from '../values/date-fits';
import {
  BLANKS,
  clock,
  CLOCK_GROUPS,
  NAMED_GROUPS,
  namedDay as namedPattern,
  NUMERIC_DAY,
  NUMERIC_GROUPS,
  ODD_BLANKS,
  ZONE,
} from '../values/date-patterns';
import { monthNames, weekdays } from '../values/date-words';
import { CENTURY_TURN } from '../values/dates';
import {
  isSerialFormat,
  SERIAL_NUMBERS,
  EXCEL_DAYS,
  type SerialFormat,
} from '../values/serial-dates';
import { exactPattern, exactText, exactValue, isExact } from './exact-dates';

/**
 * Whether the reader of CSV itself can convert a column, the fastest way. It takes one-digit years for `%y` and fewer
 * digits than eight for `%Y%m%d`, applies offsets, and knows English names only.
 */
export function isReaderFormat(column: ColumnReading): boolean {
  const { format } = column;
  if (format === undefined || isSerialFormat(format) || languageOf(column) !== 'en') return false;
  return isExact(column) && !/%[yz]/.test(format) && familyOf(format) !== 'compact';
}

/**
 * Conversion of a column of dates or timestamps that was read as text: cells that are not in its format, or where
 * `lenient`, not in any way of writing that is read by the same rule, give the error. Blank cells are missing values.
 * Takes exactly the cells that `fitsDate` takes.
 */
export function convertedDate(column: ColumnReading, raw: Sql, error: Sql, lenient = true): Sql {
  const type = column.type === 'date' ? sql`DATE` : sql`TIMESTAMP`;
  const value = dateValue(column, raw, lenient);
  // In this order the engine looks for blanks only where there is no date, and computes equal parts once.
  return sql`coalesce(${value}, if(nullif(trim(${raw}), '') is null, null, ${error}::${type}))`;
}

/** As `convertedDate`, with NULL for cells that cannot be read. */
export function dateValue(column: ColumnReading, raw: Sql, lenient = true): Sql {
  const type = column.type === 'date' ? sql`DATE` : sql`TIMESTAMP`;
  const { format } = column;
  if (isSerialFormat(format)) return serialDate(format, column, raw);
  if (format !== undefined && !isExact(column)) return anyWay(column, raw);
  const quick =
    format === undefined
      ? sql`try_cast(trim(${raw}) as ${type})`
      : sql`${exactValue(column, format, raw)}::${type}`;
  const guard = sql`regexp_full_match(${exactText(column, raw)}, ${literal(exactPattern(column))})`;
  const others = familyOf(format) === 'compact' || !lenient ? literal(null) : anyWay(column, raw);
  return sql`if(${guard}, ${quick}, ${others})`;
}

/** A date in any way of writing that belongs to the column's. */
function anyWay(column: ColumnReading, raw: Sql): Sql {
  const named = familyOf(column.format) === 'named';
  const timed = column.type === 'timestamp';
  const groups = [...(named ? NAMED_GROUPS : NUMERIC_GROUPS), ...(timed ? CLOCK_GROUPS : [])];
  const pattern = [
    `^(?:(?:${weekdays(languageOf(column)).join('|')})[.]?,? )?`,
    named ? namedPattern(false) : NUMERIC_DAY,
    timed ? `(?:${clock(false)}${allowsZone(column) ? `(?:${ZONE})?` : ''})?` : '',
    '$',
  ].join('');
  const blanks = sql`if(regexp_matches(${raw}, ${literal(ODD_BLANKS)}), regexp_replace(${raw}, ${literal(BLANKS)}, ' ', 'g'), ${raw})`;
  const folded = sql`lower(strip_accents(trim(${blanks})))`;
  const day = named ? namedDay(column) : numericDay(column);
  const value = timed
    ? sql`try_cast(${day} || ${CLOCK_TEXT} as TIMESTAMP)`
    : sql`try_cast(${day} as DATE)`;
  return sql`
    list_transform(
      [regexp_extract(${folded}, ${literal(pattern)}, ${literal(groups)})],
      lambda p: ${value}
    )[1]
  `;
}

/** `2024-1-5` from three numbers with the same between them; NULL for others. */
function numericDay(column: ColumnReading): Sql {
  const order = orderOf(column.format);
  const yearFirst = sql`when length(p.a) = 4 then p.a || '-' || p.b || '-' || p.c`;
  const others = {
    dmy: sql`else ${fullYear(sql`p.c`)} || '-' || p.b || '-' || p.a`,
    mdy: sql`else ${fullYear(sql`p.c`)} || '-' || p.a || '-' || p.b`,
    ymd: sql`when length(p.a) = 2 then ${fullYear(sql`p.a`)} || '-' || p.b || '-' || p.c`,
  };
  return sql`case when p.ab <> p.bc then null ${yearFirst} ${order === null ? EMPTY : others[order]} end`;
}

/** `2024-1-5` from a day with the name of its month; NULL for others. */
function namedDay(column: ColumnReading): Sql {
  const months = monthNames(languageOf(column)).map(
    (names, index) =>
      sql`when (p.m1 || p.m2 || p.m3) in (${join(names.map(literal))}) then ${literal(String(index + 1))}`,
  );
  return sql`${fullYear(sql`p.y1 || p.y2 || p.y3 || p.y4`)} || '-' || case when p.m4 <> '' then p.m4 ${join(months, ' ')} end || '-' || p.d1 || p.d2 || p.d3 || p.d4`;
}

/** A year of two digits in full; NULL for one of one digit. */
function fullYear(year: Sql): Sql {
  return sql`case length(${year}) when 4 then ${year} when 2 then if((${year}) < ${literal(String(CENTURY_TURN))}, '20', '19') || (${year}) end`;
}

const HOUR = sql`
  case left(trim(p.half), 1)
    when '' then p.hours
    when 'a' then if(p.hours::INTEGER between 1 and 12, (p.hours::INTEGER % 12)::VARCHAR, null)
    else if(p.hours::INTEGER between 1 and 12, (p.hours::INTEGER % 12 + 12)::VARCHAR, null)
  end
`;

const CLOCK_TEXT = sql`
  if(
    p.hours = '',
    '',
    ' ' || ${HOUR} || ':' || p.minutes || p.point_minutes ||
      if(p.seconds = '', '', ':' || replace(p.seconds, ',', '.'))
  )
`;

function serialDate(format: SerialFormat, column: ColumnReading, raw: Sql): Sql {
  const text = sql`trim(${raw})`;
  const whole = column.type === 'date';
  const pattern = whole && format === 'excel' ? EXCEL_DAYS : SERIAL_NUMBERS[format];
  const number = sql`replace(${text}, ',', '.')`;
  const values = {
    epoch_s: sql`make_timestamp(round(${text}::DOUBLE * 1000000)::BIGINT)`,
    epoch_ms: sql`make_timestamp(${text}::BIGINT * 1000)`,
    epoch_us: sql`make_timestamp(${text}::BIGINT)`,
    // Days since 1899-12-30, to the millisecond: Excel is no finer.
    excel: whole
      ? sql`date '1899-12-30' + ${number}::DOUBLE::INTEGER`
      : sql`timestamp '1899-12-30' + to_milliseconds(round(${number}::DOUBLE * 86400000))`,
  };
  if (whole && format !== 'excel') return sql`null::DATE`;
  return sql`if(regexp_full_match(${text}, ${literal(pattern)}), ${values[format]}, null)`;
}
