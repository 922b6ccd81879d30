import type { Result } from '../../base/result';
import { NOTHING_SELECTED, type Selection } from '../../base/selection';
import type { Unit } from '../../base/units';
import type { Variables } from '../../base/variables';
import type { CellId } from '../../document/notebook';
import type { ColumnInfo, DefinedRelation, RelationDefinition } from '../../kernel/notebook-api';
import type { ModelRun, RunModelOptions } from '../../kernel/protocol';
import type { Workbench } from '../../notebook/workbench';
import type { EngineState } from '../engine.svelte';
import { decodeRows, type Row } from '../rows';

/** What a run may ask of the notebook that it belongs to. */
export interface NotebookFacts {
  readonly asOf: string | null;
  readonly variables: Variables;
  readonly selections: ReadonlyMap<string, Selection>;
  isRead(cell: CellId): boolean;
  unitsFor(cell: CellId): Readonly<Record<string, Unit>>;
}

/** The workbench of cells over the kernel. */
export class KernelWorkbench implements Workbench {
  constructor(
    private readonly engine: EngineState,
    private readonly facts: NotebookFacts,
  ) {}

  get asOf(): string | null {
    return this.facts.asOf;
  }

  get variables(): Variables {
    return this.facts.variables;
  }

  selection(name: string): Selection {
    return this.facts.selections.get(name) ?? NOTHING_SELECTED;
  }

  isRead(cell: CellId): boolean {
    return this.facts.isRead(cell);
  }

  unitsFor(cell: CellId): Readonly<Record<string, Unit>> {
    return this.facts.unitsFor(cell);
  }

  async rows(sql: string, signal: AbortSignal): Promise<Result<readonly Row[]>> {
    return decodeRows(
      await this.#run('Fetching results', signal, (call) =>
        this.engine.client.api.query(call, sql, {}),
      ),
    );
  }

  describe(sql: string, signal: AbortSignal): Promise<Result<readonly ColumnInfo[]>> {
    return this.#run('Checking a query', signal, (call) =>
      this.engine.client.api.describe(call, sql),
    );
  }

  defineRelation(
    definition: RelationDefinition,
    signal: AbortSignal,
  ): Promise<Result<DefinedRelation>> {
    return this.#run(`Running ${definition.name}`, signal, (call) =>
      this.engine.client.api.defineRelation(call, definition),
    );
  }

  runModel(options: RunModelOptions, signal: AbortSignal): Promise<Result<ModelRun>> {
    return this.engine.run(
      `Computing ${options.name}`,
      (call, task) =>
        this.engine.client.api.runModel(
          call,
          options,
          this.engine.client.listener((progress) => (task.progress = progress)),
        ),
      { signal },
    );
  }

  #run<T>(
    label: string,
    signal: AbortSignal,
    work: (call: number) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    return this.engine.run(label, work, { background: true, signal });
  }
}
