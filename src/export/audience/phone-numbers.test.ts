import { describe, expect, it } from 'vitest';
import { toE164 } from './phone-numbers';

describe('a phone number', () => {
  it.each([
    // Google’s own example, and those of Meta’s and Klaviyo’s pages.
    ['(800)555-0100', 'US', '+18005550100'],
    ['+44 844 412 4653', null, '+448444124653'],
    ['0151 23456789', 'DE', '+4915123456789'],
    ['tel: 0151-23456789 ext. 5', 'DE', '+4915123456789'],
    ['020 7031 3000', 'GB', '+442070313000'],
    ['+44 20 7031 3000', 'DE', '+442070313000'],
    ['0044 20 7031 3000', 'DE', '+442070313000'],
    ['0044 20 7031 3000', null, '+442070313000'],
    ['02 1234 5678', 'IT', '+390212345678'],
  ])('%s in %s is %s', (text, country, number) => {
    expect(toE164(text, country)).toBe(number);
  });

  it('gets back the plus that a spreadsheet took', () => {
    expect(toE164('4915123456789', 'DE')).toBe('+4915123456789');
    expect(toE164('447123456789.0', 'GB')).toBe('+447123456789');
    // A number at home may begin with the digits of the country’s code.
    expect(toE164('01512345678', 'DE')).toBe('+491512345678');
  });

  it.each([
    ['0151 23456789', null],
    ['12', 'DE'],
    ['555-1234', 'US'],
    ['1.23E+10', 'US'],
    ['none', 'DE'],
    ['0151 23456789', 'XX'],
    ['', null],
  ])('is not made of %s in %s', (text, country) => {
    expect(toE164(text, country)).toBeNull();
  });
});
