import type { Shape } from '../../base/shapes';
import { columnsKey } from '../../base/remembered';
import { ident, join, literal, sql } from '../../sql';
import type { ShapedTable } from './shaped-table';
import { namesBeside, type ShapeSource } from './shape-source';

type Union = Extract<Shape, { kind: 'union' }>;

/** Sources with the same columns that tell about the same, such as the months of a year. */
export function unionCandidates(sources: readonly ShapeSource[]): Union[] {
  const groups = new Map<string, ShapeSource[]>();
  for (const source of sources) {
    const [first] = source.roles;
    if (first === undefined) continue;
    const columns = source.columns.map(({ name }) => name);
    const key = `${first.role} ${columnsKey(columns)}`;
    groups.set(key, [...(groups.get(key) ?? []), source]);
  }
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => ({
      kind: 'union',
      sources: [...group]
        .sort((a, b) => a.file.localeCompare(b.file, 'en', { numeric: true }))
        .map(({ name }) => name),
    }));
}

/** All rows under one another, with the file that each came from. */
export function unionTable(sources: readonly ShapeSource[]): ShapedTable {
  const [first] = sources;
  if (first === undefined) throw new RangeError('a union needs sources');
  const columns = first.columns.map(({ name }) => name);
  const file = namesBeside(columns, 'from', ['file']).get('file') ?? 'file';
  const query = join(
    sources.map(
      (source) => sql`
        select *, ${literal(source.file)} as ${ident(file)}
        from ${source.table}
      `,
    ),
    '\nunion all by name\n',
  );
  return { query: sql`${query}`, roles: first.roles.filter(({ accepted }) => accepted), notes: [] };
}
