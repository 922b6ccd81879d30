import type { Attribute } from '../base/attributes';
import { nextTask } from '../base/next-task';
import type { Role } from '../base/roles';
import { ok, type Result } from '../base/result';
import type { Connector } from '../engine/connector';
import type { ScriptStep } from '../export/sql-script';
import { DECLARATIONS, findDeclaration } from '../models/declarations';
import { findModel } from '../models/registry';
import { dropRelations, makeView, runSteps } from '../models/steps';
import type { FitHooks, ModelContext, ModelDeclaration, ModelStep } from '../models/model';
import { ident, sql } from '../sql';
import { Findings } from './findings';
import { readInputs, relationSettings } from './model-inputs';
import type { ModelRun, RunModelOptions } from './protocol';

/** What models may know about the data when they write their SQL. */
export interface ModelInputs {
  readonly roles: ReadonlySet<Role>;
  readonly transactionRows: number | null;
  readonly mapped: ModelContext<unknown>['mapped'];
  readonly returns: NonNullable<ModelContext<unknown>['returns']>;
  readonly attributes: readonly Attribute[];
  /** Another text when the rows of the relation may be others than before. */
  revisionOf(relation: string): string;
}

/** A model that is to stand under a name: a cell's, or a built-in one with its default settings. */
export interface WantedModel {
  readonly options: RunModelOptions;
  readonly builtIn: boolean;
}

interface StandingRun {
  readonly key: string;
  readonly builtIn: boolean;
  readonly run: ModelRun;
  readonly steps: readonly ModelStep[];
  /** Views that nobody has read yet, by the name that is read: they are made when a query names them. */
  readonly unmade: Map<string, readonly ModelStep[]>;
}

/**
 * Runs models into relations and remembers what stands there, so that equal questions cost nothing twice. A cell's name
 * wins: where another cell has the name of one of a run's relations, the run computes under a hidden name, and the rest
 * of its relations are views by their own.
 */
export class ModelStore {
  /** What the page asked for, by name; run again when it is read and does not stand. */
  readonly #asked = new Map<string, RunModelOptions>();
  readonly #runs = new Map<string, StandingRun>();
  readonly #findings = new Findings();
  #computed = 0;

  /** @param isCell whether a name is that of a cell that is no model */
  constructor(private readonly isCell: (name: string) => boolean) {}

  /** From now on the name is this model's. */
  ask(options: RunModelOptions): WantedModel {
    this.#asked.set(options.name, options);
    return { options, builtIn: false };
  }

  /** The name is no model cell's any more. Answers the relations that it had. */
  forgetAsked(name: string): readonly string[] {
    const options = this.#asked.get(name);
    this.#asked.delete(name);
    return options ? outputNames(options.model, name) : [];
  }

  /** The model whose run makes a relation: a cell's, else a built-in one. */
  wantedFor(relation: string, asOf: string | null): WantedModel | null {
    if (this.isCell(relation)) return null;
    const exact = this.#asked.get(relation);
    if (exact) return { options: exact, builtIn: false };
    for (const options of this.#asked.values()) {
      if (outputNames(options.model, options.name).includes(relation)) {
        return { options, builtIn: false };
      }
    }
    const id = DECLARATIONS.find((one) => outputNames(one.id, one.id).includes(relation))?.id;
    if (id === undefined) return null;
    return { options: { model: id, name: id, settings: {}, asOf }, builtIn: true };
  }

  /** Names of all relations that a model gives. */
  relationsOf({ options }: WantedModel): readonly string[] {
    return outputNames(options.model, options.name);
  }

  /** Whether the run stands as it would be made now. */
  isCurrent(wanted: WantedModel, inputs: ModelInputs): boolean {
    return this.#runs.get(slotOf(wanted))?.key === this.keyOf(wanted, inputs);
  }

  /** What a run is computed from, as a text. */
  keyOf(wanted: WantedModel, inputs: ModelInputs): string {
    const { model, settings, asOf } = wanted.options;
    const read = Object.values(relationSettings(model, settings, inputs.roles)).map(
      ({ relation, role }) => (relation === role ? '' : inputs.revisionOf(relation)),
    );
    const { roles = [], optionalRoles = [] } = findDeclaration(model) ?? {};
    const present = [...roles, ...optionalRoles].filter((role) => inputs.roles.has(role));
    return JSON.stringify([model, settings, asOf, this.#nameOf(wanted), read, present]);
  }

  /** Makes the model's relations, or answers at once when they stand already. */
  async run(
    connector: Connector,
    wanted: WantedModel,
    inputs: ModelInputs,
    hooks: RunHooks = {},
  ): Promise<Result<ModelRun>> {
    const { options } = wanted;
    const key = this.keyOf(wanted, inputs);
    const slot = slotOf(wanted);
    const standing = this.#runs.get(slot);
    if (standing?.key === key) return ok(standing.run);
    const name = this.#nameOf(wanted);
    const prepared = await prepare(connector, options, name, inputs);
    if (!prepared.ok) return prepared;
    const { declaration, steps: first, fit } = prepared.value;
    const started = performance.now();
    await this.#drop(connector, slot);
    await this.release(connector, outputNames(options.model, options.name), slot);
    const done = await runSteps(connector, declaration, name, first, {
      ...(hooks.signal ? { signal: hooks.signal } : {}),
      fit: fit && (() => fit(this.#fitHooks(connector, wanted, inputs, hooks))),
    });
    if (!done.ok) return done;
    const steps = done.value;
    const unmade = this.#unmadeViews(wanted, name, steps);
    const run: ModelRun = {
      id: ++this.#computed,
      model: options.model,
      name: options.name,
      relations: this.#openNames(wanted),
      steps: steps.map(({ relation, query }) => ({ relation, sql: shownSql(query.text) })),
      milliseconds: performance.now() - started,
    };
    const views = [...unmade.values()].flat();
    const others = views.filter((view) => !steps.includes(view));
    const { builtIn } = wanted;
    this.#runs.set(slot, { key, builtIn, run, steps: [...steps, ...others], unmade });
    return ok(run);
  }

  /** The runs that stand, with all their steps. */
  runs(): { name: string; model: string; builtIn: boolean; steps: ScriptStep[] }[] {
    return [...this.#runs.values()].map(({ builtIn, run, steps }) => ({
      name: run.name,
      model: run.model,
      builtIn,
      steps: steps.map(({ relation, kind, query }) => ({ relation, kind, query: query.text })),
    }));
  }

  /** Whether one of the names is a view that is not made yet; without names, whether there is any. */
  awaitsView(names?: Iterable<string>): boolean {
    return this.#awaited(names).length > 0;
  }

  /** Makes the views of standing models by these names; without names, all of them. */
  async makeViews(connector: Connector, names?: Iterable<string>): Promise<Result<void>> {
    for (const { unmade, name, views } of this.#awaited(names)) {
      for (const view of views) {
        const made = await makeView(connector, view);
        if (!made.ok) return made;
      }
      unmade.delete(name);
    }
    return ok(undefined);
  }

  #awaited(names?: Iterable<string>) {
    const asked = names === undefined ? null : new Set(names);
    return [...this.#runs.values()].flatMap(({ unmade }) =>
      [...unmade]
        .filter(([name]) => asked?.has(name) !== false)
        .map(([name, views]) => ({ unmade, name, views })),
    );
  }

  /** Takes away runs that stand under one of these names: they are somebody else's now. */
  async release(connector: Connector, names: readonly string[], except?: string): Promise<void> {
    for (const [slot, { run }] of [...this.#runs]) {
      if (slot !== except && run.relations.some((relation) => names.includes(relation))) {
        await this.#drop(connector, slot);
      }
    }
  }

  /** Forgets all results; the relations went with the engine. */
  forget(): void {
    this.#runs.clear();
    this.#findings.clear();
  }

  /** Takes away the results that were computed from these roles: their rows have changed. */
  async clear(connector: Connector, roles: ReadonlySet<Role>): Promise<void> {
    this.#findings.clear();
    for (const [slot, { run }] of [...this.#runs]) {
      const declared = findDeclaration(run.model);
      const read = [...(declared?.roles ?? []), ...(declared?.optionalRoles ?? [])];
      if (read.some((role) => roles.has(role))) await this.#drop(connector, slot);
    }
  }

  #fitHooks(
    connector: Connector,
    { options }: WantedModel,
    inputs: ModelInputs,
    hooks: RunHooks,
  ): FitHooks {
    const { model, settings } = options;
    const read = Object.values(relationSettings(model, settings, inputs.roles));
    const ground = read.map(({ relation }) => inputs.revisionOf(relation)).join();
    return {
      ...fitHooks(connector, hooks),
      recall: (key, find) => this.#findings.recall(`${ground} ${key}`, find),
    };
  }

  async #drop(connector: Connector, slot: string): Promise<void> {
    const steps = this.#runs.get(slot)?.steps ?? [];
    this.#runs.delete(slot);
    await dropRelations(connector, steps);
  }

  /** The name to compute under: hidden where a cell has the name of one of the relations. */
  #nameOf(wanted: WantedModel): string {
    const { model, name } = wanted.options;
    if (this.#openNames(wanted).length === outputNames(model, name).length) return name;
    return wanted.builtIn ? `_built_in_${name}` : `_${name}`;
  }

  /** The names of the model's relations that no other cell has. */
  #openNames(wanted: WantedModel): string[] {
    const { model, name } = wanted.options;
    const isTaken = (relation: string) =>
      this.isCell(relation) || (this.#asked.has(relation) && (wanted.builtIn || relation !== name));
    return outputNames(model, name).filter((relation) => !isTaken(relation));
  }

  /** What has to be made before each of the open names can be read. */
  #unmadeViews(
    wanted: WantedModel,
    name: string,
    steps: readonly ModelStep[],
  ): Map<string, readonly ModelStep[]> {
    const { options } = wanted;
    const unmade = new Map<string, readonly ModelStep[]>();
    for (const relation of this.#openNames(wanted)) {
      const made = name + relation.slice(options.name.length);
      const views = steps.filter((step) => step.kind === 'view' && step.relation === made);
      const alias: ModelStep = { relation, kind: 'view', query: sql`from ${ident(made)}` };
      if (made !== relation) views.push(alias);
      if (views.length > 0) unmade.set(relation, views);
    }
    return unmade;
  }
}

function slotOf({ options, builtIn }: WantedModel): string {
  return builtIn ? `built-in ${options.name}` : options.name;
}

function outputNames(model: string, name: string): string[] {
  return findDeclaration(model)?.outputs.map(({ suffix }) => name + suffix) ?? [];
}

/** How a run is followed and ended. */
export interface RunHooks {
  readonly signal?: AbortSignal;
  readonly onProgress?: (share: number) => void;
}

interface Prepared {
  readonly declaration: ModelDeclaration;
  readonly steps: readonly ModelStep[];
  readonly fit: ((hooks: FitHooks) => Promise<Result<readonly ModelStep[]>>) | undefined;
}

/** Longer SQL holds values that were computed beside it, which nobody reads; a script has all of it. */
const LONGEST_SHOWN = 20_000;

function shownSql(text: string): string {
  if (text.length <= LONGEST_SHOWN) return text;
  const left = (text.length - LONGEST_SHOWN).toLocaleString('en');
  return `${text.slice(0, LONGEST_SHOWN)}\n-- … and ${left} more characters of values`;
}

function fitHooks(
  connector: Connector,
  { signal, onProgress }: RunHooks,
): Omit<FitHooks, 'recall'> {
  const ends = signal ?? new AbortController().signal;
  return {
    connector,
    signal: ends,
    checkpoint: async () => {
      // A macrotask: what cancels arrives as a message.
      await nextTask();
      return !ends.aborted;
    },
    onProgress: (share) => onProgress?.(share),
  };
}

function nothingFound(): Promise<Result<readonly ModelStep[]>> {
  return Promise.resolve(ok([]));
}

/** The steps of a run, or why it cannot be made. A model that does not exist is a bug. */
async function prepare(
  connector: Connector,
  options: RunModelOptions,
  name: string,
  inputs: ModelInputs,
): Promise<Result<Prepared>> {
  const declaration = findDeclaration(options.model);
  const model = findModel(options.model);
  if (!declaration || !model) throw new RangeError(`no model ${options.model}`);
  const ownAsOf = Object.hasOwn(declaration.settings, 'as_of') ? { as_of: options.asOf } : {};
  const settings = model.settings({ ...ownAsOf, ...options.settings });
  if (!settings.ok) return settings;
  const relations = await readInputs(connector, declaration, options.settings, inputs);
  if (!relations.ok) return relations;
  const context: ModelContext<unknown> = {
    name,
    settings: settings.value,
    transactionRows: inputs.transactionRows,
    mapped: inputs.mapped,
    returns: inputs.returns,
    relations: relations.value,
    roles: inputs.roles,
    attributes: inputs.attributes,
    asOf: options.asOf,
  };
  const checked = model.check?.(context) ?? ok(undefined);
  if (!checked.ok) return checked;
  const fit = model.fit && ((hooks: FitHooks) => model.fit?.(context, hooks) ?? nothingFound());
  return ok({ declaration, steps: model.steps(context), fit });
}
