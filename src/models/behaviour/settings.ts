import { quintileError } from '../../base/errors';
import { fail, ok, type Result } from '../../base/result';
import { checkSettings } from '../settings';
import { declaration } from './model';

/** Checked settings of the behaviour. */
export interface BehaviourSettings {
  /** Longest median gap of a Frequent and of a Regular customer, in days. */
  readonly rhythmDays: readonly [frequent: number, regular: number];
  /** Words in the kind of an interaction, in lower case: one of them makes it a visit. */
  readonly visitWords: readonly string[];
  readonly complaintWords: readonly string[];
  /** The question that tells satisfaction; null: the one that speaks of it. */
  readonly satisfactionQuestion: string | null;
  /** Its worst and best answer; null: as the question says. */
  readonly satisfactionScale: readonly [worst: number, best: number] | null;
  /** ISO day; null means the day after the last order. */
  readonly asOf: string | null;
}

/** What `checkSettings` guarantees for this declaration. */
interface StoredSettings {
  readonly rhythm_days: readonly [number, number];
  readonly visits: string;
  readonly complaints: string;
  readonly satisfaction_question: string | null;
  readonly satisfaction_scale: readonly [number, number] | null;
  readonly as_of: string | null;
}

/** Completes and checks settings as they stand in a notebook. Errors: `model.invalid_setting`. */
export function behaviourSettings(
  input: Readonly<Record<string, unknown>>,
): Result<BehaviourSettings> {
  const checked = checkSettings(declaration, input);
  if (!checked.ok) return checked;
  const stored = checked.value as unknown as StoredSettings;
  const [visitWords, complaintWords] = [wordsOf(stored.visits), wordsOf(stored.complaints)];
  if (visitWords.length === 0) return withoutWords('visits');
  if (complaintWords.length === 0) return withoutWords('complaints');
  return ok({
    rhythmDays: stored.rhythm_days,
    visitWords,
    complaintWords,
    satisfactionQuestion: stored.satisfaction_question,
    satisfactionScale: stored.satisfaction_scale,
    asOf: stored.as_of,
  });
}

function wordsOf(list: string): string[] {
  return list
    .split(',')
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== '');
}

function withoutWords(setting: string) {
  const detail = 'has to be words, separated by commas';
  return fail(quintileError('model.invalid_setting', { model: declaration.id, setting, detail }));
}
