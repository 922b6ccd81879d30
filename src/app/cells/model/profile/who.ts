import type { ModelViewState } from '../../../../state/notebook/model-view.svelte';
import type { Comparison } from '../../../../ui/profile/comparison';

/** Who is compared with whom, as the newest run found it. */
export interface Who extends Comparison {
  /** In words: everyone, the rest, or a segment. */
  readonly base: string;
}

const AGAINST: readonly Comparison['against'][] = ['everyone', 'rest', 'segment'];

/** Reads who is compared from a profile; null while nothing has come. */
export function whoOf({ headline, settings }: ModelViewState): Who | null {
  const row = headline.rows?.[0];
  const segment = row?.['segment'];
  const base = row?.['base'];
  if (typeof segment !== 'string' || typeof base !== 'string') return null;
  const against = AGAINST.find((one) => one === settings['against']) ?? 'everyone';
  return { segment, base, against, other: against === 'segment' ? base : null };
}
