import type { Bin } from '../../document/chart-spec';
import { ident, join, literal, sql, type Sql } from '../../sql';
import type { SourceColumn } from './channels';
import { stem, type Namer } from './namer';
import type { CalendarStep } from './plan';

/** Names in the SQL of one column of dates that is cut by the calendar. */
export interface CalendarBins {
  readonly before: readonly Sql[];
  /** Has to stand beside the rows in FROM; null where the unit is fixed. */
  readonly scale: string | null;
  /** The day on which a row’s bin begins; NULL where the date is missing. */
  readonly bin: Sql;
  readonly steps: Sql;
  readonly stepsName: string;
  /** Column with the first day of the bin. */
  readonly from: string;
  /** What the first day of the next bin is called, and how it is found. */
  readonly to: string;
  readonly next: Sql;
  /** The unit, or the column of the steps that tells it. */
  readonly step: CalendarStep | { readonly column: string };
  readonly leavesOut: Sql;
}

/**
 * Bins by a calendar unit, without gaps: a month in which nothing happened is a month too. Where the unit is left
 * open, or days would be too many to see, it follows from the span: days up to two months, then weeks to half a year,
 * months to ten years, quarters to twenty-five, else years.
 *
 * @param counted the common table expression with the counted rows, which says from when to when
 */
export function calendarBins(
  column: SourceColumn,
  bin: Bin,
  from: Sql,
  counted: Sql,
  names: Namer,
): CalendarBins {
  const field = ident(column.name);
  const isPresent = sql`isfinite(${field})`;
  const fixed = typeof bin === 'string' && bin !== 'day' ? bin : null;
  const base = stem(column.name);
  const stepsName = names.name(fixed === null ? 'periods' : `${fixed}s`);
  const scaleName = names.name('calendar');
  const [fromName, unitName] = [names.name(fixed ?? `${base}_from`), names.name('unit')];
  const [first, scale, unit] = [ident(fromName), ident(scaleName), ident(unitName)];
  const open = fixed === null;
  const series = open
    ? sql`generate_series(min(${first}), max(${first}), ('1 ' || any_value(${unit}))::INTERVAL)`
    : sql`generate_series(min(${first}), max(${first}), interval 1 ${ident(fixed)})`;
  const next = open ? sql`('1 ' || ${unit})::INTERVAL` : sql`interval 1 ${ident(fixed)}`;
  const columns = join(
    open
      ? [sql`unnest(${series})::DATE as ${first}`, sql`any_value(${unit}) as ${unit}`]
      : [sql`unnest(${series})::DATE as ${first}`],
    ',\n',
  );
  const part = open ? unit : literal(fixed);
  return {
    before: open ? [scaleCte({ scale, unit, field, isPresent, from }, bin)] : [],
    scale: open ? scaleName : null,
    bin: sql`case when ${isPresent} then date_trunc(${part}, ${field}) end::DATE`,
    steps: sql`
      ${ident(stepsName)} as (
        select
          ${columns}
        from ${open ? join([counted, scale]) : counted}
      )
    `,
    stepsName,
    from: fromName,
    to: names.name(fixed === null ? `${base}_to` : `${fixed}_end`),
    next: sql`(${ident(stepsName)}.${first} + ${next})::DATE`,
    step: open ? { column: unitName } : fixed,
    leavesOut: sql`${isPresent} is not true`,
  };
}

interface ScaleNames {
  readonly scale: Sql;
  readonly unit: Sql;
  readonly field: Sql;
  readonly isPresent: Sql;
  readonly from: Sql;
}

function scaleCte({ scale, unit, field, isPresent, from }: ScaleNames, bin: Bin): Sql {
  // Whoever asks for days gets them as long as they can be told apart.
  const limits = bin === 'day' ? [2_000, 14_000] : [62, 190];
  const [days = 0, weeks = 0] = limits;
  return sql`
    ${scale} as (
      select
        case
          when span <= ${literal(days)} then 'day'
          when span <= ${literal(weeks)} then 'week'
          when span <= 3660 then 'month'
          when span <= 9150 then 'quarter'
          else 'year'
        end as ${unit}
      from (
        select date_diff('day', min(${field}), max(${field})) as span
        from ${from}
        where ${isPresent}
      )
    )
  `;
}
