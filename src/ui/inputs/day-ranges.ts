import type { DayRange } from '../../document/input-spec';

/** A range that is chosen with one click. */
export interface DayPreset {
  readonly label: string;
  readonly range: DayRange;
}

const SPANS = [30, 90, 365] as const;
const ALL: DayPreset = { label: 'All', range: { from: null, to: null } };

/** Ranges that end with the last day of the data (ISO; null while it is not known). Never with today. */
export function dayPresets(lastDay: string | null): readonly DayPreset[] {
  if (lastDay === null) return [ALL];
  return [
    ...SPANS.map((days) => ({
      label: `Last ${days} days`,
      range: { from: daysBefore(lastDay, days - 1), to: lastDay },
    })),
    ALL,
  ];
}

/** Why a range cannot be used, or null. Open ends are fine. */
export function rangeProblem({ from, to }: DayRange): string | null {
  return from !== null && to !== null && from > to ? 'The first day is after the last.' : null;
}

/** Whether two ranges are the same. */
export function isSameRange(one: DayRange, other: DayRange): boolean {
  return one.from === other.from && one.to === other.to;
}

function daysBefore(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - days);
  return date.toISOString().slice(0, 10);
}
