import type { IndexFigures } from './figures';

/** A value of a trait in every segment. */
export interface HeatRow {
  readonly label: string;
  readonly trait: string;
  readonly value: string;
  readonly baseShare: number;
  /** By name of the segment. */
  readonly cells: ReadonlyMap<string, IndexFigures>;
}

/** The rows of the heat map in the order in which they come. */
export function heatRows(figures: readonly IndexFigures[]): readonly HeatRow[] {
  const rows = new Map<string, HeatRow & { readonly cells: Map<string, IndexFigures> }>();
  for (const one of figures) {
    const { label, trait, value, base_share: baseShare } = one;
    const row = rows.get(label) ?? { label, trait, value, baseShare, cells: new Map() };
    row.cells.set(one.segment, one);
    rows.set(label, row);
  }
  return [...rows.values()];
}

/**
 * How strongly an index is tinted, −1 (as rare as can be shown) to 1: twice as often is as strong as half as often,
 * and four times is the most.
 */
export function heatStrength(index: number | null): number {
  if (index === null) return 0;
  return Math.max(-1, Math.min(1, Math.log2(Math.max(index, 1) / 100) / 2));
}

/** CSS background of a cell, paler where few customers stand behind it; text on it is `--ink` in both themes. */
export function heatTint(index: number | null, small = false): string {
  const strength = heatStrength(index) * (small ? 0.5 : 1);
  const color = strength > 0 ? 'var(--heat-5)' : 'var(--seg-6)';
  return `color-mix(in oklab, ${color} ${String(Math.round(Math.abs(strength) * 55))}%, var(--surface))`;
}
