import { fail, ok, type Result } from '../base/result';
import type { Role } from '../base/roles';
import type { Connector } from '../engine/connector';
import type { Turns } from '../engine/wasm/turns';
import type { ModelFacts } from './model-facts';
import type { ModelInputs, ModelStore, WantedModel } from './model-store';
import { relationSettings } from './model-inputs';
import type { CellRelation, NotebookRelations } from './notebook-relations';
import { inWrittenText, type UserQuery } from './user-query';

type Step =
  { readonly cell: CellRelation } | { readonly model: WantedModel; readonly relation: string };

/**
 * Sees to it that what a query names stands before it runs, in the order of names: a cell of the notebook, a role view,
 * a built-in model with its default settings.
 */
export class RelationSupply {
  /** Another number whenever data have changed. */
  #data = 0;

  constructor(
    private readonly notebook: NotebookRelations,
    private readonly models: ModelStore,
    /** What changes relations: one at a time. */
    private readonly changes: Turns,
    private readonly facts: () => ModelFacts,
  ) {}

  dataChanged(): void {
    this.#data++;
    this.notebook.dataChanged();
  }

  /** What models may know; their relations' revisions included. */
  inputs(): ModelInputs {
    return { ...this.facts(), revisionOf: (relation) => this.#revisionOf(relation, new Set()) };
  }

  /** A text of the user as a query, after everything that it names was made. Not for use inside of a change. */
  async check(connector: Connector, text: string, signal: AbortSignal): Promise<Result<UserQuery>> {
    const read = await this.notebook.read(connector, text);
    if (!read.ok) return read;
    const { rewritten, reads } = read.value;
    if (this.#missing(reads).length > 0) {
      const made = await this.changes.take(() => this.supply(connector, reads, signal), signal);
      if (!made.ok) return made;
    }
    const checked = await connector.checkQuery(rewritten.text);
    if (!checked.ok) return fail(inWrittenText(checked.error, rewritten));
    const readsViews = this.notebook.readsViews(read.value);
    return ok({
      sql: checked.value,
      reads: this.#allReads(reads),
      explain: (result) =>
        result.ok ? result : fail(inWrittenText(result.error, rewritten, readsViews)),
    });
  }

  /** Makes what stands behind these names. Only inside of a change. */
  async supply(
    connector: Connector,
    names: Iterable<string>,
    signal: AbortSignal,
  ): Promise<Result<void>> {
    for (const step of this.#missing(names)) {
      const made =
        'cell' in step
          ? await this.notebook.remake(connector, step.cell, signal)
          : await this.#runModel(connector, step, signal);
      if (!made.ok) return made;
    }
    return ok(undefined);
  }

  async #runModel(
    connector: Connector,
    { model, relation }: { readonly model: WantedModel; readonly relation: string },
    signal: AbortSignal,
  ): Promise<Result<void>> {
    const run = await this.models.run(connector, model, this.inputs(), { signal });
    return run.ok ? this.models.makeViews(connector, [relation]) : run;
  }

  /** What has to be made before these names can be read, what others read first. */
  #missing(names: Iterable<string>): Step[] {
    const steps: Step[] = [];
    const seen = new Set<string>();
    const inputs = this.inputs();
    const visit = (name: string) => {
      if (seen.has(name)) return;
      seen.add(name);
      const cell = this.notebook.get(name);
      if (cell) {
        if (cell.standing && cell.kept === 'table') return;
        cell.reads.forEach(visit);
        if (!cell.standing) steps.push({ cell });
        return;
      }
      const model = this.models.wantedFor(name, this.facts().asOf);
      if (!model) return;
      inputNames(model, inputs.roles).forEach(visit);
      if (!this.models.isCurrent(model, inputs) || this.models.awaitsView([name])) {
        steps.push({ model, relation: name });
      }
    };
    for (const name of names) visit(name);
    return steps;
  }

  /** The names, and what the cells behind them read. */
  #allReads(names: Iterable<string>): Set<string> {
    const all = new Set<string>(names);
    for (const name of all) {
      const model = this.models.wantedFor(name, null);
      const behind =
        this.notebook.get(name)?.reads ?? (model ? inputNames(model, this.facts().roles) : []);
      for (const read of behind) all.add(read);
    }
    return all;
  }

  /** Another text when the rows of the relation may be others: another definition, value, or other data. */
  #revisionOf(relation: string, seen: Set<string>): string {
    if (seen.has(relation)) return relation;
    seen.add(relation);
    if (relation.startsWith('$')) {
      return `${relation}=${JSON.stringify(this.notebook.variable(relation.slice(1)))}`;
    }
    const cell = this.notebook.get(relation);
    if (cell) {
      const behind = [...cell.reads].map((name) => this.#revisionOf(name, seen));
      return `${relation}:${String(cell.revision)}@${String(this.#data)}(${behind.join()})`;
    }
    const model = this.models.wantedFor(relation, this.facts().asOf);
    const revisionOf = (name: string) => this.#revisionOf(name, seen);
    return model
      ? `${relation}:${this.models.keyOf(model, { ...this.facts(), revisionOf })}`
      : `${relation}@${String(this.#data)}`;
  }
}

/** Relations that take the place of role views. */
function inputNames({ options }: WantedModel, roles: ReadonlySet<Role>): string[] {
  return Object.values(relationSettings(options.model, options.settings, roles))
    .filter(({ relation, role }) => relation !== role)
    .map(({ relation }) => relation);
}
