import { CANONICAL_COLUMNS, type Role } from '../../base/roles';
import type { ColumnType } from '../../base/units';
import { EMPTY, ident, join, literal, sql, type Sql } from '../../sql';
import { numberOf, textOf, timestampOf, truthOf } from './column-expressions';
import { extraColumns, extraItem, REASON, type ExtraColumn } from './output-columns';
import { maskedText, textWithoutEmails } from './masking';
import { mappedColumn, sourceAlias, type RoleSupply, type SourceColumn } from './role-supply';
import { idPart } from './transaction-parts';

/** Roles whose rows are taken as they are, without cleaning rules: all but transactions and customers. */
export type RecordRole = 'interactions' | 'surveys' | 'campaigns';

/** Every row of the sources with the canonical columns, the unmapped ones, and `reason` (NULL: the row counts). */
export function recordsMappedQuery(role: RecordRole, supplies: readonly RoleSupply[]): Sql {
  const extras = extraColumns(role, supplies);
  return join(
    supplies.map((supply) => {
      const branches = recordRules(supply).map(
        ({ reason, excludes }) => sql`when ${excludes} then ${literal(reason)}`,
      );
      const reason = sql`
        case
          ${join(branches, '\n')}
        end as ${ident(REASON)}
      `;
      return sql`
        select
          ${join([...recordItems(role, supply, extras), reason], ',\n')}
        from ${sourceAlias(supply)}
      `;
    }),
    '\nunion all\n',
  );
}

/** The rows that count: those with a customer and, where one is mapped, a readable time of the event. */
export function recordsViewQuery(role: RecordRole, supplies: readonly RoleSupply[]): Sql {
  const extras = extraColumns(role, supplies);
  return join(
    supplies.map(
      (supply) => sql`
        select
          ${join(recordItems(role, supply, extras), ',\n')}
        from ${sourceAlias(supply)}
        where ${join(
          recordRules(supply).map((rule) => rule.keeps),
          '\nand ',
        )}
      `,
    ),
    '\nunion all\n',
  );
}

/** The rows that do not count, with `reason`. */
export function recordsExcludedViewQuery(role: RecordRole, supplies: readonly RoleSupply[]): Sql {
  return sql`
    with mapped as (
      ${recordsMappedQuery(role, supplies)}
    )
    select *
    from mapped
    where ${ident(REASON)} is not null
  `;
}

interface RecordRule {
  readonly reason: string;
  readonly excludes: Sql;
  readonly keeps: Sql;
}

function recordRules(supply: RoleSupply): readonly RecordRule[] {
  const id = idPart(supply, 'customer_id');
  if (id === null) throw new TypeError('no column for the customer');
  const rules = [
    { reason: 'no customer', excludes: sql`(${id.present}) is not true`, keeps: id.present },
  ];
  const occurred = mappedColumn(supply, 'occurred_at');
  if (occurred === null) return rules;
  const time = timestampOf(occurred);
  return [
    ...rules,
    {
      reason: 'unreadable date',
      excludes: sql`${time} is null`,
      keeps: sql`${time} is not null`,
    },
  ];
}

function recordItems(
  role: Role,
  supply: RoleSupply,
  extras: readonly ExtraColumn[],
): readonly Sql[] {
  const canonical = CANONICAL_COLUMNS[role].map(({ name, type }) => {
    const value = canonicalValue(supply, name, type);
    return sql`${value} as ${ident(name)}`;
  });
  return [...canonical, ...extras.map((extra) => extraItem(extra, supply))];
}

function canonicalValue(supply: RoleSupply, name: string, type: ColumnType): Sql {
  if (name === 'customer_id') return idPart(supply, name)?.orNull ?? EMPTY;
  const column = mappedColumn(supply, name);
  if (column === null) return sql`cast(NULL as ${TYPE_NAMES[type] ?? EMPTY})`;
  return WRITTEN_BY_PEOPLE.has(name) ? writtenText(column, supply) : valueAs(column, type);
}

/** What people wrote can hold anything. */
const WRITTEN_BY_PEOPLE: ReadonlySet<string> = new Set(['detail', 'answer']);

function writtenText(column: SourceColumn, { masks }: RoleSupply): Sql {
  const text = textOf(column);
  if (masks === undefined) return text;
  const mask = masks.get(column.name);
  return mask === undefined ? textWithoutEmails(text) : maskedText(mask, text);
}

const TYPE_NAMES: Partial<Record<ColumnType, Sql>> = {
  VARCHAR: sql`VARCHAR`,
  TIMESTAMP: sql`TIMESTAMP`,
  DOUBLE: sql`DOUBLE`,
  BOOLEAN: sql`BOOLEAN`,
};

function valueAs(column: SourceColumn, type: ColumnType): Sql {
  switch (type) {
    case 'TIMESTAMP':
      return timestampOf(column);
    case 'DOUBLE':
      return numberOf(column);
    case 'BOOLEAN':
      return truthOf(column);
    default:
      return textOf(column);
  }
}
