import type { SqlCell } from '../../document/notebook';
import type { AppState } from '../../state/app-state.svelte';

/** Lays out the query of a cell; what cannot be laid out stays as it is, and the page says why. */
export async function formatCell(app: AppState, { id, sql }: SqlCell): Promise<void> {
  const { formatSql } = await import('../../ui/editor/format-sql');
  const formatted = await formatSql(sql);
  if (formatted.ok) app.notebook.edits.typeSql(id, formatted.value);
  else app.sources.addFailure(formatted.error);
}
