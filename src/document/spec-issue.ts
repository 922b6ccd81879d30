/** Something wrong in a spec that was read from YAML. */
export interface SpecIssue {
  /** Keys and list positions that lead to the value, outermost first; empty: the whole spec. */
  readonly path: readonly (string | number)[];
  readonly detail: string;
}

/** `options.2.label`: the path as an error names it. */
export function keyOf(issue: SpecIssue): string {
  return issue.path.join('.');
}

/** Whether a value is a map, as YAML and JSON have them. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Longest label, title or column name that a spec may hold, in UTF-16 units. */
export const MAX_LABEL = 1_000;

/** A text that a spec shows, or the name of a column. */
export function isLabel(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_LABEL;
}

export function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
