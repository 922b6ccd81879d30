import {
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/min';
import { usualNumber } from './usual-numbers';

/**
 * A phone number in E.164 (`+18005550100`), by Google’s rules of each country (libphonenumber); null where it is none.
 * An extension is left out.
 *
 * @param country two letters; null takes numbers with a country code only
 */
export function toE164(text: string, country: string | null): string | null {
  return usualNumber(text, country) ?? readNumber(text, country);
}

/** The same by the library alone, which takes its time. */
export function readNumber(text: string, country: string | null): string | null {
  const known = country !== null && isSupportedCountry(country) ? country : null;
  const digits = text
    .trim()
    .replace(/\.0$/, '')
    .replaceAll(/[\s().\-/]/g, '');
  if (known === null && digits.startsWith('00'))
    return valid(`+${digits.slice(2)}`, null)?.number ?? null;
  const number = valid(text, known);
  const withPlus = known && lostItsPlus(digits, number) ? valid(`+${digits}`, null) : null;
  const isOfCountry = withPlus?.country === known;
  return (isOfCountry ? withPlus : number)?.number ?? null;
}

function valid(text: string, country: CountryCode | null): PhoneNumber | null {
  const parsed = parsePhoneNumberFromString(text, country ?? undefined);
  return parsed?.isValid() === true ? parsed : null;
}

/**
 * Spreadsheets take the plus from 4915123456789. Where numbers are written with a leading 0 at home, one without it that
 * begins with the country’s own code is international.
 */
function lostItsPlus(digits: string, number: PhoneNumber | null): boolean {
  if (!/^[1-9]\d+$/.test(digits)) return false;
  if (number === null) return true;
  return number.formatNational().startsWith('0') && digits.startsWith(number.countryCallingCode);
}
