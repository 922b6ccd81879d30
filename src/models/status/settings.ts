import { quintileError } from '../../base/errors';
import { fail, ok, type Result } from '../../base/result';
import { checkSettings } from '../settings';
import { declaration } from './model';

/** Where one status ends and the next begins: three numbers that rise. */
export type Thresholds = readonly [active: number, slipping: number, lapsed: number];

/** Checked settings of the status. */
export interface StatusSettings {
  /** What the thresholds count: `gaps` in expected gaps of the customer, `days` in days, for everyone alike. */
  readonly method: 'gaps' | 'days';
  readonly thresholds: Thresholds;
  /** An expected gap is never shorter, in days. */
  readonly leastGap: number;
  /** ISO day; null means the day after the last order. */
  readonly asOf: string | null;
}

/** What `checkSettings` guarantees for this declaration. */
interface StoredSettings {
  readonly method: 'gaps' | 'days';
  readonly multiples: Thresholds;
  readonly days: Thresholds | null;
  readonly least_gap: number;
  readonly as_of: string | null;
}

/** Completes and checks settings as they stand in a notebook. Errors: `model.invalid_setting`. */
export function statusSettings(input: Readonly<Record<string, unknown>>): Result<StatusSettings> {
  const checked = checkSettings(declaration, input);
  if (!checked.ok) return checked;
  const { method, multiples, days, least_gap, as_of } = checked.value as unknown as StoredSettings;
  const thresholds = method === 'gaps' ? multiples : days;
  if (thresholds === null) {
    const detail = 'with fixed days, give three numbers of days, such as [30, 60, 120]';
    return fail(
      quintileError('model.invalid_setting', { model: declaration.id, setting: 'days', detail }),
    );
  }
  return ok({ method, thresholds, leastGap: least_gap, asOf: as_of });
}
