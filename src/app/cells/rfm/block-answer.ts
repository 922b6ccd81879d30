import type { BlockState } from '../../../state/notebook/block.svelte';
import type { Row } from '../../../state/rows';
import type { SqlStep } from '../../../kernel/protocol';
import type { Answer } from '../../../ui/results/answer';

/** What a block shows, from the rows of its query. The queries fix the shape of their rows. */
export function answerOf<T>(
  block: BlockState,
  read: (rows: readonly Row[]) => T | null,
): Answer<T> {
  return { value: block.rows && read(block.rows), stale: block.stale, error: block.error };
}

/** All rows as figures of the given shape. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the query fixes the shape of its rows
export function figures<T>(rows: readonly Row[]): readonly T[] {
  return rows as unknown as readonly T[];
}

/** The SQL behind a block: the model's steps that lead there, then its own query. */
export function stepsOf(
  block: BlockState,
  steps: readonly SqlStep[] = [],
): readonly SqlStep[] | undefined {
  if (!block.query) return undefined;
  return [...steps, { relation: 'this block', sql: block.query.text }];
}
