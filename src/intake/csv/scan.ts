import type { ColumnReading, Reading } from '../../base/reading';
import { fits, TYPE_WORDS } from '../values/fits';
import { endsLinesWithCr, fieldText, makeDialect, RecordReader, type RecordView } from './record';

/** A record that cannot be in the table. */
export interface BadRecord {
  /** Line of the file where it begins, from 1. */
  readonly line: number;
  readonly column: string | null;
  readonly reason: string;
  /** At most `MAX_RAW` bytes of it, as text. */
  readonly raw: string;
}

/** What a scan meets, in file order. Bytes are only valid during the call. */
export interface ScanSink {
  good(bytes: Uint8Array<ArrayBuffer>, record: RecordView): void;
  bad(record: BadRecord): void;
  /** Asked before each record; true ends the scan. */
  enough?(): boolean;
}

/** How far a scan is, and whether it may go on. */
export interface ScanHooks {
  readonly signal?: AbortSignal | undefined;
  readonly onBytes?: ((bytes: number) => void) | undefined;
}

/** The engine's own limit for one record is 2 MiB. */
const MAX_RECORD = 2_000_000;
const MAX_RAW = 10_000;
const CHUNK = 4 * 1024 * 1024;

/**
 * Goes through a UTF-8 file record by record, and tells good records from bad ones. A bad record never takes a good
 * neighbour with it: where a quote went wrong, only the lines that cannot stand alone are given up.
 * Returns false when the signal stopped it.
 */
export async function scanCsv(
  file: Blob,
  reading: Reading,
  sink: ScanSink,
  hooks: ScanHooks = {},
): Promise<boolean> {
  const head = new Uint8Array(await file.slice(0, 65_536).arrayBuffer());
  const scan = new CsvScan(reading, endsLinesWithCr(head), sink);
  let carry = new Uint8Array();
  for (let offset = 0; offset < file.size || offset === 0; offset += CHUNK) {
    const chunk = new Uint8Array(await file.slice(offset, offset + CHUNK).arrayBuffer());
    if (hooks.signal?.aborted) return false;
    const final = offset + CHUNK >= file.size;
    const bytes = joinBytes(carry, chunk);
    const used = scan.push(bytes, offset === 0, final);
    carry = bytes.slice(used);
    hooks.onBytes?.(Math.min(offset + CHUNK, file.size));
    if (final) break;
  }
  return true;
}

/** Scans bytes that are all at hand, such as the head of a file. A last record that is cut off is left out unless `final`. */
export function scanBytes(
  bytes: Uint8Array<ArrayBuffer>,
  reading: Reading,
  final: boolean,
  sink: ScanSink,
): void {
  new CsvScan(reading, endsLinesWithCr(bytes), sink).push(bytes, true, final);
}

class CsvScan {
  readonly #reading: Reading;
  readonly #reader: RecordReader;
  /** Looks at lines alone; a second one because views are reused. */
  readonly #lineReader: RecordReader;
  readonly #sink: ScanSink;
  readonly #crEnds: boolean;
  readonly #forced: readonly (readonly [number, ColumnReading])[];
  #line = 1;
  #toSkip: number;
  #headerDue: boolean;

  constructor(reading: Reading, crEnds: boolean, sink: ScanSink) {
    const dialect = makeDialect(reading.delimiter, reading.quote, crEnds);
    this.#reading = reading;
    this.#reader = new RecordReader(dialect);
    this.#lineReader = new RecordReader(dialect);
    this.#sink = sink;
    this.#crEnds = crEnds;
    this.#forced = reading.columns.flatMap((column, index) =>
      column.forced === true && column.type !== 'text' ? [[index, column] as const] : [],
    );
    this.#toSkip = reading.skip;
    this.#headerDue = reading.header;
  }

  /** Takes as many whole records as there are and answers how many bytes were used. */
  push(bytes: Uint8Array<ArrayBuffer>, first: boolean, final: boolean): number {
    let at = first && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    while (at < bytes.length && this.#sink.enough?.() !== true) {
      if (this.#toSkip > 0) {
        const next = this.#nextLine(bytes, at, final);
        if (next < 0) return at;
        this.#toSkip--;
        this.#line++;
        at = next;
        continue;
      }
      const record = this.#reader.read(bytes, at, bytes.length, final);
      const tooLong = (record.incomplete ? bytes.length : record.next) - at > MAX_RECORD;
      if (record.incomplete && !tooLong) return at;
      // Where a quote went wrong, the rows behind it tell how much to give up.
      const needsMore = !final && bytes.length - at < MAX_RECORD && this.#isSuspect(record);
      if (needsMore) return at;
      at = this.#headerDue
        ? this.#header(record, at)
        : this.#take(bytes, at, record, tooLong, final);
    }
    return at;
  }

  #header(record: RecordView, at: number): number {
    this.#headerDue = false;
    this.#line += record.lines;
    return record.problem === null ? record.next : at;
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
      this.#line += record.lines;
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
    this.#sink.good(bytes, record);
    this.#line += record.lines;
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
    const cut = end - start > MAX_RAW;
    const raw = RAW_DECODER.decode(bytes.subarray(start, cut ? start + MAX_RAW : end));
    this.#sink.bad({ line: this.#line, column, reason, raw: cut ? `${raw}…` : raw });
    this.#line += lines;
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

const RAW_DECODER = new TextDecoder('utf-8', { ignoreBOM: true });
const STRICT_DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function isUtf8(bytes: Uint8Array): boolean {
  try {
    STRICT_DECODER.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Where the last field that was read ends: behind it the quotes went wrong. */
function troubleOf(record: RecordView): number {
  return record.ends[record.fields - 1] ?? record.start;
}

function isBalanced(bytes: Uint8Array, record: RecordView, quote: string): boolean {
  const byte = quote.charCodeAt(0);
  let even = true;
  for (let at = record.start; at < record.end; at++) if (bytes[at] === byte) even = !even;
  return even;
}

function isBlank(bytes: Uint8Array, record: RecordView): boolean {
  if (record.fields !== 1) return false;
  if (record.quoted[0] === true) return record.starts[0] === record.ends[0];
  for (let at = record.starts[0] ?? 0; at < (record.ends[0] ?? 0); at++) {
    if (bytes[at] !== 32 && bytes[at] !== 9) return false;
  }
  return true;
}

function withoutLineEnd(bytes: Uint8Array, start: number, next: number): number {
  let end = next;
  if (end > start && bytes[end - 1] === 10) end--;
  if (end > start && bytes[end - 1] === 13) end--;
  return end;
}

function joinBytes(first: Uint8Array, second: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (first.length === 0) return second;
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}
