import { quintileError, type QuintileError } from '../../base/errors';
import type { ReadAs } from '../../base/reading';
import { columnNames } from '../sniff/header';
import type { ArrowColumn } from './arrow-column';
import type { ArrowField, ArrowType } from './arrow-schema';

/** A column of the table that a file becomes: a column of the file, or a field in one of its structs. */
export interface LeafColumn {
  /** Place of the file's column, then of the fields within. */
  readonly path: readonly [number, ...number[]];
  /** The last is the field that holds the values. */
  readonly fields: readonly ArrowField[];
  /** Dotted, and unlike all other names, whatever their case. */
  readonly name: string;
  /** What the file says the values are; text where it is nothing that a reading knows. */
  readonly type: ReadAs;
}

/** The columns that fields become: structs are taken apart, lists and maps stay whole. */
export function leafColumns(fields: readonly ArrowField[]): LeafColumn[] {
  const leaves = fields.flatMap((field, index) => leavesOf([field], [index]));
  const written = leaves.map(({ fields: chain }) => chain.map(({ name }) => name).join('.'));
  const names = columnNames(written, leaves.length);
  return leaves.map((leaf, index) => ({
    ...leaf,
    name: names[index] ?? '',
    type: readAs(leaf.fields.at(-1)),
  }));
}

/** The values of a leaf in a batch, and the structs around it. */
export function leafChain(columns: readonly ArrowColumn[], leaf: LeafColumn): ArrowColumn[] {
  const chain: ArrowColumn[] = [];
  let level = columns;
  for (const place of leaf.path) {
    const column = level[place];
    if (column === undefined) throw new RangeError(`“${leaf.name}” is missing`);
    chain.push(column);
    level = column.children;
  }
  return chain;
}

/** The error of the first column of a type that nothing here reads; null when all are fine. */
export function unsupportedColumn(file: File, fields: readonly ArrowField[]): QuintileError | null {
  for (const field of fields) {
    const found = unsupportedType(field);
    if (found === null) continue;
    const detail = `the values of its column “${field.name}” are ${found}`;
    const instead = 'with numbers, texts and dates of the usual types';
    return quintileError('intake.unsupported_file', { file: file.name, detail, instead });
  }
  return null;
}

function unsupportedType({ type, children }: ArrowField): string | null {
  if (type.kind === 'unsupported') return type.called;
  if (children.some(({ name }) => name.includes('\0'))) return 'named with a character of no width';
  for (const child of children) {
    const found = unsupportedType(child);
    if (found !== null) return found;
  }
  return null;
}

type Path = readonly [number, ...number[]];

function leavesOf(
  fields: readonly [ArrowField, ...ArrowField[]],
  path: Path,
): Pick<LeafColumn, 'path' | 'fields'>[] {
  const last = fields.at(-1) ?? fields[0];
  if (last.type.kind !== 'struct' || last.dictionary !== null || last.children.length === 0)
    return [{ path, fields }];
  return last.children.flatMap((child, index) => leavesOf([...fields, child], [...path, index]));
}

function readAs(field: ArrowField | undefined): ReadAs {
  return field === undefined ? 'text' : typeOf(field.type);
}

function typeOf(type: ArrowType): ReadAs {
  switch (type.kind) {
    case 'boolean':
    case 'integer':
    case 'date':
    case 'timestamp':
      return type.kind;
    case 'float':
      return 'number';
    case 'decimal':
      return type.scale === 0 ? 'integer' : 'number';
    default:
      return 'text';
  }
}
