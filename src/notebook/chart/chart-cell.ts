import { ok, type Result } from '../../base/result';
import { checkChartSpec } from '../../document/chart-schema';
import type { ChartSpec } from '../../document/chart-spec';
import type { ChartCell } from '../../document/notebook';
import { resolveYaml, yamlReferences } from '../../document/references';
import type { ColumnInfo } from '../../engine/connector';
import { ident, sql } from '../../sql';
import { planChart, type ChartPlan } from '../charts';
import { columnUnits } from '../column-units';
import { PROVIDES_NOTHING, READS_NOTHING } from '../graph/reads';
import type { CellKindOf } from '../kind';
import { filteredQuery } from '../selection-query';
import { filterNames } from '../sql/sql-cell';
import type { Row, Workbench } from '../workbench';

export interface ChartResult {
  readonly kind: 'chart';
  readonly plan: ChartPlan;
  /** Columns of the relation that the chart is made from. */
  readonly columns: readonly ColumnInfo[];
  readonly rows: readonly Row[];
  /** True where its counts follow selections by themselves: the rows are those of everyone. */
  readonly linked: boolean;
}

/** A picture of a relation. */
export const chartKind: CellKindOf<ChartCell, ChartResult> = {
  sqlTexts: () => [],
  provides: ({ spec }) => ({ ...PROVIDES_NOTHING, selection: spec?.select ?? null }),
  reads: ({ spec }) =>
    spec
      ? {
          ...READS_NOTHING,
          relations: [spec.data],
          variables: yamlReferences(spec),
          follows: filterNames(spec.filter),
        }
      : READS_NOTHING,
  content: ({ spec }) => JSON.stringify(spec),
  run: async (cell, bench, signal): Promise<Result<ChartResult>> => {
    const resolved = resolvedSpec(cell, bench);
    if (!resolved.ok) return resolved;
    const spec = resolved.value;
    const from = ident(spec.data);
    const columns = await bench.describe(sql`from ${from}`.text, signal);
    if (!columns.ok) return columns;
    const units = columnUnits(columns.value, bench.unitsFor(cell.id));
    const known = new Set(columns.value.map(({ name }) => name));
    const perCustomer = known.has('customer_id');
    const everyone = planChart(spec, columns.value, units, from, { perCustomer });
    if (!everyone.ok) return everyone;
    const linked =
      everyone.value.linked !== null && canFollow(spec.filter, spec.select, known, bench);
    const filters = filterNames(spec.filter).filter((name) => name !== spec.select);
    const chosen = filters.map((name) => bench.selection(name)).filter(({ length }) => length > 0);
    const plan =
      linked || chosen.length === 0
        ? everyone
        : planChart(spec, columns.value, units, sql`(${filteredQuery(from, chosen)})`, {
            perCustomer,
          });
    if (!plan.ok) return plan;
    const rows = await bench.rows(plan.value.query.text, signal);
    if (!rows.ok) return rows;
    return ok({
      kind: 'chart',
      plan: plan.value,
      columns: columns.value,
      rows: rows.value,
      linked,
    });
  },
};

/** The spec after `$name` was replaced by the values that stand now, which a stranger may have chosen too. */
function resolvedSpec({ spec }: ChartCell, bench: Workbench): Result<ChartSpec> {
  if (spec === null) throw new RangeError('a damaged chart cell does not run');
  if (yamlReferences(spec).length === 0) return ok(spec);
  const value = resolveYaml<ChartSpec>(spec, (name) => bench.variables[name]?.value ?? null);
  return checkChartSpec(value) ?? ok(value);
}

/** Whether all that it follows can be told from columns of its own relation. */
function canFollow(
  filter: unknown,
  own: string | undefined,
  known: ReadonlySet<string>,
  bench: Workbench,
): boolean {
  return filterNames(filter)
    .filter((name) => name !== own)
    .every((name) =>
      bench.selection(name).every((all) => all.every(({ field }) => known.has(field))),
    );
}
