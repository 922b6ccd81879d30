import type { Result } from '../base/result';
import type { Mapping, Role } from '../base/roles';
import type { SourceReport } from '../base/sources';
import type { KernelClient } from '../kernel/client';
import type { SetRoleOptions } from '../kernel/protocol';
import { CustomersState } from './customers.svelte';
import { EngineState } from './engine.svelte';
import { PreferencesState } from './preferences.svelte';
import { RfmState } from './rfm.svelte';
import { SourcesState } from './sources.svelte';

/** Everything the page knows, and the moves that touch more than one concern. */
export class AppState {
  readonly engine: EngineState;
  readonly sources: SourcesState;
  readonly rfm: RfmState;
  readonly customers: CustomersState;
  readonly preferences = new PreferencesState();

  constructor(client: KernelClient) {
    this.engine = new EngineState(client);
    this.sources = new SourcesState(this.engine);
    this.rfm = new RfmState(this.engine);
    this.customers = new CustomersState(this.engine, this.rfm);
  }

  /** Like dropping files: resolves when the relations answer; the page computes its blocks behind. */
  async addFiles(files: readonly File[]): Promise<Result<readonly SourceReport[]>> {
    const result = await this.sources.addFiles(files);
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

  async reread(source: string, choices: Parameters<SourcesState['reread']>[1]): Promise<Result<SourceReport>> {
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

  /** The segments first; counts with them; checks when all is painted. */
  async #afterSources(): Promise<void> {
    if (!this.sources.roles.has('transactions')) {
      this.rfm.reset();
      await this.sources.refreshCounts();
      return;
    }
    await this.rfm.compute();
    await this.sources.refreshCounts();
    await this.customers.open();
    await this.sources.refreshChecks();
    await this.engine.refreshMemory();
  }
}
