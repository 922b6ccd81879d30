import type { Shape } from '../../base/shapes';
import { columnsKey } from '../../base/remembered';
import { ident, join, literal, sql, type Sql } from '../../sql';
import type { ShapedTable } from './shaped-table';
import { mappingOf, namesBeside, type ShapeSource } from './shape-source';

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

/** One row: how many orders (`twice`) stand in more than one source; null where a source does not tell orders apart. */
export function ordersTwiceQuery(sources: readonly ShapeSource[]): Sql | null {
  const orders = sources.flatMap((source) => {
    const id = mappingOf(source, 'transactions')['order_id'];
    return id === undefined
      ? []
      : [sql`select distinct cast(${ident(id)} as VARCHAR) as id from ${source.table}`];
  });
  if (orders.length < sources.length) return null;
  return sql`
    select count(*)::DOUBLE as twice
    from (
      select id
      from (${join(orders, '\nunion all\n')})
      where id is not null
      group by id
      having count(*) > 1
    )
  `;
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
