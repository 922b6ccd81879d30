/** Calendar units that dates are counted by. */
export type Span = 'day' | 'week' | 'month' | 'quarter' | 'year';
const SPANS: readonly unknown[] = ['day', 'week', 'month', 'quarter', 'year'];

const DAY = 86_400_000;
/** More starts than any chart has room for: nothing is filled in then. */
const MOST_STARTS = 4_000;

export function isSpan(value: unknown): value is Span {
  return SPANS.includes(value);
}

/**
 * The longest calendar unit that all instants begin, or null when some lie inside a day. A few dates could begin a
 * longer unit by chance, so the longer ones ask for more of them.
 */
export function spanOf(instants: readonly unknown[]): Span | null {
  const times = new Set<number>();
  for (const instant of instants) if (instant instanceof Date) times.add(instant.getTime());
  if (times.size < 2) return null;
  const dates = [...times].map((time) => new Date(time));
  const all = (test: (date: Date) => boolean): boolean => dates.every(test);
  if (!all((date) => date.getTime() % DAY === 0)) return null;
  if (all((date) => date.getUTCDate() === 1)) {
    if (all((date) => date.getUTCMonth() === 0)) return 'year';
    if (times.size > 2 && all((date) => date.getUTCMonth() % 3 === 0)) return 'quarter';
    return 'month';
  }
  return times.size > 2 && all((date) => date.getUTCDay() === 1) ? 'week' : 'day';
}

/** The beginning of the unit that an instant lies in (weeks begin on Monday). */
export function startOf(date: Date, span: Span): Date {
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  if (span === 'year') return utc(year, 0, 1);
  if (span === 'quarter') return utc(year, month - (month % 3), 1);
  if (span === 'month') return utc(year, month, 1);
  return utc(year, month, span === 'week' ? day - ((date.getUTCDay() + 6) % 7) : day);
}

/** The beginning of the unit that comes `steps` after the one that begins at `start`. */
export function startAfter(start: Date, span: Span, steps = 1): Date {
  const [year, month, day] = [start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate()];
  if (span === 'year') return utc(year + steps, month, 1);
  if (span === 'quarter') return utc(year, month + 3 * steps, 1);
  if (span === 'month') return utc(year, month + steps, 1);
  return utc(year, month, day + (span === 'week' ? 7 : 1) * steps);
}

/** All beginnings from the first to the last instant; null when there would be too many to draw. */
export function startsBetween(first: Date, last: Date, span: Span): Date[] | null {
  const starts: Date[] = [];
  for (let at = startOf(first, span); at <= last; at = startAfter(at, span)) {
    starts.push(at);
    if (starts.length > MOST_STARTS) return null;
  }
  return starts;
}

/** The name of a unit by its beginning: `2011-12-05`, `week of 2011-12-05`, `2011-12`, `2011 Q4`, `2011`. */
export function formatSpan(start: Date, span: Span): string {
  const day = start.toISOString().slice(0, start.toISOString().indexOf('T'));
  const year = day.slice(0, -6);
  if (span === 'year') return year;
  if (span === 'quarter') return `${year} Q${String(Math.floor(start.getUTCMonth() / 3) + 1)}`;
  if (span === 'month') return day.slice(0, -3);
  return span === 'week' ? `week of ${day}` : day;
}

function utc(year: number, month: number, day: number): Date {
  const date = new Date(0);
  // Not Date.UTC: it takes years below 100 for the last century's.
  date.setUTCFullYear(year, month, day);
  return date;
}
