import { getCountries } from 'libphonenumber-js/min';
import metadata from 'libphonenumber-js/metadata.min.json';
import { expect, it } from 'vitest';
import { createRandom } from '../../base/random';
import { readNumber } from './phone-numbers';
import { usualNumber } from './usual-numbers';

const random = createRandom(20260301);
const below = (most: number) => random.integer(0, most - 1);

/** A text of a country’s calling code, prefix and some digits, as people write it. */
function written(callingCode: string, prefix: string, lengths: readonly number[]): string {
  const length = random.pick(lengths) + (below(10) === 0 ? 1 : 0);
  const digits = Array.from({ length }, () => below(10)).join('');
  const [start, end] = [digits.slice(0, 3), digits.slice(3)];
  const forms = [
    `+${callingCode}${digits}`,
    `+${callingCode} ${start} ${end}`,
    `+${callingCode} (${prefix}) ${digits}`,
    `+${callingCode}${prefix}${digits}`,
    `00${callingCode}${digits}`,
    `${callingCode}${digits}`,
    `${prefix}${digits}`,
    `(${prefix}${start}) ${end}`,
    `${prefix}${start}/${end}`,
    `${digits}.0`,
    digits,
  ];
  return random.pick(forms);
}

it('gives what the library gives, for random digits in the forms of every country', () => {
  const others: string[] = [];
  let taken = 0;
  for (const country of getCountries()) {
    const [callingCode, , , lengths, , prefix] = metadata.countries[country] as unknown as [
      string,
      string,
      string,
      number[],
      unknown,
      string | 0 | undefined,
    ];
    for (let n = 0; n < 120; n += 1) {
      const text = written(callingCode, prefix || '', lengths);
      for (const home of [country, null, 'US']) {
        const usual = usualNumber(text, home);
        if (usual === undefined) continue;
        taken += 1;
        const read = readNumber(text, home);
        if (usual !== read)
          others.push(`${text} in ${String(home)}: ${usual}, not ${String(read)}`);
      }
    }
  }
  expect(others).toEqual([]);
  // It is worth having: many of them need no library.
  expect(taken).toBeGreaterThan(5_000);
});

it('leaves to the library what is not written plainly', () => {
  for (const text of ['+49 151 23456789 ext. 5', 'call 0151 23456789', '00491512345678', '12', ''])
    expect(usualNumber(text, 'DE')).toBeUndefined();
  expect(usualNumber('0151 23456789', 'DE')).toBe('+4915123456789');
  expect(usualNumber('0151 23456789', null)).toBeUndefined();
  expect(usualNumber('(800) 555-0100', 'US')).toBe('+18005550100');
});
