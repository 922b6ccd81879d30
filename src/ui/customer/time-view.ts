/** A stretch of time, in epoch milliseconds. */
export interface TimeView {
  readonly from: number;
  readonly to: number;
}

export const DAY_MS = 86_400_000;
/** Nobody needs to look closer. */
const CLOSEST_MS = 2 * DAY_MS;

/** The stretch that holds all instants, with a little room at both ends; null where there are none. */
export function wholeView(instants: readonly number[]): TimeView | null {
  let [least, most] = [Infinity, -Infinity];
  for (const at of instants) {
    if (at < least) least = at;
    if (at > most) most = at;
  }
  if (least > most) return null;
  const room = Math.max(CLOSEST_MS / 2, (most - least) * 0.02);
  return { from: least - room, to: most + room };
}

/** The last days of a stretch; the whole where it is no longer than that. */
export function lastDays(whole: TimeView, days: number): TimeView {
  const from = whole.to - days * DAY_MS;
  return from <= whole.from ? whole : { from, to: whole.to };
}

/**
 * Zooms about an instant, which stays where it is.
 *
 * @param factor below 1 looks closer
 */
export function zoomed(view: TimeView, whole: TimeView, about: number, factor: number): TimeView {
  const width = view.to - view.from;
  const most = whole.to - whole.from;
  const wanted = Math.min(most, Math.max(Math.min(CLOSEST_MS, most), width * factor));
  const share = (about - view.from) / width;
  return within({ from: about - share * wanted, to: about + (1 - share) * wanted }, whole);
}

/** Moves along by a share of what is in view. */
export function panned(view: TimeView, whole: TimeView, share: number): TimeView {
  const by = (view.to - view.from) * share;
  return within({ from: view.from + by, to: view.to + by }, whole);
}

function within({ from, to }: TimeView, whole: TimeView): TimeView {
  const width = to - from;
  if (width >= whole.to - whole.from) return whole;
  if (from < whole.from) return { from: whole.from, to: whole.from + width };
  return to > whole.to ? { from: whole.to - width, to: whole.to } : { from, to };
}

/** A place on the axis and what stands there. */
export interface Tick {
  readonly at: number;
  readonly label: string;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Months between two ticks, from close to far. */
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120];
const DAY_STEPS = [1, 2, 7, 14];

/** Ticks of a stretch at round dates (UTC), so many at most. */
export function ticksOf({ from, to }: TimeView, most: number): Tick[] {
  const days = DAY_STEPS.find((step) => (to - from) / (step * DAY_MS) <= most);
  if (days !== undefined) return dayTicks(from, to, days);
  const months = MONTH_STEPS.find((step) => (to - from) / (step * 30.4 * DAY_MS) <= most) ?? 240;
  return monthTicks(from, to, months);
}

function dayTicks(from: number, to: number, step: number): Tick[] {
  const ticks: Tick[] = [];
  const size = step * DAY_MS;
  // Weeks begin on Mondays: the epoch was a Thursday.
  const origin = step >= 7 ? 4 * DAY_MS : 0;
  for (let at = Math.ceil((from - origin) / size) * size + origin; at <= to; at += size) {
    const date = new Date(at);
    ticks.push({ at, label: `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ''}` });
  }
  return ticks;
}

function monthTicks(from: number, to: number, step: number): Tick[] {
  const ticks: Tick[] = [];
  const start = new Date(from);
  const first = start.getUTCFullYear() * 12 + start.getUTCMonth();
  for (let month = Math.ceil(first / step) * step; ; month += step) {
    const at = Date.UTC(Math.floor(month / 12), month % 12, 1);
    if (at > to) return ticks;
    const name = MONTHS[month % 12] ?? '';
    if (at >= from) {
      ticks.push({ at, label: month % 12 === 0 ? String(Math.floor(month / 12)) : name });
    }
  }
}
