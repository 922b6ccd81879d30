import { endsLinesWithCr, fieldTexts, makeDialect, RecordReader } from '../csv/record';
import type { SniffedDialect } from './dialect';

/** Cells of one record as text; null where a field is empty. */
export type Row = (string | null)[];

/** A record and the line it begins on, from 0. */
export interface HeadRecord {
  readonly line: number;
  readonly row: Row;
}

/**
 * All whole records of the head behind a statement of the delimiter; those whose quotes go wrong are left out, line by
 * line.
 */
export function headRecords(
  head: Uint8Array<ArrayBuffer>,
  whole: boolean,
  dialect: SniffedDialect,
): HeadRecord[] {
  const reader = new RecordReader(
    makeDialect(dialect.delimiter, dialect.quote, endsLinesWithCr(head)),
  );
  const records: HeadRecord[] = [];
  let line = 0;
  for (let at = 0; at < head.length;) {
    const record = reader.read(head, at, head.length, whole);
    if (record.incomplete) break;
    if (record.problem !== null) {
      const lineEnd = head.indexOf(10, at);
      if (lineEnd < 0) break;
      at = lineEnd + 1;
      line++;
      continue;
    }
    if (line >= dialect.statement)
      records.push({ line, row: fieldTexts(head, record, dialect.quote) });
    line += record.lines;
    at = record.next;
  }
  return records;
}

/**
 * Rows of a slice that begins and ends anywhere. A slice may begin inside a quoted field that spans lines: if its
 * records do not look like the table's, it tells nothing.
 */
export function sliceRows(slice: Uint8Array<ArrayBuffer>, dialect: SniffedDialect): Row[] {
  const crEnds = endsLinesWithCr(slice);
  const reader = new RecordReader(makeDialect(dialect.delimiter, dialect.quote, crEnds));
  const first = slice.indexOf(crEnds ? 13 : 10);
  if (first < 0) return [];
  const rows: Row[] = [];
  let others = 0;
  for (let at = first + 1; at < slice.length;) {
    const record = reader.read(slice, at, slice.length, false);
    if (record.incomplete) break;
    if (record.problem !== null) return [];
    if (record.fields === dialect.fields) rows.push(fieldTexts(slice, record, dialect.quote));
    else others++;
    at = record.next;
  }
  return others > rows.length * 0.2 ? [] : rows;
}
