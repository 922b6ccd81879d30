import { ColumnResolver, aliasesOf, type Environment, type SourceColumns } from './columns';
import type { Token } from './lexer';
import { isWord, type Group } from './nodes';
import { isQuery, parseQuery, type Select } from './query';
import type { SchemaColumn, SqlSchema } from './schema';

/** What can be seen from the cursor. */
export interface Position {
  /** The last clause word before the cursor in its own query: `select`, `from`, `group` …; empty before the first. */
  readonly clause: string;
  /** The cursor stands in the clause itself, and not in brackets of it. */
  readonly atClauseLevel: boolean;
  /** The word before the brackets the cursor stands in, if it stands in brackets that are no query: `sum`, `over`. */
  readonly call: string;
  readonly environment: Environment | null;
  /** What the select at the cursor reads; then what the queries around it read. */
  readonly sources: readonly SourceColumns[];
  readonly outerSources: readonly SourceColumns[];
  /** Names that the select list gives. */
  readonly aliases: readonly string[];
  readonly resolver: ColumnResolver;
}

/** Finds out where the cursor stands. */
export function locate(root: Group, cursor: number, schema: SqlSchema): Position {
  const resolver = new ColumnResolver(schema);
  const path = pathTo(root, cursor);
  let position: Position = {
    clause: '',
    atClauseLevel: true,
    call: '',
    environment: null,
    sources: [],
    outerSources: [],
    aliases: [],
    resolver,
  };
  path.forEach((group, index) => {
    const parent = path[index - 1];
    if (index > 0 && !isQuery(group)) {
      position = { ...position, atClauseLevel: false, call: wordBefore(parent, group) };
    } else position = enter(group, parent, cursor, position);
  });
  return position;
}

/** The brackets around the cursor, from the whole text inwards. */
function pathTo(root: Group, cursor: number): Group[] {
  const path = [root];
  for (;;) {
    const inner: Group | undefined = path
      .at(-1)
      ?.nodes.find(
        (node): node is Group =>
          node.kind === 'group' &&
          node.from < cursor &&
          (cursor < node.to || (!node.closed && cursor <= node.to)),
      );
    if (!inner) return path;
    path.push(inner);
  }
}

function enter(
  group: Group,
  parent: Group | undefined,
  cursor: number,
  around: Position,
): Position {
  const { resolver } = around;
  const query = parseQuery(group);
  const body = parent && isQuery(parent) ? cteEnvironment(parent, group, around) : null;
  const environment = { ctes: query.ctes, outer: body ?? around.environment };
  const select = selectAt(query.selects, cursor);
  const clause = select?.clauses.findLast(({ start }) => start < cursor);
  return {
    clause: clause?.word ?? (isWord(group.nodes[0], 'with') && !select ? 'with' : ''),
    atClauseLevel: true,
    call: '',
    environment,
    sources: select ? resolver.sourcesOf(select, environment) : [],
    // A common table expression sees nothing of the query around it.
    outerSources: body ? [] : [...around.sources, ...around.outerSources],
    aliases: select ? aliasesOf(select) : [],
    resolver,
  };
}

/** What the body of a common table expression can read: those before it, and itself if that is allowed. */
function cteEnvironment(parent: Group, body: Group, around: Position): Environment | null {
  const { ctes, recursive } = parseQuery(parent);
  const index = ctes.findIndex((cte) => cte.body.from === body.from);
  if (index < 0) return null;
  return {
    ctes: ctes.slice(0, recursive ? index + 1 : index),
    outer: around.environment?.outer ?? null,
  };
}

function selectAt(selects: readonly Select[], cursor: number): Select | undefined {
  return selects.find(({ from, to }) => from <= cursor && cursor <= to);
}

function wordBefore(parent: Group | undefined, group: Group): string {
  const index = parent?.nodes.indexOf(group) ?? 0;
  const before = parent?.nodes[index - 1];
  return before?.kind === 'word' ? before.name : '';
}

/** Columns that the name before a dot stands for; null if it stands for nothing that is known. */
export function columnsBehind(position: Position, alias: string): readonly SchemaColumn[] | null {
  const named = [...position.sources, ...position.outerSources].find(
    (source) => source.alias?.toLowerCase() === alias.toLowerCase(),
  );
  return named?.columns ?? null;
}

/** What is expected where the cursor stands. */
export type Expected =
  | 'nothing'
  | 'start'
  | 'relation'
  | 'behind relation'
  | 'value'
  | 'behind value'
  | 'type'
  | 'by'
  | 'variable';

const VALUE_ENDS = ['end', 'null', 'true', 'false', 'all', 'asc', 'desc', 'row', 'rows'];

/**
 * Tells from the words before the cursor what comes next.
 *
 * @param before tokens before the word that is being typed.
 * @param isReserved whether a word is no name.
 */
export function expected(
  before: readonly Token[],
  position: Position,
  isReserved: (word: string) => boolean,
): Expected {
  const last = before.at(-1);
  if (!last) return 'start';
  if (last.kind === 'symbol') return behindSymbol(last.text, before, position);
  const inFrom = position.clause === 'from' && position.atClauseLevel;
  if (last.kind === 'word') {
    switch (last.name) {
      case 'from':
        if (['extract', 'trim', 'substring'].includes(position.call)) return 'value';
        return isWord(before.at(-2), 'distinct') && isWord(before.at(-3), 'is', 'not')
          ? 'value'
          : 'relation';
      case 'join':
      case 'describe':
      case 'summarize':
      case 'pivot':
      case 'unpivot':
        return 'relation';
      case 'as':
        return ['cast', 'try_cast'].includes(position.call) ? 'type' : 'nothing';
      case 'order':
      case 'group':
      case 'partition':
        return 'by';
      case 'with':
      case 'recursive':
        return 'nothing';
      case 'union':
      case 'intersect':
      case 'except':
        return 'start';
    }
    if (last.name === 'all' && position.clause === '') return 'start';
    if (isReserved(last.name) && !VALUE_ENDS.includes(last.name)) return 'value';
  }
  return inFrom && !isOnCondition(before) ? 'behind relation' : 'behind value';
}

function behindSymbol(text: string, before: readonly Token[], position: Position): Expected {
  const inFrom = position.clause === 'from' && position.atClauseLevel;
  if (text === '::') return 'type';
  if (text === ')' || text === ']' || text === '}') {
    if (position.clause === 'with' || position.clause === '') return 'start';
    return inFrom && !isOnCondition(before) ? 'behind relation' : 'behind value';
  }
  if (text === ',' && inFrom) return 'relation';
  if (text === ',' && position.clause === 'with') return 'nothing';
  // `count(*)` and `select *` are whole; `a * ` is not.
  if (text === '*' && isWord(before.at(-2), 'select', 'distinct')) return 'behind value';
  if (text === '*' && [',', '('].includes(before.at(-2)?.text ?? '')) return 'behind value';
  if (text === '(') {
    const opener = before.at(-2);
    if (position.clause === '' || isWord(opener, 'as', 'materialized', 'from', 'join', 'exists'))
      return 'start';
    if (isWord(opener, 'over')) return 'by';
  }
  return 'value';
}

/** Whether an `on` stands behind the last join. */
function isOnCondition(before: readonly Token[]): boolean {
  const on = before.findLastIndex((token) => isWord(token, 'on'));
  const source = before.findLastIndex((token) => isWord(token, 'join', 'from'));
  return on > source;
}
