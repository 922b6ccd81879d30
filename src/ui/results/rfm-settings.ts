import type { MeasureName } from './scores';

export type Binning = 'quantile' | 'ntile' | 'fixed';

/** The settings of RFM that this page offers, as the model names them. */
export interface RfmSettingValues {
  readonly binning: Binning;
  readonly bins: number;
  readonly frequency: 'orders' | 'days';
  readonly monetary: 'sum' | 'mean';
  /** ISO day; null means the day after the last order. */
  readonly as_of: string | null;
  readonly recency_cuts: readonly number[] | null;
  readonly frequency_cuts: readonly number[] | null;
  readonly monetary_cuts: readonly number[] | null;
}

/** What a form says about a setting: from the model's declaration. */
export interface SettingWords {
  readonly label: string;
  readonly doc: string;
  readonly choices?: readonly {
    readonly value: string;
    readonly label: string;
    readonly doc: string;
  }[];
  readonly min?: number;
  readonly max?: number;
}

type CutSetting = 'recency_cuts' | 'frequency_cuts' | 'monetary_cuts';

export const CUT_SETTINGS: Readonly<Record<MeasureName, CutSetting>> = {
  recency_days: 'recency_cuts',
  frequency: 'frequency_cuts',
  monetary: 'monetary_cuts',
};

/** Why cut points cannot be used, or null when they can: one fewer than bins, increasing. */
export function cutsProblem(cuts: readonly (number | null)[], bins: number): string | null {
  if (cuts.length !== bins - 1 || cuts.includes(null)) return 'Every cut point needs a number.';
  const rises = cuts.every((cut, index) => index === 0 || Number(cut) > Number(cuts[index - 1]));
  return rises ? null : 'Cut points must increase from left to right.';
}

/**
 * Cut points for another number of bins: the known ones stay as far as they fit, missing ones follow the last by one,
 * and equal ones are moved apart, so that the result can be used at once.
 */
export function startingCuts(known: readonly number[], bins: number): number[] {
  const cuts: number[] = [];
  for (let k = 0; k < bins - 1; k++) {
    const least = k === 0 ? Number.NEGATIVE_INFINITY : (cuts[k - 1] ?? 0);
    const wish = known[k] ?? (k === 0 ? 1 : least + 1);
    cuts.push(wish > least ? wish : Math.floor(least) + 1);
  }
  return cuts;
}

/** Whether settings can be computed with: fixed binning needs usable cut points of all measures. */
export function isComplete(settings: RfmSettingValues): boolean {
  if (settings.binning !== 'fixed') return true;
  return Object.values(CUT_SETTINGS).every(
    (name) => cutsProblem(settings[name] ?? [], settings.bins) === null,
  );
}
