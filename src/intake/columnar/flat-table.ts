import { Damaged } from './damaged';

/**
 * A table in FlatBuffers, the encoding of Arrow's metadata: fields by number, absent ones with a default. Damaged bytes
 * throw `Damaged`, as every access is within the bytes or refused.
 */
export class FlatTable {
  /** Where it is in the bytes. */
  readonly at: number;
  readonly #view: DataView;
  readonly #fields: number;
  readonly #size: number;

  private constructor(view: DataView, at: number) {
    this.#view = view;
    this.at = at;
    this.#fields = at - view.getInt32(at, true);
    this.#size = view.getUint16(this.#fields, true);
  }

  /** The outermost table of a message. */
  static root(bytes: Uint8Array): FlatTable {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return new FlatTable(view, view.getUint32(0, true));
  }

  byte(field: number, absent = 0): number {
    const at = this.place(field);
    return at === null ? absent : this.#view.getUint8(at);
  }

  short(field: number, absent = 0): number {
    const at = this.place(field);
    return at === null ? absent : this.#view.getInt16(at, true);
  }

  int(field: number, absent = 0): number {
    const at = this.place(field);
    return at === null ? absent : this.#view.getInt32(at, true);
  }

  /** A 64-bit number that has to be exact as a double. */
  long(field: number, absent = 0): number {
    const at = this.place(field);
    return at === null ? absent : longAt(this.#view, at);
  }

  text(field: number): string | null {
    const at = this.#target(field);
    if (at === null) return null;
    const length = this.#view.getUint32(at, true);
    return new TextDecoder().decode(bytesOf(this.#view, at + 4, length));
  }

  table(field: number): FlatTable | null {
    const at = this.#target(field);
    return at === null ? null : new FlatTable(this.#view, at);
  }

  tables(field: number): FlatTable[] {
    const vector = this.#vector(field, 4);
    return Array.from({ length: vector.length }, (_, index) => {
      const at = vector.at + 4 * index;
      return new FlatTable(this.#view, at + this.#view.getUint32(at, true));
    });
  }

  /** A vector of pairs of 64-bit numbers: Arrow's field nodes and buffers. */
  pairs(field: number): [number, number][] {
    const vector = this.#vector(field, 16);
    return Array.from({ length: vector.length }, (_, index) => {
      const at = vector.at + 16 * index;
      return [longAt(this.#view, at), longAt(this.#view, at + 8)];
    });
  }

  longs(field: number): number[] {
    const vector = this.#vector(field, 8);
    return Array.from({ length: vector.length }, (_, index) =>
      longAt(this.#view, vector.at + 8 * index),
    );
  }

  /** Where the field is in the bytes; null when it is absent. */
  place(field: number): number | null {
    const entry = 4 + 2 * field;
    if (entry + 2 > this.#size) return null;
    const offset = this.#view.getUint16(this.#fields + entry, true);
    return offset === 0 ? null : this.at + offset;
  }

  /** Where the first item of a vector is in the bytes. */
  vectorPlace(field: number): number {
    return this.#vector(field, 0).at;
  }

  /** Takes a field out of the table, in the bytes themselves. */
  remove(field: number): void {
    if (this.place(field) !== null) this.#view.setUint16(this.#fields + 4 + 2 * field, 0, true);
  }

  #target(field: number): number | null {
    const at = this.place(field);
    return at === null ? null : at + this.#view.getUint32(at, true);
  }

  #vector(field: number, itemBytes: number): { at: number; length: number } {
    const target = this.#target(field);
    if (target === null) return { at: 0, length: 0 };
    const length = this.#view.getUint32(target, true);
    const at = target + 4;
    if (at + length * itemBytes > this.#view.byteLength) throw new Damaged('a list is cut off');
    return { at, length };
  }
}

function longAt(view: DataView, at: number): number {
  const value = Number(view.getBigInt64(at, true));
  if (!Number.isSafeInteger(value)) throw new Damaged('a length is beyond all bounds');
  return value;
}

function bytesOf(view: DataView, at: number, length: number): Uint8Array {
  if (at + length > view.byteLength) throw new Damaged('a text is cut off');
  return new Uint8Array(view.buffer, view.byteOffset + at, length);
}
