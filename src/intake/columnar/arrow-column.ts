import { Damaged } from './damaged';
import { BATCH } from './arrow-messages';
import type { ArrowField, ArrowType } from './arrow-schema';
import type { FlatTable } from './flat-table';

/** The values of a column in one batch, proved to lie within the bytes of the batch. */
export interface ArrowColumn {
  readonly field: ArrowField;
  readonly length: number;
  /** One bit a value, unset where it is missing; null when none is. */
  readonly validity: Uint8Array | null;
  /** Values of a fixed width, or places in the dictionary, or the bytes that the offsets point into. */
  readonly data: DataView;
  /** Where value `index` begins in the data or the child, and how long it is. */
  readonly span: (index: number) => readonly [start: number, length: number];
  readonly children: readonly ArrowColumn[];
  readonly dictionary: ArrowDictionary | null;
  /** Bytes that views point into. */
  readonly viewed: readonly Uint8Array[];
}

/** Values that columns point to; it can have come in several pieces. */
export interface ArrowDictionary {
  readonly length: number;
  readonly pieces: readonly ArrowColumn[];
}

/** Dictionaries by id, as they stand before a batch. */
export type Dictionaries = ReadonlyMap<number, ArrowDictionary>;

/** Without a byte for them, more rows than this are a damaged number. */
const MAX_EMPTY_ROWS = 10_000_000;

/**
 * Lays the columns of a batch over its bytes. Every offset, length and place in a dictionary is looked at, because the
 * engine takes them on trust. Throws `Damaged` when one is wrong.
 */
export function columnsOf(
  fields: readonly ArrowField[],
  batch: FlatTable,
  body: Uint8Array<ArrayBuffer>,
  dictionaries: Dictionaries,
): ArrowColumn[] {
  const rows = batch.long(BATCH.rows);
  const columns = new BatchLayout(batch, body, dictionaries);
  return fields.map((field) => {
    const column = columns.next(field);
    if (column.length !== rows) throw new Damaged(`“${field.name}” has another number of rows`);
    return column;
  });
}

/** Whether the value is there. */
export function isThere({ validity }: ArrowColumn, index: number): boolean {
  return validity === null || (((validity[index >> 3] ?? 0) >> (index & 7)) & 1) === 1;
}

type Span = ArrowColumn['span'];

const NO_SPAN: Span = () => [0, 0];
const NOTHING = new Uint8Array();

/** Takes nodes and buffers in the order in which Arrow writes them: a column before its children. */
class BatchLayout {
  readonly #nodes: [number, number][];
  readonly #buffers: [number, number][];
  readonly #views: number[];
  readonly #body: Uint8Array<ArrayBuffer>;
  readonly #dictionaries: Dictionaries;

  constructor(batch: FlatTable, body: Uint8Array<ArrayBuffer>, dictionaries: Dictionaries) {
    this.#nodes = batch.pairs(BATCH.nodes).reverse();
    this.#buffers = batch.pairs(BATCH.buffers).reverse();
    this.#views = batch.longs(BATCH.viewBuffers).reverse();
    this.#body = body;
    this.#dictionaries = dictionaries;
  }

  next(field: ArrowField): ArrowColumn {
    const type = field.dictionary?.indices ?? field.type;
    const [length, missing] = this.#nodes.pop() ?? [-1, 0];
    const most = Math.max(MAX_EMPTY_ROWS, 8 * this.#body.length);
    if (length < 0 || length > most || missing < 0 || missing > length)
      throw new Damaged(`“${field.name}” has no length`);
    const validity = type.kind === 'null' ? null : this.#validity(length, missing);
    const parts = this.#parts(type, length);
    const children = field.dictionary === null ? this.#children(field, length, parts.span) : [];
    const column = {
      field,
      length,
      validity,
      children,
      dictionary: field.dictionary && this.#dictionary(field.dictionary.id),
      ...parts,
    };
    checkPlaces(column);
    return column;
  }

  #dictionary(id: number): ArrowDictionary {
    const dictionary = this.#dictionaries.get(id);
    if (dictionary === undefined) throw new Damaged('a dictionary is missing');
    return dictionary;
  }

  #validity(length: number, missing: number): Uint8Array | null {
    const bits = this.#buffer(0);
    if (missing === 0) return null;
    if (bits.length < Math.ceil(length / 8)) throw new Damaged('a column is cut off');
    return bits;
  }

  /** The buffers behind the validity. */
  #parts(type: ArrowType, length: number): Pick<ArrowColumn, 'data' | 'span' | 'viewed'> {
    const width = widthOf(type);
    if (width !== null)
      return { data: viewOf(this.#buffer(Math.ceil((length * width) / 8))), ...EMPTY_PARTS };
    if (type.kind === 'text' || type.kind === 'binary') {
      if (type.offsets === 'view') return this.#viewed(length);
      const offsets = this.#offsets(length, type.offsets);
      const data = this.#buffer(offsets.end);
      return { data: viewOf(data), span: offsets.span, viewed: [] };
    }
    if (type.kind === 'list' || type.kind === 'map') {
      const span = this.#listSpan(length, type.offsets);
      return { data: viewOf(NOTHING), span, viewed: [] };
    }
    if (type.kind === 'fixed_list') {
      const { items } = type;
      if (items < 0) throw new Damaged('a list has a negative length');
      const span: Span = (index) => [index * items, items];
      return { data: viewOf(NOTHING), span, viewed: [] };
    }
    return { data: viewOf(NOTHING), ...EMPTY_PARTS };
  }

  #children(field: ArrowField, length: number, span: Span): ArrowColumn[] {
    const children = field.children.map((child) => this.next(child));
    const [first] = children;
    switch (field.type.kind) {
      case 'struct':
        if (children.some((child) => child.length < length))
          throw new Damaged(`“${field.name}” is cut off`);
        break;
      case 'list':
      case 'map':
      case 'fixed_list':
        if (first === undefined || children.length !== 1)
          throw new Damaged(`“${field.name}” is a list of nothing`);
        for (let index = 0; index < length; index++) {
          const [start, items] = span(index);
          if (start < 0 || items < 0 || start + items > first.length)
            throw new Damaged(`“${field.name}” is cut off`);
        }
        break;
      default:
    }
    return children;
  }

  #buffer(atLeast: number): Uint8Array<ArrayBuffer> {
    const [offset, length] = this.#buffers.pop() ?? [0, -1];
    if (offset < 0 || length < atLeast || offset + length > this.#body.length)
      throw new Damaged('a column is cut off');
    return this.#body.subarray(offset, offset + length);
  }

  #offsets(length: number, bits: 32 | 64): { span: Span; end: number } {
    const buffer = this.#buffer(0);
    // Without a value there may be no offset either.
    if (length === 0) return { span: NO_SPAN, end: 0 };
    if (buffer.length < ((length + 1) * bits) / 8) throw new Damaged('a column is cut off');
    const at = numbersOf(buffer, bits, length + 1);
    let before = at(0);
    if (before < 0) throw new Damaged('a column begins before its bytes');
    for (let index = 1; index <= length; index++) {
      const next = at(index);
      if (next < before) throw new Damaged('a column goes backwards');
      before = next;
    }
    return { span: (index) => [at(index), at(index + 1) - at(index)], end: before };
  }

  #listSpan(length: number, offsets: 32 | 64 | 'view32' | 'view64'): Span {
    if (offsets === 32 || offsets === 64) return this.#offsets(length, offsets).span;
    const bits = offsets === 'view32' ? 32 : 64;
    const starts = numbersOf(this.#buffer((length * bits) / 8), bits, length);
    const sizes = numbersOf(this.#buffer((length * bits) / 8), bits, length);
    return (index) => [starts(index), sizes(index)];
  }

  /** Texts of up to 12 bytes stand in the view; of longer ones it tells the buffer and the place. */
  #viewed(length: number): Pick<ArrowColumn, 'data' | 'span' | 'viewed'> {
    const data = viewOf(this.#buffer(length * 16));
    const count = this.#views.pop() ?? 0;
    if (count < 0 || count > this.#buffers.length) throw new Damaged('a column is cut off');
    const viewed = Array.from({ length: count }, () => this.#buffer(0));
    for (let at = 0; at < length * 16; at += 16) {
      const size = data.getInt32(at, true);
      if (size < 0) throw new Damaged('a text has a negative length');
      if (size <= 12) continue;
      const buffer = viewed[data.getInt32(at + 8, true)];
      const start = data.getInt32(at + 12, true);
      if (buffer === undefined || start < 0 || start + size > buffer.length)
        throw new Damaged('a column is cut off');
    }
    return { data, span: NO_SPAN, viewed };
  }
}

const EMPTY_PARTS = { span: NO_SPAN, viewed: [] } as const;

/** Bits of a value of fixed width; null where values have none. */
function widthOf(type: ArrowType): number | null {
  switch (type.kind) {
    case 'boolean':
      return 1;
    case 'integer':
    case 'float':
    case 'date':
    case 'time':
      return type.bits;
    case 'timestamp':
    case 'duration':
    case 'day_time':
      return 64;
    case 'months':
      return 32;
    case 'decimal':
    case 'month_day_nano':
      return 128;
    case 'fixed_binary':
      return type.bytes * 8;
    default:
      return null;
  }
}

/** Places in a dictionary that is shorter. Places of missing values mean nothing. */
function checkPlaces(column: ArrowColumn): void {
  const { dictionary, length } = column;
  if (dictionary === null) return;
  for (let index = 0; index < length; index++) {
    if (!isThere(column, index)) continue;
    const place = placeOf(column, index);
    if (place < 0 || place >= dictionary.length)
      throw new Damaged(`“${column.field.name}” points outside its dictionary`);
  }
}

/** The place of a value in the dictionary of its column. */
export function placeOf({ field, data }: ArrowColumn, index: number): number {
  const indices = field.dictionary?.indices;
  if (indices?.kind !== 'integer') throw new Damaged('a dictionary has no places');
  switch (indices.bits) {
    case 8:
      return indices.signed ? data.getInt8(index) : data.getUint8(index);
    case 16:
      return indices.signed ? data.getInt16(2 * index, true) : data.getUint16(2 * index, true);
    case 32:
      return indices.signed ? data.getInt32(4 * index, true) : data.getUint32(4 * index, true);
    default:
      return Number(data.getBigInt64(8 * index, true));
  }
}

/** Signed numbers of a buffer, which need not be aligned. */
function numbersOf(
  buffer: Uint8Array<ArrayBuffer>,
  bits: 32 | 64,
  count: number,
): (index: number) => number {
  const aligned = buffer.byteOffset % 8 === 0 ? buffer : buffer.slice();
  if (bits === 32) {
    const numbers = new Int32Array(aligned.buffer, aligned.byteOffset, count);
    return (index) => numbers[index] ?? -1;
  }
  const numbers = new BigInt64Array(aligned.buffer, aligned.byteOffset, count);
  return (index) => Number(numbers[index] ?? -1n);
}

function viewOf(bytes: Uint8Array<ArrayBuffer>): DataView<ArrayBuffer> {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
