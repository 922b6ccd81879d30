import { endsLinesWithCr, fieldText, makeDialect, RecordReader } from './record';

/** A record near the end of a text. */
export interface TailRecord {
  /** Where it begins and ends, in bytes from the beginning of the tail. */
  readonly start: number;
  readonly end: number;
  /** Lines of the tail before it. */
  readonly line: number;
  readonly row: (string | null)[];
}

/** Line ends that are tried as the beginning of a record. */
const TRIES = 50;

/**
 * The records of the last bytes of a text, blank lines included. A tail that begins anywhere begins to be read at the
 * first line end after which all records are whole. Empty when there is none.
 */
export function tailRecords(
  tail: Uint8Array<ArrayBuffer>,
  { delimiter, quote }: { readonly delimiter: string; readonly quote: string },
  beginsRecord: boolean,
): TailRecord[] {
  const crEnds = endsLinesWithCr(tail);
  const reader = new RecordReader(makeDialect(delimiter, quote, crEnds));
  const lineEnd = crEnds ? 13 : 10;
  let at = beginsRecord ? 0 : tail.indexOf(lineEnd) + 1;
  for (let tried = 0; tried < TRIES && (beginsRecord || at > 0); tried++) {
    const records = recordsFrom(reader, tail, at, quote);
    if (records !== null) return records;
    if (beginsRecord) return [];
    at = tail.indexOf(lineEnd, at) + 1;
  }
  return [];
}

function recordsFrom(
  reader: RecordReader,
  tail: Uint8Array<ArrayBuffer>,
  from: number,
  quote: string,
): TailRecord[] | null {
  const records: TailRecord[] = [];
  let line = 0;
  for (let at = from; at < tail.length;) {
    const record = reader.read(tail, at, tail.length, true);
    if (record.problem !== null) return null;
    const row = Array.from({ length: record.fields }, (_, field) =>
      record.starts[field] === record.ends[field] ? null : fieldText(tail, record, field, quote),
    );
    records.push({ start: record.start, end: record.end, line, row });
    line += record.lines;
    at = record.next;
  }
  return records;
}
