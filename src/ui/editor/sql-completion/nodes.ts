import { RESERVED_WORDS } from './catalogue';
import type { Token } from './lexer';

/** What stands between brackets, or the whole text. */
export interface Group {
  readonly kind: 'group';
  readonly open: '(' | '[' | '{' | '';
  readonly nodes: readonly Node[];
  /** The opening bracket. */
  readonly from: number;
  /** Behind the closing bracket, or the end of the text. */
  readonly to: number;
  readonly closed: boolean;
}
export type Node = Token | Group;

/** Kinds of their own, so that “no such word” does not read as “no token”. */
type Of<Kind extends Token['kind']> = Token & { readonly kind: Kind };
export type NameToken = Of<'word' | 'quoted'>;

interface OpenGroup {
  open: Group['open'];
  from: number;
  nodes: Node[];
}

const CLOSES: Readonly<Record<string, Group['open']>> = { ')': '(', ']': '[', '}': '{' };

/** Puts tokens between brackets into groups. A bracket left open ends with the text; one too many is passed over. */
export function groupTokens(tokens: readonly Token[], length: number): Group {
  const stack: OpenGroup[] = [];
  let current: OpenGroup = { open: '', from: 0, nodes: [] };
  const close = (to: number, closed: boolean) => {
    const { open, from, nodes } = current;
    const outer = stack.pop();
    const end = outer && !closed ? endOfArguments(nodes, outer.nodes.at(-1)) : nodes.length;
    const group: Group = {
      kind: 'group',
      open,
      from,
      to: nodes[end]?.from ?? to,
      nodes: nodes.slice(0, end),
      closed,
    };
    if (outer) {
      outer.nodes.push(group, ...nodes.slice(end));
      current = outer;
    }
    return group;
  };
  for (const token of tokens) {
    const { text } = token;
    const symbol = token.kind === 'symbol';
    if (symbol && (text === '(' || text === '[' || text === '{')) {
      stack.push(current);
      current = { open: text, from: token.from, nodes: [] };
    } else if (symbol && Object.hasOwn(CLOSES, text)) {
      const opening = CLOSES[text];
      if (![...stack.slice(1), current].some(({ open }) => open === opening)) continue;
      while (current.open !== opening) close(token.from, false);
      close(token.to, true);
    } else current.nodes.push(token);
  }
  while (stack.length > 0) close(length, false);
  return close(length, false);
}

/** Where arguments that nobody closed end: `sum( from t` goes on with its clause. */
function endOfArguments(nodes: readonly Node[], before: Node | undefined): number {
  const isCall =
    before?.kind === 'word' &&
    !RESERVED_WORDS.has(before.name) &&
    !['over', 'filter', 'materialized', 'extract'].includes(before.name);
  const end = isCall
    ? nodes.findIndex((node) => isWord(node, 'from', 'where', 'group', 'order'))
    : -1;
  return end < 0 ? nodes.length : end;
}

/** Whether a node is one of these words, unquoted. */
export function isWord(node: Node | undefined, ...words: readonly string[]): node is Of<'word'> {
  return node?.kind === 'word' && words.includes(node.name);
}

export function isSymbol(node: Node | undefined, text: string): node is Of<'symbol'> {
  return node?.kind === 'symbol' && node.text === text;
}

export function isGroup(node: Node | undefined, open: Group['open'] = '('): node is Group {
  return node?.kind === 'group' && node.open === open;
}

/** Nodes between commas. */
export function splitByComma(nodes: readonly Node[]): Node[][] {
  const parts: Node[][] = [[]];
  for (const node of nodes) {
    if (isSymbol(node, ',')) parts.push([]);
    else parts.at(-1)?.push(node);
  }
  return parts.filter((part) => part.length > 0);
}
