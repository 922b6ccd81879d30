import { quintileError } from '../base/errors';
import type { Role } from '../base/roles';
import { fail, ok, type Result } from '../base/result';
import { qualified, sql } from '../sql';
import type { Connector } from '../engine/connector';
import { findDeclaration } from '../models/declarations';
import { findModel } from '../models/registry';
import type { ModelContext, ModelDeclaration } from '../models/model';
import { runSteps } from '../models/steps';
import type { ModelRun, RunModelOptions } from './protocol';

/** What models may know about the data when they write their SQL. */
export interface ModelInputs {
  readonly roles: ReadonlySet<Role>;
  readonly transactionRows: number | null;
  readonly mapped: ModelContext<unknown>['mapped'];
  /** Whether `transactions` may hold returns; models take a cheaper plan where it holds none. */
  readonly returns?: ModelContext<unknown>['returns'];
  readonly asOf: string | null;
}

/** Runs models into relations and remembers what stands there, so that equal questions cost nothing twice. */
export class ModelStore {
  readonly #runs = new Map<string, { key: string; run: ModelRun; relations: readonly string[] }>();

  /** Relations on offer by bare name, from the declarations of all models. */
  constructor(private readonly declarations: readonly ModelDeclaration[]) {}

  /** Makes the model's relations under the given name, or answers at once when they stand already. */
  async run(
    connector: Connector,
    options: RunModelOptions,
    inputs: ModelInputs,
    signal?: AbortSignal,
  ): Promise<Result<ModelRun>> {
    const key = JSON.stringify([options.model, options.settings, inputs.asOf]);
    const standing = this.#runs.get(options.name);
    if (standing?.key === key) return ok(standing.run);
    const declaration = findDeclaration(options.model);
    const model = findModel(options.model);
    if (!declaration || !model) throw new RangeError(`no model ${options.model}`);
    const missing = declaration.roles.find((role) => !inputs.roles.has(role));
    if (missing)
      return fail(quintileError('model.missing_role', { model: declaration.title, role: missing }));
    const settings = model.settings({ as_of: inputs.asOf, ...options.settings });
    if (!settings.ok) return settings;
    const context = {
      name: options.name,
      settings: settings.value,
      transactionRows: inputs.transactionRows,
      mapped: inputs.mapped,
      ...(inputs.returns ? { returns: inputs.returns } : {}),
    };
    const started = performance.now();
    const steps = model.steps(context);
    this.#runs.delete(options.name);
    const made = await runSteps(connector, declaration, options.name, steps, signal);
    if (!made.ok) return made;
    const run: ModelRun = {
      model: options.model,
      name: options.name,
      relations: declaration.outputs.map((output) => options.name + output.suffix),
      steps: steps.map(({ relation, query }) => ({ relation, sql: query.text })),
      milliseconds: performance.now() - started,
    };
    this.#runs.set(options.name, { key, run, relations: steps.map((step) => step.relation) });
    return ok(run);
  }

  /** Built-in models that a query names and that do not stand yet. */
  missingFor(text: string): ModelDeclaration[] {
    const words = new Set(text.toLowerCase().match(/[a-z_][a-z0-9_]*/g) ?? []);
    return this.declarations.filter(
      (declaration) =>
        !this.#runs.has(declaration.id) &&
        declaration.outputs.some((output) => words.has(declaration.id + output.suffix)),
    );
  }

  /** Takes all results away: what they were computed from has changed. */
  async clear(connector: Connector): Promise<void> {
    const relations = [...this.#runs.values()].flatMap((entry) => entry.relations).reverse();
    this.#runs.clear();
    for (const relation of relations) {
      await connector.exec(sql`drop view if exists ${qualified('main', relation)}`);
      await connector.exec(sql`drop table if exists ${qualified('main', relation)}`);
    }
  }
}
