import { describe, expect, it } from 'vitest';
import { countOf, formatBytes, formatPercent } from './quantity';

describe('quantities', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1 kB'],
    [45_580_000, '45.6 MB'],
    [999_600, '1 MB'],
    [2_600_000_000, '2.6 GB'],
    [412_000_000, '412 MB'],
  ])('%d bytes are %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  it.each([
    [0, '0 %'],
    [0.001, '< 1 %'],
    [0.97, '97 %'],
    [0.999, '99 %'],
    [1, '100 %'],
  ])('a share of %d is %s', (share, text) => {
    expect(formatPercent(share).replace('\u202f', ' ')).toBe(text);
  });

  it('counts one and many', () => {
    expect(countOf(1, 'row')).toBe('1 row');
    expect(countOf(0, 'row')).toBe('0 rows');
    expect(countOf(3, 'currency', 'currencies')).toBe('3 currencies');
  });
});
