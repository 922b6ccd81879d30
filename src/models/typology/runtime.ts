import { quintileError } from '../../base/errors';
import { fail, ok, type Result } from '../../base/result';
import type { ColumnDoc } from '../../base/units';
import { ident, sql, type Sql } from '../../sql';
import { fetchRows } from '../fetch-rows';
import type { FitHooks, ModelContext, ModelRuntime, ModelStep, SegmentRule } from '../model';
import { rulesColumnProblem } from '../rules/rules-columns';
import { checkQuery, segmentsQuery } from '../segmentation/query';
import { checkSettings } from '../settings';
import { toldRules } from './applicable';
import { declaration } from './model';
import { BEHAVIOUR_TRAITS, EXPLAINING, STATUS_TRAITS } from './outputs';
import {
  knownQuery,
  rulesQuery,
  summaryQuery,
  traitsQuery,
  typologyQuery,
  type Trait,
} from './query';

interface TypologySettings {
  readonly behaviour: string;
  readonly status: string;
  readonly rules: readonly SegmentRule[];
  readonly rest: string;
}
type Context = ModelContext<TypologySettings>;

/** The typology as the kernel runs it. */
export const runtime: ModelRuntime<TypologySettings> = {
  id: 'typology',
  settings,
  check,
  steps,
  fit,
};

function settings(input: Readonly<Record<string, unknown>>): Result<TypologySettings> {
  const checked = checkSettings(declaration, input);
  if (!checked.ok) return checked;
  const values = checked.value as unknown as TypologySettings;
  if (values.rest.trim() === '') return invalid('rest', 'the rest group needs a name');
  if (values.rules.some(({ segment }) => segment === values.rest))
    return invalid('rest', `“${values.rest}” is a type with rules already`);
  return ok(values);
}

function check(context: Context): Result<void> {
  const { settings: given } = context;
  const problem = rulesColumnProblem(given.rules, traitsOf(context), given.behaviour);
  return problem === null ? ok(undefined) : invalid('rules', problem);
}

function invalid(setting: string, detail: string): Result<never> {
  return fail(quintileError('model.invalid_setting', { model: declaration.id, setting, detail }));
}

/**
 * Every column that rules can name: those of the behaviours (their segment is `rhythm`), then what the statuses add (their
 * segment is `status`), then those that a behaviour or a status usually has and these do not.
 */
function traitsOf({ relations }: Pick<Context, 'relations'>): readonly Trait[] {
  const traits = new Map<string, Trait>();
  const add = (trait: Trait): void => {
    const key = trait.name.toLowerCase();
    if (key !== 'customer_id' && key !== 'segment' && !traits.has(key)) traits.set(key, trait);
  };
  const tables = [
    ['behaviour', 'rhythm', BEHAVIOUR_TRAITS],
    ['status', 'status', STATUS_TRAITS],
  ] as const;
  // The segments come first: a column of the same name would be another thing.
  for (const [of, name] of tables) {
    const segment = relations?.[of]?.all.find((column) => column.name.toLowerCase() === 'segment');
    if (segment) add({ name, type: segment.type, of, column: segment.name });
  }
  for (const [of] of tables) {
    for (const { name, type } of relations?.[of]?.all ?? []) add({ name, type, of, column: name });
  }
  const usual: readonly ColumnDoc[] = [...BEHAVIOUR_TRAITS, ...STATUS_TRAITS];
  for (const { name, type } of usual) add({ name, type, of: null, column: name });
  return [...traits.values()];
}

/** Names of the columns that the rules read, in lower case, once each. */
function fieldsOf(rules: readonly SegmentRule[]): readonly string[] {
  return [...new Set(rules.flatMap(({ when }) => when.flat().map(({ field }) => lower(field))))];
}

function lower(name: string): string {
  return name.toLowerCase();
}

function relationOf({ relations }: Context, key: 'behaviour' | 'status'): Sql {
  return ident(relations?.[key]?.name ?? key);
}

function traitsName({ name }: Context): string {
  return `_${name}_traits`;
}

function steps(context: Context): readonly ModelStep[] {
  const asked = new Set([...EXPLAINING, 'revenue', ...fieldsOf(context.settings.rules)]);
  const traits = traitsOf(context).filter(({ name }) => asked.has(lower(name)));
  return [
    {
      relation: traitsName(context),
      kind: 'table',
      query: traitsQuery(traits, relationOf(context, 'behaviour'), relationOf(context, 'status')),
      needs: { rows: 1, of: 'customer' },
    },
  ];
}

async function fit(context: Context, hooks: FitHooks): Promise<Result<readonly ModelStep[]>> {
  const { name, settings: given } = context;
  const traits = ident(traitsName(context));
  const fields = fieldsOf(given.rules);
  const known = fields.length === 0 ? ok([]) : await fetchRows(hooks, knownQuery(traits, fields));
  if (!known.ok) return known;
  const knows = new Map(Object.entries(known.value[0] ?? {}));
  const { rules, reports } = toldRules(given.rules, (field) => knows.get(lower(field)) === true);
  const rest = {
    segment: given.rest,
    conditions: 'everybody left',
    applicable: true,
    why: null,
  };
  const all = [...reports, rest];
  const typology = ident(name);
  const population = sql`
    (
      select customer_id::VARCHAR as customer_id
      from ${relationOf(context, 'behaviour')}
      where customer_id is not null
    )
  `;
  const order = all.filter(({ applicable }) => applicable).map(({ segment }) => segment);
  const view = (suffix: string, query: Sql): ModelStep => ({
    relation: name + suffix,
    kind: 'view',
    query,
  });
  return ok([
    { relation: name, kind: 'table', query: typologyQuery(traits, rules, given.rest) },
    view('_rules', rulesQuery(typology, all)),
    view('_summary', summaryQuery(typology, all)),
    view('_segments', segmentsQuery(typology, order)),
    view('_check', checkQuery(typology, population)),
  ]);
}
