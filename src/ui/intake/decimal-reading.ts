/** The sign in numbers such as `1,234` of which it is open what it means; null where there is none. */
export function openSign(text: string): '.' | ',' | null {
  const sign = /[.,](?=\d{3}\D*$)/.exec(text)?.[0];
  return sign === '.' || sign === ',' ? sign : null;
}

/** A number as written, plainly, if a sign is the decimal sign: `€ 1.234,50` by a comma is `1234.50`. Null for none. */
export function readNumberAs(text: string, decimal: '.' | ','): string | null {
  const digits = /\d[\d.,' \u00a0\u202f\u2009]*/.exec(text)?.[0];
  if (digits === undefined) return null;
  const plain = digits.replaceAll(decimal === ',' ? /[^\d,]/g : /[^\d.]/g, '').replace(',', '.');
  if (!/^\d+(\.\d*)?$/.test(plain)) return null;
  const isNegative = /^\D*[-−(]/.test(text) || /-\s*$/.test(text);
  return (isNegative ? '-' : '') + plain;
}
