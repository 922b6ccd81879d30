import { isThere, placeOf, type ArrowColumn, type ArrowDictionary } from './arrow-column';
import type { TimeUnit } from './arrow-schema';

const DAY = 86_400_000;
/** Beyond these, there is no year of four digits. */
const FIRST_DAY = -719_162;
const LAST_DAY = 2_932_896;

/**
 * A value as the engine writes it as text, so that what a sample shows is what the table will hold; null where it is
 * missing. Lists, maps and nested structs are JSON.
 */
export function cellText(column: ArrowColumn, index: number): string | null {
  if (!isThere(column, index)) return null;
  if (column.dictionary !== null)
    return wordText(cellText, column.dictionary, placeOf(column, index));
  const { type } = column.field;
  const { data } = column;
  switch (type.kind) {
    case 'null':
    case 'unsupported':
      return null;
    case 'boolean':
      return String(((data.getUint8(index >> 3) >> (index & 7)) & 1) === 1);
    case 'integer':
      return integerText(data, index, type.bits, type.signed);
    case 'float':
      return floatText(data, index, type.bits);
    case 'decimal':
      return decimalText(data, index, type.scale);
    case 'date':
      return dayText(
        type.bits === 32
          ? data.getInt32(4 * index, true)
          : Math.floor(Number(data.getBigInt64(8 * index, true)) / DAY),
      );
    case 'time': {
      const time =
        type.bits === 32
          ? BigInt(data.getInt32(4 * index, true))
          : data.getBigInt64(8 * index, true);
      return timeText(time, type.unit);
    }
    case 'timestamp':
      return timestampText(data.getBigInt64(8 * index, true), type.unit);
    case 'text':
      return new TextDecoder().decode(bytesAt(column, index));
    case 'binary':
      return binaryText(bytesAt(column, index));
    case 'fixed_binary': {
      const bytes = bytesOf(data, index * type.bytes, type.bytes);
      return type.uuid ? uuidText(bytes) : binaryText(bytes);
    }
    default:
      return jsonText(column, index);
  }
}

/** Values in which others lie, as JSON; intervals by their parts. */
function jsonText(column: ArrowColumn, index: number): string {
  if (!isThere(column, index)) return 'null';
  if (column.dictionary !== null)
    return wordText(jsonText, column.dictionary, placeOf(column, index)) ?? 'null';
  const { field, children, span } = column;
  const [first] = children;
  switch (field.type.kind) {
    case 'list':
    case 'fixed_list': {
      const [start, length] = span(index);
      return `[${Array.from({ length }, (_, at) => (first ? jsonText(first, start + at) : '')).join()}]`;
    }
    case 'map': {
      const [start, length] = span(index);
      return `{${Array.from({ length }, (_, at) => entryText(first, start + at)).join()}}`;
    }
    case 'struct':
      return `{${children
        .map((child) => `${JSON.stringify(child.field.name)}:${jsonText(child, index)}`)
        .join()}}`;
    case 'integer':
    case 'float':
    case 'decimal':
    case 'boolean':
      return cellText(column, index) ?? 'null';
    case 'months':
    case 'day_time':
    case 'month_day_nano':
    case 'duration':
      return 'interval';
    default:
      return JSON.stringify(cellText(column, index));
  }
}

function wordText(
  textOf: (column: ArrowColumn, index: number) => string | null,
  { pieces }: ArrowDictionary,
  place: number,
): string | null {
  let before = 0;
  for (const piece of pieces) {
    if (place < before + piece.length) return textOf(piece, place - before);
    before += piece.length;
  }
  return null;
}

function entryText(entries: ArrowColumn | undefined, index: number): string {
  const [key, value] = entries?.children ?? [];
  if (key === undefined || value === undefined) return '';
  return `${JSON.stringify(cellText(key, index) ?? '')}:${jsonText(value, index)}`;
}

function integerText(data: DataView, index: number, bits: number, signed: boolean): string {
  switch (bits) {
    case 8:
      return String(signed ? data.getInt8(index) : data.getUint8(index));
    case 16:
      return String(signed ? data.getInt16(2 * index, true) : data.getUint16(2 * index, true));
    case 32:
      return String(signed ? data.getInt32(4 * index, true) : data.getUint32(4 * index, true));
    default:
      return String(
        signed ? data.getBigInt64(8 * index, true) : data.getBigUint64(8 * index, true),
      );
  }
}

/** The shortest text that stands for the number; not a number and infinity are missing values. */
function floatText(data: DataView, index: number, bits: 32 | 64): string | null {
  const value = bits === 64 ? data.getFloat64(8 * index, true) : data.getFloat32(4 * index, true);
  if (!Number.isFinite(value)) return null;
  return String(bits === 64 ? value : shortestFloat(value));
}

/** 1.1 for the number of 32 bits that stands for it, not 1.10000002384. */
function shortestFloat(value: number): number {
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return Number(value.toPrecision(9));
}

function decimalText(data: DataView, index: number, scale: number): string {
  const high = data.getBigInt64(16 * index + 8, true);
  const value = (high << 64n) | data.getBigUint64(16 * index, true);
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const sign = value < 0n ? '-' : '';
  return scale === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-scale)}`;
}

function dayText(day: number): string {
  if (day < FIRST_DAY || day > LAST_DAY) return `day ${String(day)}`;
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** As `12:30:01.005`. */
function timeText(time: bigint, unit: TimeUnit): string {
  const perSecond = 10n ** BigInt(unit);
  const seconds = Number(time / perSecond);
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0');
  const clock = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(two).join(':');
  // The engine keeps microseconds.
  const fraction = String(time % perSecond)
    .padStart(unit, '0')
    .slice(0, 6)
    .replace(/0+$/, '');
  return unit === 0 || fraction === '' ? clock : `${clock}.${fraction}`;
}

function timestampText(time: bigint, unit: TimeUnit): string {
  const perDay = 86_400n * 10n ** BigInt(unit);
  const inDay = ((time % perDay) + perDay) % perDay;
  return `${dayText(Number((time - inDay) / perDay))} ${timeText(inDay, unit)}`;
}

/** Text where the bytes are some, else their hexadecimal digits. */
function binaryText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return hexText(bytes);
  }
}

function hexText(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join('');
}

function uuidText(bytes: Uint8Array): string {
  return hexText(bytes)
    .toLowerCase()
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function bytesAt(column: ArrowColumn, index: number): Uint8Array {
  const { data, field, viewed } = column;
  if ('offsets' in field.type && field.type.offsets === 'view') {
    const at = 16 * index;
    const size = data.getInt32(at, true);
    if (size <= 12) return bytesOf(data, at + 4, size);
    const start = data.getInt32(at + 12, true);
    return (viewed[data.getInt32(at + 8, true)] ?? new Uint8Array()).subarray(start, start + size);
  }
  const [start, length] = column.span(index);
  return bytesOf(data, start, length);
}

function bytesOf(data: DataView, at: number, length: number): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset + at, length);
}
