import type { Reading } from '../base/reading';
import type { Mapping, Role } from '../base/roles';
import { currencyOfStyle } from '../intake/values/currencies';

/** Where the signs beside numbers are known from: the reading, or for a source made from others their readings. */
interface Signed {
  readonly reading: Reading | null;
  /** Currencies by column. */
  readonly signs: ReadonlyMap<string, string>;
}

interface Part extends Signed {
  readonly columns: readonly { readonly name: string }[];
}

/** The currency that the amounts of a source are written with, where no column tells it; null where nothing does. */
export function constantCurrency(
  source: Signed,
  { role, mapping }: { readonly role: Role; readonly mapping: Mapping },
): string | null {
  const column = mapping['amount'] ?? mapping['unit_price'];
  const isTold = mapping['currency'] !== undefined || role !== 'transactions';
  return isTold || column === undefined ? null : signOf(source, column);
}

/** What the signs beside the numbers of parts say in the table made from them, by its columns. */
export function signsOfParts(
  parts: readonly Part[],
  columns: readonly { readonly name: string }[],
): ReadonlyMap<string, string> {
  return new Map(
    columns.flatMap(({ name }) => {
      const [sign, other] = differentSigns(parts, name);
      return typeof sign === 'string' && other === undefined ? [[name, sign] as const] : [];
    }),
  );
}

/** Whether a column of theirs is in one currency here and in another there, as only the signs in it tell. */
export function signsDiffer(parts: readonly Part[]): boolean {
  const names = new Set(parts.flatMap(({ columns }) => columns.map(({ name }) => name)));
  return [...names].some(
    (name) => differentSigns(parts, name).filter((sign) => sign !== null).length > 1,
  );
}

/** Null among them stands for numbers without a sign. */
function differentSigns(parts: readonly Part[], name: string): (string | null)[] {
  const holding = parts.filter(({ columns }) => columns.some((column) => column.name === name));
  return [...new Set(holding.map((part) => signOf(part, name)))];
}

function signOf({ reading, signs }: Signed, column: string): string | null {
  return reading === null ? (signs.get(column) ?? null) : currencyOfStyle(reading, column);
}
