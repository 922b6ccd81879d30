import { quintileError, type QuintileError } from '../../base/errors';

/** Thrown where a file would unpack to more than is let in; caught by who opens it. */
export class TooLarge extends Error {
  toError(file: File): QuintileError {
    return quintileError('intake.archive_too_large', { file: file.name, detail: this.message });
  }
}

const GIGABYTE = 1_000_000_000;
/** More than this is never unpacked: no tab could hold the tables. */
const MOST = 6 * GIGABYTE;
/** Text of tables packs 5 to 20 times; what packs better than this was made to fill memory. */
const MAX_RATIO = 200;
/** Small files may pack as they like. */
const FREE = 100_000_000;
const MAX_ENTRIES = 500;

/** What may come out of one file that the user brought, however often archives are inside archives. */
export class Budget {
  readonly #packed: number;
  readonly #most = memoryLimit();
  #unpacked = 0;
  #entries = 0;

  /** @param packed bytes of the file */
  constructor(packed: number) {
    this.#packed = packed;
  }

  /** Counts bytes that came out, whatever the file says about them. */
  spend(bytes: number): void {
    this.#unpacked += bytes;
    if (this.#unpacked > this.#most)
      throw new TooLarge(`it holds more than ${String(this.#most / GIGABYTE)} GB.`);
    if (this.#unpacked > FREE && this.#unpacked > MAX_RATIO * this.#packed)
      throw new TooLarge(`it would grow to more than ${String(MAX_RATIO)} times its size.`);
  }

  /** Counts a file in an archive. */
  enter(): void {
    if (++this.#entries > MAX_ENTRIES)
      throw new TooLarge(`it holds more than ${String(MAX_ENTRIES)} files.`);
  }
}

/** Bytes for each byte of memory that the device tells of, which is 8 GB at most. */
function memoryLimit(): number {
  const { navigator: device } = globalThis as { navigator?: { deviceMemory?: number } };
  return Math.min(MOST, (device?.deviceMemory ?? Infinity) * GIGABYTE);
}
