import { RESERVED_WORDS } from './catalogue';
import { isGroup, isSymbol, isWord, type Group, type NameToken, type Node } from './nodes';

/** A query as far as its shape can be told while it is being written. */
export interface Query {
  readonly ctes: readonly Cte[];
  readonly recursive: boolean;
  /** What set operations put together. */
  readonly selects: readonly Select[];
}

export interface Cte {
  readonly name: string;
  /** Names given in brackets behind the name. */
  readonly columns: readonly string[] | null;
  readonly body: Group;
}

export interface Select {
  readonly from: number;
  readonly to: number;
  readonly clauses: readonly Clause[];
  /** The whole of it is a query in brackets. */
  readonly nested: Group | null;
}

export interface Clause {
  readonly word: string;
  /** Behind its first word. */
  readonly start: number;
  readonly nodes: readonly Node[];
}

/** Something that a select reads. */
export interface Source {
  /** What its columns are called by. */
  readonly alias: string | null;
  readonly columns: readonly string[] | null;
  readonly reads:
    | { readonly kind: 'relation'; readonly schema: string | null; readonly name: string }
    | { readonly kind: 'query'; readonly body: Group }
    | { readonly kind: 'function'; readonly name: string };
}

const STARTS = ['select', 'from', 'with', 'values', 'pivot', 'unpivot', 'describe', 'summarize'];
const CLAUSES = new Set(
  `${STARTS.slice(3).join(' ')} select from where group having window qualify order limit offset`.split(
    ' ',
  ),
);
const SET_OPERATIONS = ['union', 'intersect', 'except'];
const JOIN_WORDS = new Set(
  'lateral natural left right full inner outer cross asof positional anti semi join'.split(' '),
);

/** Whether what stands in brackets is a query of its own, and not arguments or a list. */
export function isQuery({ nodes }: Group): boolean {
  const first = nodes[0];
  return isWord(first, ...STARTS) || (isGroup(first) && isQuery(first));
}

/** Reads the shape of a query from what stands in its brackets. */
export function parseQuery({ nodes, from, to }: Group): Query {
  const { ctes, recursive, next } = parseWith(nodes);
  const selects: Select[] = [];
  let part: Node[] = [];
  let start = nodes[next]?.from ?? to;
  if (next === 0) start = from;
  for (let index = next; index < nodes.length; index += 1) {
    const node = nodes[index];
    if (!node) break;
    if (isWord(node, ...SET_OPERATIONS)) {
      selects.push(parseSelect(part, start, node.from));
      part = [];
      start = node.to;
      while (isWord(nodes[index + 1], 'all', 'distinct', 'by', 'name')) index += 1;
    } else part.push(node);
  }
  selects.push(parseSelect(part, start, to));
  return { ctes, recursive, selects };
}

function parseWith(nodes: readonly Node[]): { ctes: Cte[]; recursive: boolean; next: number } {
  const ctes: Cte[] = [];
  if (!isWord(nodes[0], 'with')) return { ctes, recursive: false, next: 0 };
  const recursive = isWord(nodes[1], 'recursive');
  let at = recursive ? 2 : 1;
  for (;;) {
    const name = nodes[at];
    if (!isName(name)) break;
    at += 1;
    const list = nodes[at];
    const columns = isGroup(list) ? namesIn(list) : null;
    if (columns) at += 1;
    while (isWord(nodes[at], 'using', 'key', 'as', 'not', 'materialized') || isKeyList(nodes, at))
      at += 1;
    const body = nodes[at];
    if (!isGroup(body)) break;
    ctes.push({ name: name.name, columns, body });
    at += 1;
    if (!isSymbol(nodes[at], ',')) break;
    at += 1;
  }
  return { ctes, recursive, next: at };
}

/** `using key (a, b)` before `as`. */
function isKeyList(nodes: readonly Node[], at: number): boolean {
  return isGroup(nodes[at]) && isWord(nodes[at - 1], 'key');
}

function parseSelect(nodes: readonly Node[], from: number, to: number): Select {
  const only = nodes[0];
  if (nodes.length === 1 && isGroup(only) && isQuery(only)) {
    return { from, to, clauses: [], nested: only };
  }
  const clauses: { word: string; start: number; nodes: Node[] }[] = [];
  nodes.forEach((node, index) => {
    if (startsClause(nodes, index)) clauses.push({ word: wordOf(node), start: node.to, nodes: [] });
    else clauses.at(-1)?.nodes.push(node);
  });
  return { from, to, clauses, nested: null };
}

function startsClause(nodes: readonly Node[], index: number): boolean {
  const node = nodes[index];
  if (node?.kind !== 'word' || !CLAUSES.has(node.name)) return false;
  const before = nodes[index - 1];
  // `t.from` is a column, but `t.` that is being typed before a clause is not.
  if (isSymbol(before, '.') && before.to === node.from) return false;
  if (isWord(before, 'as', 'within')) return false;
  // `a is distinct from b` starts nothing.
  return !(
    node.name === 'from' &&
    isWord(before, 'distinct') &&
    isWord(nodes[index - 2], 'is', 'not')
  );
}

/** What a clause of the `from` kind reads, in order. */
export function parseSources(nodes: readonly Node[]): Source[] {
  const sources: Source[] = [];
  let at = 0;
  const skipTo = (ends: (node: Node | undefined) => boolean) => {
    while (at < nodes.length && !ends(nodes[at])) at += 1;
  };
  while (at < nodes.length) {
    const node = nodes[at];
    if (isSymbol(node, ',') || isJoinWord(node)) at += 1;
    else if (isGroup(node) && !isQuery(node)) {
      sources.push(...parseSources(node.nodes));
      at += 1;
      skipTo(endsSource);
    } else {
      const { source, next } = parseSource(nodes, at);
      if (source) sources.push(source);
      at = Math.max(next, at + 1);
      skipTo(endsSource);
    }
  }
  return sources;
}

function endsSource(node: Node | undefined): boolean {
  return isSymbol(node, ',') || isJoinWord(node);
}

function parseSource(
  nodes: readonly Node[],
  start: number,
): { source: Source | null; next: number } {
  let at = start;
  let reads: Source['reads'];
  const first = nodes[at];
  if (isGroup(first)) {
    reads = { kind: 'query', body: first };
    at += 1;
  } else if (isName(first)) {
    const parts = [first.name];
    at += 1;
    for (let part = nodes[at + 1]; isSymbol(nodes[at], '.') && isName(part); part = nodes[at + 1]) {
      parts.push(part.name);
      at += 2;
    }
    const name = parts.at(-1) ?? '';
    const isCall = isGroup(nodes[at]);
    if (isCall) at += 1;
    reads = isCall
      ? { kind: 'function', name }
      : { kind: 'relation', schema: parts.at(-2) ?? null, name };
  } else return { source: null, next: at + 1 };
  if (isWord(nodes[at], 'as')) at += 1;
  const second = nodes[at];
  const given = isName(second) ? second.name : null;
  if (given !== null) at += 1;
  const list = nodes[at];
  const columns = given !== null && isGroup(list) ? namesIn(list) : null;
  const alias = given ?? (reads.kind === 'query' ? null : reads.name);
  return { source: { alias, columns, reads }, next: at };
}

function isJoinWord(node: Node | undefined): boolean {
  return node?.kind === 'word' && JOIN_WORDS.has(node.name);
}

/** A name, quoted or not, and no keyword. */
export function isName(node: Node | undefined): node is NameToken {
  return node?.kind === 'quoted' || (node?.kind === 'word' && !RESERVED_WORDS.has(node.name));
}

function namesIn({ nodes }: Group): string[] {
  return nodes.filter(isName).map(({ name, kind, text }) => (kind === 'word' ? text : name));
}

function wordOf(node: Node): string {
  return node.kind === 'word' ? node.name : '';
}
