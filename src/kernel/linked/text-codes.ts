import type { Codes } from '../../stats/linked-counts/column';

const FIRST_SLOTS = 1024;

/**
 * Gives texts codes from 1 in the order in which they first come, without making a string of each row: bytes are hashed
 * (FNV-1a) and compared as they stand in Arrow’s buffers, and only distinct texts are decoded.
 */
export class TextCodes {
  readonly #texts: Uint8Array[] = [];
  readonly #hashes: number[] = [];
  /** Open addressing: codes, 0 where a slot is free. */
  #slots = new Uint32Array(FIRST_SLOTS);

  /** The code of the UTF-8 text that stands between two places. */
  codeOf(bytes: Uint8Array, from: number, to: number): number {
    let hash = 0x811c9dc5;
    for (let place = from; place < to; place++) {
      hash = Math.imul(hash ^ (bytes[place] ?? 0), 0x01000193);
    }
    // The lower bits choose the slot; FNV mixes the upper ones better.
    hash ^= hash >>> 15;
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const code = this.#slots[slot] ?? 0;
      if (code === 0) return this.#add(slot, hash, bytes.slice(from, to));
      if (this.#hashes[code - 1] === hash && this.#equals(code, bytes, from, to)) return code;
    }
  }

  /** The text of each code, from code 1 on. */
  dictionary(): string[] {
    const decoder = new TextDecoder();
    return this.#texts.map((text) => decoder.decode(text));
  }

  #equals(code: number, bytes: Uint8Array, from: number, to: number): boolean {
    const text = this.#texts[code - 1];
    if (text?.length !== to - from) return false;
    for (let place = 0; place < text.length; place++) {
      if (text[place] !== bytes[from + place]) return false;
    }
    return true;
  }

  #add(slot: number, hash: number, text: Uint8Array): number {
    this.#texts.push(text);
    this.#hashes.push(hash);
    const code = this.#texts.length;
    this.#slots[slot] = code;
    if (code * 2 > this.#slots.length) this.#grow();
    return code;
  }

  #grow(): void {
    const slots = new Uint32Array(this.#slots.length * 4);
    const mask = slots.length - 1;
    this.#hashes.forEach((hash, index) => {
      let slot = hash & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = index + 1;
    });
    this.#slots = slots;
  }
}

/** The same codes in the smallest array that holds them. */
export function smallestCodes(codes: Uint32Array, highest: number): Codes {
  if (highest < 2 ** 8) return Uint8Array.from(codes);
  return highest < 2 ** 16 ? Uint16Array.from(codes) : codes;
}
