import { describe, expect, it } from 'vitest';
import { DAY_MS, lastDays, panned, ticksOf, wholeView, zoomed } from './time-view';

const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
const YEARS = { from: day('2020-01-01'), to: day('2024-01-01') };

describe('the stretch of time in view', () => {
  it('holds everything at first, with room at its ends', () => {
    expect(wholeView([])).toBeNull();
    const one = wholeView([day('2024-05-01')]);
    expect(one).toEqual({ from: day('2024-04-30'), to: day('2024-05-02') });
    const all = wholeView([day('2024-05-01'), day('2020-05-01'), day('2022-05-01')]);
    expect(all?.from).toBeLessThan(day('2020-05-01'));
    expect(all?.to).toBeGreaterThan(day('2024-05-01'));
  });

  it('zooms about an instant that stays where it is', () => {
    const about = day('2023-01-01');
    const view = zoomed(YEARS, YEARS, about, 0.5);
    expect(view.to - view.from).toBeCloseTo((YEARS.to - YEARS.from) / 2, -1);
    const placeOf = ({ from, to }: typeof view) => (about - from) / (to - from);
    expect(placeOf(view)).toBeCloseTo(placeOf(YEARS), 6);
  });

  it('never leaves the whole, and looks no closer than two days', () => {
    expect(zoomed(YEARS, YEARS, YEARS.from, 4)).toEqual(YEARS);
    const close = zoomed(YEARS, YEARS, day('2022-01-01'), 0);
    expect(close.to - close.from).toBe(2 * DAY_MS);
    const last = lastDays(YEARS, 90);
    expect(panned(last, YEARS, 1)).toEqual(last);
    expect(panned(last, YEARS, -1000)).toEqual({ from: YEARS.from, to: YEARS.from + 90 * DAY_MS });
    expect(lastDays(last, 365)).toEqual(last);
  });

  it('has round dates on its axis', () => {
    expect(ticksOf(YEARS, 5).map(({ label }) => label)).toEqual([
      '2020',
      '2021',
      '2022',
      '2023',
      '2024',
    ]);
    const months = ticksOf({ from: day('2023-10-15'), to: day('2024-03-10') }, 6);
    expect(months.map(({ label }) => label)).toEqual(['Nov', 'Dec', '2024', 'Feb', 'Mar']);
    const days = ticksOf({ from: day('2024-02-27'), to: day('2024-03-02') }, 5);
    expect(days.map(({ label }) => label)).toEqual([
      '27 Feb',
      '28 Feb',
      '29 Feb',
      '1 Mar',
      '2 Mar',
    ]);
    const weeks = ticksOf({ from: day('2024-02-01'), to: day('2024-03-01') }, 5);
    expect(weeks.map(({ at }) => new Date(at).getUTCDay())).toEqual([1, 1, 1, 1]);
  });
});
