import { quintileError } from '../../base/errors';
import { fail, ok, type Result } from '../../base/result';
import { checkSettings } from '../settings';
import type { Business } from './fields';
import { declaration } from './model';

/** Checked settings of profile cards. What people wrote is the page’s to show. */
export interface CardSettings {
  /** Null: the three that bring the most. */
  readonly segments: readonly string[] | null;
  readonly business: Business | 'auto';
  readonly blank: boolean;
  /** ISO day. */
  readonly asOf: string | null;
}

/** What `checkSettings` guarantees for this declaration. */
interface StoredSettings extends Omit<CardSettings, 'asOf'> {
  readonly as_of: string | null;
}

/** Checks and completes the settings. */
export function cardSettings(input: Readonly<Record<string, unknown>>): Result<CardSettings> {
  const checked = checkSettings(declaration, input);
  if (!checked.ok) return checked;
  const { segments, business, blank, as_of } = checked.value as unknown as StoredSettings;
  return ok({ segments, business, blank, asOf: as_of });
}

/** A segment that the data do not have. */
export function unknownSegment(name: string, known: readonly string[]) {
  const detail = `there is no “${name}”; segments are ${known.join(', ')}`;
  return fail(
    quintileError('model.invalid_setting', { model: declaration.id, setting: 'segments', detail }),
  );
}
