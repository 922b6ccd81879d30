import type { AppState } from '../state/app-state.svelte';

/** Saves the open notebook (or a part of it) as a Markdown file. Call it from a click. */
export async function saveNotebookFile(app: AppState, text = app.library.text()): Promise<void> {
  const { files, current } = app.library;
  const { title } = app.notebook.notebook.front;
  const whole = text === app.library.text();
  const saved = whole
    ? await files.save(current?.id ?? '', title, text)
    : await files.saveAs('', title, text);
  if (!saved.ok && saved.error.code !== 'cancelled') app.sources.addFailure(saved.error);
}
