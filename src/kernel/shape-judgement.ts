import { ok, type Result } from '../base/result';
import type { Shape, ShapeOffer } from '../base/shapes';
import type { Connector } from '../engine/connector';
import {
  agreeingCustomersQuery,
  keysQuery,
  mappingOf,
  ordersTwiceQuery,
  wideFactsQuery,
  type ShapeSource,
} from '../intake/shapes';
import type { CellValue } from '../base/cell-value';
import type { Sql } from '../sql';
import { fetchRows } from './statements';

type Of<Kind extends Shape['kind']> = Extract<Shape, { kind: Kind }>;

/** Share of rows that must find their partner before a join is taken, or offered, by itself. */
const SURE_MATCH = 0.95;
const WORTH_OFFERING = 0.5;

/** What the keys say about a join; null where nothing speaks for it. */
export async function judgeJoin(
  connector: Connector,
  shape: Of<'join'>,
  source: ShapeSource,
  other: ShapeSource,
  signal: AbortSignal,
): Promise<Result<ShapeOffer | null>> {
  const keys = await oneRow(connector, keysQuery(shape, source, other), signal);
  if (!keys.ok) return keys;
  const { rows = 0, matched = 0, others = 0, different = 0, alone = 0 } = keys.value;
  const manySide = shape.purpose === 'contacts' ? { rows: others, different } : null;
  // Who gives attributes must be there once; a key that repeats is no order and no account.
  const unique = manySide === null ? different === others : true;
  const share = rows === 0 ? 0 : matched / rows;
  if (!unique || share < WORTH_OFFERING) return ok(null);
  const own = mappingOf(source, 'transactions');
  if (shape.purpose === 'lines' && own['customer_id'] !== undefined) {
    const agreeing = await oneRow(connector, agreeingCustomersQuery(shape, source, other), signal);
    if (!agreeing.ok) return agreeing;
    // Two shops count their orders from 1 as well: only the same customers make them the same orders.
    if ((agreeing.value['share'] ?? 0) < SURE_MATCH) return ok(null);
  }
  return ok({
    shape,
    sentence: joinSentence(shape, source, other, matched, rows),
    notes: alone > 0 ? [aloneNote(shape, other, alone)] : [],
    sure: share >= SURE_MATCH,
  });
}

/** What wide columns hold; null where it is not what their names say. */
export async function judgeWide(
  connector: Connector,
  shape: Of<'wide'>,
  source: ShapeSource,
  signal: AbortSignal,
): Promise<Result<ShapeOffer | null>> {
  const facts = await fetchRows(connector, wideFactsQuery(shape, source), { signal });
  if (!facts.ok) return facts;
  const row = facts.value[0] ?? {};
  const flags = row['flags'] === true;
  if (Number(row['cells'] ?? 0) === 0) return ok(null);
  if (!flags && shape.purpose !== 'surveys') return ok(null);
  return ok({ shape, sentence: wideSentence(shape, source), notes: [], sure: true });
}

/** Files with the same columns are one table as well as several: the numbers are the same. */
export async function judgeUnion(
  connector: Connector,
  shape: Of<'union'>,
  sources: readonly ShapeSource[],
  signal: AbortSignal,
): Promise<Result<ShapeOffer>> {
  const files = sources.map(({ file }) => file);
  const query = ordersTwiceQuery(sources);
  const found = query === null ? ok(null) : await oneRow(connector, query, signal);
  if (!found.ok) return found;
  const twice = found.value?.['twice'] ?? 0;
  return ok({
    shape,
    sentence: `${files.join(', ')} have the same columns: read as one source, they are mapped and cleaned together.`,
    notes: [
      'The numbers stay the same; each row keeps the name of its file.',
      ...(twice > 0 ? [twiceNote(twice)] : []),
    ],
    sure: false,
  });
}

function twiceNote(orders: number): string {
  const ids = orders === 1 ? '1 order id stands' : `${orders.toLocaleString('en')} order ids stand`;
  return `${ids} in more than one of them: what is there twice counts twice.`;
}

function joinSentence(
  { purpose, key, otherKey }: Of<'join'>,
  source: ShapeSource,
  other: ShapeSource,
  matched: number,
  rows: number,
): string {
  const counts = `${matched.toLocaleString('en')} of ${rows.toLocaleString('en')}`;
  switch (purpose) {
    case 'lines':
      return `${source.file} holds the lines of ${other.file}: ${counts} lines find their order by ${key}.`;
    case 'refunds':
      return `${source.file} holds refunds of ${other.file}: ${counts} find their order by ${key}, and with it the customer.`;
    case 'accounts':
      return `${source.file} holds contacts of ${other.file}: ${counts} find their account by ${key}, and get its attributes.`;
    case 'contacts':
      return `${other.file} holds contacts of ${source.file}: ${counts} accounts have some by ${otherKey}; the accounts are the customers.`;
  }
}

function aloneNote({ purpose }: Of<'join'>, other: ShapeSource, alone: number): string {
  const count = alone.toLocaleString('en');
  switch (purpose) {
    case 'lines':
      return `${count} orders in ${other.file} have no line; they count with their own amount, where they have one.`;
    case 'refunds':
      return `${count} orders have no refund.`;
    case 'accounts':
      return `${count} accounts have no contact, and are no customers then.`;
    case 'contacts':
      return `${count} accounts of contacts are not in the list of accounts.`;
  }
}

function wideSentence({ purpose, columns }: Of<'wide'>, source: ShapeSource): string {
  const names = columns.join(', ');
  switch (purpose) {
    case 'campaigns':
      return `${names} in ${source.file} tell who responded to which campaign: one row each.`;
    case 'surveys':
      return `${names} in ${source.file} are questions: one row for each answer.`;
    case 'interactions':
      return `${names} in ${source.file} tells who got in touch: one row each.`;
  }
}

async function oneRow(
  connector: Connector,
  query: Sql,
  signal: AbortSignal,
): Promise<Result<Record<string, number>>> {
  const rows = await fetchRows(connector, query, { signal });
  if (!rows.ok) return rows;
  const numbers = Object.entries(rows.value[0] ?? {}).map(
    ([name, value]: [string, CellValue]) => [name, Number(value ?? 0)] as const,
  );
  return ok(Object.fromEntries(numbers));
}
