import { unmistakable } from '../plain-number';

/** A number of a cell, as stored, in plain digits: the shortest that give the same number, never in powers of ten. */
export function numberText(stored: string): string {
  const text = stored.trim();
  const value = Number(text);
  if (text === '' || !Number.isFinite(value)) return stored;
  // More digits than a number keeps were not written by a spreadsheet, but are an id that has them.
  if (text.length > 15 && /^-?\d+$/.test(text)) return text;
  return unmistakable(withoutExponent(String(value)));
}

function withoutExponent(text: string): string {
  if (!text.includes('e')) return text;
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (parts === null) return text;
  const [, sign = '', whole = '', fraction = '', power = '0'] = parts;
  const digits = whole + fraction;
  const point = 1 + Number(power);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, '0')}`;
}
