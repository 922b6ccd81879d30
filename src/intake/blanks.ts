import { joinBytes } from './join-bytes';

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
/** Without a line end for so long, what is there is taken as whole lines. */
const MAX_LINE = 1_000_000;

/**
 * Rewrites blank-separated text, chunk by chunk, so that one tab stands between fields: runs of spaces and tabs become
 * one, and those at the ends of lines go. Lines stay where they are, and quoted fields as they are where the quote is
 * closed on its line and a blank or the end of the line follows.
 */
export class BlanksToTabs {
  readonly #quote: number;
  #carry = new Uint8Array();

  /** @param quote a character, or empty where quotes have no meaning */
  constructor(quote: string) {
    this.#quote = quote === '' ? -1 : quote.charCodeAt(0);
  }

  /** The whole lines among the bytes so far, rewritten. */
  push(chunk: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    const bytes = joinBytes([this.#carry, chunk]);
    const cut = Math.max(bytes.lastIndexOf(LF), bytes.lastIndexOf(CR)) + 1;
    const end = cut === 0 && bytes.length > MAX_LINE ? bytes.length : cut;
    this.#carry = bytes.slice(end);
    return this.#rewritten(bytes.subarray(0, end));
  }

  /** What was left of the last line. */
  end(): Uint8Array<ArrayBuffer> {
    const rest = this.#carry;
    this.#carry = new Uint8Array();
    return this.#rewritten(rest);
  }

  #rewritten(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    const output = new Uint8Array(bytes.length);
    const quote = this.#quote;
    let used = 0;
    let fieldsBefore = false;
    let inField = false;
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === SPACE || byte === TAB) {
        inField = false;
        continue;
      }
      if (byte === LF || byte === CR) {
        fieldsBefore = false;
        inField = false;
      } else if (!inField) {
        if (fieldsBefore) output[used++] = TAB;
        fieldsBefore = true;
        inField = true;
        if (byte === quote) {
          const end = quotedEnd(bytes, at, quote);
          while (at < end - 1) output[used++] = bytes[at++] ?? 0;
        }
      }
      output[used++] = bytes[at] ?? 0;
    }
    return output.subarray(0, used);
  }
}

/** Bytes that are all at hand, as `BlanksToTabs` rewrites them. */
export function blanksToTabs(
  bytes: Uint8Array<ArrayBuffer>,
  quote: string,
): Uint8Array<ArrayBuffer> {
  const rewriting = new BlanksToTabs(quote);
  return joinBytes([rewriting.push(bytes), rewriting.end()]);
}

/** Behind the closing quote; 0 where none closes the field on this line. */
function quotedEnd(bytes: Uint8Array, start: number, quote: number): number {
  for (let at = start + 1; at < bytes.length && !isLineEnd(bytes[at]); at++) {
    if (bytes[at] !== quote) continue;
    const next = bytes[at + 1];
    if (next === undefined || isBlank(next) || isLineEnd(next)) return at + 1;
    if (next !== quote) return 0;
    at++;
  }
  return 0;
}

function isBlank(byte: number | undefined): boolean {
  return byte === SPACE || byte === TAB;
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === LF || byte === CR;
}
