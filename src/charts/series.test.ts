import { expect, it } from 'vitest';
import { apart } from './end-labels';
import { withGaps } from './series';
import type { SeriesPoint } from './series';

function points(...days: string[]): SeriesPoint[] {
  return days.map((day, row) => ({
    row,
    x: new Date(day),
    order: Date.parse(day),
    y: row + 1,
    series: '',
    panel: 0,
    color: 'red',
  }));
}

it('breaks a line where the calendar goes on without data', () => {
  const line = withGaps(points('2011-01-31', '2011-02-01', '2011-02-04'), 'day');
  expect(line.map(({ y }) => y)).toEqual([1, 2, Number.NaN, 3]);
  expect(withGaps(points('2011-01-01', '2011-02-01', '2011-03-01'), 'month')).toHaveLength(3);
  expect(withGaps(points('2011-01-01', '2011-07-01'), null)).toHaveLength(2);
});

it('moves labels apart no further than needed, inside the plot', () => {
  expect(apart([10, 50, 90], 15, 100)).toEqual([10, 50, 90]);
  expect(apart([50, 52], 15, 100)).toEqual([50, 65]);
  expect(apart([98, 99], 15, 100)).toEqual([85, 100]);
  const crowd = apart([5, 5, 5, 5], 15, 100);
  expect([...crowd].sort((a, b) => a - b)).toEqual([5, 20, 35, 50]);
});
