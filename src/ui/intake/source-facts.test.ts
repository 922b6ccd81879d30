import { describe, expect, it } from 'vitest';
import type { SourceReport } from '../../base/sources';
import { readingFacts } from './source-facts';

const REPORT: SourceReport = {
  source: 'orders',
  files: ['orders.xlsx'],
  bytes: 1,
  columns: [],
  rows: 1,
  rejected: 0,
  role: null,
  roles: [],
  mapping: {},
  confidence: 0,
  reading: null,
};

it('What lies beside a table in its archive is told', () => {
  const passedOver = ['a.zip/readme.txt', 'a.zip/img/logo.png'];
  expect(readingFacts({ ...REPORT, passedOver })).toEqual([
    'In the archive, and no table: readme.txt and img/logo.png.',
  ]);
  const many = Array.from({ length: 9 }, (_, at) => `a.zip/${String(at)}.png`);
  expect(readingFacts({ ...REPORT, passedOver: many })).toEqual([
    'In the archive, and no table: 0.png, 1.png, 2.png, 3.png, 4.png and 4 more.',
  ]);
});

describe('The facts of a sheet', () => {
  it('tell what was read that nobody sees, and what is seen and not in the table', () => {
    const currencies = [
      { column: 'total', currencies: ['€'] },
      { column: 'fee', currencies: ['$', 'CHF'] },
    ];
    const sheet = { hiddenRows: 12, filledMerges: 1, currencies };
    expect(readingFacts({ ...REPORT, sheet })).toEqual([
      '12 hidden rows were read too.',
      '1 merged cell was filled in.',
      'total is shown in €.',
      'fee is shown in $ and CHF.',
    ]);
  });

  it('say nothing where there is nothing to say', () => {
    const sheet = { hiddenRows: 0, filledMerges: 0, currencies: [] };
    expect(readingFacts({ ...REPORT, sheet })).toEqual([]);
  });
});
