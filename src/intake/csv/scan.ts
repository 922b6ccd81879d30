import type { ColumnReading, Reading, SetAsideKind } from '../../base/reading';
import { fits, TYPE_WORDS } from '../values/fits';
import { endsLinesWithCr, fieldText, makeDialect, RecordReader, type RecordView } from './record';
import { joinBytes } from '../join-bytes';
import { isBalanced, isBlank, isUtf8, rawText, troubleOf, withoutLineEnd } from './record-bytes';
import { StrayRecords } from './stray-records';

/** A record that cannot be in the table. */
export interface BadRecord {
  /** Line of the file where it begins, from 1. */
  readonly line: number;
  readonly column: string | null;
  readonly reason: string;
  /** At most `MAX_RAW` bytes of it, as text. */
  readonly raw: string;
}

/** A record, or a line before the header, that is no row of the table. */
export interface AsideRecord {
  readonly line: number;
  readonly kind: SetAsideKind;
  readonly raw: string;
}

/** What a scan meets, in file order. Bytes are only valid during the call. */
export interface ScanSink {
  /** `line` is where the record begins. */
  good(bytes: Uint8Array<ArrayBuffer>, record: RecordView, line: number): void;
  bad(record: BadRecord): void;
  aside?(record: AsideRecord): void;
  /** The row that names the columns. */
  header?(line: number): void;
  /** Asked before each record; true ends the scan. */
  enough?(): boolean;
}

/** How far a scan is, and whether it may go on. */
export interface ScanHooks {
  readonly signal?: AbortSignal | undefined;
  readonly onBytes?: ((bytes: number) => void) | undefined;
  readonly counting?: LineCounting | undefined;
}

/** What the line of a record is: that of the file from 1, or for text that we wrote the row of the sheet. */
export interface LineCounting {
  readonly first: number;
  /** A record is one row, however many lines its text has. */
  readonly byRecord: boolean;
}

export const LINES_OF_FILE: LineCounting = { first: 1, byRecord: false };

/** The engine's own limit for one record is 2 MiB. */
const MAX_RECORD = 2_000_000;
const CHUNK = 4 * 1024 * 1024;
const HEAD = 65_536;

/** Where the rows of a table begin. */
export interface ScannedHead {
  /** In bytes. */
  readonly offset: number;
  /** Line, or row, of the first record. */
  readonly line: number;
}

/** Goes over what stands before the rows of a table: lines before the header, the header, units. */
export async function scanHead(
  file: Blob,
  reading: Reading,
  sink: Pick<ScanSink, 'aside'>,
  counting = LINES_OF_FILE,
): Promise<ScannedHead> {
  for (let size = HEAD; ; size *= 8) {
    const bytes = new Uint8Array(await file.slice(0, size).arrayBuffer());
    const asides: AsideRecord[] = [];
    const final = size >= file.size;
    const scan: CsvScan = new CsvScan(
      reading,
      endsLinesWithCr(bytes),
      {
        good: () => undefined,
        bad: () => undefined,
        aside: (record) => asides.push(record),
        enough: () => scan.pastHead,
      },
      counting,
    );
    const offset = scan.push(bytes, true, final);
    if (!scan.pastHead && !final) continue;
    asides.forEach((record) => sink.aside?.(record));
    return { offset, line: scan.line };
  }
}

/**
 * Goes through a UTF-8 file record by record, and tells good records from bad ones and those that are none. A bad record
 * never takes a good neighbour with it: where a quote went wrong, only the lines that cannot stand alone are given up.
 * Answers the line behind the last record, or null when the signal stopped it.
 */
export async function scanCsv(
  file: Blob,
  reading: Reading,
  sink: ScanSink,
  hooks: ScanHooks = {},
): Promise<number | null> {
  const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  const scan = new CsvScan(reading, endsLinesWithCr(head), sink, hooks.counting ?? LINES_OF_FILE);
  let carry = new Uint8Array();
  for (let offset = 0; offset < file.size || offset === 0; offset += CHUNK) {
    const chunk = new Uint8Array(await file.slice(offset, offset + CHUNK).arrayBuffer());
    if (hooks.signal?.aborted) return null;
    const final = offset + CHUNK >= file.size;
    const bytes = joinBytes([carry, chunk]);
    const used = scan.push(bytes, offset === 0, final);
    carry = bytes.slice(used);
    hooks.onBytes?.(Math.min(offset + CHUNK, file.size));
    if (final || sink.enough?.() === true) break;
  }
  return scan.line;
}

/**
 * Scans bytes that are all at hand, such as the head of a file. A last record that is cut off is left out unless `final`.
 * Answers the line behind the last record.
 */
export function scanBytes(
  bytes: Uint8Array<ArrayBuffer>,
  reading: Reading,
  final: boolean,
  sink: ScanSink,
  counting = LINES_OF_FILE,
): number {
  const scan = new CsvScan(reading, endsLinesWithCr(bytes), sink, counting);
  scan.push(bytes, true, final);
  return scan.line;
}

class CsvScan {
  readonly #reading: Reading;
  readonly #reader: RecordReader;
  /** Looks at lines alone; a second one because views are reused. */
  readonly #lineReader: RecordReader;
  readonly #sink: ScanSink;
  readonly #crEnds: boolean;
  readonly #forced: readonly (readonly [number, ColumnReading])[];
  readonly #stray: StrayRecords;
  readonly #byRecord: boolean;
  #line: number;
  #toSkip: number;
  #headersDue: number;
  #headersMet = 0;
  #unitsDue: boolean;

  constructor(reading: Reading, crEnds: boolean, sink: ScanSink, counting: LineCounting) {
    const dialect = makeDialect(reading.delimiter, reading.quote, crEnds);
    this.#reading = reading;
    this.#reader = new RecordReader(dialect);
    this.#lineReader = new RecordReader(dialect);
    this.#sink = sink;
    this.#crEnds = crEnds;
    this.#forced = reading.columns.flatMap((column, index) =>
      column.forced === true && column.type !== 'text' ? [[index, column] as const] : [],
    );
    this.#stray = new StrayRecords(reading);
    this.#byRecord = counting.byRecord;
    this.#line = counting.first;
    this.#toSkip = reading.skip;
    this.#headersDue = reading.header ? (reading.header_rows ?? 1) : 0;
    this.#unitsDue = reading.header && reading.units === true;
  }

  /** Line, or row, of the next record. */
  get line(): number {
    return this.#line;
  }

  /** Whether the next record is one of the table's. */
  get pastHead(): boolean {
    return this.#toSkip <= 0 && this.#headersDue === 0 && !this.#unitsDue;
  }

  /** Takes as many whole records as there are and answers how many bytes were used. */
  push(bytes: Uint8Array<ArrayBuffer>, first: boolean, final: boolean): number {
    let at = first && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    while (at < bytes.length && this.#sink.enough?.() !== true) {
      if (this.#toSkip > 0) {
        const next = this.#skip(bytes, at, final);
        if (next < 0) return at;
        at = next;
        continue;
      }
      const record = this.#reader.read(bytes, at, bytes.length, final);
      const tooLong = (record.incomplete ? bytes.length : record.next) - at > MAX_RECORD;
      if (record.incomplete && !tooLong) return at;
      // Where a quote went wrong, the rows behind it tell how much to give up.
      const needsMore = !final && bytes.length - at < MAX_RECORD && this.#isSuspect(record);
      if (needsMore) return at;
      at = this.pastHead
        ? this.#take(bytes, at, record, tooLong, final)
        : this.#header(bytes, record, at);
    }
    return at;
  }

  /** Passes over one line before the header, or one record of what we wrote; -1 when it is not whole yet. */
  #skip(bytes: Uint8Array<ArrayBuffer>, at: number, final: boolean): number {
    let next = this.#nextLine(bytes, at, final);
    let lines = 1;
    if (this.#byRecord) {
      const record = this.#reader.read(bytes, at, bytes.length, final);
      if (record.incomplete) return -1;
      if (record.problem === null) ({ next, lines } = record);
    }
    if (next < 0) return -1;
    this.#toSkip -= lines;
    const end = withoutLineEnd(bytes, at, next);
    const raw = rawText(bytes, at, end);
    const isLine = /\S/.test(raw) || raw.includes(this.#reading.delimiter);
    if (isLine && !/^"?sep=.{1,3}$/i.test(raw))
      this.#sink.aside?.({ line: this.#line, kind: 'preamble', raw });
    this.#advance(1);
    return next;
  }

  #header(bytes: Uint8Array<ArrayBuffer>, record: RecordView, at: number): number {
    const units = this.#headersDue === 0;
    if (units) this.#unitsDue = false;
    else this.#headersDue--;
    if (record.problem !== null) return at;
    this.#stray.addHeader(bytes, record);
    const first = this.#headersMet++ === 0;
    if (first) this.#sink.header?.(this.#line);
    else {
      const kind = units ? 'units' : 'header_row';
      const raw = rawText(bytes, record.start, record.end);
      this.#sink.aside?.({ line: this.#line, kind, raw });
    }
    this.#advance(record.lines);
    return record.next;
  }

  #advance(lines: number): void {
    this.#line += this.#byRecord ? 1 : lines;
  }

  /** Sorts one record into good or bad and answers where the next one begins. */
  #take(
    bytes: Uint8Array<ArrayBuffer>,
    at: number,
    record: RecordView,
    tooLong: boolean,
    final: boolean,
  ): number {
    if (tooLong)
      return this.#giveUp(bytes, record, at, 'longer than 2 MB, or a quote is never closed', final);
    if (record.problem === 'never_closed') {
      return this.#giveUp(bytes, record, bytes.length, 'a quote is never closed', final);
    }
    if (record.problem === 'after_quote') {
      return this.#giveUp(bytes, record, troubleOf(record), 'text after a closing quote', final);
    }
    const expected = this.#reading.columns.length;
    if (isBlank(bytes, record) && (expected > 1 || record.lines === 0)) {
      this.#advance(record.lines);
      return record.next;
    }
    const stray = this.#stray.kindOf(bytes, record);
    if (stray !== null) {
      const raw = rawText(bytes, record.start, record.end);
      this.#sink.aside?.({ line: this.#line, kind: stray, raw });
      this.#advance(record.lines);
      return record.next;
    }
    const reason = this.#countProblem(record);
    if (reason !== null) return this.#giveUp(bytes, record, record.end, reason, final);
    if (record.highBytes && !isUtf8(bytes.subarray(at, record.end))) {
      return this.#reject(bytes, record, null, 'not valid UTF-8 text');
    }
    for (const [index, column] of this.#forced) {
      if (index >= record.fields) continue;
      const cell = fieldText(bytes, record, index, this.#reading.quote);
      if (fits(column, cell)) continue;
      const shown = cell.length > 60 ? `${cell.slice(0, 60)}…` : cell;
      const reason = `“${shown}” is not ${TYPE_WORDS[column.type]}`;
      return this.#reject(bytes, record, column.name, reason);
    }
    this.#sink.good(bytes, record, this.#line);
    this.#advance(record.lines);
    return record.next;
  }

  #countProblem(record: RecordView): string | null {
    const expected = this.#reading.columns.length;
    const { fields } = record;
    if (fields === expected) return null;
    if (fields < expected) {
      if (this.#reading.short_rows === 'pad') return null;
      return `${fields} of ${expected} fields`;
    }
    if (fields === expected + 1 && record.starts[expected] === record.ends[expected]) return null;
    return `${fields} fields instead of ${expected}`;
  }

  /**
   * Rejects a record whose quotes or field count are wrong, from `at` to the end of the line in which `trouble` lies.
   * If it spans lines and one of the later ones would be a record alone, a quote has swallowed good rows: then only
   * the first line is rejected.
   */
  #giveUp(
    bytes: Uint8Array<ArrayBuffer>,
    record: RecordView,
    trouble: number,
    reason: string,
    final: boolean,
  ): number {
    const { start, problem } = record;
    const firstEnd = this.#lineEndOrLimit(bytes, start, final);
    let lines = 1;
    let next = firstEnd;
    while (next <= trouble && next < bytes.length) {
      if (this.#standsAlone(bytes, next, problem === null, final)) {
        lines = 1;
        next = firstEnd;
        break;
      }
      next = this.#lineEndOrLimit(bytes, next, final);
      lines++;
    }
    const end = withoutLineEnd(bytes, start, next);
    return this.#reject(bytes, { start, end, next, lines }, null, reason);
  }

  /** Multi-line records of which it is open where they end. */
  #isSuspect(record: RecordView): boolean {
    return record.problem !== null || (record.lines > 1 && this.#countProblem(record) !== null);
  }

  /**
   * Whether a row seems to begin on this line: a good one, or a damaged one with as many delimiters as a row has.
   * Where the quotes of the whole agree, half a quoted field is no row, even if the fields behind it are enough.
   */
  #standsAlone(
    bytes: Uint8Array<ArrayBuffer>,
    at: number,
    quotesAgree: boolean,
    final: boolean,
  ): boolean {
    const columns = this.#reading.columns.length;
    const record = this.#lineReader.read(bytes, at, bytes.length, final);
    if (record.problem === null && !record.incomplete && record.fields === columns) {
      return !quotesAgree || isBalanced(bytes, record, this.#reading.quote);
    }
    const line = this.#lineReader.read(bytes, at, this.#lineEndOrLimit(bytes, at, final), true);
    return line.problem !== null && line.fields > columns / 2;
  }

  #reject(
    bytes: Uint8Array<ArrayBuffer>,
    { start, end, next, lines }: Pick<RecordView, 'start' | 'end' | 'next' | 'lines'>,
    column: string | null,
    reason: string,
  ): number {
    this.#sink.bad({ line: this.#line, column, reason, raw: rawText(bytes, start, end) });
    this.#advance(lines);
    return next;
  }

  #lineEndOrLimit(bytes: Uint8Array<ArrayBuffer>, at: number, final: boolean): number {
    const next = this.#nextLine(bytes, at, final);
    return next < 0 ? bytes.length : next;
  }

  /** Where the next line begins; -1 when this one is not whole yet. */
  #nextLine(bytes: Uint8Array<ArrayBuffer>, at: number, final: boolean): number {
    const lf = bytes.indexOf(10, at);
    const cr = this.#crEnds ? bytes.indexOf(13, at) : -1;
    if (cr >= 0 && (lf < 0 || cr < lf)) {
      if (cr + 1 >= bytes.length) return final ? bytes.length : -1;
      return bytes[cr + 1] === 10 ? cr + 2 : cr + 1;
    }
    if (lf >= 0) return lf + 1;
    return final ? bytes.length : -1;
  }
}
