import type { NotebookRuns } from '../../state/notebook/runs.svelte';

/**
 * Loads what follows a picture when somebody comes near it: the first move of a brush need not wait for it then.
 *
 * @param name under which the picture publishes what is chosen
 */
export function getReadyNear(picture: Element, runs: NotebookRuns, name: string): void {
  const getReady = () => {
    if (!runs.busy) runs.linked.prepare(name);
  };
  picture.addEventListener('pointerenter', getReady);
  picture.addEventListener('focusin', getReady);
}
