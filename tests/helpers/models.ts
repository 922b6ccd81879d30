import { fail, ok, type Result } from '../../src/base/result';
import { ROLES, type Role } from '../../src/base/roles';
import type { Connector } from '../../src/engine/connector';
import { findDeclaration } from '../../src/models/declarations';
import type {
  FitHooks,
  ModelContext,
  ModelStep,
  RelationInput,
  SettingDeclaration,
} from '../../src/models/model';
import { findModel } from '../../src/models/registry';
import { dropRelations, makeView, outputViews, runSteps } from '../../src/models/steps';
import { ident, sql } from '../../src/sql';
import { must } from './engine';
import { ATTRIBUTES } from './roles';

/** What a test says about a run; the rest is as the kernel would have it over the fixtures of `createRoles`. */
export interface ModelOptions extends Partial<Omit<ModelContext<unknown>, 'settings'>> {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly signal?: AbortSignal;
  /** Default: nothing is remembered. */
  readonly recall?: FitHooks['recall'];
}

/**
 * Runs a model over the role views that stand in the engine and makes all its views. Relations that its settings of type
 * `table` name are read where they stand; built-in models among them run first.
 *
 * @returns the steps that were taken
 */
export async function runModel(
  db: Connector,
  id: string,
  { settings = {}, signal, recall = (_key, find) => find(), ...facts }: ModelOptions = {},
): Promise<Result<readonly ModelStep[]>> {
  const [declaration, runtime] = [findDeclaration(id), findModel(id)];
  if (!declaration || !runtime) throw new Error(`no model ${id}`);
  const name = facts.name ?? id;
  const ownAsOf = Object.hasOwn(declaration.settings, 'as_of') ? { as_of: facts.asOf ?? null } : {};
  const checked = runtime.settings({ ...ownAsOf, ...settings });
  if (!checked.ok) return checked;
  const relations = await readTables(db, id, settings, facts);
  if (!relations.ok) return relations;
  const context: ModelContext<unknown> = {
    transactionRows: null,
    mapped: {},
    roles: new Set<Role>(ROLES),
    attributes: ATTRIBUTES,
    asOf: null,
    ...facts,
    name,
    settings: checked.value,
    relations: { ...relations.value, ...facts.relations },
  };
  const fits = runtime.check?.(context) ?? ok(undefined);
  if (!fits.ok) return fits;
  const first = runtime.steps(context);
  await dropRelations(db, first);
  const ends = signal ?? new AbortController().signal;
  const hooks = {
    connector: db,
    signal: ends,
    checkpoint: () => Promise.resolve(!ends.aborted),
    onProgress: () => undefined,
    recall,
  };
  const done = await runSteps(db, declaration, name, first, {
    ...(signal ? { signal } : {}),
    fit: runtime.fit && (() => runtime.fit?.(context, hooks) ?? Promise.resolve(ok([]))),
  });
  if (!done.ok) return done;
  for (const view of outputViews(declaration, name, done.value)) must(await makeView(db, view));
  return done;
}

async function readTables(
  db: Connector,
  id: string,
  settings: Readonly<Record<string, unknown>>,
  facts: ModelOptions,
): Promise<Result<Record<string, RelationInput>>> {
  const tables: Record<string, RelationInput> = {};
  for (const [key, setting] of Object.entries(findDeclaration(id)?.settings ?? {})) {
    if (setting.type !== 'table') continue;
    const relation = settings[key] ?? standardOf(setting, facts.roles);
    if (typeof relation !== 'string') continue;
    let described = await db.describe(sql`from ${ident(relation)}`);
    if (!described.ok && findDeclaration(relation)) {
      const { name: _, settings: __, ...same } = facts;
      const made = await runModel(db, relation, same);
      if (!made.ok) return made;
      described = await db.describe(sql`from ${ident(relation)}`);
    }
    if (!described.ok) return fail(described.error);
    tables[key] = { name: relation, columns: [], all: described.value };
  }
  return ok(tables);
}

function standardOf(
  setting: Extract<SettingDeclaration, { type: 'table' }>,
  roles: ReadonlySet<Role> = new Set(ROLES),
): string | null {
  const needed = findDeclaration(setting.default ?? '')?.roles ?? [];
  const { otherwise } = setting;
  return otherwise === undefined || needed.every((role) => roles.has(role))
    ? setting.default
    : otherwise;
}
