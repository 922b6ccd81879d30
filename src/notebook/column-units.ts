import { CANONICAL_COLUMNS, ROLES } from '../base/roles';
import type { Unit } from '../base/units';
import type { ColumnInfo } from '../engine/connector';
import { DECLARATIONS } from '../models/declarations';
import { kindOfType, type ColumnKind } from './charts/column-kind';

/**
 * What columns mean, for axes, tables and exports: as said in `known`, else by the type where it decides, else as a
 * column of the same name is declared by a role or a model, else by an ending that means one thing only. A name whose
 * type does not fit is not believed; what is left is `number`, or `name` for text.
 */
export function columnUnits(
  columns: readonly ColumnInfo[],
  known: Readonly<Record<string, Unit>>,
): Record<string, Unit> {
  return Object.fromEntries(
    columns.map(({ name, type }): [string, Unit] => [
      name,
      (Object.hasOwn(known, name) ? known[name] : undefined) ?? unitOf(name, kindOfType(type)),
    ]),
  );
}

function unitOf(name: string, kind: ColumnKind): Unit {
  if (kind === 'date' || kind === 'timestamp' || kind === 'boolean') return kind;
  if (kind === 'other') return 'text';
  const lower = name.toLowerCase();
  const declared = declaredUnits().get(lower);
  if (declared !== undefined && fits(declared, kind)) return declared;
  if (lower === 'id' || lower.endsWith('_id')) return 'id';
  if (kind === 'text') return 'name';
  return ENDINGS.find(([pattern]) => pattern.test(lower))?.[1] ?? 'number';
}

function fits(unit: Unit, kind: ColumnKind): boolean {
  if (unit === 'id') return true;
  const isText = unit === 'name' || unit === 'text';
  const isTemporal = unit === 'date' || unit === 'timestamp' || unit === 'boolean';
  return !isTemporal && isText === (kind === 'text');
}

const ENDINGS: readonly (readonly [RegExp, Unit])[] = [
  [/(^|_)days$/, 'days'],
  [/(^|_)share$/, 'share'],
  [/(^|_)customers$/, 'customers'],
  [/(^|_)orders$/, 'orders'],
  [/(^|_)rows$/, 'rows'],
  [/(^|_)(revenue|amount|monetary|price|order_value)$/, 'money'],
];

let declarations: ReadonlyMap<string, Unit> | undefined;

/** Units by column name, of the role views and of all models; names that mean different things are left out. */
function declaredUnits(): ReadonlyMap<string, Unit> {
  if (declarations !== undefined) return declarations;
  const columns = [
    ...ROLES.flatMap((role) => CANONICAL_COLUMNS[role]),
    ...DECLARATIONS.flatMap(({ outputs }) => outputs.flatMap((output) => output.columns)),
  ];
  const units = new Map<string, Unit>();
  const torn = new Set<string>();
  for (const { name, unit } of columns) {
    const other = units.get(name);
    if (other !== undefined && other !== unit) torn.add(name);
    units.set(name, unit);
  }
  for (const name of torn) units.delete(name);
  declarations = units;
  return units;
}
