import { fail, ok, type Result } from '../base/result';
import { ROLES } from '../base/roles';
import type { SqlToken } from '../base/sql-token';
import type { Variables } from '../base/variables';
import { findReferences, type SqlReferences } from '../sql';
import type { FileConnector } from '../engine/connector';
import type { EngineWork } from './engine-work';
import type { ModelStore } from './model-store';
import { relationSettings } from './model-inputs';
import type { DefinedRelation, RelationDefinition } from './notebook-api';
import { nameProblem, type NotebookRelations } from './notebook-relations';
import type { CallId, ModelRun, Progress, RunModelOptions } from './protocol';
import type { RelationSupply } from './relation-supply';

/** Names of the data's own relations. */
const RESERVED: ReadonlySet<string> = new Set(ROLES.flatMap((role) => [role, `${role}_excluded`]));

/** What changes the relations of a notebook: its queries, models and values. */
export class NotebookCalls {
  constructor(
    private readonly engine: EngineWork,
    private readonly cells: NotebookRelations,
    private readonly models: ModelStore,
    private readonly supply: RelationSupply,
    /** Closes what shows rows of relations, or follows variables, that are about to change. */
    private readonly forgetRowsOf: (
      connector: FileConnector,
      names: readonly string[],
    ) => Promise<void>,
  ) {}

  /** Waits for nothing that runs: texts can be read while they are typed. */
  async analyse(texts: readonly string[]): Promise<Result<readonly SqlReferences[]>> {
    const tokens = await this.tokens(texts);
    if (!tokens.ok) return tokens;
    return ok(tokens.value.map((pieces, at) => findReferences(texts[at] ?? '', pieces)));
  }

  tokens(texts: readonly string[]): Promise<Result<readonly (readonly SqlToken[])[]>> {
    return this.engine.use(async (connector) => {
      const all: (readonly SqlToken[])[] = [];
      for (const text of texts) {
        const tokens = await connector.tokenize(text);
        if (!tokens.ok) return tokens;
        all.push(tokens.value);
      }
      return ok(all);
    });
  }

  setVariables(values: Variables): Promise<Result<void>> {
    return this.engine.changeFully(async (connector) => {
      const changed = await this.cells.setVariables(connector, values);
      if (!changed.ok) return changed;
      await this.forgetRowsOf(connector, changed.value);
      return ok(undefined);
    });
  }

  defineRelation(call: CallId, definition: RelationDefinition): Promise<Result<DefinedRelation>> {
    return this.engine.change(call, async (connector, signal) => {
      const { name } = definition;
      const problem = nameProblem(name, RESERVED);
      if (problem) return fail(problem);
      this.models.forgetAsked(name);
      await this.models.release(connector, [name]);
      await this.forgetRowsOf(connector, [name]);
      const read = await this.cells.read(connector, definition.sql);
      const names = read.ok ? [...read.value.reads].filter((read) => read !== name) : [];
      const supplied = await this.supply.supply(connector, names, signal);
      const defined = await this.cells.define(connector, definition, signal);
      return supplied.ok ? defined : supplied;
    });
  }

  runModel(
    call: CallId,
    options: RunModelOptions,
    onProgress?: (progress: Progress) => void,
  ): Promise<Result<ModelRun>> {
    return this.engine.change(call, async (connector, signal) => {
      const dropped = await this.cells.drop(connector, options.name);
      if (!dropped.ok) return dropped;
      const model = this.models.ask(options);
      const inputs = Object.values(
        relationSettings(options.model, options.settings, this.supply.inputs().roles),
      );
      const supplied = await this.supply.supply(
        connector,
        inputs.map(({ relation }) => relation),
        signal,
      );
      if (!supplied.ok) return supplied;
      if (!this.models.isCurrent(model, this.supply.inputs())) {
        await this.forgetRowsOf(connector, this.models.relationsOf(model));
        this.cells.invalidate(this.models.relationsOf(model));
      }
      return this.models.run(connector, model, this.supply.inputs(), {
        signal,
        onProgress: (share) => onProgress?.({ phase: 'computing', share }),
      });
    });
  }

  /** Whoever reads one of the names afterwards gets what they mean without the cell. */
  dropCells(names: readonly string[]): Promise<Result<void>> {
    return this.engine.changeFully(async (connector) => {
      for (const name of names) {
        const relations = [name, ...this.models.forgetAsked(name)];
        await this.models.release(connector, relations);
        await this.forgetRowsOf(connector, relations);
        const dropped = await this.cells.drop(connector, name);
        if (!dropped.ok) return dropped;
        this.cells.invalidate(relations);
      }
      return ok(undefined);
    });
  }
}
