import { tokenizeSql, type SqlToken } from '../primitives/sql-tokens';
import { placedIn, type EditorDiagnostic } from './diagnostic';

/** A piece of a text for display: the pieces joined are the text again. */
export interface CodePiece {
  readonly kind: Exclude<SqlToken['kind'], 'name' | 'other'> | 'plain';
  readonly text: string;
  /** Something is wrong here. */
  readonly severity: EditorDiagnostic['severity'] | null;
}

/** Splits a text into pieces to colour, cut where something is wrong. */
export function codePieces(
  text: string,
  language: 'sql' | 'yaml' | 'markdown',
  diagnostics: readonly EditorDiagnostic[],
): CodePiece[] {
  const tokens: readonly SqlToken[] =
    language === 'sql' ? tokenizeSql(text) : [{ kind: 'other', text }];
  const marks = diagnostics.map((found) => ({
    severity: found.severity,
    ...placedIn(text, found),
  }));
  const pieces: CodePiece[] = [];
  let start = 0;
  for (const token of tokens) {
    const end = start + token.text.length;
    const cuts = marks.flatMap(({ from, to }) => [from, to]).filter((at) => at > start && at < end);
    const edges = [...new Set([start, ...cuts, end])].sort((a, b) => a - b);
    edges.slice(1).forEach((to, index) => {
      const from = edges[index] ?? start;
      const severity = marks.find((mark) => mark.from <= from && to <= mark.to)?.severity ?? null;
      const kind = token.kind === 'name' || token.kind === 'other' ? 'plain' : token.kind;
      const last = pieces.at(-1);
      // Few pieces open fast: a page can hold a hundred cells.
      if (last?.kind === kind && last.severity === severity) {
        pieces[pieces.length - 1] = { ...last, text: last.text + text.slice(from, to) };
      } else pieces.push({ kind, text: text.slice(from, to), severity });
    });
    start = end;
  }
  return pieces;
}

/** From here on lines are numbered: before, they can be counted. */
const NUMBERED_FROM = 12;

/** Whether a text is long enough for numbers beside its lines. */
export function hasLineNumbers(lines: number): boolean {
  return lines >= NUMBERED_FROM;
}
