import { quintileError } from '../../base/errors';
import { fail, ok, type Result } from '../../base/result';
import { checkSettings } from '../settings';
import { declaration } from './model';

/** How numbers become groups. */
export type Binning = 'auto' | 'quantile' | 'width' | 'cuts';

/** Checked settings. */
export interface AttributeSettings {
  /** Name of the attribute; null: chosen by itself. */
  readonly attribute: string | null;
  readonly by: string | null;
  /** Where `by` is not set: takes the one that comes next. */
  readonly crossed: boolean;
  readonly binning: Binning;
  readonly bins: number;
  readonly cuts: readonly number[] | null;
  readonly largest: number;
  readonly as_of: string | null;
}

/** Completes and checks settings as they stand in a notebook. Errors: `model.invalid_setting`. */
export function attributeSettings(
  input: Readonly<Record<string, unknown>>,
): Result<AttributeSettings> {
  const checked = checkSettings(declaration, input);
  if (!checked.ok) return checked;
  const settings = checked.value as unknown as AttributeSettings;
  if (settings.binning === 'cuts' && settings.cuts === null)
    return invalid('cuts', 'own cut points have to be given');
  return ok(settings);
}

/** A setting that cannot be as it is. */
export function invalid(setting: string, detail: string): Result<never> {
  return fail(quintileError('model.invalid_setting', { model: declaration.id, setting, detail }));
}
