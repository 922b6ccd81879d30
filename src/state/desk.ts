import type { EngineState } from './engine.svelte';
import { LibraryState } from './library.svelte';
import { NotebookState } from './notebook/notebook.svelte';
import { RelationsState } from './relations.svelte';

/** The open notebook and the library it comes from. It loads behind the page’s first paint. */
export interface Desk {
  readonly notebook: NotebookState;
  readonly library: LibraryState;
  readonly relations: RelationsState;
}

export function openDesk(engine: EngineState): Desk {
  const notebook = new NotebookState(engine);
  const relations = new RelationsState(engine, notebook);
  notebook.runs.onsettled = () => void relations.refresh();
  return { notebook, library: new LibraryState(notebook), relations };
}
