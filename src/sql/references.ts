import type { SqlToken } from '../base/sql-token';
import { isReservedWord } from './sql';
import { nameOf, wordOf } from './tokens';

/** A name in a text and where it stands: offsets in UTF-16 units, the `$` or the quotes included. */
export interface NameInText {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** What a query refers to, found by the engine’s tokenizer: never inside strings or comments. */
export interface SqlReferences {
  /** `$name`, in lower case. */
  readonly variables: readonly NameInText[];
  /** Relations read by a bare name, in lower case; common table expressions of the query and functions left out. */
  readonly relations: readonly NameInText[];
  /** True where it reads sources by their qualified names (`source.orders`). */
  readonly readsSources: boolean;
}

/**
 * Finds what a query reads, without the engine’s binder: the text may be half written, and what it names need not be
 * there. One pass over the tokens with a stack of brackets; a name counts as a relation where the grammar wants one
 * (after FROM, JOIN, a comma of a FROM list, PIVOT, DESCRIBE and the like).
 */
export function findReferences(text: string, tokens: readonly SqlToken[]): SqlReferences {
  const pieces = tokens.filter(({ kind }) => kind !== 'comment');
  return new ReferenceFinder(text, pieces).find();
}

/** Common table expressions in sight, the innermost first. */
interface Scope {
  readonly name: string;
  /** In the body of a recursive one: where it names itself. Only with a UNION is that a recursion. */
  readonly itself: NameInText[] | null;
  readonly outer: Scope | null;
}

/** How far a WITH list is. */
interface WithList {
  recursive: boolean;
  step: 'name' | 'head' | 'body' | 'after';
  name: string;
}

/** What is known of a bracket, or of the whole text. */
interface Bracket {
  readonly opened: string;
  scope: Scope | null;
  /** A query may begin here. */
  start: boolean;
  /** A query has begun: FROM is its clause, and not a part of `extract(year from x)`. */
  query: boolean;
  /** The next name is a relation. */
  expect: boolean;
  /** Inside a FROM list, where a comma brings another relation. */
  list: boolean;
  union: boolean;
  with: WithList | null;
  /** Of a common table expression’s body: the references to its own name. */
  readonly body: { readonly name: string; readonly itself: NameInText[] } | null;
}

/** The schema of what the user brought. */
const SOURCES = 'source';
const PAIRS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const SET_OPERATORS = new Set(['union', 'intersect', 'except']);
const SET_MODIFIERS = new Set(['all', 'distinct', 'by', 'name']);
const READS_ONE = new Set(['pivot', 'pivot_wider', 'unpivot', 'pivot_longer', 'table']);
const READS_OR_BEGINS = new Set(['describe', 'desc', 'summarize', 'show']);
/** `show tables` and the like list names; they read none. */
const LISTINGS = new Set(['all', 'databases', 'schemas', 'tables', 'variables']);
const ENDS_FROM = new Set(
  'where group having window qualify order limit offset fetch sample'.split(' '),
);

class ReferenceFinder {
  readonly #variables: NameInText[] = [];
  readonly #relations: NameInText[] = [];
  readonly #stack: Bracket[] = [bracket('', null, { query: true })];
  #readsSources = false;
  #at = 0;

  constructor(
    private readonly text: string,
    private readonly tokens: readonly SqlToken[],
  ) {}

  find(): SqlReferences {
    for (; this.#at < this.tokens.length; this.#at++) this.#read();
    while (this.#stack.length > 1) this.#close();
    const inOrder = (a: NameInText, b: NameInText) => a.from - b.from;
    const relations = this.#relations.toSorted(inOrder);
    return { variables: this.#variables, relations, readsSources: this.#readsSources };
  }

  get #top(): Bracket {
    const top = this.#stack.at(-1);
    if (!top) throw new RangeError('the whole text is never closed');
    return top;
  }

  /** The word of the token so many places from here. */
  #word(places = 0): string {
    return wordOf(this.text, this.tokens[this.#at + places]);
  }

  #read(): void {
    const top = this.#top;
    const word = this.#word();
    if (this.#readVariable(word)) {
      top.start = top.expect = false;
    } else if (word === '(' || word === '[' || word === '{') this.#open(word);
    else if (word in PAIRS) this.#closeTo(PAIRS[word] ?? '');
    else if (top.with && this.#readWith(top, top.with, word)) return;
    else if (this.#word(-1) === '.') top.start = top.expect = false;
    else if (top.start && this.#readStart(top, word)) return;
    else if (top.expect && this.#readRelation(top, word)) return;
    else this.#readClause(top, word);
  }

  #readVariable(word: string): boolean {
    const token = this.tokens[this.#at];
    const next = this.tokens[this.#at + 1];
    if (!token || !word.startsWith('$')) return false;
    if (word !== '$') {
      // `$1`: nobody can set it, which is better said by name than by the engine.
      this.#variables.push({ name: word.slice(1), from: token.from, to: token.to });
      return true;
    }
    const name = this.text[next?.from ?? 0] === '"' ? null : nameOf(this.text, next);
    if (next?.from !== token.to || name === null) return false;
    this.#variables.push({ name, from: token.from, to: next.to });
    this.#at++;
    return true;
  }

  #open(opened: string): void {
    const top = this.#top;
    const begins = opened === '(';
    const list = top.with?.step === 'body' ? top.with : null;
    const itself: NameInText[] = [];
    const scope = list?.recursive ? { name: list.name, itself, outer: top.scope } : top.scope;
    this.#stack.push(
      bracket(opened, scope, {
        start: begins && this.#word(-1) !== 'trim',
        expect: begins && top.expect,
        body: list && { name: list.name, itself },
      }),
    );
    top.start = top.expect = false;
  }

  #closeTo(opened: string): void {
    const depth = this.#stack.findLastIndex((bracket) => bracket.opened === opened);
    if (depth < 1) return;
    while (this.#stack.length > depth) this.#close();
  }

  #close(): void {
    const closed = this.#stack.pop();
    const list = this.#top.with;
    if (!closed?.body || !list) return;
    const { name, itself } = closed.body;
    if (!closed.union && !isInScope(name, this.#top.scope)) this.#relations.push(...itself);
    this.#top.scope = { name, itself: null, outer: this.#top.scope };
    list.step = 'after';
  }

  /** A WITH list’s own words; false where the list has ended. */
  #readWith(top: Bracket, list: WithList, word: string): boolean {
    if (list.step === 'after' && word !== ',') {
      top.with = null;
      top.start = true;
      return false;
    }
    if (list.step === 'after') list.step = 'name';
    else if (list.step === 'name' && word === 'recursive') list.recursive = true;
    else if (list.step === 'name') {
      list.name = nameOf(this.text, this.tokens[this.#at]) ?? '';
      list.step = 'head';
    } else if (word === 'as') list.step = 'body';
    return true;
  }

  /** What a query can begin with. */
  #readStart(top: Bracket, word: string): boolean {
    if (SET_MODIFIERS.has(word) && top.union) return true;
    const begins = word === 'select' || word === 'values' || word === 'with' || word === 'from';
    const readsOne = READS_ONE.has(word);
    const mayRead = READS_OR_BEGINS.has(word);
    top.start = mayRead;
    if (!begins && !readsOne && !mayRead) return false;
    top.query = true;
    top.expect = readsOne || mayRead || word === 'from';
    top.list = word === 'from';
    if (word === 'with') top.with = { recursive: false, step: 'name', name: '' };
    if (word === 'show' && LISTINGS.has(this.#word(1))) top.expect = false;
    return true;
  }

  /** A name where the grammar wants a relation: only a bare one that is no function counts. */
  #readRelation(top: Bracket, word: string): boolean {
    if (word === 'lateral') return true;
    const token = this.tokens[this.#at];
    const name = nameOf(this.text, token);
    if (!token || name === null || isReservedWord(word)) return false;
    const next = this.#word(1);
    if (next === ':') {
      this.#at++;
      return true;
    }
    top.expect = false;
    if (next === '(' && word === 'values') top.list = false;
    if (next === '.' && name === SOURCES) this.#readsSources = true;
    if (next === '.' || next === '(') return true;
    const found = { name, from: token.from, to: token.to };
    const scope = scopeOf(name, top.scope);
    if (scope === null) this.#relations.push(found);
    else scope.itself?.push(found);
    return true;
  }

  #readClause(top: Bracket, word: string): void {
    top.expect = false;
    if (word === 'from' && top.query && !this.#isDistinctFrom()) top.expect = top.list = true;
    else if (word === 'join') top.expect = true;
    else if (word === ',') top.expect = top.list;
    else if (word === 'select' || ENDS_FROM.has(word)) top.list = false;
    else if (SET_OPERATORS.has(word)) {
      top.list = false;
      top.start = top.union = true;
    }
  }

  /** `is distinct from`, `is not distinct from`. */
  #isDistinctFrom(): boolean {
    return this.#word(-1) === 'distinct' && ['is', 'not'].includes(this.#word(-2));
  }
}

function bracket(opened: string, scope: Scope | null, set: Partial<Bracket>): Bracket {
  const unset = { start: true, query: false, expect: false, list: false, union: false };
  return { opened, scope, with: null, body: null, ...unset, ...set };
}

function scopeOf(name: string, scope: Scope | null): Scope | null {
  for (let at = scope; at !== null; at = at.outer) if (at.name === name) return at;
  return null;
}

function isInScope(name: string, scope: Scope | null): boolean {
  return scopeOf(name, scope) !== null;
}
