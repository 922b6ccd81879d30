/** What a number may be. */
export interface NumberBounds {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** Distance of the steps; typed numbers need not lie on one. */
  readonly step?: number | undefined;
}

/** Why a typed number cannot be used, or null. No text is no number, which is fine. */
export function numberProblem(text: string, { min, max }: NumberBounds): string | null {
  if (text.trim() === '') return null;
  const value = Number(text);
  if (!Number.isFinite(value)) return 'This is not a number.';
  if (min !== undefined && value < min) return `At least ${min}.`;
  if (max !== undefined && value > max) return `At most ${max}.`;
  return null;
}

/** The next number up or down, within the bounds, without the traces of binary fractions. */
export function stepped(value: number | null, direction: 1 | -1, bounds: NumberBounds): number {
  const { min, max, step = 1 } = bounds;
  if (value === null) return min ?? 0;
  const next = Number((value + direction * step).toFixed(10));
  return Math.min(max ?? next, Math.max(min ?? next, next));
}
