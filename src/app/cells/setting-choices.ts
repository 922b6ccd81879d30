import type { ModelCell } from '../../document/notebook';
import type { ModelDeclaration } from '../../models/declarations';
import { ident, literal, sql } from '../../sql';
import type { AppState } from '../../state/app-state.svelte';
import type { KnownRelation } from '../../state/relations.svelte';

type Setting = ModelDeclaration['settings'][string];

/** More would be no choice. */
const MOST_NAMES = 500;

/**
 * What a setting of a model can name, as the data stand: relations with the columns that it needs, columns of a relation,
 * or values that a query has to find, which are `found` under its text.
 *
 * @returns names; a query whose first column has them; or null for settings that name nothing
 */
export function settingChoices(
  app: AppState,
  declaration: ModelDeclaration,
  { spec, name }: ModelCell,
  setting: Setting,
): readonly string[] | { readonly query: string } | null {
  const own = new Set(declaration.outputs.map(({ suffix }) => (name ?? '') + suffix));
  const relations = app.relations.all.filter((relation) => !own.has(relation.name));
  switch (setting.type) {
    case 'relation':
      return relations.filter((one) => has(one, setting.needs)).map(({ name: found }) => found);
    case 'table':
      return relations.filter((one) => has(one, setting.needs)).map(({ name: found }) => found);
    case 'name':
    case 'names':
      return choicesOf(app, declaration, spec?.settings ?? {}, setting.of);
    default:
      return null;
  }
}

function choicesOf(
  app: AppState,
  { settings }: ModelDeclaration,
  given: Readonly<Record<string, unknown>>,
  source: Extract<Setting, { type: 'name' }>['of'],
): readonly string[] | { readonly query: string } {
  if (source.kind === 'attributes') {
    const columns = app.relations.columnsOf('customers');
    return columns.map(({ name }) => name).filter((name) => name !== 'customer_id');
  }
  if (source.kind === 'questions') {
    return {
      query:
        sql`select distinct question from surveys order by question limit ${literal(MOST_NAMES)}`
          .text,
    };
  }
  const relation = given[source.setting] ?? standardRelation(app, settings[source.setting]);
  if (typeof relation !== 'string') return [];
  if (source.kind === 'columns') {
    const names = app.relations
      .columnsOf(relation)
      .filter(({ type }) => source.numeric !== true || /INT|DOUBLE|FLOAT|DECIMAL/.test(type))
      .map(({ name }) => name)
      .filter((name) => name !== 'customer_id');
    return [...new Set([...names, ...(source.also ?? [])])];
  }
  return {
    query: sql`
      select segment
      from ${ident(relation)}
      where segment is not null
      group by segment
      order by count(*) desc, segment
      limit ${literal(MOST_NAMES)}
    `.text,
  };
}

/** What is read where nothing is named: the default, or without its roles what stands in its place. */
function standardRelation(app: AppState, setting: Setting | undefined): string | null {
  if (setting?.type === 'relation') return setting.default;
  if (setting?.type !== 'table') return null;
  const { default: standard, otherwise } = setting;
  if (standard === null || otherwise === undefined) return standard;
  return app.relations.columnsOf(standard).length > 0 ? standard : otherwise;
}

function has({ columns }: KnownRelation, needs: readonly string[]): boolean {
  const names = new Set(columns.map(({ name }) => name.toLowerCase()));
  return needs.every((need) => names.has(need));
}
