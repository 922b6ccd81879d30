/** Days are counted from 2023-01-01 (day 0), the first day of both samples. */

const DAY_MS = 86_400_000;
const DAY_ZERO = Date.UTC(2023, 0, 1);

/** The day after the last one: orders run from 2023-01-01 to 2025-06-30. */
export const END_DAY = dayOf('2025-07-01');

/** The day number of an ISO date. */
export function dayOf(isoDate: string): number {
  return (Date.parse(`${isoDate}T00:00:00Z`) - DAY_ZERO) / DAY_MS;
}

/** A day number as YYYY-MM-DD. */
export function dateText(day: number): string {
  return new Date(DAY_ZERO + day * DAY_MS).toISOString().slice(0, 10);
}

/** A day and a second of that day as wall-clock time, YYYY-MM-DD HH:MM:SS. */
export function timeText(day: number, second: number): string {
  const iso = new Date(DAY_ZERO + day * DAY_MS + second * 1000).toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}

/** 0 (Sunday) to 6 (Saturday). */
export function weekdayOf(day: number): number {
  return new Date(DAY_ZERO + day * DAY_MS).getUTCDay();
}

/** 1 (January) to 12 (December). */
export function monthOf(day: number): number {
  return new Date(DAY_ZERO + day * DAY_MS).getUTCMonth() + 1;
}

/** Day of the month, 1 to 31. */
export function dayOfMonth(day: number): number {
  return new Date(DAY_ZERO + day * DAY_MS).getUTCDate();
}

/** The day itself, or the Friday before a weekend (the Monday after, for the very first days). */
export function workingDay(day: number): number {
  const weekday = weekdayOf(day);
  const friday = weekday === 6 ? day - 1 : weekday === 0 ? day - 2 : day;
  return friday < 0 ? day + 1 : friday;
}
