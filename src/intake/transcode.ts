import type { Encoding } from '../base/reading';
import { NO_CHARACTER, upperHalf } from './code-pages';

/** Turns text of an encoding into UTF-8, chunk by chunk. Bytes that are no character become �. */
export interface Transcoder {
  push(chunk: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>;
  end(): Uint8Array<ArrayBuffer>;
  /** How many places of what was pushed so far are no character. */
  readonly undecodable: number;
}

/** A transcoder of an encoding; null for UTF-8, which stays as it is. */
export function transcoderFrom(encoding: Encoding): Transcoder | null {
  if (encoding === 'utf-8') return null;
  const upper = upperHalf(encoding);
  return upper === null ? new DecoderTranscoder(encoding) : new CodePageTranscoder(upper);
}

/** Byte by byte through a table: the same in every browser, and bytes that are no character are known. */
class CodePageTranscoder implements Transcoder {
  /** The UTF-8 bytes of the characters of 0x80 to 0xFF, three for each, 0 where there are fewer. */
  readonly #units = new Uint8Array(3 * 128);
  readonly #upper: string;
  undecodable = 0;

  constructor(upper: string) {
    const encoder = new TextEncoder();
    this.#upper = upper;
    for (const [at, character] of Array.from(upper).entries())
      this.#units.set(encoder.encode(character), 3 * at);
  }

  push(chunk: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    const { length } = chunk;
    let high = 0;
    for (let at = 0; at < length; at++) high += (chunk[at] ?? 0) >> 7;
    if (high === 0) return chunk;
    const units = this.#units;
    const output = new Uint8Array(length + 2 * high);
    let used = 0;
    let replaced = 0;
    for (let at = 0; at < length; at++) {
      const byte = chunk[at] ?? 0;
      if (byte < 128) {
        output[used++] = byte;
        continue;
      }
      const place = 3 * (byte - 128);
      const third = units[place + 2] ?? 0;
      output[used++] = units[place] ?? 0;
      output[used++] = units[place + 1] ?? 0;
      if (third !== 0) output[used++] = third;
      if (third === LAST_OF_REPLACEMENT && this.#upper[byte - 128] === NO_CHARACTER) replaced++;
    }
    this.undecodable += replaced;
    return output.subarray(0, used);
  }

  end(): Uint8Array<ArrayBuffer> {
    return new Uint8Array();
  }
}

/** Last of the three bytes of �, by which others are told from it at once. */
const LAST_OF_REPLACEMENT = 0xbd;

/** By the browser's decoder, which does not tell what it replaced. */
class DecoderTranscoder implements Transcoder {
  readonly #decoder: TextDecoder;
  readonly #encoder = new TextEncoder();
  readonly #written: WrittenReplacements | null;
  #replacements = 0;

  constructor(encoding: Encoding) {
    this.#decoder = new TextDecoder(encoding);
    this.#written = encoding.startsWith('utf-16')
      ? new WrittenReplacements(encoding === 'utf-16le')
      : null;
  }

  get undecodable(): number {
    return this.#replacements - (this.#written?.count ?? 0);
  }

  push(chunk: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    this.#written?.push(chunk);
    return this.#encode(this.#decoder.decode(chunk, { stream: true }));
  }

  end(): Uint8Array<ArrayBuffer> {
    return this.#encode(this.#decoder.decode());
  }

  #encode(text: string): Uint8Array<ArrayBuffer> {
    for (let at = text.indexOf(NO_CHARACTER); at >= 0; at = text.indexOf(NO_CHARACTER, at + 1))
      this.#replacements++;
    return this.#encoder.encode(text);
  }
}

/** Counts the � that stand in UTF-16 text as such, over the borders of chunks. */
class WrittenReplacements {
  readonly #first: number;
  readonly #second: number;
  /** First half of a unit whose second half comes with the next chunk. */
  #half: number | null = null;
  count = 0;

  constructor(littleEndian: boolean) {
    [this.#first, this.#second] = littleEndian ? [0xfd, 0xff] : [0xff, 0xfd];
  }

  push(chunk: Uint8Array): void {
    let start = 0;
    if (this.#half !== null && chunk.length > 0) {
      if (this.#half === this.#first && chunk[0] === this.#second) this.count++;
      this.#half = null;
      start = 1;
    }
    for (
      let at = chunk.indexOf(this.#first, start);
      at >= 0;
      at = chunk.indexOf(this.#first, at + 1)
    ) {
      if ((at - start) % 2 === 0 && chunk[at + 1] === this.#second) this.count++;
    }
    if ((chunk.length - start) % 2 === 1) this.#half = chunk.at(-1) ?? null;
  }
}
