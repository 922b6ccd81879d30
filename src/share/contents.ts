import type { SharedGroup, SharedItem } from '../base/sharing';
import type { SqlToken } from '../base/sql-token';
import type { Cell, CellId, Notebook, SqlCell, TextCell } from '../document/notebook';
import { holdsEmail } from './email-like';
import { literalsOf, type SqlLiteral } from './sql-literals';
import { leavesOf, yamlLeaves, type YamlLeaf } from './yaml-leaves';

type Kind = SharedGroup['kind'];

const ORDER: readonly Kind[] = [
  'title',
  'text',
  'input',
  'query',
  'model',
  'chart',
  'data',
  'other',
];

const GROUP_OF: Readonly<Record<Cell['kind'], Kind>> = {
  text: 'text',
  sql: 'query',
  input: 'input',
  model: 'model',
  chart: 'chart',
  unknown: 'other',
};

/**
 * What whoever gets a link to this notebook will learn: its title and texts, every value chosen or typed, every string,
 * number and comment in its queries, and what it expects of the data. No item stands for a row: a notebook holds none.
 *
 * @param tokens of the SQL cells, by the engine’s tokenizer. A query without is listed whole.
 */
export function shareContents(
  notebook: Notebook,
  tokens: ReadonlyMap<CellId, readonly SqlToken[]> = new Map(),
): SharedGroup[] {
  const items = new Map<Kind, SharedItem[]>(ORDER.map((kind) => [kind, []]));
  for (const { kind, item } of frontItems(notebook)) items.get(kind)?.push(item);
  for (const cell of notebook.cells) {
    items.get(GROUP_OF[cell.kind])?.push(...itemsOf(cell, tokens.get(cell.id)));
  }
  return ORDER.map((kind) => ({
    kind,
    cells: notebook.cells.filter((cell) => GROUP_OF[cell.kind] === kind).length,
    items: items.get(kind) ?? [],
  })).filter((group) => group.cells > 0 || group.items.length > 0);
}

function frontItems({ front }: Notebook): { kind: Kind; item: SharedItem }[] {
  const title = { kind: 'title' as const, item: itemOf('Title', front.title) };
  const rest = yamlLeaves(withoutFences(front.source))
    .filter(({ path }) => path !== 'title' && path !== 'quintile')
    .map(({ path, value }) => {
      const kind: Kind = path === 'as_of' || path.startsWith('roles.') ? 'data' : 'other';
      return {
        kind,
        item: itemOf(path === '' ? 'Head' : wordsOf(path.replace('roles.', '')), value),
      };
    });
  return [title, ...rest];
}

/** The front matter without its lines of three dashes. */
function withoutFences(source: string): string {
  return source
    .split('\n')
    .filter((line) => line.trimEnd() !== '---')
    .join('\n');
}

function itemsOf(cell: Cell, tokens: readonly SqlToken[] | undefined): SharedItem[] {
  const options = leafItems(nameOf(cell), leavesOf(cell.options, ''));
  switch (cell.kind) {
    case 'text':
      return cell.markdown.trim() === '' ? [] : [textItem(cell)];
    case 'sql':
      return [...queryItems(cell, tokens), ...options];
    case 'unknown':
      return [itemOf(`${cell.type} ${cell.name ?? ''}`.trim(), cell.body.trim()), ...options];
    default:
      return [...leafItems(nameOf(cell), yamlLeaves(cell.body)), ...options];
  }
}

const EXCERPT = 80;
const whole = new Intl.NumberFormat('en');

/** Texts are read in the notebook: how long they are, and how they begin, is enough here. */
function textItem(cell: TextCell): SharedItem {
  const text = cell.markdown.trim();
  const start = text.replaceAll(/\s+/g, ' ').slice(0, EXCERPT).trimEnd();
  const where = `${whole.format(text.length)} ${text.length === 1 ? 'character' : 'characters'}`;
  const value = start.length < text.length ? `${start}…` : start;
  return { where, value, personal: holdsEmail(text) };
}

const LITERAL_WORDS: Readonly<Record<SqlLiteral['kind'], string>> = {
  string: '',
  number: '',
  comment: ', comment',
  unread: ', unfinished',
};

function queryItems(cell: SqlCell, tokens: readonly SqlToken[] | undefined): SharedItem[] {
  if (tokens === undefined) return [itemOf(`${nameOf(cell)}, whole query`, cell.sql.trim())];
  return literalsOf(cell.sql, tokens).map(({ kind, value }) =>
    itemOf(`${nameOf(cell)}${LITERAL_WORDS[kind]}`, value),
  );
}

function leafItems(name: string, leaves: readonly YamlLeaf[]): SharedItem[] {
  return leaves.map(({ path, value }) =>
    itemOf(path === '' ? name : `${name}, ${wordsOf(path)}`, value),
  );
}

function itemOf(where: string, value: string): SharedItem {
  return { where, value, personal: holdsEmail(value) };
}

function nameOf(cell: Cell): string {
  if (cell.name === null) return cell.kind === 'chart' ? 'Chart' : 'Cell without a name';
  return cell.kind === 'input' ? `$${cell.name}` : cell.name;
}

/** `transactions.columns.order_id` → `transactions, columns, order_id`. */
function wordsOf(path: string): string {
  return path.replaceAll('.', ', ');
}
