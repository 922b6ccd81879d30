import type { Mapping, Role } from '../../base/roles';
import type { ColumnInfo } from '../../engine/connector';
import type { KnownParts } from '../roles';
import type { Sql } from '../../sql';

/** A source as far as shapes are looked for and made. */
export interface ShapeSource {
  readonly name: string;
  /** What the file is called. */
  readonly file: string;
  readonly table: Sql;
  readonly columns: readonly ColumnInfo[];
  /** The strongest first; also those that lack something or wait for an answer. */
  readonly roles: readonly ShapeRole[];
  /** What is known of the columns where they make no role by themselves. */
  readonly parts: KnownParts;
}

export interface ShapeRole {
  readonly role: Role;
  readonly mapping: Mapping;
  readonly accepted: boolean;
}

/** Which column plays which part in a role: as mapped, and where nothing is mapped as the names tell. */
export function mappingOf(source: ShapeSource, role: keyof KnownParts): Mapping {
  const mapped = source.roles.find((one) => one.role === role);
  return mapped?.accepted === true ? mapped.mapping : { ...source.parts[role], ...mapped?.mapping };
}

/** Names for columns that come beside others: as they are, with the source's name in front where that is taken. */
export function namesBeside(
  taken: readonly string[],
  source: string,
  columns: readonly string[],
): ReadonlyMap<string, string> {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  const names = new Map<string, string>();
  for (const column of columns) {
    let name = used.has(column.toLowerCase()) ? `${source}_${column}` : column;
    while (used.has(name.toLowerCase())) name = `${name}_`;
    used.add(name.toLowerCase());
    names.set(column, name);
  }
  return names;
}
