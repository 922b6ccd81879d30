import { describe, expect, it } from 'vitest';
import { histogramShape } from './histogram-shape';

describe('the bins of a histogram', () => {
  it('have round widths and reach to the 99th percentile, with one more for what lies above', () => {
    expect(histogramShape({ low: 0, high: 7000, p99: 1580 }, false)).toEqual({
      origin: 0,
      width: 50,
      bins: 33,
    });
  });

  it('hold every value when the highest is the 99th percentile', () => {
    const { origin, width, bins } = histogramShape({ low: 3, high: 97, p99: 97 }, true);
    expect(origin).toBeLessThanOrEqual(3);
    expect(origin + width * bins).toBeGreaterThan(97);
  });

  it('are at least one wide for whole numbers', () => {
    expect(histogramShape({ low: 1, high: 9, p99: 6 }, true).width).toBe(1);
  });

  it('are one bin when all values are equal', () => {
    expect(histogramShape({ low: 5, high: 5, p99: 5 }, true)).toEqual({
      origin: 5,
      width: 1,
      bins: 1,
    });
  });

  it('work below zero', () => {
    const { origin, width, bins } = histogramShape({ low: -120, high: 300, p99: 280 }, false);
    expect(origin).toBeLessThanOrEqual(-120);
    expect(origin + width * bins).toBeGreaterThanOrEqual(280);
  });
});
