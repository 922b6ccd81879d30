import type { AppState } from '../../state/app-state.svelte';

/** ISO day from which the models look, as the first of them tells; null before one has run. */
export function asOfShown(app: AppState): string | null {
  for (const { id } of app.notebook.notebook.cells) {
    const day = app.notebook.state(id).view?.summary.rows?.[0]?.['as_of'];
    if (typeof day === 'string') return day;
  }
  return app.notebook.notebook.front.asOf;
}

/** ISO day of the last order that counts: the day before the one from which the models look. */
export function lastDayOf(app: AppState): string | null {
  const day = asOfShown(app);
  if (day === null) return null;
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
