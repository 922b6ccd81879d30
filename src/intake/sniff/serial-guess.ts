import type { ColumnReading } from '../../base/reading';
import type { SerialFormat } from '../values/serial-dates';
import { namesDay, namesTime } from './time-names';

const EPOCH_SECONDS = /^\d{10}(\.\d{1,9})?$/;
const EPOCH_MILLIS = /^\d{13}$/;
const EPOCH_MICROS = /^\d{16}$/;
const EXCEL_DAYS = /^[2-7]\d{4}([.,]\d+)?$/;
/** 2100-01-01, in seconds. */
const END = 4_102_444_800;

/** Finds numbers that are dates: Unix time of the years 2001 to 2099, days of Excel from 1954 to 2119. */
export class SerialGuess {
  #values = 0;
  #whole = true;
  readonly #counts: Record<SerialFormat, number> = {
    epoch_s: 0,
    epoch_ms: 0,
    epoch_us: 0,
    excel: 0,
  };

  /** Takes one value into account: trimmed, not empty. */
  add(text: string): void {
    this.#values++;
    const format = formatOf(text);
    if (format === null) return;
    this.#counts[format]++;
    if (this.#whole && /[.,]/.test(text)) this.#whole = false;
  }

  /** Whether a further value is such a number as all values so far. */
  takes(text: string): boolean {
    const format = formatOf(text);
    return format !== null && this.#counts[format] === this.#values;
  }

  /** What most numbers are if they are dates, whatever the column is called. */
  likelyFormat(): SerialFormat | null {
    return FORMATS.find((format) => this.#counts[format] > this.#values / 2) ?? null;
  }

  /** The reading under a name that says that the numbers are dates; null under others, and where some are not. */
  read(name: string): ColumnReading | null {
    const format = this.likelyFormat();
    if (format === null || this.#counts[format] < this.#values) return null;
    if (format === 'excel')
      return namesDay(name) ? { name, type: this.#whole ? 'date' : 'timestamp', format } : null;
    return namesTime(name) ? { name, type: 'timestamp', format } : null;
  }
}

const FORMATS = ['epoch_s', 'epoch_ms', 'epoch_us', 'excel'] as const;

function formatOf(text: string): SerialFormat | null {
  const start = text.charCodeAt(0);
  if (start < 49 || start > 57 || text.length < 5) return null;
  if (EXCEL_DAYS.test(text)) return 'excel';
  if (EPOCH_SECONDS.test(text)) return Number(text) < END ? 'epoch_s' : null;
  if (EPOCH_MICROS.test(text)) return Number(text) < END * 1_000_000 ? 'epoch_us' : null;
  return EPOCH_MILLIS.test(text) && Number(text) < END * 1000 ? 'epoch_ms' : null;
}
