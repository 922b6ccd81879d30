import { untrack } from 'svelte';
import { ident, type Sql } from '../../../../sql';
import { BlockState } from '../../../../state/notebook/block.svelte';
import type { ModelViewState } from '../../../../state/notebook/model-view.svelte';
import { outputSource } from '../../../../notebook/model-view/model-parts';

/**
 * The rows of a query over the newest run of a model, loaded while the component that asks is shown, and again when the
 * model or the query changes. To be called while a component is made.
 *
 * @param query null while nothing is to be loaded
 */
export function loadedBlock(view: () => ModelViewState, query: () => Sql | null): BlockState {
  const block = new BlockState();
  $effect(() => {
    const asked = query();
    const { run, engine } = view();
    if (!run || !asked) return;
    const loading = new AbortController();
    untrack(() => void block.load(engine, asked, loading.signal));
    return () => {
      loading.abort();
    };
  });
  return block;
}

/** What stands after FROM for a relation of the model, as far as selections elsewhere leave it. */
export function partSource(view: ModelViewState, suffix: string): Sql {
  const output = view.output(suffix);
  return output ? outputSource(output, view.outside) : ident(view.name + suffix);
}
