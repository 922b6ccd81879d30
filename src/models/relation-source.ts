import { CANONICAL_COLUMNS } from '../base/roles';
import type { ColumnType } from '../base/units';
import { ident, join, sql, type Sql } from '../sql';
import type { ModelContext, SettingDeclaration } from './model';

const TYPES: Readonly<Record<ColumnType, Sql>> = {
  VARCHAR: sql`VARCHAR`,
  INTEGER: sql`INTEGER`,
  BIGINT: sql`BIGINT`,
  DOUBLE: sql`DOUBLE`,
  'DECIMAL(18,4)': sql`DECIMAL(18, 4)`,
  BOOLEAN: sql`BOOLEAN`,
  DATE: sql`DATE`,
  TIMESTAMP: sql`TIMESTAMP`,
};

/**
 * What stands after FROM for a setting of type `relation`: the role view, or the given relation with its columns as the
 * role has them. Types are cast (money to decimals, as sums have to be exact), and rows without a needed column are left
 * out, as they are from role views.
 */
export function relationSource(
  settings: Readonly<Record<string, SettingDeclaration>>,
  name: string,
  relations: ModelContext<unknown>['relations'],
): Sql {
  const setting = settings[name];
  if (setting?.type !== 'relation') throw new RangeError(`${name} names no relation`);
  const input = relations?.[name];
  if (!input) return ident(setting.role);
  const columns = CANONICAL_COLUMNS[setting.role]
    .filter((column) => input.columns.includes(column.name))
    .map(
      (column) =>
        sql`cast(${ident(column.name)} as ${TYPES[column.type]}) as ${ident(column.name)}`,
    );
  const needed = setting.needs.map((column) => sql`${ident(column)} is not null`);
  return sql`
    (
      select
        ${join(columns, ',\n')}
      from ${ident(input.name)}
      where ${join(needed, ' and ')}
    )
  `;
}
