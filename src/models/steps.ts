import { quintileError } from '../base/errors';
import { fail, ok, type Result } from '../base/result';
import { ident, literal, sql, type Sql } from '../sql';
import type { Connector, QueryOptions } from '../engine/connector';
import type { ModelDeclaration, ModelStep } from './model';

/** What makes more steps from what the first ones have made: a model's `fit`. */
export type Fit = () => Promise<Result<readonly ModelStep[]>>;

/**
 * Makes the relations of a model that are computed once, step by step, then those that its fit answers, and drops its
 * scratch relations. Views among the outputs are left to `makeView` for when somebody reads them: they are reports, and
 * nobody waits for them. When a step fails, is cancelled or leaves fewer rows than it needs, all relations of the run are
 * dropped: no half of a result and no stale one stays readable.
 *
 * @param name the name of the main relation; the declared outputs are `<name>_suffix`
 * @returns all steps that were taken, those of the fit included
 */
export async function runSteps(
  connector: Connector,
  declaration: ModelDeclaration,
  name: string,
  steps: readonly ModelStep[],
  options: { readonly signal?: AbortSignal; readonly fit?: Fit | undefined } = {},
): Promise<Result<readonly ModelStep[]>> {
  const taken = [...steps];
  const done = await takeSteps(connector, declaration, name, steps, options.signal);
  const found = done.ok && options.fit ? await options.fit() : done;
  if (!found.ok) {
    await dropRelations(connector, taken);
    return found;
  }
  if (found.value) {
    taken.push(...found.value);
    const after = await takeSteps(connector, declaration, name, found.value, options.signal);
    if (!after.ok) {
      await dropRelations(connector, taken);
      return after;
    }
  }
  const outputs = outputNames(declaration, name);
  await dropRelations(
    connector,
    taken.filter((step) => !outputs.has(step.relation)),
  );
  return ok(taken);
}

async function takeSteps(
  connector: Connector,
  declaration: ModelDeclaration,
  name: string,
  steps: readonly ModelStep[],
  signal: AbortSignal | undefined,
): Promise<Result<void>> {
  const views = new Set(outputViews(declaration, name, steps));
  for (const step of steps) {
    if (views.has(step)) continue;
    const done = await runStep(connector, declaration.title, step, signal ? { signal } : {});
    if (!done.ok) return done;
  }
  return ok(undefined);
}

/** The steps that `runSteps` leaves out: outputs that are computed on each read. */
export function outputViews(
  declaration: ModelDeclaration,
  name: string,
  steps: readonly ModelStep[],
): readonly ModelStep[] {
  const outputs = outputNames(declaration, name);
  return steps.filter((step) => step.kind === 'view' && outputs.has(step.relation));
}

/** Makes one of the views that `runSteps` left out. */
export async function makeView(connector: Connector, step: ModelStep): Promise<Result<void>> {
  return connector.exec(stepStatement(step));
}

/** Drops what the steps have made, the last first. */
export async function dropRelations(
  connector: Connector,
  steps: readonly ModelStep[],
): Promise<void> {
  for (const { kind, relation } of steps.toReversed()) {
    if (kind === 'insert') continue;
    const what = kind === 'view' ? sql`view` : sql`table`;
    await connector.exec(sql`drop ${what} if exists ${ident(relation)}`);
  }
}

function outputNames(declaration: ModelDeclaration, name: string): ReadonlySet<string> {
  return new Set(declaration.outputs.map((output) => name + output.suffix));
}

function stepStatement({ relation, kind, query }: ModelStep): Sql {
  if (kind === 'insert') {
    return sql`
      insert into ${ident(relation)}
      ${query}
    `;
  }
  return sql`
    create or replace ${kind === 'view' ? sql`view` : sql`table`} ${ident(relation)} as
    ${query}
  `;
}

async function runStep(
  connector: Connector,
  model: string,
  step: ModelStep,
  options: QueryOptions,
): Promise<Result<void>> {
  const done = await connector.exec(stepStatement(step), options);
  if (!done.ok || !step.needs) return done;
  const { rows: needed, of, otherwise } = step.needs;
  const found = await connector.query(
    sql`select 1 as found from ${ident(step.relation)} limit ${literal(needed)}`,
    options,
  );
  if (!found.ok) return found;
  const { rows } = found.value;
  if (rows >= needed) return ok(undefined);
  return fail(otherwise ?? quintileError('model.too_few_rows', { model, rows, needed, of }));
}
