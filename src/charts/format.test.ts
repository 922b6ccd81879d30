import { describe, expect, it } from 'vitest';
import type { Unit } from '../base/units';
import { axisFormat, formatValue, formatWithNoun } from './format';
import type { FormatOptions } from './format';

const NARROW = '\u202f';
const NBSP = '\u00a0';

describe('formatValue', () => {
  it.each<[unknown, Unit, FormatOptions, string]>([
    [4338, 'customers', {}, '4,338'],
    [4338n, 'rows', {}, '4,338'],
    [4.272014753, 'orders', {}, '4.27'],
    [8911407.904, 'money', {}, '8,911,407.90'],
    [8911407.904, 'money', { compact: true }, '8.9M'],
    [8911407.904, 'money', { compact: true, currency: 'GBP' }, '£8.9M'],
    [999.5, 'money', { compact: true }, '1,000'],
    [-12.5, 'money', { currency: 'EUR' }, '−€12.50'],
    [-12.5, 'money', { currency: 'Euro' }, '−12.50'],
    [-0.001, 'money', {}, '0.00'],
    [8911407.904, 'money', { locale: 'de' }, '8.911.407,90'],
    [0.1234, 'share', {}, `12.3${NARROW}%`],
    [1, 'share', {}, `100.0${NARROW}%`],
    [0, 'share', {}, `0.0${NARROW}%`],
    [0.0001234, 'share', {}, `0.01${NARROW}%`],
    [0.1234, 'share', { locale: 'de' }, `12,3${NARROW}%`],
    [93, 'days', {}, `93${NBSP}days`],
    [1, 'days', {}, `1${NBSP}day`],
    [93.0595, 'days', {}, `93.1${NBSP}days`],
    [342.49, 'index', {}, '342'],
    [13, 'score', {}, '13'],
    [1e-9, 'number', {}, '0.000000001'],
    [1e21, 'number', {}, '1,000,000,000,000,000,000,000'],
    [1234567.891, 'number', {}, '1,234,567.89'],
    [0, 'number', {}, '0'],
    [-0, 'number', {}, '0'],
    [-42, 'number', {}, '−42'],
    ['9007199254740993', 'count', {}, '9,007,199,254,740,993'],
    ['12.5', 'money', {}, '12.50'],
    ['2011-12-10', 'date', {}, '2011-12-10'],
    [Date.UTC(2011, 11, 10), 'date', {}, '2011-12-10'],
    [new Date(Date.UTC(2011, 11, 9, 12, 50)), 'timestamp', {}, `2011-12-09${NBSP}12:50`],
    ['2011-12-09T12:50:07.000Z', 'timestamp', {}, `2011-12-09${NBSP}12:50:07`],
    ['2011-12-09 12:50:07.123456', 'timestamp', {}, `2011-12-09${NBSP}12:50:07`],
    [true, 'boolean', {}, 'Yes'],
    [12346, 'id', {}, '12346'],
    ['Can’t Lose', 'name', {}, 'Can’t Lose'],
    [null, 'money', {}, '–'],
    [undefined, 'date', {}, '–'],
    [Number.NaN, 'money', {}, '–'],
    [Number.NEGATIVE_INFINITY, 'number', {}, '−∞'],
    ['not a number', 'money', {}, 'not a number'],
    ['not a date', 'date', {}, 'not a date'],
  ])('writes %s in %s %o as %s', (value, unit, options, expected) => {
    expect(formatValue(value, unit, options)).toBe(expected);
  });

  it('adds the noun of a unit in running text', () => {
    expect(formatWithNoun(604, 'customers')).toBe('604 customers');
    expect(formatWithNoun(1, 'orders')).toBe('1 order');
    expect(formatWithNoun(51, 'days')).toBe(`51${NBSP}days`);
    expect(formatWithNoun(null, 'customers')).toBe('–');
  });
});

describe('axisFormat', () => {
  it('keeps ticks short and gives them the decimals their step needs', () => {
    expect([0, 500, 1500, 25_000, 2_000_000].map(axisFormat('money'))).toEqual([
      '0',
      '500',
      '1,500',
      '25K',
      '2M',
    ]);
    expect([0, 0.05, 0.1].map(axisFormat('share', { step: 0.05 }))).toEqual([
      `0${NARROW}%`,
      `5${NARROW}%`,
      `10${NARROW}%`,
    ]);
    expect([0.25, 0.5].map(axisFormat('number', { step: 0.25 }))).toEqual(['0.25', '0.5']);
    expect(axisFormat('days')(180)).toBe('180');
    expect(axisFormat('date')('2011-12-10')).toBe('2011-12-10');
  });
});
