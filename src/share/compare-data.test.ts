import { describe, expect, it } from 'vitest';
import type { RoleFacts } from '../base/role-facts';
import { compareExpectation } from './compare-data';
import { expectationOf, fingerprint } from './expectation';

const FACTS: RoleFacts = {
  rows: 541_909,
  from: '2010-12-01',
  to: '2011-12-09',
  checks: '2709545 709332110700000000 12345',
};
const MAPPING = { customer_id: 'CustomerID', ordered_at: 'InvoiceDate' };
const COLUMNS = ['InvoiceNo', 'CustomerID', 'InvoiceDate'];
const EXPECTED = expectationOf(MAPPING, { returns: 'exclude', currency: null }, FACTS);

const compare = (facts: RoleFacts | null, expected = EXPECTED, columns = COLUMNS) =>
  compareExpectation('transactions', expected, columns, facts);

describe('what a notebook writes down about the data', () => {
  it('is the mapping, the cleaning that is on, counts, days and a fingerprint', () => {
    expect(EXPECTED).toEqual({
      columns: MAPPING,
      cleaning: { returns: 'exclude' },
      rows: 541_909,
      from: '2010-12-01',
      to: '2011-12-09',
      fingerprint: fingerprint(FACTS),
    });
    expect(EXPECTED.fingerprint).toMatch(/^f1-[0-9a-f]{8}$/);
  });

  it('keeps its fingerprint for ever: links carry it', () => {
    expect(fingerprint(FACTS)).toBe('f1-38f6e6aa');
  });

  it('has no fingerprint for a handful of rows, where a guess could be tested', () => {
    expect(fingerprint({ ...FACTS, rows: 99 })).toBeNull();
    expect(expectationOf(MAPPING, {}, { ...FACTS, rows: 99 })).not.toHaveProperty('fingerprint');
    expect(expectationOf({}, {}, { rows: 5, from: null, to: null, checks: '' })).toEqual({
      columns: {},
      cleaning: {},
      rows: 5,
    });
  });
});

describe('the data here beside the author’s', () => {
  it('are the same when the fingerprint is', () => {
    expect(compare(FACTS)).toMatchObject({ verdict: 'same', title: 'The same data', missing: [] });
  });

  it.each([
    ['other amounts', { checks: '1 2 3' }],
    ['another number of rows', { rows: 541_910 }],
    ['another first day', { from: '2010-12-02' }],
  ])('are other rows with %s', (_, change) => {
    expect(compare({ ...FACTS, ...change }).verdict).toBe('other_rows');
  });

  it('are newer or older by their last day, and it says how many rows there are', () => {
    const newer = compare({ ...FACTS, to: '2012-03-01', rows: 600_000 });
    expect(newer.verdict).toBe('newer');
    expect(newer.text).toContain('up to 2012-03-01; the author’s ended on 2011-12-09');
    expect(newer.text).toContain('600,000 rows instead of 541,909');
    expect(compare({ ...FACTS, to: '2011-06-01' }).verdict).toBe('older');
  });

  it('have other columns when one that is mapped is missing', () => {
    const comparison = compare(null, EXPECTED, ['customerid', 'InvoiceDate']);
    expect(comparison).toMatchObject({
      verdict: 'other_columns',
      missing: [{ part: 'customer_id', column: 'CustomerID' }],
      actual: null,
    });
    expect(comparison.text).toContain('“CustomerID”');
  });

  it('are compared by rows and days where there is no fingerprint', () => {
    const small = { ...FACTS, rows: 12 };
    const expected = expectationOf(MAPPING, {}, small);
    expect(compare(small, expected).verdict).toBe('same');
    expect(compare({ ...small, rows: 13 }, expected).verdict).toBe('other_rows');
    const undated = { ...small, from: null, to: null };
    expect(compare(undated, expectationOf(MAPPING, {}, undated)).verdict).toBe('same');
  });

  it('are not judged when the notebook says nothing about them', () => {
    expect(compare(FACTS, { columns: MAPPING, cleaning: {} }).verdict).toBe('not_known');
  });

  it('does not stumble over columns that every object has', () => {
    const columns = Object.fromEntries([['customer_id', 'constructor']]);
    expect(compare(null, { columns, cleaning: {} }, ['a']).missing).toEqual([
      { part: 'customer_id', column: 'constructor' },
    ]);
  });
});
