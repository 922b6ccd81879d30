const MINUTE = 60_000;
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** When something was changed, in words: `just now`, `5 minutes ago`, `yesterday, 14:05`, `2024-05-03`. */
export function changedWords(then: number, now: number): string {
  const minutes = Math.floor((now - then) / MINUTE);
  if (minutes < 1) return 'just now';
  if (minutes === 1) return 'a minute ago';
  if (minutes < 60) return `${String(minutes)} minutes ago`;
  const days = daysBetween(then, now);
  if (days === 0) return `today, ${time.format(then)}`;
  if (days === 1) return `yesterday, ${time.format(then)}`;
  return days < 7 ? `${String(days)} days ago` : isoDay(then);
}

/** The moment in full: `2024-05-03 14:05`, in the reader’s own time. */
export function momentText(then: number): string {
  return `${isoDay(then)} ${time.format(then)}`;
}

function isoDay(then: number): string {
  const date = new Date(then);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Midnights between, however long the days were. */
function daysBetween(then: number, now: number): number {
  const midnight = (at: number) => new Date(at).setHours(0, 0, 0, 0);
  return Math.round((midnight(now) - midnight(then)) / (24 * 60 * MINUTE));
}
