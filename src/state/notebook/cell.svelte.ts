import type { CellId } from '../../document/notebook';
import { IDLE, type CellStatus } from '../../notebook/graph/scheduler';
import type { CellResult } from '../../notebook/kinds';
import type { ModelViewState } from './model-view.svelte';
import type { TableState } from './table.svelte';
import type { RfmState } from '../rfm.svelte';

/** What is known about one cell beside its text: whether it runs, and what came out. */
export class CellState {
  status = $state.raw<CellStatus>(IDLE);
  /** The last good result; while `isStale` it is of an older text or older data. */
  result = $state.raw<CellResult | null>(null);
  /** The text was edited and waits to be run. */
  isEdited = $state(false);
  /** Epoch milliseconds of the current run’s start. */
  startedAt = $state<number | null>(null);
  /** The rows of an sql cell. */
  table = $state.raw<TableState | null>(null);
  /** What the views of RFM show. */
  view = $state.raw<RfmState | null>(null);
  /** What the views of any other model show. */
  model = $state.raw<ModelViewState | null>(null);
  /** Counts of a linked chart under what is chosen elsewhere; null while nothing is. */
  counts = $state.raw<Float64Array | null>(null);
  /** How often the cell has run: what tests and the curious look at. */
  runs = $state(0);

  constructor(readonly id: CellId) {}

  get isStale(): boolean {
    const { state } = this.status;
    return this.result !== null && (this.isEdited || state === 'queued' || state === 'running');
  }
}
