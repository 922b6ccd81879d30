import type { Clause, SelectableValue, Selection } from '../base/selection';
import type { Unit } from '../base/units';
import { capital, words } from './charts/measures';
import { mergedAlternatives } from './selection-query';

/** What a removable chip says, and what stays chosen when it goes. */
export interface SelectionChip {
  readonly text: string;
  readonly rest: Selection;
}

export interface WordsOptions {
  /** Units of the chosen columns, where they are known. */
  readonly units: Readonly<Record<string, Unit>>;
  /** Writes a value by its unit, with its noun: “10 days”. */
  readonly format: (value: SelectableValue, unit: Unit) => string;
  /** Titles of columns, where the chart gives its own. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Values in a chip before the others are only counted. */
const SHOWN_VALUES = 3;

/**
 * A selection in plain words: “Segment: Champions, Loyal”, “Recency 10 to under 40 days”. One chip for each
 * alternative; values of one column share theirs.
 */
export function describeSelection(selection: Selection, options: WordsOptions): SelectionChip[] {
  const merged = mergedAlternatives(selection);
  return merged.map((clauses) => ({
    text: clauses
      .map((clause) => describeClause(clause, options, clauses.length === 1 ? ':' : ''))
      .join(', '),
    rest: merged.filter((other) => other !== clauses),
  }));
}

/** @param colon stands before values; a chip that tells several things reads better without */
function describeClause(clause: Clause, options: WordsOptions, colon: string): string {
  const { field } = clause;
  const known = Object.hasOwn(options.units, field) ? options.units[field] : undefined;
  const unit = known ?? unitOf(clause);
  const given =
    options.labels && Object.hasOwn(options.labels, field) ? options.labels[field] : undefined;
  const title = given ?? capital(words(field, unit).replace(/ \(days\)$/, ''));
  if ('values' in clause) {
    const shown = clause.values
      .slice(0, SHOWN_VALUES)
      .map((value) => (value === null ? 'missing' : options.format(value, unit)));
    const more = clause.values.length - shown.length;
    return `${title}${colon} ${shown.join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
  }
  return `${title} ${describeRange(clause.from, clause.to, unit, options)}`;
}

function describeRange(
  from: number | string | null,
  to: number | string | null,
  unit: Unit,
  { format }: WordsOptions,
): string {
  if (from === null) return to === null ? 'known' : `under ${format(to, unit)}`;
  if (to === null) return `from ${format(from, unit)}`;
  const last = typeof to === 'string' ? dayBefore(to) : null;
  if (last !== null)
    return last === from ? format(from, unit) : `${format(from, unit)} to ${format(last, unit)}`;
  // The noun stands once, at the end.
  const first = unit === 'days' || unit === 'customers' || unit === 'orders' ? 'number' : unit;
  return `${format(from, first)} to under ${format(to, unit)}`;
}

/** The last day that is included; null where the bound tells the time. */
function dayBefore(day: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return null;
  return new Date(date.getTime() - 86_400_000).toISOString().slice(0, 10);
}

function unitOf(clause: Clause): Unit {
  if ('values' in clause) return typeof clause.values[0] === 'number' ? 'number' : 'name';
  return typeof (clause.from ?? clause.to) === 'string' ? 'date' : 'number';
}
