import { quintileError } from '../base/errors';
import type { Role } from '../base/roles';
import { fail, ok, type Result } from '../base/result';
import type { Connector } from '../engine/connector';
import { DECLARATIONS, findDeclaration } from '../models/declarations';
import { findModel } from '../models/registry';
import { dropRelations, makeView, outputViews, runSteps } from '../models/steps';
import type { ModelContext, ModelDeclaration, ModelStep } from '../models/model';
import type { ModelRun, RunModelOptions } from './protocol';

/** What models may know about the data when they write their SQL. */
export interface ModelInputs {
  readonly roles: ReadonlySet<Role>;
  readonly transactionRows: number | null;
  readonly mapped: ModelContext<unknown>['mapped'];
  readonly returns: NonNullable<ModelContext<unknown>['returns']>;
}

interface StandingRun {
  readonly key: string;
  readonly run: ModelRun;
  readonly steps: readonly ModelStep[];
  /** Views that nobody has read yet: they are made when a query names them. */
  readonly unmade: Set<ModelStep>;
}

/** Runs models into relations and remembers what stands there, so that equal questions cost nothing twice. */
export class ModelStore {
  readonly #runs = new Map<string, StandingRun>();
  #computed = 0;

  /** Makes the model's relations under the given name, or answers at once when they stand already. */
  async run(
    connector: Connector,
    options: RunModelOptions,
    inputs: ModelInputs,
    signal?: AbortSignal,
  ): Promise<Result<ModelRun>> {
    const key = JSON.stringify([options.model, options.settings, options.asOf]);
    const standing = this.#runs.get(options.name);
    if (standing?.key === key) return ok(standing.run);
    const prepared = prepare(options, inputs);
    if (!prepared.ok) return prepared;
    const { declaration, steps } = prepared.value;
    const started = performance.now();
    this.#runs.delete(options.name);
    if (standing) await dropRelations(connector, standing.steps);
    const done = await runSteps(connector, declaration, options.name, steps, signal);
    if (!done.ok) return done;
    const run: ModelRun = {
      id: ++this.#computed,
      model: options.model,
      name: options.name,
      relations: declaration.outputs.map((output) => options.name + output.suffix),
      steps: steps.map(({ relation, query }) => ({ relation, sql: query.text })),
      milliseconds: performance.now() - started,
    };
    const unmade = new Set(outputViews(declaration, options.name, steps));
    this.#runs.set(options.name, { key, run, steps, unmade });
    return ok(run);
  }

  /** Built-in models that a query names and that do not stand yet. */
  missingFor(text: string): ModelDeclaration[] {
    const words = wordsOf(text);
    return DECLARATIONS.filter(
      (declaration) =>
        !this.#runs.has(declaration.id) &&
        declaration.outputs.some((output) => words.has(declaration.id + output.suffix)),
    );
  }

  /** Whether the text names a view that is not made yet; without a text, whether there is any. */
  awaitsView(text?: string): boolean {
    return this.#unmadeViews(text).length > 0;
  }

  /** Makes the views of standing models that a query names; without a text, all of them. */
  async makeViews(connector: Connector, text?: string): Promise<Result<void>> {
    for (const { unmade, step } of this.#unmadeViews(text)) {
      const made = await makeView(connector, step);
      if (!made.ok) return made;
      unmade.delete(step);
    }
    return ok(undefined);
  }

  #unmadeViews(text?: string) {
    const words = text === undefined ? null : wordsOf(text);
    return [...this.#runs.values()].flatMap(({ unmade }) =>
      [...unmade]
        .filter((step) => words?.has(step.relation) !== false)
        .map((step) => ({ unmade, step })),
    );
  }

  /** Forgets all results; the relations went with the engine. */
  forget(): void {
    this.#runs.clear();
  }

  /** Takes away the results that were computed from these roles: their rows have changed. */
  async clear(connector: Connector, roles: ReadonlySet<Role>): Promise<void> {
    const concerned = [...this.#runs].filter(([, { run }]) =>
      findDeclaration(run.model)?.roles.some((role) => roles.has(role)),
    );
    for (const [name] of concerned) this.#runs.delete(name);
    const steps = concerned.flatMap(([, standing]) => standing.steps);
    await dropRelations(connector, steps);
  }
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[a-z_][a-z0-9_]*/g) ?? []);
}

/** The steps of a run, or why it cannot be made. A model that does not exist is a bug. */
function prepare(
  options: RunModelOptions,
  inputs: ModelInputs,
): Result<{ declaration: ModelDeclaration; steps: readonly ModelStep[] }> {
  const declaration = findDeclaration(options.model);
  const model = findModel(options.model);
  if (!declaration || !model) throw new RangeError(`no model ${options.model}`);
  const missing = declaration.roles.find((role) => !inputs.roles.has(role));
  if (missing) {
    return fail(quintileError('model.missing_role', { model: declaration.title, role: missing }));
  }
  const settings = model.settings({ as_of: options.asOf, ...options.settings });
  if (!settings.ok) return settings;
  const steps = model.steps({
    name: options.name,
    settings: settings.value,
    transactionRows: inputs.transactionRows,
    mapped: inputs.mapped,
    returns: inputs.returns,
  });
  return ok({ declaration, steps });
}
