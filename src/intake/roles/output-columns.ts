import { CANONICAL_COLUMNS, type Role } from '../../base/roles';
import { ident, sql, type Sql } from '../../sql';
import { textOf, typeFamily } from './column-expressions';
import { maskedBirthDate, maskedText, textWithoutEmails } from './masking';
import type { PersonalKind } from './personal-columns';
import { namedColumn, type RoleSupply, type SourceColumn } from './role-supply';

/** A column of a role view that is not canonical: a source column under its own name. */
export interface ExtraColumn {
  readonly name: string;
  /** DuckDB’s name of its type in the first source that has it. */
  readonly type: string;
  /** True when its type differs between the sources: then it is text in the view. */
  readonly mixed: boolean;
  /** The source column, for each supply that has it. */
  readonly from: ReadonlyMap<RoleSupply, string>;
}

interface Draft extends ExtraColumn {
  mixed: boolean;
  readonly from: Map<RoleSupply, string>;
}

/** The name under which a role view gives the reason of an excluded row. */
export const REASON = 'reason';

/**
 * The columns that a role view carries beside the canonical ones: of every supply those that are not mapped, under their
 * own names; columns of several supplies that differ only by case are one. A name that the view itself uses (a source
 * column `reason`, or `amount` when another column plays that part) gets `source_` in front.
 */
export function extraColumns(role: Role, supplies: readonly RoleSupply[]): readonly ExtraColumn[] {
  const reserved = new Set([REASON, ...CANONICAL_COLUMNS[role].map((column) => column.name)]);
  const extras = new Map<string, Draft>();
  for (const supply of supplies) {
    const own = new Set(supply.columns.map((column) => column.name.toLowerCase()));
    for (const column of supplyExtras(role, supply)) {
      let name = freeName(column.outputName, reserved, own);
      // Attributes that differ by case only.
      while (extras.get(name.toLowerCase())?.from.has(supply)) name = `${name}_2`;
      const known = extras.get(name.toLowerCase());
      if (known === undefined) {
        const from = new Map([[supply, column.name]]);
        extras.set(name.toLowerCase(), { name, type: column.type, mixed: false, from });
      } else {
        known.from.set(supply, column.name);
        if (known.type !== column.type) known.mixed = true;
      }
    }
  }
  return [...extras.values()];
}

/** DuckDB’s name of the type that the column has in the view. */
export function extraType(extra: ExtraColumn): string {
  const mask = maskOf(extra);
  if (mask === 'birth' && isDated(extra)) return 'DATE';
  return extra.mixed || mask !== null ? 'VARCHAR' : extra.type;
}

/** The select item of an extra column for one supply. */
export function extraItem(extra: ExtraColumn, supply: RoleSupply): Sql {
  const name = extra.from.get(supply);
  if (name === undefined) return sql`NULL as ${ident(extra.name)}`;
  return sql`${extraValue(extra, namedColumn(supply, name), supply)} as ${ident(extra.name)}`;
}

function extraValue(extra: ExtraColumn, column: SourceColumn, supply: RoleSupply): Sql {
  const mask = maskOf(extra);
  if (mask === 'birth' && isDated(extra)) return maskedBirthDate(column.sql);
  if (mask !== null) return maskedText(mask, textOf(column));
  const value = extra.mixed ? textOf(column) : column.sql;
  const isText = extra.mixed || column.type === 'VARCHAR';
  return supply.masks && isText ? textWithoutEmails(value) : value;
}

/** Dates in every source that has the column. */
function isDated({ type, mixed }: ExtraColumn): boolean {
  return !mixed && /^(date|timestamp)$/.test(typeFamily(type.toUpperCase()));
}

/** How the column is masked in the view: as one of its source columns, however the others are called. */
function maskOf({ from }: ExtraColumn): PersonalKind | null {
  for (const [supply, name] of from) {
    const mask = supply.masks?.get(name);
    if (mask !== undefined) return mask;
  }
  return null;
}

/**
 * Attributes that the mapping of customers names (`{customer_id: 'CustomerID', Country: 'Country'}`) are the only ones;
 * without any, all other columns are attributes.
 */
function supplyExtras(
  role: Role,
  supply: RoleSupply,
): { name: string; outputName: string; type: string }[] {
  const canonical = new Set(CANONICAL_COLUMNS[role].map((column) => column.name));
  const named = Object.entries(supply.mapping).filter(([part]) => !canonical.has(part));
  if (named.length > 0) {
    return named.map(([part, name]) => ({
      name,
      outputName: part,
      type: namedColumn(supply, name).type,
    }));
  }
  const mapped = new Set(Object.values(supply.mapping));
  return supply.columns
    .filter((column) => !mapped.has(column.name))
    .map((column) => ({ name: column.name, outputName: column.name, type: column.type }));
}

function freeName(name: string, reserved: ReadonlySet<string>, own: ReadonlySet<string>): string {
  if (!reserved.has(name.toLowerCase())) return name;
  const prefixed = `source_${name}`;
  let free = prefixed;
  for (let n = 2; own.has(free.toLowerCase()); n += 1) free = `${prefixed}_${String(n)}`;
  return free;
}
