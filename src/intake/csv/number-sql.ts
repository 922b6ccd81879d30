import type { ColumnReading, NumberStyle } from '../../base/reading';
import { literal, sql, type Sql } from '../../sql';
import { MAX_EXACT_NUMBER } from '../values/fits';
import {
  BLANK_PATTERN,
  currenciesByLength,
  enginePattern,
  USUAL_BLANKS,
  numberPattern,
  TRUE_MINUS,
} from '../values/numbers';

/** NaN and infinity are beyond it too. */
const MAX_EXACT = literal(MAX_EXACT_NUMBER);

/**
 * The numbers of a column that was read as text, as DOUBLE or, for whole numbers, BIGINT; blank cells are NULL, and any
 * other that is not as the reading says is the error. Agrees with `fits` for every cell that is no plain number, and
 * with `plainNumber` about every value.
 */
export function convertedNumber(column: ColumnReading, raw: Sql, error: Sql): Sql {
  return column.number === undefined
    ? plainNumbers(column, raw, error)
    : styledNumbers(column, column.number, raw, error);
}

function plainNumbers(column: ColumnReading, raw: Sql, error: Sql): Sql {
  const text = sql`nullif(trim(${raw}), '')`;
  const number = sql`try_cast(${text} as DOUBLE)`;
  return column.type === 'integer'
    ? sql`if(${text} is null or (abs(${number}) <= ${MAX_EXACT} and ${number} = trunc(${number})), ${number}::BIGINT, ${error}::BIGINT)`
    : sql`if(${text} is null or abs(${number}) <= ${MAX_EXACT}, ${number}, ${error}::DOUBLE)`;
}

/**
 * The pattern lets no cell through that is written otherwise, so nothing is half-read. Then most cells are plain numbers
 * as soon as a few signs are gone; those that are not yet, such as (5) or −5, are put together from sign and digits,
 * which takes longer.
 */
function styledNumbers(column: ColumnReading, style: NumberStyle, raw: Sql, error: Sql): Sql {
  const whole = column.type === 'integer';
  const pattern = literal(enginePattern(numberPattern(style, whole)));
  const type = whole ? sql`BIGINT` : sql`DOUBLE`;
  return sql`
    case
      when regexp_full_match(${raw}, ${pattern}) then coalesce(
        try_cast(${withoutUsualSigns(style, raw)} as DOUBLE),
        cast(${signAndDigits(style, raw)} as DOUBLE)
      )::${type}
      when coalesce(regexp_full_match(${raw}, ${literal(enginePattern(BLANK_PATTERN))}), true) then null
      else ${error}::${type}
    end
  `;
}

function withoutUsualSigns(style: NumberStyle, raw: Sql): Sql {
  const { decimal, group, percent } = style;
  const decorated = percent === true || (style.currencies?.length ?? 0) > 0;
  let text = withoutCurrencies(style, raw);
  const blanks = group === ' ' ? USUAL_BLANKS : decorated ? USUAL_BLANKS.slice(0, 2) : [];
  for (const blank of blanks) text = without(text, blank);
  if (group === ',' || group === '.' || group === "'") text = without(text, group);
  if (decimal === ',') text = sql`replace(${text}, ',', '.')`;
  return percent === true ? sql`${without(text, '%')} || 'e-2'` : text;
}

function signAndDigits(style: NumberStyle, raw: Sql): Sql {
  const text = withoutCurrencies(style, raw);
  const digits = sql`regexp_replace(${text}, ${literal(style.decimal === ',' ? '[^0-9,]' : '[^0-9.]')}, '', 'g')`;
  const plain = style.decimal === ',' ? sql`replace(${digits}, ',', '.')` : digits;
  const sign = sql`if(regexp_matches(${text}, ${literal(`[-(${TRUE_MINUS}]`)}), '-', '')`;
  return style.percent === true
    ? sql`concat(${sign}, ${plain}, 'e-2')`
    : sql`concat(${sign}, ${plain})`;
}

function withoutCurrencies(style: NumberStyle, raw: Sql): Sql {
  return currenciesByLength(style).reduce(without, raw);
}

/** Characters that cannot be seen are written by their number. */
function without(text: Sql, sign: string): Sql {
  const code = sign.charCodeAt(0);
  const written =
    USUAL_BLANKS.includes(sign) && code > 127 ? sql`chr(${literal(code)})` : literal(sign);
  return sql`replace(${text}, ${written}, '')`;
}
