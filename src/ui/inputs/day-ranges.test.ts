import { expect, it } from 'vitest';
import { dayPresets, rangeProblem } from './day-ranges';

it('offers ranges that end with the last day of the data, both days included', () => {
  expect(dayPresets('2012-03-01').map(({ label, range }) => [label, range.from, range.to])).toEqual(
    [
      ['Last 30 days', '2012-02-01', '2012-03-01'],
      ['Last 90 days', '2011-12-03', '2012-03-01'],
      ['Last 365 days', '2011-03-03', '2012-03-01'],
      ['All', null, null],
    ],
  );
  expect(dayPresets(null).map(({ label }) => label)).toEqual(['All']);
});

it('refuses a range that ends before it begins, and takes open ones', () => {
  expect(rangeProblem({ from: '2012-01-02', to: '2012-01-01' })).toContain('after the last');
  expect(rangeProblem({ from: '2012-01-02', to: '2012-01-02' })).toBeNull();
  expect(rangeProblem({ from: '2012-01-02', to: null })).toBeNull();
});
