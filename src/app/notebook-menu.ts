import type { AppState } from '../state/app-state.svelte';
import type { MenuItem } from '../ui/primitives/menu-item';
import { saveNotebookFile } from './notebook-file';

/** What can be done with the whole notebook. */
export function notebookMenu(app: AppState): readonly MenuItem[] {
  const show = (kind: 'versions' | 'text') => () => {
    app.dialogs.show({ kind });
  };
  return [
    { label: 'Versions…', icon: 'clock', run: show('versions') },
    { label: 'Edit as text…', icon: 'edit', run: show('text') },
    { label: 'Save as file (.md)', icon: 'download', run: () => void saveNotebookFile(app) },
    null,
    { label: 'Report (.html)', icon: 'file', run: () => void report(app) },
    { label: 'SQL script (.sql)', icon: 'code', run: () => void script(app) },
    {
      label: 'Print or PDF…',
      icon: 'receipt',
      run: () => void print(app),
    },
  ];
}

/** Paper shows what is there: so everything comes first. */
async function print(app: AppState): Promise<void> {
  await app.notebook.runs.settled();
  window.print();
}

async function report(app: AppState): Promise<void> {
  const { saveReport } = await import('./going-out/save-report');
  await saveReport(app);
}

async function script(app: AppState): Promise<void> {
  const { saveScript } = await import('./going-out/save-script');
  await saveScript(app);
}
