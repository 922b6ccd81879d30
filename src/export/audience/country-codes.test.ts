import { describe, expect, it } from 'vitest';
import { countryFinder, countryNames } from './country-codes';

const find = countryFinder();

describe('a country', () => {
  it.each([
    ['DE', 'DE'],
    [' deu ', 'DE'],
    ['Germany', 'DE'],
    ['Deutschland', 'DE'],
    ['ALLEMAGNE', 'DE'],
    ['UK', 'GB'],
    ['United Kingdom', 'GB'],
    ['EIRE', 'IE'],
    ['U.S.A.', 'US'],
    ['United States', 'US'],
    ['The Netherlands', 'NL'],
    ['Österreich', 'AT'],
    ['Cote d’Ivoire', 'CI'],
    ['Türkiye', 'TR'],
    ['Turkey', 'TR'],
  ])('written %s is %s', (text, code) => {
    expect(find(text)).toBe(code);
  });

  it.each(['', 'Unspecified', 'Atlantis', 'XX', 'European Community'])(
    'is not guessed from “%s”',
    (text) => {
      expect(find(text)).toBeNull();
    },
  );

  it('of the list is found by its code and its name', () => {
    const names = countryNames('en');
    expect(names).toHaveLength(249);
    expect(names.filter(({ code, name }) => find(code) !== code || find(name) !== code)).toEqual(
      [],
    );
  });
});
