import { quintileError } from '../../base/errors';
import { fail, ok, type Result } from '../../base/result';
import { ident, sql, type Sql } from '../../sql';
import type { ModelContext, ModelRuntime, ModelStep, SegmentRule } from '../model';
import { rulesColumnProblem } from '../rules/rules-columns';
import { checkQuery, segmentsQuery } from '../segmentation/query';
import { revenueQuery } from '../segmentation/revenue';
import { checkSettings } from '../settings';
import { declaration } from './model';
import { rulesQuery, segmentedQuery, summaryQuery, type RulePlan } from './query';

interface CustomSettings {
  readonly customers: string;
  readonly rules: readonly SegmentRule[];
  readonly rest: string;
  readonly as_of: string | null;
}
type Context = ModelContext<CustomSettings>;

const NUMBER = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL\(.*\))$/;

/** Segments by rules as the kernel runs them. */
export const runtime: ModelRuntime<CustomSettings> = {
  id: 'custom_segments',
  settings,
  check,
  steps,
};

function settings(input: Readonly<Record<string, unknown>>): Result<CustomSettings> {
  const checked = checkSettings(declaration, input);
  if (!checked.ok) return checked;
  const values = checked.value as unknown as CustomSettings;
  if (values.rest.trim() === '') return invalid('rest', 'the rest group needs a name');
  if (values.rules.some(({ segment }) => segment === values.rest))
    return invalid('rest', `“${values.rest}” is a segment with rules already`);
  return ok(values);
}

function check({ settings: { rules }, relations }: Context): Result<void> {
  const table = relations?.['customers'];
  const problem = table ? rulesColumnProblem(rules, table.all, table.name) : null;
  return problem === null ? ok(undefined) : invalid('rules', problem);
}

function invalid(setting: string, detail: string): Result<never> {
  return fail(quintileError('model.invalid_setting', { model: declaration.id, setting, detail }));
}

function steps(context: Context): readonly ModelStep[] {
  const { name, relations } = context;
  const { rules, rest, as_of, customers } = context.settings;
  const table = relations?.['customers'];
  const source = ident(table?.name ?? customers);
  const plan: RulePlan = { customers: source, rules, rest };
  const ownRevenue = table?.all.some(
    (column) => column.name.toLowerCase() === 'revenue' && NUMBER.test(column.type),
  );
  const revenue = ownRevenue ? null : revenueQuery(as_of, context);
  const main = ident(name);
  const view = (suffix: string, query: Sql): ModelStep => ({
    relation: name + suffix,
    kind: 'view',
    query,
  });
  const order = [...rules.map(({ segment }) => segment), rest];
  const population = sql`
    (
      select customer_id::VARCHAR as customer_id
      from ${source}
      where customer_id is not null
    )
  `;
  return [
    {
      relation: name,
      kind: 'table',
      query: segmentedQuery(plan, revenue),
      needs: { rows: 1, of: 'customer' },
    },
    view('_segments', segmentsQuery(main, order)),
    view('_rules', rulesQuery(plan)),
    view('_summary', summaryQuery(main, plan)),
    view('_check', checkQuery(main, population)),
  ];
}
