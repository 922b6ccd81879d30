import type { DateOrder } from '../../base/reading';
import { lastIsYear } from '../values/date-order';
import { ident, literal, sql, type Sql } from '../../sql';

/** What all dates of a column say about the order of their numbers; null where there are none. */
export interface OrderFacts {
  /** Largest first, second and last number. */
  readonly first: number | null;
  readonly second: number | null;
  /** Of two digits; null where every year has four. */
  readonly last: number | null;
  /** Different first and last numbers. */
  readonly firsts: number;
  readonly lasts: number;
  readonly long_years: boolean | null;
}

const NUMBERS = String.raw`^\s*(?:\pL+[.]?,? )?(\d{1,2}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?(\d{4}|\d{1,2})(?:\D|$)`;

/**
 * One row of `OrderFacts` about the dates such as 03/04/2024 or 03-04-05 in a text column, with or without a time. For
 * columns in which the samples left the order open.
 */
export function dateOrderEvidenceQuery(table: Sql, column: string): Sql {
  return sql`
    with dates as (
      select
        regexp_extract(
          ${ident(column)},
          ${literal(NUMBERS)},
          ['a', 'b', 'c']
        ) as parts
      from ${table}
    ),
    numbers as (
      select
        parts.a::INTEGER as first,
        parts.b::INTEGER as second,
        if(length(parts.c) < 4, parts.c::INTEGER, null) as last
      from dates
      where parts.a <> ''
    )
    select
      max(first) as first,
      max(second) as second,
      max(last) as last,
      count(distinct first)::DOUBLE as firsts,
      count(distinct last)::DOUBLE as lasts,
      count(last) < count(*) as long_years
    from numbers
  `;
}

/** The only order in which the dates of all the columns can be read; null where there is none, or more than one. */
export function decidedOrder(columns: readonly OrderFacts[]): DateOrder | null {
  const dates = columns.filter(({ first }) => first !== null);
  const possible = ORDERS.filter((order) => dates.every((facts) => allows(facts, order)));
  const [only, second] = possible;
  return dates.length > 0 && only !== undefined && second === undefined ? only : null;
}

const ORDERS: readonly DateOrder[] = ['dmy', 'mdy', 'ymd'];

function allows(facts: OrderFacts, order: DateOrder): boolean {
  const { first, second, last } = facts;
  if (order === 'dmy') return (first ?? 0) <= 31 && (second ?? 0) <= 12;
  if (order === 'mdy') return (first ?? 0) <= 12 && (second ?? 0) <= 31;
  const behind = (first ?? 0) <= 31 && lastIsYear(facts.firsts, facts.lasts);
  return facts.long_years !== true && !behind && (second ?? 0) <= 12 && (last ?? 0) <= 31;
}
