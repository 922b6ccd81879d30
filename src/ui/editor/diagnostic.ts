/** Something wrong in a text. */
export interface EditorDiagnostic {
  /** UTF-16 offsets in the value. */
  readonly from: number;
  readonly to: number;
  /** Plain text. */
  readonly message: string;
  readonly severity: 'error' | 'warning' | 'info';
}

/**
 * Offsets that lie in the text and mark at least one character of it where there is one: the engine often names
 * a place and no length, and a result can be older than the text.
 */
export function placedIn(
  text: string,
  { from, to }: Pick<EditorDiagnostic, 'from' | 'to'>,
): { from: number; to: number } {
  const start = Math.max(0, Math.min(from, text.length));
  const end = Math.max(start, Math.min(to, text.length));
  if (end > start) return { from: start, to: end };
  const word = /^[\p{L}\p{N}_$]+|^\S/u.exec(text.slice(start));
  if (word) return { from: start, to: start + word[0].length };
  return { from: Math.max(0, start - 1), to: start };
}
