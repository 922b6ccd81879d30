import { quintileError } from '../../base/errors';
import { fail, ok, type Result } from '../../base/result';
import { checkSettings } from '../settings';
import { declaration } from './model';

/** Whom a segment is compared with. */
export type Against = 'everyone' | 'rest' | 'segment';

/** The settings of a profile, complete and checked. */
export interface ProfileSettings {
  /** Null: see `chooseSegment`. */
  readonly segment: string | null;
  readonly against: Against;
  /** The other segment, where `against` is `segment`. */
  readonly other: string | null;
  /** Names of traits; null: all. */
  readonly traits: readonly string[] | null;
  /** Values of a trait that are told apart; the rest is one. */
  readonly values: number;
  /** ISO day. */
  readonly asOf: string | null;
}

/** What `checkSettings` guarantees for this declaration. */
interface StoredSettings extends Omit<ProfileSettings, 'asOf'> {
  readonly as_of: string | null;
}

/** Checks and completes the settings. */
export function profileSettings(input: Readonly<Record<string, unknown>>): Result<ProfileSettings> {
  const checked = checkSettings(declaration, input);
  if (!checked.ok) return checked;
  const { as_of, ...stored } = checked.value as unknown as StoredSettings;
  const { against, other, segment } = stored;
  if (against === 'segment' && other === null)
    return invalidSetting('other', 'name the segment to compare with');
  if (against === 'segment' && other === segment)
    return invalidSetting('other', 'has to be another segment than the one that is described');
  return ok({ ...stored, asOf: as_of });
}

/** A setting that the data do not fit. */
export function invalidSetting(setting: string, detail: string) {
  return fail(quintileError('model.invalid_setting', { model: declaration.id, setting, detail }));
}
