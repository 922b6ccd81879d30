import { quintileError } from '../../base/errors';
import { fail, ok, type Result } from '../../base/result';
import type { Unit } from '../../base/units';
import { UNITS } from '../../document/chart-schema';
import type { SqlCell } from '../../document/notebook';
import type { ColumnInfo } from '../../engine/connector';
import type { SqlReferences } from '../../kernel/notebook-api';
import { foreignSql, type Sql } from '../../sql';
import { columnUnits } from '../column-units';
import { PROVIDES_NOTHING, READS_NOTHING, type Reads } from '../graph/reads';
import type { CellKindOf } from '../kind';
import { filteredQuery } from '../selection-query';
import type { Workbench } from '../workbench';

export interface SqlResult {
  readonly kind: 'sql';
  readonly relation: string;
  readonly columns: readonly (ColumnInfo & { readonly unit: Unit })[];
  /** Whether the rows are kept, or computed on each read. */
  readonly kept: 'view' | 'table';
  /** Selections that filter it now. */
  readonly filteredBy: readonly string[];
}

/** A query; its result is a relation of the cell’s name. */
export const sqlKind: CellKindOf<SqlCell, SqlResult> = {
  sqlTexts: ({ sql }) => [sql],
  provides: ({ name }) =>
    name === null ? PROVIDES_NOTHING : { ...PROVIDES_NOTHING, relations: [name] },
  reads: (cell, [references]) => ({
    ...readsOf(references),
    selections: filterNames(cell.options.filter),
  }),
  content: ({ name, sql, options }) => JSON.stringify([name, sql, options.filter, options.units]),
  run: async (cell, bench, signal): Promise<Result<SqlResult>> => {
    const relation = cell.name;
    if (relation === null)
      throw new RangeError('a sql cell without a name has a problem and does not run');
    const { asked, filteredBy } = await filtered(cell, bench, signal);
    if (!asked.ok) return asked;
    const defined = await bench.defineRelation(
      { name: relation, sql: asked.value, keep: bench.isRead(cell.id) ? 'table' : 'view' },
      signal,
    );
    if (!defined.ok) return defined;
    const { columns, kept } = defined.value;
    const known = { ...bench.unitsFor(cell.id), ...statedUnits(cell.options.units) };
    const units = columnUnits(columns, known);
    return ok({
      kind: 'sql',
      relation,
      columns: columns.map((column) => ({ ...column, unit: units[column.name] ?? 'text' })),
      kept,
      filteredBy,
    });
  },
};

/** Units that the author states for columns: `{units: {margin: share}}`. What is no unit is left out. */
function statedUnits(stated: unknown): Record<string, Unit> {
  if (typeof stated !== 'object' || stated === null || Array.isArray(stated)) return {};
  return Object.fromEntries(
    Object.entries(stated as Record<string, unknown>).filter((entry): entry is [string, Unit] =>
      (UNITS as readonly unknown[]).includes(entry[1]),
    ),
  );
}

/** What a query reads, by its names. */
function readsOf(references: SqlReferences | undefined): Reads {
  if (!references) return READS_NOTHING;
  return {
    ...READS_NOTHING,
    relations: [...new Set(references.relations.map(({ name }) => name))],
    variables: [...new Set(references.variables.map(({ name }) => name))],
    sources: references.readsSources,
  };
}

/** The names under a `filter:`, which may be one or a list. */
export function filterNames(filter: unknown): readonly string[] {
  if (typeof filter === 'string') return [filter];
  return Array.isArray(filter) ? filter.filter((name) => typeof name === 'string') : [];
}

/**
 * The cell’s query, with what is chosen elsewhere around it. The user’s text is checked alone first, as what closes a
 * parenthesis in it could mean something else inside of another query.
 */
async function filtered(
  cell: SqlCell,
  bench: Workbench,
  signal: AbortSignal,
): Promise<{ asked: Result<string>; filteredBy: readonly string[] }> {
  const filteredBy = filterNames(cell.options.filter).filter(
    (name) => bench.selection(name).length > 0,
  );
  if (filteredBy.length === 0) return { asked: ok(cell.sql), filteredBy };
  const columns = await bench.describe(cell.sql, signal);
  if (!columns.ok) return { asked: columns, filteredBy };
  const known = new Set(columns.value.map(({ name }) => name));
  const selections = filteredBy.map((name) => bench.selection(name));
  const missing = selections.flat(2).find(({ field }) => !known.has(field));
  if (missing) {
    const error = quintileError('document.invalid_cell', {
      cell: cell.name ?? 'sql',
      detail: `filter: the result has no column “${missing.field}” to filter by`,
    });
    return { asked: fail(error), filteredBy };
  }
  const bare: Sql = foreignSql(`(\n${cell.sql.replace(/[;\s]+$/, '')}\n)`);
  return { asked: ok(filteredQuery(bare, selections).text), filteredBy };
}
