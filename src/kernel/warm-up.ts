import type { FileConnector } from '../engine/connector';
import { createTableQuery } from '../intake/csv/query';
import { proposeRoles, readingForRoles } from '../intake/roles';
import { sniffFile } from '../intake/sniff/sniff-file';
import { ident, qualified, sql } from '../sql';
import { PAGER_SCHEMA } from './pagers';
import { execAll } from './statements';

const SNIFFED_LINES = 400;
const READ_LINES = 40_000;
const CUSTOMERS = 4_000;
const HEADER = 'order_id,customer_id,ordered_at,product,quantity,unit_price,amount\n';

/**
 * Runs the sniffer once on invented lines. Code that runs for the first time is slow, and the first file somebody drops
 * should not be the one to pay for it.
 */
export async function warmUpSniffer(): Promise<void> {
  await sniffLines(inventedLines(SNIFFED_LINES));
}

/**
 * Reads and groups invented lines once, so that the engine's own code is compiled for speed while the page waits for a
 * file. Ends at once when the signal says that there is real work, and leaves nothing behind.
 */
export async function warmUpEngine(connector: FileConnector, signal: AbortSignal): Promise<void> {
  const file = inventedLines(READ_LINES);
  const reading = await sniffLines(file);
  if (!reading || signal.aborted) return;
  const path = await connector.registerFile(file);
  if (!path.ok) return;
  const lines = qualified(PAGER_SCHEMA, 'warm_up_lines');
  const customers = qualified(PAGER_SCHEMA, 'warm_up_customers');
  const plans = reading.columns.map((column) => ({ column, lenient: false }));
  await execAll(
    connector,
    [
      createTableQuery(lines, [path.value], reading, plans),
      sql`
        create table ${customers} as
        with orders as (
          select
            customer_id,
            coalesce(nullif(order_id, ''), ordered_at::DATE::VARCHAR) as order_key,
            min(ordered_at) as first_line_at,
            max(ordered_at) as last_line_at,
            sum(try_cast(amount as DECIMAL(18, 4))) as amount
          from ${lines}
          where customer_id <> '' and amount >= 0 and (quantity < 0) is not true
          group by customer_id, order_key
        )
        select
          customer_id,
          count(*)::INTEGER as frequency,
          sum(amount)::DOUBLE as revenue,
          max(last_line_at) as last_ordered_at
        from orders
        group by customer_id
      `,
      sql`
        create table ${qualified(PAGER_SCHEMA, 'warm_up_sorted')} as
        select list_sort(list(frequency)) as frequency, list_sort(list(revenue)) as revenue
        from ${customers}
      `,
    ],
    { signal },
  );
  await connector.releaseFile(path.value);
  for (const name of ['lines', 'customers', 'sorted']) {
    await connector.exec(
      sql`drop table if exists ${ident(PAGER_SCHEMA)}.${ident(`warm_up_${name}`)}`,
    );
  }
}

async function sniffLines(file: File) {
  const sniff = await sniffFile(file, {});
  if (!sniff.ok) return null;
  const { sample, reading } = sniff.value;
  const types = reading.columns.map(({ type }) => type);
  return readingForRoles(reading, proposeRoles({ ...sample, types }, file.name));
}

function inventedLines(count: number): File {
  const lines = Array.from({ length: count }, (_, line) => {
    const day = String(1 + (line % 28)).padStart(2, '0');
    const order = `A${String(1_000_000 + Math.floor(line / 3))}`;
    const customer = `C${String(100_000 + ((line * 7919) % CUSTOMERS))}`;
    return `${order},${customer},2024-03-${day} 10:00:00,Tea ${String(line % 300)},${String(1 + (line % 7))},2.50,${String(line % 900)}.50\n`;
  });
  return new File([HEADER, ...lines], 'orders.csv');
}
