import { ok, type Result } from '../../base/result';
import { checkSettings } from '../settings';
import { declaration } from './model';

/** Checked settings of clusters. */
export interface ClusterSettings {
  /** Names of columns, as they were written. */
  readonly features: readonly string[];
  readonly k: number | 'auto';
  readonly logarithms: boolean;
  readonly starts: number;
  readonly seed: number;
}

/** Completes and checks settings as they stand in a notebook. Errors: `model.invalid_setting`. */
export function clusterSettings(input: Readonly<Record<string, unknown>>): Result<ClusterSettings> {
  const { k: given } = input;
  const written = typeof given === 'number' ? { ...input, k: String(given) } : input;
  const checked = checkSettings(declaration, written);
  if (!checked.ok) return checked;
  const { k, ...values } = checked.value as unknown as Omit<ClusterSettings, 'k'> & { k: string };
  const { features, logarithms, starts, seed } = values;
  return ok({ features, k: k === 'auto' ? k : Number(k), logarithms, starts, seed });
}
