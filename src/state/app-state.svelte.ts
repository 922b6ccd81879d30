import type { Result } from '../base/result';
import type { Mapping, Role } from '../base/roles';
import type { SourceReport } from '../base/sources';
import { standardGrid, type SegmentDeclaration, type SegmentGrid } from '../models/declarations';
import type { KernelClient } from '../kernel/client';
import type { SetRoleOptions } from '../kernel/protocol';
import { DialogsState } from './dialogs.svelte';
import { CustomersState } from './customers.svelte';
import { EngineState } from './engine.svelte';
import { PreferencesState } from './preferences.svelte';
import { RfmState, type Filter, type RfmSettings } from './rfm.svelte';
import { SourcesState } from './sources.svelte';

/** Everything the page knows, and the moves that touch more than one concern. */
export class AppState {
  readonly engine: EngineState;
  readonly sources: SourcesState;
  readonly rfm: RfmState;
  readonly customers: CustomersState;
  readonly preferences = new PreferencesState();
  readonly dialogs = new DialogsState();

  constructor(client: KernelClient) {
    this.engine = new EngineState(client);
    this.sources = new SourcesState(this.engine);
    this.rfm = new RfmState(this.engine);
    this.customers = new CustomersState(this.engine, this.rfm);
  }

  /** Like dropping files: resolves when the relations answer; the page computes its blocks behind. */
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

  async removeSource(source: string): Promise<void> {
    await this.sources.remove(source);
    await this.#afterSources();
  }

  async restartEngine(): Promise<void> {
    const result = await this.sources.restart();
    if (result.ok) await this.#afterSources();
  }

  /** Adds a filter, or takes it away; the table of customers follows. */
  async toggleFilter(filter: Filter): Promise<void> {
    await Promise.all([this.rfm.toggle(filter), this.customers.open()]);
  }

  async clearFilters(): Promise<void> {
    await Promise.all([this.rfm.setFilters([]), this.customers.open()]);
  }

  /** Finds customers by a part of their id; empty text ends the search. */
  async search(text: string): Promise<void> {
    const others = this.rfm.filters.filter((filter) => filter.kind !== 'search');
    const filters = text === '' ? others : [...others, { kind: 'search', text } as const];
    await Promise.all([this.rfm.setFilters(filters), this.customers.open()]);
  }

  /** Changes the model's settings and computes anew. */
  async configure(settings: RfmSettings, asOf: string | null): Promise<void> {
    const sameDay = asOf === this.rfm.asOf;
    await this.rfm.configure(settings, asOf);
    await this.customers.open();
    if (!sameDay) await this.sources.refreshCounts();
    await this.rfm.loadTies();
  }

  /** Takes over an edited segment grid with its words and colours. */
  async saveGrid(grid: SegmentGrid, segments: readonly SegmentDeclaration[]): Promise<void> {
    const isStandard = JSON.stringify(grid) === JSON.stringify(standardGrid(this.rfm.bins));
    const { grid: _, ...settings } = this.rfm.settings;
    this.rfm.segmentViews = segments;
    await this.configure(isStandard ? settings : { ...settings, grid }, this.rfm.asOf);
  }

  /** Opens the rejected rows of the first order file that has some. */
  showRejected(): void {
    const source = this.sources.reports.find((report) => report.rejected > 0)?.source;
    if (source !== undefined) this.dialogs.show({ kind: 'rejected', source });
  }

  /** The segments first; counts with them; checks when all is painted. */
  async #afterSources(): Promise<void> {
    if (!this.sources.roles.includes('transactions')) {
      this.rfm.reset();
      await this.sources.refreshCounts();
      return;
    }
    await this.rfm.compute();
    await this.sources.refreshCounts();
    await this.customers.open();
    await this.rfm.loadTies();
    await this.sources.refreshChecks();
    await this.engine.refreshMemory();
  }
}
