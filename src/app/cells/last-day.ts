import type { AppState } from '../../state/app-state.svelte';

const DAY_MS = 86_400_000;

/** ISO day from which the analysis looks: the one that is set, else the day after the last order. */
export function asOfShown(app: AppState): string | null {
  const { asOf } = app.notebook.notebook.front;
  const { lastDay } = app.sources;
  if (asOf !== null || lastDay === null) return asOf;
  return new Date(Date.parse(`${lastDay}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}
