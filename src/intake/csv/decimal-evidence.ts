import type { NumberStyle, Reading } from '../../base/reading';
import { ident, literal, sql, type Sql } from '../../sql';
import { enginePattern, numberPattern } from '../values/numbers';

/** What all numbers of a column say about their decimal sign. */
export interface DecimalFacts {
  /** Some can only be read with a decimal point, or only with a decimal comma. */
  readonly points: boolean;
  readonly commas: boolean;
  /** Some are like 1.234. */
  readonly open_points: boolean;
}

/** One row of `DecimalFacts` about a text column in which the samples left the sign open. */
export function decimalEvidenceQuery(table: Sql, column: string): Sql {
  const isWritten = (decimal: NumberStyle['decimal'], group: NumberStyle['group']) =>
    sql`regexp_full_match(digits, ${literal(enginePattern(numberPattern({ decimal, group }, false)))})`;
  const byPoint = isWritten('.', ',');
  const byComma = isWritten(',', '.');
  return sql`
    with numbers as (
      select regexp_replace(${ident(column)}, '[^0-9.,]', '', 'g') as digits
      from ${table}
    )
    select
      coalesce(bool_or(${byPoint} and not ${byComma}), false) as points,
      coalesce(bool_or(${byComma} and not ${byPoint}), false) as commas,
      coalesce(bool_or(regexp_full_match(digits, '[1-9][0-9]{0,2}[.][0-9]{3}')), false) as open_points
    from numbers
  `;
}

/**
 * The decimal sign that all values of the open columns agree on; null where they do not, or say nothing. Where they say
 * comma, a column of plain points beside them could be thousands: then the user has to say.
 */
export function decidedDecimal(
  facts: readonly DecimalFacts[],
  { columns }: Pick<Reading, 'columns'>,
): NumberStyle['decimal'] | null {
  const points = facts.some((one) => one.points);
  const commas = facts.some((one) => one.commas);
  if (points === commas) return null;
  if (points) return '.';
  const doubtful =
    facts.some((one) => one.open_points && !one.commas) ||
    columns.some(({ type, number }) => type === 'number' && number === undefined);
  return doubtful ? null : ',';
}
