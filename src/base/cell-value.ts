/** A cell as JavaScript has it: numbers as number (bigint only beyond 2^53), dates and timestamps as ISO text. */
export type CellValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly CellValue[]
  | { readonly [key: string]: CellValue };

/** A cell as text; empty where it is missing, JSON where it holds several values. */
export function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value, bigintAsText) : String(value);
}

function bigintAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
