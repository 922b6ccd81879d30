import { describeError } from '../../base/errors';
import type { FormatOptions } from '../../charts/format';
import type { Cell } from '../../document/notebook';
import type { ReportCell, ReportPart } from '../../export/report';
import type { AppState } from '../../state/app-state.svelte';
import type { CellState } from '../../state/notebook/cell.svelte';
import { KIND_WORDS } from '../../ui/cells/kind-words';
import { rolesInWords } from '../../ui/intake/wording';
import { countOf } from '../../ui/primitives/quantity';
import { textValue } from '../cells/text-value';
import { chartPart } from './chart-part';
import { inputWords } from './input-words';
import { modelParts } from './model-parts';
import { PICTURE_WIDTHS } from './picture';
import { rfmParts } from './rfm-parts';
import { tablePart } from './table-part';
import { textHtml } from './text-html';

/** A cell as the report shows it: what came out, or why nothing did, and the SQL behind it. */
export async function reportCell(
  app: AppState,
  cell: Cell,
  index: number,
  format: FormatOptions,
): Promise<ReportCell> {
  const state = app.notebook.state(cell.id);
  const place = cell.name ?? `#${String(index + 1)}`;
  const width = cell.options['width'];
  const paper = width === 'half' || width === 'third' ? width : 'full';
  const parts = [
    ...stateParts(state, cell),
    ...(await resultParts(app, cell, state, paper, format)),
  ];
  return {
    label: `${KIND_WORDS[cell.kind].label} ${place}`,
    width: paper,
    parts,
    sql: sqlOf(cell, state),
  };
}

function stateParts({ status, isEdited }: CellState, { kind }: Cell): ReportPart[] {
  const note = (text: string): ReportPart[] => [{ kind: 'note', text }];
  switch (status.state) {
    case 'failed':
      return status.error ? [{ kind: 'problem', ...describeError(status.error) }] : [];
    case 'blocked':
      return note(`Waits for “${status.blockedBy ?? ''}”, which did not finish.`);
    case 'waiting':
      return note(`Waiting for ${rolesInWords(status.needs)}.`);
    case 'cancelled':
      return note('Stopped.');
    case 'idle':
      return kind === 'text' || kind === 'unknown' ? [] : note('Not run.');
    default:
      return isEdited ? note('The text was changed after this result.') : [];
  }
}

async function resultParts(
  app: AppState,
  cell: Cell,
  state: CellState,
  width: keyof typeof PICTURE_WIDTHS,
  format: FormatOptions,
): Promise<ReportPart[]> {
  const { result, table, view, model } = state;
  if (cell.kind === 'text') {
    if (cell.markdown.trim() === '') return [];
    const html = await textHtml(cell.markdown, (relation, column) =>
      textValue(state, relation, column, format),
    );
    return [{ kind: 'text', html }];
  }
  if (cell.kind === 'input') {
    const words = inputWords(cell, state);
    return words ? [{ kind: 'figures', figures: [words] }] : [];
  }
  if (cell.options['quiet'] === true) return quietParts(cell, state);
  if (cell.kind === 'sql' && result?.kind === 'sql' && table) {
    const filters = result.filteredBy;
    const part = await tablePart(cell.name ?? 'Result', table, format);
    if (filters.length === 0) return [part];
    return [part, { kind: 'note', text: `Filtered by ${filters.join(', ')}.` }];
  }
  if (cell.kind === 'chart' && result?.kind === 'chart')
    return [chartPart(app, cell, result, PICTURE_WIDTHS[width], format)];
  if (cell.kind === 'model' && result?.kind === 'model') {
    const anew = result.recomputedFor.join(' and ');
    const note = `Computed anew from the rows that ${anew} leaves, not only shown for them.`;
    const parts = view?.run
      ? await rfmParts(app, cell, view, format)
      : model
        ? await modelParts(cell, model, PICTURE_WIDTHS[width], format)
        : [];
    return anew === '' ? parts : [{ kind: 'note', text: note }, ...parts];
  }
  return [];
}

/** A result that is put away: a word about it, so that its SQL stands for something. */
function quietParts({ name }: Cell, { table }: CellState): ReportPart[] {
  const rows = table?.rows ?? null;
  const words = rows === null ? '' : `: ${countOf(rows, 'row')}`;
  return [{ kind: 'note', text: `${name ?? 'Result'}${words}` }];
}

function sqlOf(cell: Cell, { result }: CellState): ReportCell['sql'] {
  if (cell.kind === 'sql') return [{ relation: cell.name ?? 'query', sql: cell.sql.trim() }];
  if (result?.kind === 'chart')
    return [{ relation: cell.name ?? 'chart', sql: result.plan.query.text.trim() }];
  return result?.kind === 'model' ? result.run.steps : [];
}
