import type { Attribute } from '../base/attributes';
import { join, ident, literal, sql, type Sql } from '../sql';
import type { ModelContext } from './model';

/** Where each role has its time, in the order in which they are asked. */
const TIMES = [
  ['interactions', 'occurred_at'],
  ['surveys', 'answered_at'],
  ['campaigns', 'sent_at'],
] as const;

type Known = Pick<ModelContext<unknown>, 'roles' | 'attributes'>;

/**
 * The day that a model looks from, as a DATE expression: the one given; else the day after the last order; without
 * orders, the day after the last time in any role, dates among the attributes of customers included (dates of birth are
 * left out by their name). NULL where nothing has a time.
 *
 * @param given ISO day of the model's or the notebook's setting
 */
export function asOfDay(given: string | null, known: Known): Sql {
  if (given !== null) return sql`DATE ${literal(given)}`;
  if (known.roles.has('transactions')) {
    return sql`(select max(ordered_at)::DATE + 1 from transactions where is_return is not true)`;
  }
  const times = TIMES.filter(([role]) => known.roles.has(role)).map(
    ([role, column]) => sql`(select max(${ident(column)})::DATE from ${ident(role)})`,
  );
  const dates = datedAttributes(known.attributes).map(
    (name) => sql`(select max(${ident(name)})::DATE from customers)`,
  );
  const all = [...times, ...dates];
  if (all.length === 0) return sql`null::DATE`;
  return sql`(greatest(${join(all)}) + 1)`;
}

/** Names of attributes that tell when something happened: dates, but for those of birth. */
export function datedAttributes(attributes: readonly Attribute[]): string[] {
  return attributes
    .filter(({ name, type }) => /^(DATE|TIMESTAMP)/.test(type) && !/birth|dob/i.test(name))
    .map(({ name }) => name);
}
