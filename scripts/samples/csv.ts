/** A CSV file: a header and rows of text cells. */
export interface Table {
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

/** The table as RFC 4180 text, UTF-8, with line feeds and quotes only where they are needed. */
export function csvText(table: Table): string {
  const lines = [table.columns, ...table.rows].map((row) => row.map(csvField).join(','));
  return lines.join('\n') + '\n';
}

function csvField(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Whole cents as an amount with two decimals, such as -12.50. */
export function centsText(cents: number): string {
  const size = Math.abs(cents);
  const text = `${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`;
  return cents < 0 ? `-${text}` : text;
}

/** The cells of one column. Throws when the table has no such column. */
export function columnOf(table: Table, column: string): string[] {
  const index = table.columns.indexOf(column);
  if (index < 0) throw new Error(`no column ${column}`);
  return table.rows.map((row) => row[index] ?? '');
}
