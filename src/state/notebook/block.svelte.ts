import type { QuintileError } from '../../base/errors';
import type { Sql } from '../../sql';
import type { EngineState } from '../engine.svelte';
import type { Row } from '../rows';

/** One view: its rows, the SQL they came from, and whether they are of now. */
export class BlockState {
  rows = $state.raw<readonly Row[] | null>(null);
  error = $state.raw<QuintileError | null>(null);
  /** True while newer rows are on their way: shown dimmed, never silently old. */
  stale = $state(false);
  query = $state.raw<Sql | null>(null);

  /** Fetches the rows of a query; those that stood stay, dimmed, until they are there. */
  async load(engine: EngineState, query: Sql, signal: AbortSignal): Promise<void> {
    this.stale = this.rows !== null;
    const result = await engine.rows(query, 'Fetching results', signal);
    if (signal.aborted) return;
    this.stale = false;
    this.query = query;
    if (result.ok) {
      this.rows = result.value;
      this.error = null;
    } else if (result.error.code !== 'cancelled') {
      this.error = result.error;
    }
  }

  clear(): void {
    this.rows = null;
    this.error = null;
  }
}
