import type { Attribute } from '../../base/attributes';
import { cellText } from '../../base/cell-value';
import { ok, type Result } from '../../base/result';
import { ident, type Sql } from '../../sql';
import { isNumeric, readingOf, type AttributeReading } from '../attributes/attribute-reading';
import { fetchRows } from '../fetch-rows';
import type { FitHooks } from '../model';
import {
  bracketsAt,
  customaryBrackets,
  eachValue,
  quantileBrackets,
  widthBrackets,
  type Bracket,
  type NumberFacts,
} from './brackets';
import { oddOf, type Grouping } from './grouping';
import { namesQuery, numberFactsQuery } from './query';
import type { AttributeSettings } from './settings';

/** An attribute and how it was put into groups. */
export interface Grouped {
  readonly name: string;
  readonly grouping: Grouping;
  /** In words. */
  readonly how: string;
}

/**
 * How the values of an attribute become groups, by what they are.
 *
 * @param which column of the values: `attribute` or `by`
 * @param values of `valuesOfCustomersQuery`
 */
export async function findGrouping(
  which: 'attribute' | 'by',
  attribute: Attribute,
  values: Sql,
  settings: AttributeSettings,
  hooks: FitHooks,
): Promise<Result<Grouped>> {
  const reading = readingOf(attribute);
  return isNumeric(reading)
    ? groupNumbers(attribute, reading, values, ident(`${which}_number`), settings, hooks)
    : groupNames(attribute, values, ident(`${which}_value`), settings, hooks);
}

async function groupNames(
  { name }: Attribute,
  values: Sql,
  value: Sql,
  { largest }: AttributeSettings,
  hooks: FitHooks,
): Promise<Result<Grouped>> {
  const rows = await fetchRows(hooks, namesQuery(values, value, largest));
  if (!rows.ok) return rows;
  // A text with a NUL cannot stand in SQL; it stays among the others.
  const kept = rows.value.map((row) => cellText(row['name'])).filter((one) => !one.includes('\0'));
  const others = Number(rows.value[0]?.['names'] ?? 0) - kept.length;
  const how =
    others > 0
      ? `“${name}” by its values; ${String(others)} rarer ones are together in (others).`
      : `“${name}” by its values.`;
  return ok({ name, grouping: { by: 'names', kept, others }, how });
}

async function groupNumbers(
  { name }: Attribute,
  reading: AttributeReading,
  values: Sql,
  number: Sql,
  settings: AttributeSettings,
  hooks: FitHooks,
): Promise<Result<Grouped>> {
  const rows = await fetchRows(
    hooks,
    numberFactsQuery(values, number, settings.bins, oddOf(reading)),
  );
  if (!rows.ok) return rows;
  const row = rows.value[0] ?? {};
  const least = Number(row['least'] ?? 0);
  const most = Number(row['most'] ?? 0);
  const numbers = (of: unknown) => (Array.isArray(of) ? of : []).map(Number);
  const [low = least, high = most] = numbers(row['usual']);
  const facts: NumberFacts = {
    distinct: Number(row['distinct_numbers'] ?? 0),
    least,
    most,
    whole: row['whole'] === true,
    quantiles: numbers(row['quantiles']),
    usual: [low, high],
  };
  const { brackets, words } = bracketsFor(reading, facts, settings, await distinctNumbers());
  const grouping: Grouping = { by: 'brackets', brackets, odd: oddOf(reading) };
  return ok({ name, grouping, how: `“${name}” ${READ_AS[reading]}, ${words}.` });

  async function distinctNumbers(): Promise<readonly number[]> {
    if (reading !== 'number' || settings.binning !== 'auto' || facts.distinct > settings.largest)
      return [];
    const found = await fetchRows(hooks, namesQuery(values, number, settings.largest));
    return found.ok ? found.value.map((one) => Number(one['name'])) : [];
  }
}

const READ_AS: Readonly<Record<AttributeReading, string>> = {
  name: 'by its values',
  boolean: 'as yes or no',
  'birth date': 'as age in complete years at the as-of date',
  'birth year': 'as the age reached in the year of the as-of date',
  age: 'as age in years',
  'years since': 'as years up to the as-of date',
  income: 'as an amount',
  number: 'as a number',
};

function bracketsFor(
  reading: AttributeReading,
  facts: NumberFacts,
  { binning, bins, cuts }: AttributeSettings,
  distinct: readonly number[],
): { readonly brackets: readonly Bracket[]; readonly words: string } {
  switch (binning) {
    case 'cuts':
      return { brackets: bracketsAt(cuts ?? [], facts.whole), words: 'between your cut points' };
    case 'quantile':
      return { brackets: quantileBrackets(facts), words: 'in groups of about the same size' };
    case 'width':
      return { brackets: widthBrackets(facts, bins), words: 'in brackets of equal width' };
    case 'auto': {
      if (distinct.length > 0)
        return { brackets: eachValue(distinct), words: 'each value by itself' };
      const words = reading === 'number' ? 'in groups of about the same size' : 'in round brackets';
      return { brackets: customaryBrackets(reading, facts, bins), words };
    }
  }
}
