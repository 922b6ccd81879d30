import type { Sample } from './mapping-draft';

const SHOWN = 3;

/** Rows of a file in which the readings of a column differ. */
export interface TellingRows {
  /** The column that is asked about. */
  readonly column: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** Its cells in these rows. */
  readonly texts: readonly string[];
}

/**
 * Up to three rows whose cells of a column are read differently, and differ from one another; of others, where there
 * are too few. Without any row in the sample, the column stands alone with the given values.
 */
export function tellingRows(
  sample: Sample,
  column: string,
  differs: (text: string) => boolean,
  values: readonly string[] = [],
): TellingRows {
  const place = sample.columns.indexOf(column);
  const filled = sample.rows.filter((row) => (row[place] ?? '') !== '');
  const seen = new Set<string>();
  const distinct = filled.filter((row) => {
    const text = row[place] ?? '';
    return !seen.has(text) && Boolean(seen.add(text));
  });
  const telling = distinct.filter((row) => differs(row[place] ?? ''));
  const rows = [...telling, ...distinct.filter((row) => !telling.includes(row))].slice(0, SHOWN);
  if (rows.length === 0) {
    const texts = values.slice(0, SHOWN);
    return { column, columns: [column], rows: texts.map((text) => [text]), texts };
  }
  const { columns } = sample;
  return { column, columns, rows, texts: rows.map((row) => row[place] ?? '') };
}
