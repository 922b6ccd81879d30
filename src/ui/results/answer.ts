import type { QuintileError } from '../../base/errors';

/** What a block shows: a value that may be old, an error, or (with neither) that it is on its way. */
export interface Answer<T> {
  /** Null until the first value is there. */
  readonly value: T | null;
  /** True while a newer value is on its way: the old one is shown dimmed. */
  readonly stale: boolean;
  readonly error: QuintileError | null;
}

/** The four looks of a block. An error hides an older value: numbers never stay silently old. */
export type AnswerState = 'loading' | 'stale' | 'failed' | 'ready';

export function answerState(answer: Answer<unknown>): AnswerState {
  if (answer.error) return 'failed';
  if (answer.value === null) return 'loading';
  return answer.stale ? 'stale' : 'ready';
}
