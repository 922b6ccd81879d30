import type { Token } from './lexer';
import { isGroup, isSymbol, isWord, splitByComma, type Group, type Node } from './nodes';
import { isName, parseQuery, parseSources, type Cte, type Select, type Source } from './query';
import type { SchemaColumn, SqlSchema } from './schema';

/** Common table expressions that can be read at some place, the nearest first. */
export interface Environment {
  readonly ctes: readonly Cte[];
  readonly outer: Environment | null;
}

/** A source of a select with its columns, as far as they can be told. */
export interface SourceColumns {
  readonly alias: string | null;
  readonly columns: readonly SchemaColumn[];
}

/**
 * Tells the columns of relations, common table expressions and subqueries of one text. What cannot be told without
 * running the query (a call without a name, PIVOT) is left out.
 */
export class ColumnResolver {
  readonly #relations = new Map<string, readonly SchemaColumn[]>();
  /** Also stops a query that reads itself. */
  readonly #known = new Map<Group, readonly SchemaColumn[]>();

  constructor(schema: SqlSchema) {
    for (const { schema: of, name, columns } of schema.relations) {
      this.#relations.set(keyOf(of ?? null, name), columns);
    }
  }

  ofQuery(group: Group, environment: Environment | null): readonly SchemaColumn[] {
    const known = this.#known.get(group);
    if (known) return known;
    this.#known.set(group, []);
    const { ctes, selects } = parseQuery(group);
    const first = selects[0];
    const columns = first ? this.ofSelect(first, { ctes, outer: environment }) : [];
    this.#known.set(group, columns);
    return columns;
  }

  ofSelect(select: Select, environment: Environment): readonly SchemaColumn[] {
    if (select.nested) return this.ofQuery(select.nested, environment);
    const sources = this.sourcesOf(select, environment);
    const list = select.clauses.find(({ word }) => word === 'select');
    if (!list) return distinct(sources.flatMap(({ columns }) => columns));
    return splitByComma(withoutDistinct(list.nodes)).flatMap((item) =>
      columnsOfItem(item, sources),
    );
  }

  /** What the select reads, in order. */
  sourcesOf(select: Select, environment: Environment): SourceColumns[] {
    return select.clauses
      .filter(({ word }) => ['from', 'pivot', 'unpivot', 'describe', 'summarize'].includes(word))
      .flatMap(({ nodes }) => parseSources(nodes))
      .map((source) => ({ alias: source.alias, columns: this.#ofSource(source, environment) }));
  }

  #ofSource({ reads, columns }: Source, environment: Environment): readonly SchemaColumn[] {
    if (reads.kind === 'function') return (columns ?? [reads.name]).map((name) => ({ name }));
    const own =
      reads.kind === 'query'
        ? this.ofQuery(reads.body, environment)
        : this.#ofRelation(reads.schema, reads.name, environment);
    return renamed(own, columns);
  }

  #ofRelation(
    schema: string | null,
    name: string,
    environment: Environment | null,
  ): readonly SchemaColumn[] {
    for (let at = environment; schema === null && at; at = at.outer) {
      const index = at.ctes.findLastIndex((cte) => same(cte.name, name));
      const cte = at.ctes[index];
      if (!cte) continue;
      const before = { ctes: at.ctes.slice(0, index), outer: at.outer };
      return renamed(this.ofQuery(cte.body, before), cte.columns);
    }
    return this.#relations.get(keyOf(schema, name)) ?? [];
  }
}

/** Names that the select list gives to its columns: `as name`, and `name` behind an expression. */
export function aliasesOf(select: Select): string[] {
  const list = select.clauses.find(({ word }) => word === 'select');
  if (!list) return [];
  return splitByComma(withoutDistinct(list.nodes)).flatMap((item) => aliasOf(item) ?? []);
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function keyOf(schema: string | null, name: string): string {
  return `${schema?.toLowerCase() ?? ''}\n${name.toLowerCase()}`;
}

function withoutDistinct(nodes: readonly Node[]): readonly Node[] {
  if (!isWord(nodes[0], 'distinct', 'all')) return nodes;
  return isWord(nodes[1], 'on') && isGroup(nodes[2]) ? nodes.slice(3) : nodes.slice(1);
}

function columnsOfItem(
  item: readonly Node[],
  sources: readonly SourceColumns[],
): readonly SchemaColumn[] {
  const star = starOf(item, sources);
  if (star) return star;
  const alias = aliasOf(item);
  const bare = columnNamed(item.length > 3 || alias !== null ? withoutAlias(item) : item, sources);
  if (alias !== null) return [{ ...(bare ?? { type: castOf(item) }), name: alias }];
  return bare ? [bare] : [];
}

/** `*`, `t.*`, with `exclude` and `rename`. */
function starOf(
  item: readonly Node[],
  sources: readonly SourceColumns[],
): readonly SchemaColumn[] | null {
  const [first, second, third] = item;
  const qualified = isName(first) && isSymbol(second, '.') && isSymbol(third, '*');
  if (!qualified && !isSymbol(first, '*')) return null;
  const from = qualified
    ? sources.filter(({ alias }) => alias !== null && same(alias, first.name))
    : sources;
  const left = new Set<string>();
  const names = new Map<string, string>();
  item.forEach((node, index) => {
    const next = item[index + 1];
    const nodes = isGroup(next) ? next.nodes : next ? [next] : [];
    if (isWord(node, 'exclude', 'except')) {
      for (const name of nodes.filter(isName)) left.add(name.name.toLowerCase());
    } else if (isWord(node, 'rename')) {
      for (const [old, , now] of splitByComma(nodes)) {
        if (isName(old) && isName(now)) names.set(old.name.toLowerCase(), written(now));
      }
    }
  });
  return distinct(from.flatMap(({ columns }) => columns))
    .filter(({ name }) => !left.has(name.toLowerCase()))
    .map((column) => ({ ...column, name: names.get(column.name.toLowerCase()) ?? column.name }));
}

function aliasOf(item: readonly Node[]): string | null {
  const [first, second] = item;
  if (isName(first) && isSymbol(second, ':')) return written(first);
  const last = item.at(-1);
  const before = item.at(-2);
  if (isWord(before, 'as') && last && last.kind !== 'group') return written(last);
  const ends =
    before !== undefined &&
    !isWord(before, 'over') &&
    !isWord(item.at(-3), 'interval') &&
    (before.kind === 'group' ||
      before.kind === 'quoted' ||
      before.kind === 'string' ||
      before.kind === 'number' ||
      before.kind === 'variable' ||
      isName(before) ||
      isWord(before, 'end', 'null', 'true', 'false'));
  return ends && isName(last) ? written(last) : null;
}

function withoutAlias(item: readonly Node[]): readonly Node[] {
  if (isSymbol(item[1], ':')) return item.slice(2);
  return item.slice(0, isWord(item.at(-2), 'as') ? -2 : -1);
}

/** The column that `name` or `t.name` stands for. */
function columnNamed(
  nodes: readonly Node[],
  sources: readonly SourceColumns[],
): SchemaColumn | null {
  const [first, dot, second, ...rest] = nodes;
  if (!isName(first) || rest.length > 0) return null;
  if (dot === undefined) {
    const found = sources
      .flatMap(({ columns }) => columns)
      .find(({ name }) => same(name, first.name));
    return found ?? { name: written(first) };
  }
  if (!isSymbol(dot, '.') || !isName(second)) return null;
  const source = sources.find(({ alias }) => alias !== null && same(alias, first.name));
  return source?.columns.find(({ name }) => same(name, second.name)) ?? { name: written(second) };
}

/** The type behind the last `::`, if that ends the expression. */
function castOf(item: readonly Node[]): string | undefined {
  const at = item.findLastIndex((node) => isSymbol(node, '::'));
  const type = item[at + 1];
  return at > 0 && type?.kind === 'word' ? type.text.toUpperCase() : undefined;
}

function renamed(
  columns: readonly SchemaColumn[],
  names: readonly string[] | null,
): readonly SchemaColumn[] {
  if (!names) return columns;
  const given = names.map((name, index) => ({ ...columns[index], name }));
  return [...given, ...columns.slice(names.length)];
}

function distinct(columns: readonly SchemaColumn[]): SchemaColumn[] {
  const byName = new Map<string, SchemaColumn>();
  for (const column of columns) {
    const key = column.name.toLowerCase();
    if (!byName.has(key)) byName.set(key, column);
  }
  return [...byName.values()];
}

function written({ kind, name, text }: Token): string {
  return kind === 'word' ? text : name;
}
