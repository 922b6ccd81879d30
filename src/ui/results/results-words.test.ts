import { describe, expect, it } from 'vitest';
import { moveInGrid } from './grid-keys';
import { headlineSentence, segmentPhrase } from './headline';
import { HISTOGRAM_MEASURES, hasMore, histogramColumns, histogramSpec } from './histogram';
import { cutsProblem, isComplete, startingCuts, type RfmSettingValues } from './rfm-settings';
import { scoreRanges, vanishedScores, type ScoreFigures } from './scores';
import type { SegmentFigures } from './segments';

const SHARE = (percent: string) => `${percent}\u202f%`;

function segment(name: string, customers: number, revenue: number): SegmentFigures {
  return {
    segment: name,
    customers,
    share: customers / 4338,
    revenue,
    revenue_share: revenue / 8_911_407.904,
    mean_recency_days: 10,
    mean_frequency: 2,
    mean_monetary: 100,
  };
}

describe('the headline', () => {
  it('says who brings the most revenue', () => {
    const rows = [
      segment('Hibernating', 1335, 683_557.392),
      segment('Champions', 604, 4_303_871.89),
    ];
    expect(headlineSentence(rows)).toBe(
      `604 Champions (${SHARE('13.9')} of customers) bring ${SHARE('48.3')} of revenue.`,
    );
  });

  it('reads well with names that are no plural, and with one customer', () => {
    expect(segmentPhrase('Loyal', 688)).toBe('688 Loyal customers');
    expect(segmentPhrase('Champions', 1)).toBe('1 Champions customer');
    expect(segmentPhrase("Can't Lose", 35)).toBe("35 Can't Lose customers");
  });

  it('compares nothing when one segment is in view, or nobody', () => {
    expect(headlineSentence([segment('Loyal', 5, 10), segment('New', 0, 0)])).toBe(
      '5 Loyal customers: all customers in view.',
    );
    expect(headlineSentence([])).toBe('');
  });
});

describe('what scores stand for', () => {
  const scores: ScoreFigures[] = [
    { measure: 'recency_days', score: 1, customers: 9, lowest: 181, highest: 374 },
    { measure: 'recency_days', score: 2, customers: 0, lowest: null, highest: null },
    { measure: 'recency_days', score: 3, customers: 4, lowest: 1, highest: 1 },
  ];

  it('is told from score 1 up', () => {
    expect(scoreRanges(scores, 'recency_days', 3)).toEqual(['181–374 days', '–', '1 day']);
  });

  it('names the scores that nobody has', () => {
    expect([...vanishedScores(scores)]).toEqual([['recency_days', [2]]]);
  });
});

describe('fixed cut points', () => {
  it('have to be complete and increasing', () => {
    expect(cutsProblem([1, 2, 3, 6], 5)).toBeNull();
    expect(cutsProblem([1, 2, 3], 5)).toMatch(/needs a number/);
    expect(cutsProblem([1, null, 3, 6], 5)).toMatch(/needs a number/);
    expect(cutsProblem([1, 1, 3, 6], 5)).toMatch(/increase/);
  });

  it('start usable, even where those in force coincide', () => {
    for (const known of [[1, 1, 1, 2], [13.8, 33, 72, 180], [], [5]]) {
      for (const bins of [3, 5, 10])
        expect(cutsProblem(startingCuts(known, bins), bins)).toBeNull();
    }
    expect(startingCuts([13.8, 33, 72, 180], 5)).toEqual([13.8, 33, 72, 180]);
  });

  it('are asked for by fixed binning only', () => {
    const settings: RfmSettingValues = {
      binning: 'quantile',
      bins: 5,
      frequency: 'orders',
      monetary: 'sum',
      as_of: null,
      recency_cuts: null,
      frequency_cuts: null,
      monetary_cuts: null,
    };
    expect(isComplete(settings)).toBe(true);
    expect(isComplete({ ...settings, binning: 'fixed' })).toBe(false);
  });
});

describe('a histogram', () => {
  const [recency, frequency] = HISTOGRAM_MEASURES;
  const data = {
    shape: { origin: 1, width: 1, bins: 3 },
    total: [
      { bin: 0, customers: 10 },
      { bin: 2, customers: 4 },
    ],
    inView: [{ bin: 0, customers: 3 }],
    high: 209,
  };

  it('draws those in view over everyone, bins without customers included', () => {
    const { from, customers, layer } = histogramColumns(data);
    expect(from).toEqual([1, 2, 3, 1, 2, 3]);
    expect(customers).toEqual([10, 0, 4, 3, 0, 0]);
    expect(new Set(layer)).toEqual(new Set(['Everyone', 'In view']));
  });

  it('has one layer without a filter', () => {
    expect(histogramColumns({ ...data, inView: null })['customers']).toEqual([10, 0, 4]);
  });

  it('says when its last bin holds what lies beyond', () => {
    expect(hasMore(data)).toBe(true);
    expect(hasMore({ ...data, high: 3 })).toBe(false);
  });

  it('puts cut points between the values that they part', () => {
    if (!recency || !frequency) throw new Error('no measures');
    const cut = (measure: string, value: number) => ({ measure, k: 1, value, coincides: false });
    const cuts = [cut('frequency', 1), cut('frequency', 1), cut('recency_days', 13.8)];
    expect(histogramSpec(frequency, data, cuts, {}).cuts).toEqual([{ at: 2, label: '1' }]);
    expect(histogramSpec(recency, data, cuts, {}).cuts).toEqual([{ at: 14, label: '13.8' }]);
  });
});

it('moves through a table as the ARIA practices say', () => {
  const size = { rows: 1000, columns: 12, page: 14, top: -1 };
  const press = (row: number, column: number, key: string, ctrlKey = false) => {
    const to = moveInGrid({ row, column }, size, { key, ctrlKey, metaKey: false });
    return to && [to.row, to.column];
  };
  expect(press(0, 3, 'ArrowUp')).toEqual([-1, 3]);
  expect(press(-1, 3, 'ArrowUp')).toEqual([-1, 3]);
  expect(press(999, 3, 'ArrowDown')).toEqual([999, 3]);
  expect(press(20, 11, 'ArrowRight')).toEqual([20, 11]);
  expect(press(20, 3, 'PageDown')).toEqual([34, 3]);
  expect(press(5, 3, 'PageUp')).toEqual([0, 3]);
  expect(press(20, 3, 'Home')).toEqual([20, 0]);
  expect(press(20, 3, 'End', true)).toEqual([999, 11]);
  expect(press(20, 3, 'Home', true)).toEqual([0, 0]);
  expect(press(20, 3, 'a')).toBeNull();
});
