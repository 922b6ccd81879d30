/**
 * A number of a format that has numbers, in plain digits, so that nobody takes it for another: 1.234 in a text could be
 * over a thousand, and is therefore written with a further zero.
 */
export function unmistakable(digits: string): string {
  return digits.at(-4) === '.' && /^-?[1-9]\d{0,2}\.\d{3}$/.test(digits) ? `${digits}0` : digits;
}
