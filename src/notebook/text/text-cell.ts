import type { CellValue } from '../../base/cell-value';
import { ok } from '../../base/result';
import type { Unit } from '../../base/units';
import { textPlaceholders } from '../../document/placeholders';
import type { TextCell } from '../../document/notebook';
import { ident, sql } from '../../sql';
import { columnUnits } from '../column-units';
import { PROVIDES_NOTHING, READS_NOTHING } from '../graph/reads';
import type { CellKindOf } from '../kind';

/** A value that stands in a text. */
export interface TextValue {
  readonly value: CellValue;
  readonly unit: Unit;
}

export interface TextResult {
  readonly kind: 'text';
  /** By `relation.column`; what is missing there has no row or no such column. */
  readonly values: ReadonlyMap<string, TextValue>;
}

/** Markdown with `{{relation.column}}`: the first row of a relation, formatted by unit. */
export const textKind: CellKindOf<TextCell, TextResult> = {
  sqlTexts: () => [],
  provides: () => PROVIDES_NOTHING,
  reads: (cell) => ({ ...READS_NOTHING, relations: relationsIn(cell) }),
  content: (cell) => textPlaceholders(cell.markdown).map(keyOf).join(' '),
  run: async (cell, bench, signal) => {
    const values = new Map<string, TextValue>();
    for (const relation of relationsIn(cell)) {
      const first = sql`from ${ident(relation)} limit 1`.text;
      const columns = await bench.describe(first, signal);
      if (!columns.ok) return columns;
      const rows = await bench.rows(first, signal);
      if (!rows.ok) return rows;
      const units = columnUnits(columns.value, bench.unitsFor(cell.id));
      for (const [column, value] of Object.entries(rows.value[0] ?? {})) {
        values.set(keyOf({ relation, column }), { value, unit: units[column] ?? 'text' });
      }
    }
    return ok({ kind: 'text', values });
  },
};

/** How a placeholder’s value is found again. */
export function keyOf({ relation, column }: { relation: string; column: string }): string {
  return `${relation}.${column}`;
}

function relationsIn(cell: TextCell): string[] {
  return [...new Set(textPlaceholders(cell.markdown).map(({ relation }) => relation))];
}
