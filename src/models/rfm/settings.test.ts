import { describe, expect, it } from 'vitest';
import { must } from '../../../tests/helpers/engine';
import { standardGrid } from './grid';
import { rfmSettings } from './settings';

/** The setting that was refused. */
function refused(input: Record<string, unknown>): string | null {
  const result = rfmSettings(input);
  return !result.ok && result.error.code === 'model.invalid_setting'
    ? result.error.params.setting
    : null;
}

const CUTS = {
  recency_cuts: [30, 60, 90, 180],
  frequency_cuts: [1, 2, 3, 5],
  monetary_cuts: [50, 100, 500, 1000],
};

describe('settings of RFM', () => {
  it('are quantiles on five bins by default', () => {
    expect(must(rfmSettings({}))).toEqual({
      binning: 'quantile',
      bins: 5,
      frequency: 'orders',
      monetary: 'sum',
      asOf: null,
      fixedCuts: null,
      grid: standardGrid(5),
    });
  });

  it.each([
    ['binning', { binning: 'kmeans' }],
    ['bins', { bins: 2 }],
    ['bins', { bins: 11 }],
    ['bins', { bins: 5.5 }],
    ['bins', { bins: '5' }],
    ['frequency', { frequency: 'weeks' }],
    ['monetary', { monetary: 'median' }],
    ['as_of', { as_of: '2024-02-30' }],
    ['as_of', { as_of: '10.12.2011' }],
    ['recency_cuts', { recency_cuts: [3, 2, 1, 0] }],
    ['recency_cuts', { recency_cuts: [1, 1, 2, 3] }],
    ['recency_cuts', { recency_cuts: 'x' }],
    ['grid', { grid: [{ segment: 'all', cells: [[1, 1]] }] }],
    ['grid', { grid: 'best' }],
    ['grid', { bins: 4, grid: standardGrid(5) }],
    ['weights', { weights: [1, 1, 1] }],
    ['constructor', { constructor: 1 }],
  ])('refuse a wrong %s: %j', (setting, input) => {
    expect(refused(input)).toBe(setting);
  });

  it('take null as “not set”', () => {
    expect(must(rfmSettings({ as_of: null, grid: null, bins: null })).bins).toBe(5);
  });

  it('need all cut points, one fewer than bins, for fixed binning', () => {
    expect(refused({ binning: 'fixed' })).toBe('recency_cuts');
    expect(refused({ binning: 'fixed', ...CUTS, monetary_cuts: null })).toBe('monetary_cuts');
    expect(refused({ binning: 'fixed', bins: 4, ...CUTS })).toBe('recency_cuts');
    expect(must(rfmSettings({ binning: 'fixed', ...CUTS })).fixedCuts?.frequency).toEqual([
      1, 2, 3, 5,
    ]);
  });

  it('keep cut points for the comparison of methods, and leave them out when bins do not fit them', () => {
    expect(must(rfmSettings(CUTS)).fixedCuts).not.toBeNull();
    expect(must(rfmSettings({ ...CUTS, bins: 7 })).fixedCuts).toBeNull();
  });

  it('say what is wrong with a grid', () => {
    const result = rfmSettings({ grid: standardGrid(5).slice(1) });
    expect(result).toMatchObject({
      error: { params: { detail: 'with 5 bins, no segment claims r 5 f 4, r 5 f 5' } },
    });
  });
});
