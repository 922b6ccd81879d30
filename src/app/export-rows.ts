import type { AppState } from '../state/app-state.svelte';
import type { Sql } from '../sql';
import { saveFile } from './save-file';

/** Saves the rows of a query as CSV; text that a spreadsheet would run is guarded as the user prefers. */
export async function exportRows(
  app: AppState,
  query: Sql | null,
  name: string,
  formulaGuard = app.preferences.formulaGuard,
): Promise<void> {
  if (!query) return;
  const { client } = app.engine;
  const result = await app.engine.run(`Writing ${name}`, (call, task) =>
    client.api.exportQuery(
      call,
      query.text,
      'csv',
      { formulaGuard },
      client.listener((progress) => {
        task.progress = progress;
      }),
    ),
  );
  if (result.ok) saveFile(name, result.value);
  else if (result.error.code !== 'cancelled') app.sources.addFailure(result.error);
}
