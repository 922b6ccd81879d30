import type { IdRule } from '../base/id-rules';
import type { Result } from '../base/result';
import type { Mapping, Role } from '../base/roles';
import type { SourceReport } from '../base/sources';
import type { KernelClient } from '../kernel/client';
import type { SetRoleOptions } from '../kernel/protocol';
import type { Desk } from './desk';
import { DialogsState } from './dialogs.svelte';
import { EngineState } from './engine.svelte';
import { PreferencesState } from './preferences.svelte';
import { SourcesState } from './sources.svelte';

/** Everything the page knows, and the moves that touch more than one concern. */
export class AppState {
  readonly engine: EngineState;
  readonly sources: SourcesState;
  /** Null until it has loaded, a moment after the first paint. */
  desk = $state.raw<Desk | null>(null);
  readonly preferences = new PreferencesState();
  readonly dialogs = new DialogsState();
  #loading: Promise<Desk> | null = null;

  constructor(client: KernelClient) {
    this.engine = new EngineState(client);
    this.sources = new SourcesState(this.engine);
    // Before any file: the kernel takes one change after the other.
    if (this.preferences.masked) void this.sources.mask(true);
  }

  /** The open notebook; only for what is shown once the desk is there. */
  get notebook(): Desk['notebook'] {
    return this.#standing.notebook;
  }

  get library(): Desk['library'] {
    return this.#standing.library;
  }

  get relations(): Desk['relations'] {
    return this.#standing.relations;
  }

  /** Who is looked at. */
  get customer(): Desk['customer'] {
    return this.#standing.customer;
  }

  loadDesk(): Promise<Desk> {
    this.#loading ??= this.#loadDesk();
    return this.#loading;
  }

  /** Like dropping files: resolves when the relations answer; the notebook computes behind. */
  async addFiles(files: readonly File[]): Promise<Result<readonly SourceReport[]>> {
    const result = await this.sources.addFiles(files);
    performance.mark('quintile:imported');
    void this.#afterSources();
    return result;
  }

  async setRole(
    source: string,
    role: Role | null,
    mapping: Mapping,
    options: SetRoleOptions = {},
  ): Promise<Result<SourceReport>> {
    const result = await this.sources.setRole(source, role, mapping, options);
    if (result.ok) void this.#afterSources();
    return result;
  }

  async reread(
    source: string,
    choices: Parameters<SourcesState['reread']>[1],
  ): Promise<Result<SourceReport>> {
    const result = await this.sources.reread(source, choices);
    void this.#afterSources();
    return result;
  }

  async readAfresh(source: string): Promise<void> {
    await this.sources.readAfresh(source);
    await this.#afterSources();
  }

  /** Makes a source from others that belong together. */
  async takeShape(shape: Parameters<SourcesState['takeShape']>[0]): Promise<void> {
    await this.sources.takeShape(shape);
    await this.#afterSources();
  }

  async removeSource(source: string): Promise<void> {
    await this.sources.remove(source);
    await this.#afterSources();
  }

  async restartEngine(): Promise<void> {
    const result = await this.sources.restart();
    if (!result.ok) return;
    this.desk?.notebook.engineRestarted();
    await this.#afterSources();
  }

  /** Masks names, e-mails and phones in all that is shown and leaves the page, or shows them again. */
  async setMasked(masked: boolean): Promise<void> {
    this.preferences.masked = masked;
    await this.sources.mask(masked);
    this.desk?.notebook.shownOtherwise();
    this.desk?.customer.shownOtherwise();
    await this.#afterSources();
  }

  /** Has the ids of customers compared, and shown, by a rule. */
  async matchIds(rule: IdRule): Promise<void> {
    const result = await this.sources.ids.choose(rule);
    if (!result.ok) return;
    this.desk?.notebook.shownOtherwise();
    this.desk?.customer.shownOtherwise();
    await this.#afterSources();
  }

  /** Opens the rejected rows of the first order file that has some. */
  showRejected(): void {
    const source = this.sources.reports.find((report) => report.rejected > 0)?.source;
    if (source !== undefined) this.dialogs.show({ kind: 'rejected', source });
  }

  get #standing(): Desk {
    if (!this.desk) throw new Error('the desk has not loaded yet');
    return this.desk;
  }

  async #loadDesk(): Promise<Desk> {
    const { openDesk } = await import('./desk');
    return (this.desk = openDesk(this.engine, this.sources));
  }

  /** The cells first; counts with them; checks when all is painted. */
  async #afterSources(): Promise<void> {
    const { notebook, relations, customer } = await this.loadDesk();
    notebook.dataChanged(this.sources.reports);
    await notebook.runs.settled();
    await relations.refresh();
    void customer.dataChanged();
    await this.sources.refreshCounts();
    await this.sources.refreshChecks();
    await this.sources.ids.refresh();
    await this.engine.refreshMemory();
  }
}
