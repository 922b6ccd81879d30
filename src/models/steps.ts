import { quintileError } from '../base/errors';
import { fail, ok, type Result } from '../base/result';
import { ident, literal, sql, type Sql } from '../sql';
import type { Connector, QueryOptions } from '../engine/connector';
import type { ModelDeclaration, ModelStep } from './model';

/**
 * Makes the relations of a model, step by step, and drops its scratch relations. When a step fails, is cancelled or
 * leaves fewer rows than it needs, all relations of the run are dropped: no half of a result and no stale one stays readable.
 *
 * @param name the name of the main relation; the declared outputs are `<name>_suffix`
 */
export async function runSteps(
  connector: Connector,
  declaration: ModelDeclaration,
  name: string,
  steps: readonly ModelStep[],
  signal?: AbortSignal,
): Promise<Result<void>> {
  const options: QueryOptions = signal ? { signal } : {};
  for (const step of steps) {
    const done = await runStep(connector, declaration.title, step, options);
    if (!done.ok) {
      await drop(connector, steps);
      return done;
    }
  }
  const outputs = new Set(declaration.outputs.map((output) => name + output.suffix));
  await drop(
    connector,
    steps.filter((step) => !outputs.has(step.relation)),
  );
  return ok(undefined);
}

/** The statement that makes a step's relation, as it runs and as it is shown. */
export function stepStatement({ relation, kind, query }: ModelStep): Sql {
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
  const { rows: needed, of } = step.needs;
  const found = await connector.query(
    sql`select 1 as found from ${ident(step.relation)} limit ${literal(needed)}`,
    options,
  );
  if (!found.ok) return found;
  const { rows } = found.value;
  if (rows >= needed) return ok(undefined);
  return fail(quintileError('model.too_few_rows', { model, rows, needed, of }));
}

async function drop(connector: Connector, steps: readonly ModelStep[]): Promise<void> {
  for (const { kind, relation } of steps.filter((step) => step.kind !== 'insert').toReversed()) {
    const what = kind === 'view' ? sql`view` : sql`table`;
    await connector.exec(sql`drop ${what} if exists ${ident(relation)}`);
  }
}
