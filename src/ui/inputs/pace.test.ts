import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Pace } from './pace';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('hands on the first value at once, then one an interval, and the last always', () => {
  const commit = vi.fn();
  const pace = new Pace<number>(commit, 150);
  for (let value = 0; value < 10; value++) {
    pace.live(value);
    vi.advanceTimersByTime(50);
  }
  vi.advanceTimersByTime(1_000);
  expect(commit.mock.calls.flat()).toEqual([0, 2, 5, 8, 9]);
});

it('does not repeat what has settled', () => {
  const commit = vi.fn();
  const pace = new Pace<number>(commit, 150);
  pace.live(1);
  pace.live(2);
  pace.settle(3);
  vi.advanceTimersByTime(1_000);
  expect(commit.mock.calls.flat()).toEqual([1, 3]);
});
