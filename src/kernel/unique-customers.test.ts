import { tableFromIPC } from 'apache-arrow';
import { afterEach, describe, expect, it } from 'vitest';
import { must } from '../../tests/helpers/engine';
import { tableRows } from '../base/arrow-values';
import { closeNodeConnectors, openNodeConnector } from '../engine/wasm/node';
import { Session } from './session';

// Each test has an engine of its own.
afterEach(closeNodeConnectors);

const MAPPING = { customer_id: 'customer_id' };

/** A session over one file of customers with these ids, each with another town. */
async function sessionOver(...ids: readonly string[]) {
  const session = new Session(openNodeConnector);
  const lines = ids.map((id, at) => `${id},Person ${String(at)},Town ${String(at)}`);
  const file = new File([`customer_id,name,city\n${lines.join('\n')}\n`], 'customers.csv');
  const [report] = must(await session.addFiles(1, [file], () => undefined));
  // Ids that come twice are no sure sign of customers: the user says so.
  must(await session.setRole(7, report?.source ?? '', 'customers', MAPPING, {}));
  const rows = async (sql: string) =>
    tableRows(tableFromIPC(must(await session.query(2, sql, {})).bytes));
  return { session, rows };
}

describe('the view of customers', () => {
  it('keeps the first record of an id that comes twice, and counts the other', async () => {
    const { session, rows } = await sessionOver('C1', 'C2', 'C1');
    expect(await rows('select customer_id, city from customers order by all')).toEqual([
      { customer_id: 'C1', city: 'Town 0' },
      { customer_id: 'C2', city: 'Town 1' },
    ]);
    expect(await rows('select city, reason from customers_excluded')).toEqual([
      { city: 'Town 2', reason: 'duplicate customer' },
    ]);
    expect(must(await session.counts(3, 'customers'))).toMatchObject({ read: 3, kept: 2 });
  });

  it('does not look for the first of each where nobody is twice', async () => {
    const { session, rows } = await sessionOver('C1', 'C2', 'C3');
    expect(await rows('select count(*)::INTEGER as n from customers')).toEqual([{ n: 3 }]);
    expect(await rows('from customers_excluded')).toEqual([]);
    const { roles } = must(await session.scriptParts(4));
    const view = roles.find(({ relation }) => relation === 'customers');
    expect(view?.query).toContain('from source.customers');
    expect(view?.query).not.toContain('rowid');
  });

  it('looks again when another file brings people who are there already', async () => {
    const { session, rows } = await sessionOver('C1', 'C2', 'C3');
    const more = new File(['customer_id,name,city\nC3,Again,Elsewhere\nC4,New,Here\n'], 'more.csv');
    const [second] = must(await session.addFiles(5, [more], () => undefined));
    must(await session.setRole(6, second?.source ?? '', 'customers', MAPPING, {}));
    expect(await rows('select customer_id, city from customers order by all')).toEqual([
      { customer_id: 'C1', city: 'Town 0' },
      { customer_id: 'C2', city: 'Town 1' },
      { customer_id: 'C3', city: 'Town 2' },
      { customer_id: 'C4', city: 'Here' },
    ]);
    expect(await rows('select customer_id, reason from customers_excluded')).toEqual([
      { customer_id: 'C3', reason: 'duplicate customer' },
    ]);
  });
});
