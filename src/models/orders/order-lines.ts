import { EMPTY, ident, join, literal, sql, type Sql } from '../../sql';
import type { ModelContext, ModelDeclaration, ModelStep } from '../model';
import { relationSource } from '../relation-source';

/** Above this many rows, what is grouped in one pass could outgrow what a browser tab gives (3.1 GiB, no disk). */
const ROWS_IN_ONE_PASS = 12_000_000;
const ROWS_A_PASS = 8_000_000;

/** One of several parts of the customers. */
export interface Part {
  readonly index: number;
  readonly of: number;
}

/** How a model reads the lines of orders: its pieces of SQL. */
export interface OrderLines {
  /** What stands after FROM: the `transactions` view, or what the setting of this name puts in its place. */
  readonly from: Sql;
  /** True where another relation takes the place of the view. */
  readonly isReplaced: boolean;
  /** Lines can be returns, which change money only: never what counts as ordering. */
  readonly mayHoldReturns: boolean;
  /** An aggregate over lines of orders alone. */
  ofOrders(aggregate: Sql): Sql;
  /** What makes lines one order: the order id, else the day. */
  readonly orderKey: Sql;
  /** A column of the lines; NULL of its type where no source supplies it. */
  column(name: 'product' | 'category' | 'channel' | 'discount'): Sql;
  /** The day to look from, as a DATE expression: the setting, else the day after the last order. */
  readonly asOf: Sql;
  /** The lines that count, as a WHERE clause, or nothing. */
  where(which?: { readonly part?: Part | undefined; readonly ordersAlone?: boolean }): Sql;
}

/**
 * Reads the setting `transactions` of a model.
 *
 * @param asOf ISO day of the model's setting; null is the day after the last order of these lines
 */
export function orderLines(
  { settings }: Pick<ModelDeclaration, 'settings'>,
  asOf: string | null,
  { relations, returns, mapped }: Pick<ModelContext<unknown>, 'relations' | 'returns' | 'mapped'>,
): OrderLines {
  const input = relations?.['transactions'];
  const columns = input?.columns ?? mapped.transactions;
  const from = relationSource(settings, 'transactions', relations);
  const mayHoldReturns = input ? input.columns.includes('is_return') : returns !== 'exclude';
  const isOrder = sql`is_return is not true`;
  const lastDay = sql`select max(ordered_at)::DATE + 1 from ${from}`;
  const day =
    asOf !== null
      ? sql`DATE ${literal(asOf)}`
      : mayHoldReturns
        ? sql`(${lastDay} where ${isOrder})`
        : sql`(${lastDay})`;
  const byOrderId = columns?.includes('order_id') !== false;
  return {
    from,
    isReplaced: input !== undefined,
    mayHoldReturns,
    ofOrders: (aggregate) => (mayHoldReturns ? sql`${aggregate} filter (${isOrder})` : aggregate),
    orderKey: byOrderId
      ? sql`coalesce(order_id, ordered_at::DATE::VARCHAR)`
      : sql`ordered_at::DATE`,
    column: (name) => {
      if (columns?.includes(name) !== false) return ident(name);
      return name === 'discount' ? sql`null::DOUBLE` : sql`null::VARCHAR`;
    },
    asOf: day,
    where: ({ part, ordersAlone = false } = {}) => {
      // Without a day of its own only returns can lie behind the last order.
      const isCut = asOf !== null || mayHoldReturns;
      const conditions = [
        ...(isCut ? [sql`ordered_at < ${day}`] : []),
        ...(ordersAlone && mayHoldReturns ? [isOrder] : []),
        ...(part ? [sql`hash(customer_id) % ${literal(part.of)} = ${literal(part.index)}`] : []),
      ];
      return conditions.length > 0 ? sql`where ${join(conditions, '\nand ')}` : EMPTY;
    },
  };
}

/** Makes a scratch table from the lines in one pass, or in several over parts of the customers when there are many. */
export function passes(
  relation: string,
  transactionRows: number | null,
  query: (part?: Part) => Sql,
): readonly ModelStep[] {
  const rows = transactionRows ?? 0;
  const parts = rows > ROWS_IN_ONE_PASS ? Math.ceil(rows / ROWS_A_PASS) : 1;
  if (parts === 1) return [{ relation, kind: 'table', query: query() }];
  return Array.from({ length: parts }, (_, index): ModelStep => ({
    relation,
    kind: index === 0 ? 'table' : 'insert',
    query: query({ index, of: parts }),
  }));
}

/** The customer of every line of an order before the as-of date. */
export function orderedByQuery(lines: OrderLines): Sql {
  return sql`
    select customer_id
    from ${lines.from}
    ${lines.where({ ordersAlone: true })}
  `;
}
