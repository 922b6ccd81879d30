import type { Connector } from '../../src/engine/connector';
import { join, literal, sql } from '../../src/sql';
import { run } from './engine';

/** A line of `transactions`: what a test says about it; the rest is NULL. */
export interface TransactionLine {
  readonly customer_id: string;
  readonly order_id: string | null;
  /** ISO timestamp without a zone. */
  readonly ordered_at: string;
  /** A decimal number as text, so that nothing is rounded on the way. */
  readonly amount: string;
  readonly is_return?: boolean;
}

export const ONE_ORDER: TransactionLine = {
  customer_id: 'ann',
  order_id: '1',
  ordered_at: '2024-03-05 10:00:00',
  amount: '12.50',
};

/** An order of one of some customers who differ in how much, how often and when they buy. */
export function anotherOrder(at: number): TransactionLine {
  return {
    customer_id: `c${Math.floor(Math.sqrt(at))}`,
    order_id: String(at),
    ordered_at: `2024-01-${String(1 + (at % 28)).padStart(2, '0')} 12:00:00`,
    amount: `${at + 1}.25`,
  };
}

/** Makes `transactions` with all its canonical columns, holding these lines. */
export async function createTransactions(
  db: Connector,
  lines: readonly TransactionLine[],
): Promise<void> {
  const rows = lines.map(
    (line) => sql`
      (${literal(line.customer_id)}, ${literal(line.order_id)}, ${literal(line.ordered_at)}, ${literal(line.amount)}, ${literal(line.is_return ?? false)})
    `,
  );
  await run(
    db,
    sql`
      create or replace table lines (
        customer_id VARCHAR, order_id VARCHAR, ordered_at TIMESTAMP, amount DECIMAL(18, 4), is_return BOOLEAN
      )
    `,
  );
  if (rows.length > 0) await run(db, sql`insert into lines values ${join(rows, ',\n')}`);
  await run(
    db,
    sql`
      create or replace view transactions as
      select
        customer_id,
        order_id,
        ordered_at,
        amount,
        null::VARCHAR as currency,
        null::DOUBLE as quantity,
        null::DOUBLE as unit_price,
        null::VARCHAR as product,
        null::VARCHAR as category,
        null::VARCHAR as channel,
        null::DOUBLE as discount,
        null::DOUBLE as cost,
        is_return
      from lines
    `,
  );
}
