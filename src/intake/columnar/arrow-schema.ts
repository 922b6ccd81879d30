import { Damaged } from './damaged';
import type { FlatTable } from './flat-table';

/** What the values of a column are, as far as reading them needs to know. */
export type ArrowType =
  | { readonly kind: 'null' | 'boolean' | 'month_day_nano' | 'day_time' }
  | { readonly kind: 'integer'; readonly bits: number; readonly signed: boolean }
  | { readonly kind: 'float'; readonly bits: 32 | 64 }
  | { readonly kind: 'decimal'; readonly precision: number; readonly scale: number }
  /** Days or milliseconds since 1970. */
  | { readonly kind: 'date'; readonly bits: 32 | 64 }
  | { readonly kind: 'time'; readonly bits: 32 | 64; readonly unit: TimeUnit }
  | { readonly kind: 'timestamp'; readonly unit: TimeUnit; readonly zone: string | null }
  | { readonly kind: 'duration'; readonly unit: TimeUnit }
  | { readonly kind: 'months' }
  | { readonly kind: 'text' | 'binary'; readonly offsets: 32 | 64 | 'view' }
  | { readonly kind: 'fixed_binary'; readonly bytes: number; readonly uuid: boolean }
  | { readonly kind: 'list' | 'map'; readonly offsets: 32 | 64 | 'view32' | 'view64' }
  | { readonly kind: 'fixed_list'; readonly items: number }
  | { readonly kind: 'struct' }
  /** Something that the engine does not read, in words for the user. */
  | { readonly kind: 'unsupported'; readonly called: string };

/** Parts of a second: 0, 3, 6 or 9 digits. */
export type TimeUnit = 0 | 3 | 6 | 9;

/** A column of an Arrow schema, or a part of one. */
export interface ArrowField {
  readonly name: string;
  readonly type: ArrowType;
  readonly children: readonly ArrowField[];
  /** Values are places in a dictionary: its id and the type of the places. */
  readonly dictionary: { readonly id: number; readonly indices: ArrowType } | null;
}

const SCHEMA = { endianness: 0, fields: 1 };
const FIELD = { name: 0, typeKind: 2, type: 3, dictionary: 4, children: 5, metadata: 6 };
const DICTIONARY = { id: 0, indexType: 1 };

const MAX_DEPTH = 32;
const MAX_FIELDS = 100_000;

/** Reads the table of a schema message. Throws `Damaged` where it is damaged. */
export function readSchema(schema: FlatTable): ArrowField[] {
  if (schema.short(SCHEMA.endianness) !== 0)
    throw new Damaged('its numbers have the other byte order');
  const budget = { fields: MAX_FIELDS };
  return schema.tables(SCHEMA.fields).map((field) => readField(field, 0, budget));
}

/** How the user knows a type. */
export function typeName({ type, children, dictionary }: ArrowField): string {
  const name = plainTypeName(type, children);
  return dictionary === null ? name : `dictionary of ${name}`;
}

function readField(field: FlatTable, depth: number, budget: { fields: number }): ArrowField {
  if (depth > MAX_DEPTH || budget.fields-- <= 0) throw new Damaged('it nests without end');
  const children = field.tables(FIELD.children).map((child) => readField(child, depth + 1, budget));
  const dictionary = field.table(FIELD.dictionary);
  return {
    name: field.text(FIELD.name) ?? '',
    type: readType(field.byte(FIELD.typeKind), field.table(FIELD.type), isUuid(field)),
    children,
    dictionary: dictionary && {
      id: dictionary.long(DICTIONARY.id),
      indices: readInteger(dictionary.table(DICTIONARY.indexType)),
    },
  };
}

function isUuid(field: FlatTable): boolean {
  return field
    .tables(FIELD.metadata)
    .some((entry) => entry.text(0) === 'ARROW:extension:name' && entry.text(1) === 'arrow.uuid');
}

/** The numbers are those of Arrow's Schema.fbs. */
function readType(kind: number, table: FlatTable | null, uuid: boolean): ArrowType {
  switch (kind) {
    case 1:
      return { kind: 'null' };
    case 2:
      return readInteger(table);
    case 3:
      return readFloat(table?.short(0) ?? 0);
    case 4:
      return { kind: 'binary', offsets: 32 };
    case 5:
      return { kind: 'text', offsets: 32 };
    case 6:
      return { kind: 'boolean' };
    case 7:
      return readDecimal(table);
    case 8:
      return { kind: 'date', bits: (table?.short(0, 1) ?? 1) === 0 ? 32 : 64 };
    case 9:
      return {
        kind: 'time',
        unit: unitOf(table?.short(0, 1) ?? 1),
        bits: (table?.int(1, 32) ?? 32) === 64 ? 64 : 32,
      };
    case 10:
      return { kind: 'timestamp', unit: unitOf(table?.short(0) ?? 0), zone: zoneOf(table) };
    case 11:
      return readInterval(table?.short(0) ?? 0);
    case 15:
      return { kind: 'fixed_binary', bytes: table?.int(0) ?? 0, uuid };
    case 16:
      return { kind: 'fixed_list', items: table?.int(0) ?? 0 };
    case 18:
      return { kind: 'duration', unit: unitOf(table?.short(0, 1) ?? 1) };
    default:
      return BARE_TYPES[kind] ?? unsupported(`an unknown type (number ${String(kind)})`);
  }
}

/** Types without a property. */
const BARE_TYPES: Readonly<Record<number, ArrowType>> = {
  12: { kind: 'list', offsets: 32 },
  13: { kind: 'struct' },
  14: unsupported('a union'),
  17: { kind: 'map', offsets: 32 },
  19: { kind: 'binary', offsets: 64 },
  20: { kind: 'text', offsets: 64 },
  21: { kind: 'list', offsets: 64 },
  22: unsupported('run-end encoded'),
  23: { kind: 'binary', offsets: 'view' },
  24: { kind: 'text', offsets: 'view' },
  25: { kind: 'list', offsets: 'view32' },
  26: { kind: 'list', offsets: 'view64' },
};

/** Without a table, as dictionaries may leave it out: 32 bits, signed. */
function readInteger(table: FlatTable | null): ArrowType {
  if (table === null) return { kind: 'integer', bits: 32, signed: true };
  const bits = table.int(0);
  if (![8, 16, 32, 64].includes(bits)) throw new Damaged(`it has integers of ${String(bits)} bits`);
  return { kind: 'integer', bits, signed: table.byte(1) !== 0 };
}

function readFloat(precision: number): ArrowType {
  if (precision === 0) return unsupported('of half precision (float16)');
  return { kind: 'float', bits: precision === 1 ? 32 : 64 };
}

function readDecimal(table: FlatTable | null): ArrowType {
  const bits = table?.int(2, 128) ?? 128;
  const precision = table?.int(0) ?? 0;
  const scale = table?.int(1) ?? 0;
  if (bits !== 128) return unsupported(`a decimal of ${String(bits)} bits`);
  if (scale < 0 || scale > precision) return unsupported('a decimal of negative scale');
  return { kind: 'decimal', precision, scale };
}

function readInterval(unit: number): ArrowType {
  if (unit === 0) return { kind: 'months' };
  return { kind: unit === 1 ? 'day_time' : 'month_day_nano' };
}

function unitOf(code: number): TimeUnit {
  const units: readonly TimeUnit[] = [0, 3, 6, 9];
  const unit = units[code];
  if (unit === undefined) throw new Damaged('it has an unknown unit of time');
  return unit;
}

function zoneOf(table: FlatTable | null): string | null {
  const zone = table?.text(1) ?? '';
  return zone === '' ? null : zone;
}

function unsupported(called: string): ArrowType {
  return { kind: 'unsupported', called };
}

function plainTypeName(type: ArrowType, children: readonly ArrowField[]): string {
  const [child] = children;
  switch (type.kind) {
    case 'integer':
      return `${type.signed ? '' : 'unsigned '}integer, ${String(type.bits)} bits`;
    case 'float':
      return `float, ${String(type.bits)} bits`;
    case 'decimal':
      return `decimal(${String(type.precision)}, ${String(type.scale)})`;
    case 'timestamp':
      return type.zone === null ? 'timestamp' : `timestamp in ${type.zone}, shown in UTC`;
    case 'fixed_binary':
      return type.uuid ? 'uuid' : `binary, ${String(type.bytes)} bytes`;
    case 'list':
    case 'fixed_list':
      return `list of ${child ? typeName(child) : 'nothing'}`;
    case 'struct':
      return `struct of ${children.map(({ name }) => name).join(', ')}`;
    case 'months':
    case 'day_time':
    case 'month_day_nano':
      return 'interval';
    case 'unsupported':
      return type.called;
    default:
      return type.kind;
  }
}
