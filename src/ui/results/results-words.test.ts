import { describe, expect, it } from 'vitest';
import { headlineSentence, segmentPhrase } from './headline';
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
