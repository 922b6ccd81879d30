import type { Row } from '../workbench';
import type { RowNoun } from './measures';

const large = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
const small = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

/** A number in a note, without a unit. */
export function count(value: number): string {
  return (Math.abs(value) >= 1 ? large : small).format(value);
}

/** A sentence about the result, or nothing to say. */
export type Remark = (rows: readonly Row[]) => string | null;

/** Joins remarks to one note; null where none has anything to say. */
export function noteOf(remarks: readonly Remark[]): Remark {
  return (rows) => {
    const said = remarks.map((remark) => remark(rows)).filter((text) => text !== null);
    return said.length === 0 ? null : said.join(' ');
  };
}

/** The number in a column of the first row; 0 where there is none. */
export function factOf(rows: readonly Row[], column: string): number {
  return Number(rows[0]?.[column] ?? 0);
}

/** Rows that could not be drawn for want of a value. */
export function missingRemark(
  missing: number,
  what: string,
  { one, many }: RowNoun,
): string | null {
  if (missing === 0) return null;
  return `${count(missing)} ${missing === 1 ? `${one} has` : `${many} have`} no ${what} and ${missing === 1 ? 'is' : 'are'} left out.`;
}

/** Names in a sentence: “a”, “a or b”, “a, b or c”. */
export function either(names: readonly string[]): string {
  const distinct = [...new Set(names)];
  const last = distinct.at(-1) ?? 'value';
  return distinct.length < 2 ? last : `${distinct.slice(0, -1).join(', ')} or ${last}`;
}
