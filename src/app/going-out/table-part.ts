import { formatValue, isNumericUnit, type FormatOptions } from '../../charts/format';
import { MOST_ROWS, type ReportPart } from '../../export/report';
import type { TableState } from '../../state/notebook/table.svelte';
import { describeError } from '../../base/errors';

/** The first rows of an sql cell, in the order in which they are shown. */
export async function tablePart(
  title: string,
  table: TableState,
  format: FormatOptions,
): Promise<ReportPart> {
  const columns = table.result?.columns ?? [];
  const rows = await table.fetch(0, MOST_ROWS);
  if (!rows.ok) return { kind: 'problem', ...describeError(rows.error) };
  return {
    kind: 'table',
    title,
    columns: columns.map(({ name, unit }) => ({
      title: name,
      align: isNumericUnit(unit) ? 'end' : 'start',
    })),
    rows: rows.value.map((row) =>
      columns.map(({ name, unit }) => formatValue(row[name], unit, format)),
    ),
    total: table.rows,
  };
}
