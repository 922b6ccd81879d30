import type { Connector } from '../../src/engine/connector';
import { join, literal, sql } from '../../src/sql';
import { createRandom } from '../../src/base/random';
import { run } from './engine';

/** A customer and their revenue in cents; null where it is not known. */
export type Spender = readonly [customerId: string | null, cents: number | null];

/** Makes the table `spenders`: customers with a revenue of their own. */
export async function createSpenders(db: Connector, spenders: readonly Spender[]): Promise<void> {
  await run(db, sql`create or replace table spenders (customer_id VARCHAR, revenue DOUBLE)`);
  const rows = spenders.map(
    ([id, cents]) => sql`(${literal(id)}, ${literal(cents === null ? null : cents / 100)})`,
  );
  if (rows.length > 0) await run(db, sql`insert into spenders values ${join(rows, ',\n')}`);
}

/** Spenders with many ties, a few large ones, and by choice some at zero and below; in no order. */
export function randomSpenders(
  seed: number,
  customers: number,
  { returns = false }: { readonly returns?: boolean } = {},
): [customerId: string, cents: number][] {
  const random = createRandom(seed);
  return random.shuffle(
    Array.from({ length: customers }, (_, at): [string, number] => {
      const kind = random.uniform();
      if (returns && kind < 0.1) return [`c${at}`, -random.integer(0, 900)];
      if (kind < 0.5) return [`c${at}`, random.pick([990, 1990, 2990])];
      return [`c${at}`, random.integer(1, 10 ** random.integer(2, 6))];
    }),
  );
}
