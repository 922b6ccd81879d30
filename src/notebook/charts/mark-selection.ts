import type { Clause, SelectableValue, Selection } from '../../base/selection';
import { fieldOf } from '../../document/chart-schema';
import type { Row } from '../workbench';
import type { SelectionKind } from '../selection-query';
import { isTemporal } from './column-kind';
import { OTHERS, type CalendarStep, type ChartPlan, type Origin } from './plan';

/** What was brushed on one axis: a stretch of it (numbers or ISO text; null is open), or places on it. */
export type BrushRange =
  { readonly from: Bound; readonly to: Bound } | { readonly values: readonly unknown[] };
type Bound = number | string | null;

export interface Brush {
  readonly x?: BrushRange;
  readonly y?: BrushRange;
}

/**
 * What a picked mark stands for, on the columns of the relation: a category is its value, a bin its edges. Null where
 * it stands for nothing that can be chosen: the categories beyond the limit, or a figure.
 *
 * @param key of the mark: values of the result’s columns
 * @param rows the result that is drawn
 */
export function selectionOfMark(
  plan: ChartPlan,
  key: Readonly<Record<string, unknown>>,
  rows: readonly Row[],
): Selection | null {
  const clauses: Clause[] = [];
  for (const [column, value] of Object.entries(key)) {
    const origin = plan.origins.get(column);
    if (origin === undefined) continue;
    const clause = clauseOfValue(origin, value, rows);
    if (clause === null) return null;
    if (clauses.every(({ field }) => field !== clause.field)) clauses.push(clause);
  }
  return clauses.length === 0 ? null : [clauses];
}

/** What a brushed stretch stands for; null where the axis shows figures. Edges are taken as they were drawn. */
export function selectionOfBrush(
  plan: ChartPlan,
  brush: Brush,
  rows: readonly Row[],
): Selection | null {
  const clauses: Clause[] = [];
  for (const axis of ['x', 'y'] as const) {
    const range = brush[axis];
    const column = fieldOf(plan.drawn[axis]);
    const origin = column === undefined ? undefined : plan.origins.get(column);
    if (range === undefined || origin === undefined) continue;
    const clause =
      'values' in range
        ? clauseOfValues(origin, range.values, rows)
        : clauseOfRange(origin, range.from, range.to, rows);
    if (clause === null) return null;
    clauses.push(clause);
  }
  return clauses.length === 0 ? null : [clauses];
}

/** What the chart publishes, which types its variables while nothing is chosen. */
export function selectionKind(plan: ChartPlan): SelectionKind {
  const first = ['x', 'y', 'color']
    .map((name) => fieldOf(plan.drawn[name as 'x' | 'y' | 'color']))
    .map((column) => (column === undefined ? undefined : plan.origins.get(column)))
    .find((origin) => origin !== undefined);
  if (first === undefined) return 'texts';
  if (first.kind === 'bin') return 'number range';
  if (first.kind === 'calendar' || isTemporal(first.type)) return 'date range';
  if (first.type !== 'number') return 'texts';
  return plan.drawn.mark === 'dot' || plan.drawn.mark === 'line' ? 'number range' : 'numbers';
}

function clauseOfValue(origin: Origin, value: unknown, rows: readonly Row[]): Clause | null {
  switch (origin.kind) {
    case 'value': {
      if (origin.limited && value === OTHERS) return null;
      if (!isTemporal(origin.type)) return { field: origin.field, values: [selectable(value)] };
      const instant = instantOf(value);
      if (instant === null) return { field: origin.field, values: [null] };
      // The page knows milliseconds, the engine more.
      const next = origin.type === 'date' ? addStep(instant, 'day') : new Date(+instant + 1);
      return { field: origin.field, from: iso(instant), to: iso(next) };
    }
    case 'bin': {
      const row = rows.find((one) => Number(one[origin.from]) === Number(value));
      const to = Number(row?.[origin.to]);
      const from = Number(value);
      if (row === undefined || Number.isNaN(from)) return null;
      return { field: origin.field, from, to: openEnd(origin, to, rows) };
    }
    case 'calendar': {
      const from = instantOf(value);
      const step = typeof origin.step === 'string' ? origin.step : rows[0]?.[origin.step.column];
      if (from === null || !isStep(step)) return null;
      return { field: origin.field, from: iso(from), to: iso(addStep(from, step)) };
    }
  }
}

/** Several places on an axis: values as they are, bins and periods from the first to the last. */
function clauseOfValues(
  origin: Origin,
  values: readonly unknown[],
  rows: readonly Row[],
): Clause | null {
  if (origin.kind === 'value' && !isTemporal(origin.type)) {
    const chosen = values.filter((value) => !(origin.limited && value === OTHERS));
    return chosen.length === 0 ? null : { field: origin.field, values: chosen.map(selectable) };
  }
  const ranges = values
    .map((value) => clauseOfValue(origin, value, rows))
    .flatMap((clause) => (clause === null || 'values' in clause ? [] : [clause]))
    .toSorted((a, b) => startOf(a.from) - startOf(b.from));
  const [first, last] = [ranges[0], ranges.at(-1)];
  if (first === undefined || last === undefined) return null;
  return { field: origin.field, from: first.from, to: last.to };
}

function startOf(bound: number | string | null): number {
  return typeof bound === 'string' ? Date.parse(bound) : (bound ?? Number.NEGATIVE_INFINITY);
}

function clauseOfRange(
  origin: Origin,
  from: Bound,
  to: Bound,
  rows: readonly Row[],
): Clause | null {
  const { field } = origin;
  if (from === null && to === null) return null;
  if (origin.kind === 'calendar' || (origin.kind === 'value' && isTemporal(origin.type))) {
    const [first, last] = [from, to].map((bound) => (bound === null ? null : instantOf(bound)));
    if ((first === null && from !== null) || (last === null && to !== null)) return null;
    return { field, from: first ? iso(first) : null, to: last ? iso(last) : null };
  }
  const [low, high] = [from, to].map((bound) => (bound === null ? null : Number(bound)));
  if (Number.isNaN(low) || Number.isNaN(high)) return null;
  const end = high ?? null;
  return {
    field,
    from: low ?? null,
    to: origin.kind === 'bin' && end !== null ? openEnd(origin, end, rows) : end,
  };
}

/** The last bin holds what lies above it, and so does what is chosen up to its end. */
function openEnd(
  origin: Origin & { readonly kind: 'bin' },
  to: number,
  rows: readonly Row[],
): number | null {
  const last = Math.max(...rows.map((row) => Number(row[origin.to])));
  return to >= last && Number(rows[0]?.[origin.highest]) >= last ? null : to;
}

function selectable(value: unknown): SelectableValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A day or an instant: Date, epoch milliseconds or ISO text, all in UTC as columns are. */
function instantOf(value: unknown): Date | null {
  const known = typeof value === 'bigint' ? Number(value) : value;
  if (typeof known === 'string') {
    const text = known.length > 10 && !/(Z|[+-]\d{2}:?\d{2})$/.test(known) ? `${known}Z` : known;
    return valid(new Date(text.replace(' ', 'T')));
  }
  if (typeof known === 'number') return valid(new Date(known));
  return known instanceof Date ? valid(known) : null;
}

function valid(date: Date): Date | null {
  return Number.isNaN(date.getTime()) ? null : date;
}

/** ISO text, a plain day where it is midnight. */
function iso(instant: Date): string {
  return instant.toISOString().replace(/(T00:00:00)?(\.000)?Z$/, '');
}

function isStep(value: unknown): value is CalendarStep {
  return ['day', 'week', 'month', 'quarter', 'year'].includes(String(value));
}

function addStep(instant: Date, step: CalendarStep): Date {
  const next = new Date(instant);
  if (step === 'day') next.setUTCDate(next.getUTCDate() + 1);
  else if (step === 'week') next.setUTCDate(next.getUTCDate() + 7);
  else if (step === 'month') next.setUTCMonth(next.getUTCMonth() + 1);
  else if (step === 'quarter') next.setUTCMonth(next.getUTCMonth() + 3);
  else next.setUTCFullYear(next.getUTCFullYear() + 1);
  return next;
}
