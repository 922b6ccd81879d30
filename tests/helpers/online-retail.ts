import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { FileConnector } from '../../src/engine/connector';
import { must, run } from './engine';
import { sharedPath } from './shared';

/**
 * Makes `transactions` from Online Retail (UCI, 541,909 lines), cleaned as the reference numbers are: no returns, no
 * prices of zero or less, no lines without a customer.
 */
export async function createOnlineRetail(db: FileConnector): Promise<void> {
  const csv = gunzipSync(readFileSync(sharedPath('data', 'online-retail.csv.gz')));
  const path = must(await db.registerFile(new Blob([csv])));
  await run(
    db,
    `create table online_retail as from read_csv('${path}', all_varchar = true, header = true)`,
  );
  await run(
    db,
    `create view transactions as
    select
      regexp_replace(CustomerID, '\\.0$', '') as customer_id,
      InvoiceNo as order_id,
      InvoiceDate::TIMESTAMP as ordered_at,
      (Quantity::DECIMAL(18, 4) * UnitPrice::DECIMAL(9, 3))::DECIMAL(18, 4) as amount,
      false as is_return
    from online_retail
    where CustomerID is not null
      and InvoiceNo not like 'C%'
      and Quantity::INTEGER > 0
      and UnitPrice::DECIMAL(9, 3) > 0`,
  );
}
