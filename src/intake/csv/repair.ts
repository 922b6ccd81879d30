import type { Reading } from '../../base/reading';
import { SetAsideCollector, type SetAsideRecords } from '../set-aside';
import type { Dialect } from './query';
import { fieldText, type RecordView } from './record';
import { scanCsv, type BadRecord, type ScanHooks } from './scan';

/** A file without its bad records, and what those were. */
export interface Repaired {
  /** Good records only, without header, each ending in a line feed; read it with `readingOfRepaired`. */
  readonly file: Blob;
  readonly rows: number;
  /** All bad records; `stored` holds the first of them. */
  readonly rejected: number;
  readonly stored: readonly BadRecord[];
  /** Records that are no rows. */
  readonly aside: SetAsideRecords;
  /** Line, or row, behind the last record. */
  readonly line: number;
}

/** Of one file, this many rejected rows and this much of their text are kept to be shown. */
const MAX_STORED = 100_000;
const MAX_STORED_TEXT = 50_000_000;
const PIECE = 4 * 1024 * 1024;

/** Copies the good records of a UTF-8 file and collects the bad ones; null when the signal stopped it. */
export async function repairCsv(
  file: Blob,
  reading: Reading,
  hooks: ScanHooks,
): Promise<Repaired | null> {
  const writer = new RecordWriter(reading);
  const stored: BadRecord[] = [];
  const aside = new SetAsideCollector();
  let rejected = 0;
  let text = 0;
  const line = await scanCsv(
    file,
    reading,
    {
      good: (bytes, record) => writer.write(bytes, record),
      bad: (record) => {
        rejected++;
        text += record.raw.length;
        if (stored.length < MAX_STORED && text <= MAX_STORED_TEXT) stored.push(record);
      },
      aside: (record) => aside.add(record),
    },
    hooks,
  );
  if (line === null) return null;
  return { file: writer.toBlob(), rows: writer.rows, rejected, stored, aside, line };
}

/** How to read what `repairCsv` made. */
export function readingOfRepaired({ delimiter, quote }: Reading): Dialect {
  return { delimiter, quote: quote === '' ? '"' : quote, header: false, skip: 0, lineFeeds: true };
}

/** Writes records in the dialect of `readingOfRepaired`: as they stand where that is possible. */
class RecordWriter {
  readonly #reading: Reading;
  readonly #quote: string;
  readonly #special: RegExp;
  readonly #blobs: Blob[] = [];
  readonly #encoder = new TextEncoder();
  #piece = new Uint8Array(PIECE);
  #used = 0;
  rows = 0;

  constructor(reading: Reading) {
    this.#reading = reading;
    this.#quote = readingOfRepaired(reading).quote;
    const specials = [reading.delimiter, this.#quote].map((text) =>
      text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'),
    );
    this.#special = new RegExp(`${specials.join('|')}|[\\r\\n]|^\\s|\\s$`);
  }

  write(bytes: Uint8Array<ArrayBuffer>, record: RecordView): void {
    this.rows++;
    const asItIs =
      !record.irregular &&
      this.#reading.quote !== '' &&
      record.fields === this.#reading.columns.length;
    this.#append(
      asItIs ? bytes.subarray(record.start, record.end) : this.#rewritten(bytes, record),
    );
  }

  toBlob(): Blob {
    this.#flush();
    return new Blob(this.#blobs);
  }

  #rewritten(bytes: Uint8Array<ArrayBuffer>, record: RecordView): Uint8Array {
    const { columns, delimiter, quote } = this.#reading;
    const fields = columns.map((_, index) =>
      index < record.fields ? this.#quoted(fieldText(bytes, record, index, quote)) : '',
    );
    return this.#encoder.encode(fields.join(delimiter));
  }

  #quoted(text: string): string {
    if (!this.#special.test(text)) return text;
    return this.#quote + text.replaceAll(this.#quote, this.#quote + this.#quote) + this.#quote;
  }

  #append(record: Uint8Array): void {
    if (this.#used + record.length + 1 > this.#piece.length) {
      this.#flush();
      if (record.length + 1 > this.#piece.length) this.#piece = new Uint8Array(record.length + 1);
    }
    this.#piece.set(record, this.#used);
    this.#used += record.length;
    this.#piece[this.#used++] = 10;
  }

  #flush(): void {
    if (this.#used > 0) this.#blobs.push(new Blob([this.#piece.subarray(0, this.#used)]));
    this.#used = 0;
  }
}
