import type { ColumnReading } from '../../base/reading';
import type { SerialFormat } from '../values/serial-dates';
import { namesDay, namesTime } from './time-names';

const EPOCH_SECONDS = /^\d{10}(\.\d{1,9})?$/;
const EPOCH_MILLIS = /^\d{13}$/;
const EXCEL_DAYS = /^[2-7]\d{4}([.,]\d+)?$/;
/** 2100-01-01, in seconds. */
const END = 4_102_444_800;

/** Finds numbers that are dates: Unix time of the years 2001 to 2099, days of Excel from 1954 to 2119. */
export class SerialGuess {
  #values = 0;
  #seconds = true;
  #millis = true;
  #days = true;
  #whole = true;

  /** Takes one value into account: trimmed, not empty. */
  add(text: string): void {
    this.#values++;
    if (!this.#seconds && !this.#millis && !this.#days) return;
    this.#seconds &&= EPOCH_SECONDS.test(text) && Number(text) < END;
    this.#millis &&= EPOCH_MILLIS.test(text) && Number(text) < END * 1000;
    this.#days &&= EXCEL_DAYS.test(text);
    if (this.#whole && /[.,]/.test(text)) this.#whole = false;
  }

  /** Whether a further value is such a number as all values so far. */
  takes(text: string): boolean {
    switch (this.likelyFormat()) {
      case 'epoch_s':
        return EPOCH_SECONDS.test(text);
      case 'epoch_ms':
        return EPOCH_MILLIS.test(text);
      case 'excel':
        return EXCEL_DAYS.test(text);
      case null:
        return false;
    }
  }

  /** What the numbers are if they are dates, whatever the column is called. */
  likelyFormat(): SerialFormat | null {
    if (this.#values === 0) return null;
    if (this.#seconds) return 'epoch_s';
    if (this.#millis) return 'epoch_ms';
    return this.#days ? 'excel' : null;
  }

  /** The reading under a name that says that the numbers are dates; null under others. */
  read(name: string): ColumnReading | null {
    const format = this.likelyFormat();
    if (format === null) return null;
    if (format === 'excel')
      return namesDay(name) ? { name, type: this.#whole ? 'date' : 'timestamp', format } : null;
    return namesTime(name) ? { name, type: 'timestamp', format } : null;
  }
}
