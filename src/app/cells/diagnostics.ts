import { describeError } from '../../base/errors';
import type { Cell } from '../../document/notebook';
import type { CellState } from '../../state/notebook/cell.svelte';
import type { EditorDiagnostic } from '../../ui/editor/diagnostic';

/** What is wrong with a cell, at the place in its text where that is known. */
export function diagnosticsOf(cell: Cell, { status, isEdited }: CellState): EditorDiagnostic[] {
  if (cell.kind === 'sql') {
    const { error } = status;
    if (!error || isEdited) return [];
    const position = error.code === 'engine.query_failed' ? error.params.position : undefined;
    const at = position ?? placeOfName(cell.sql, error.code, error.params);
    if (at === undefined) return [];
    const { message, next } = describeError(error);
    return [{ from: at, to: at, message: `${message} ${next}`, severity: 'error' }];
  }
  if (!('body' in cell)) return [];
  const lines = cell.body.split('\n');
  return cell.problems.map(({ error, line }) => {
    const inBody = Math.max(0, Math.min(lines.length - 1, line - cell.line - 1));
    const from = lines.slice(0, inBody).reduce((sum, text) => sum + text.length + 1, 0);
    return {
      from,
      to: from + (lines[inBody]?.length ?? 0),
      message: describeError(error).message,
      severity: 'error' as const,
    };
  });
}

/** A name that nothing answers to is underlined where it stands first. */
function placeOfName(sql: string, code: string, params: object): number | undefined {
  if (code !== 'notebook.unknown_reference' || !('name' in params)) return undefined;
  const at = sql.indexOf(String(params.name));
  return at < 0 ? undefined : at;
}
