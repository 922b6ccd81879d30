import { CustomerState } from './customer.svelte';
import type { EngineState } from './engine.svelte';
import { LibraryState } from './library.svelte';
import { NotebookState } from './notebook/notebook.svelte';
import { RelationsState } from './relations.svelte';
import type { SourcesState } from './sources.svelte';

/** The open notebook and the library it comes from. It loads behind the page’s first paint. */
export interface Desk {
  readonly notebook: NotebookState;
  readonly library: LibraryState;
  readonly relations: RelationsState;
  readonly customer: CustomerState;
}

export function openDesk(engine: EngineState, sources: SourcesState): Desk {
  const notebook = new NotebookState(engine);
  const relations = new RelationsState(engine, notebook);
  const customer = new CustomerState(engine, notebook, relations, sources);
  notebook.runs.onsettled = () => {
    void relations.refresh().then(() => customer.cellsChanged());
  };
  return { notebook, library: new LibraryState(notebook), relations, customer };
}
