import { quintileError } from '../../base/errors';
import { fail, ok, type Result } from '../../base/result';
import { checkSettings } from '../settings';
import { gridProblemText, standardGrid, validateGrid, type SegmentGrid } from './grid';
import { declaration } from './model';

/** The three things that RFM measures of a customer, as columns. */
export type Measure = 'recency_days' | 'frequency' | 'monetary';
export const MEASURES: readonly Measure[] = ['recency_days', 'frequency', 'monetary'];

/** How values become scores. */
export type Binning = 'quantile' | 'ntile' | 'fixed';

/** Checked settings of RFM. */
export interface RfmSettings {
  readonly binning: Binning;
  readonly bins: number;
  readonly frequency: 'orders' | 'days';
  readonly monetary: 'sum' | 'mean';
  /** ISO day; null means the day after the last order. */
  readonly asOf: string | null;
  /** Increasing cut points of each measure, `bins` − 1 of them; null unless all three are given. */
  readonly fixedCuts: Readonly<Record<Measure, readonly number[]>> | null;
  /** A partition of the grid of `bins` × `bins`. */
  readonly grid: SegmentGrid;
}

/** Completes and checks settings as they stand in a notebook. Errors: `model.invalid_setting`. */
export function rfmSettings(input: Readonly<Record<string, unknown>>): Result<RfmSettings> {
  const checked = checkSettings(declaration, input);
  if (!checked.ok) return checked;
  const values = checked.value as unknown as StoredSettings;
  const { bins } = values;
  const cuts = fixedCuts(values);
  if (!cuts.ok) return cuts;
  const grid = values.grid ?? standardGrid(bins);
  const problem = gridProblemText(validateGrid(grid, bins));
  if (problem !== null) return invalid('grid', `with ${bins} bins, ${problem}`);
  return ok({
    binning: values.binning,
    bins,
    frequency: values.frequency,
    monetary: values.monetary,
    asOf: values.as_of,
    fixedCuts: cuts.value,
    grid,
  });
}

/** What `checkSettings` guarantees for this declaration. */
interface StoredSettings {
  readonly binning: Binning;
  readonly bins: number;
  readonly frequency: 'orders' | 'days';
  readonly monetary: 'sum' | 'mean';
  readonly as_of: string | null;
  readonly recency_cuts: readonly number[] | null;
  readonly frequency_cuts: readonly number[] | null;
  readonly monetary_cuts: readonly number[] | null;
  readonly grid: SegmentGrid | null;
}

function fixedCuts(values: StoredSettings): Result<RfmSettings['fixedCuts']> {
  const given = {
    recency_cuts: values.recency_cuts,
    frequency_cuts: values.frequency_cuts,
    monetary_cuts: values.monetary_cuts,
  };
  const needed = values.bins - 1;
  for (const [setting, cuts] of Object.entries(given)) {
    if (cuts === null) {
      if (values.binning === 'fixed') return invalid(setting, 'fixed binning needs cut points');
    } else if (values.binning === 'fixed' && cuts.length !== needed) {
      return invalid(setting, `${values.bins} bins need ${needed} cut points, not ${cuts.length}`);
    }
  }
  const { recency_cuts, frequency_cuts, monetary_cuts } = given;
  const complete = [recency_cuts, frequency_cuts, monetary_cuts].every(
    (cuts) => cuts?.length === needed,
  );
  return ok(
    complete && recency_cuts && frequency_cuts && monetary_cuts
      ? { recency_days: recency_cuts, frequency: frequency_cuts, monetary: monetary_cuts }
      : null,
  );
}

function invalid(setting: string, detail: string) {
  return fail(quintileError('model.invalid_setting', { model: declaration.id, setting, detail }));
}
