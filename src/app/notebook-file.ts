import type { AppState } from '../state/app-state.svelte';
import { leavingText } from './shared-text';

/** Saves the open notebook (or a part of it, as text) as a Markdown file. Call it from a click. */
export async function saveNotebookFile(app: AppState, part?: string): Promise<void> {
  const { library } = app;
  const { title } = app.notebook.notebook.front;
  const text = part ?? (await leavingText(app));
  const saved =
    part === undefined
      ? await library.files.save(library.current?.id ?? '', title, text)
      : await library.files.saveAs('', title, text);
  if (saved.ok) library.trust(text);
  else if (saved.error.code !== 'cancelled') app.sources.addFailure(saved.error);
}
