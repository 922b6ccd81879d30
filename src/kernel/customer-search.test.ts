import { beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../tests/helpers/engine';
import { openNodeConnector } from '../engine/wasm/node';
import { Session } from './session';

const PEOPLE = `customer_id,name,email
C1,Daniel Winter,daniel.winter@example.net
C10,Émilie Müller,emilie@example.org
C2,Winnie Daniels,w.d@example.com
C3,,nobody@winter.example.org
C4,Bo,
`;
const ORDERS = `order_id,customer_id,order_date,amount
1,C1,2024-01-05,10.50
2,X99,2024-02-05,20.00
3,X99,2024-02-06,20.00
4,,2024-02-06,20.00
`;

let call = 1;

async function add(session: Session, name: string, text: string) {
  must(await session.addFiles(call++, [new File([text], name)], () => undefined));
}

async function ids(session: Session, text: string, limit = 10) {
  const found = must(await session.searchCustomers(call++, text, limit));
  return found.map(({ customer_id, matched }) => `${customer_id} ${matched}`);
}

describe('searching for customers', () => {
  const session = new Session(openNodeConnector);
  beforeAll(async () => {
    await add(session, 'customers.csv', PEOPLE);
    await add(session, 'orders.csv', ORDERS);
  });

  it('finds them by id, name and e-mail, without case and accents', async () => {
    expect(await ids(session, 'émil')).toEqual(['C10 name']);
    expect(await ids(session, 'MULLER')).toEqual(['C10 name']);
    expect(await ids(session, 'w.d@')).toEqual(['C2 email']);
    expect(must(await session.searchCustomers(call++, 'c2', 5))).toEqual([
      { customer_id: 'C2', name: 'Winnie Daniels', email: 'w.d@example.com', matched: 'id' },
    ]);
    expect(must(await session.searchCustomers(call++, 'C4', 5))).toEqual([
      { customer_id: 'C4', name: 'Bo', email: null, matched: 'id' },
    ]);
  });

  it('gives the id itself, then what begins so, then what contains it', async () => {
    expect(await ids(session, 'C1')).toEqual(['C1 id', 'C10 id']);
    expect(await ids(session, 'win')).toEqual(['C1 name', 'C2 name', 'C3 email']);
    expect(await ids(session, 'inter')).toEqual(['C1 name', 'C3 email']);
    expect(await ids(session, 'win', 2)).toEqual(['C1 name', 'C2 name']);
  });

  it('wants every word, in any order', async () => {
    expect(await ids(session, 'winter dan')).toEqual(['C1 name']);
    expect(await ids(session, 'daniel c2')).toEqual(['C2 id']);
  });

  it('finds who has orders and no record, once, and nobody who is nobody', async () => {
    expect(await ids(session, 'x9')).toEqual(['X99 id']);
    expect(await ids(session, '')).toEqual([]);
    expect(await ids(session, 'zzz')).toEqual([]);
    expect(await ids(session, "'%_\\")).toEqual([]);
  });

  it('knows new data, and answers again after a restart of the engine', async () => {
    expect(await ids(session, 'newcomer')).toEqual([]);
    await add(
      session,
      'more customers.csv',
      'customer_id,name,email\nN1,New Newcomer,n@x.org\nN2,A,\n',
    );
    expect(await ids(session, 'newcomer')).toEqual(['N1 name']);
    must(await session.restart(() => undefined));
    expect(await ids(session, 'newcomer')).toEqual(['N1 name']);
  });

  it('finds what is shown while personal data are masked', async () => {
    must(await session.setMasking(call++, true));
    expect(await ids(session, 'winter')).toEqual([]);
    expect(must(await session.searchCustomers(call++, 'C1', 1))).toEqual([
      { customer_id: 'C1', name: 'D. W.', email: 'd•••@•••.net', matched: 'id' },
    ]);
    must(await session.setMasking(call++, false));
    expect(await ids(session, 'daniel winter')).toEqual(['C1 name']);
  });

  it('is over for whoever typed on', async () => {
    const [first, second] = await Promise.all([
      session.searchCustomers(call++, 'dan', 9),
      session.searchCustomers(call++, 'dani', 9),
    ]);
    expect(first).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(must(second)).toHaveLength(2);
  });
});

describe('names of customers', () => {
  it('are a first and a last name, or a company', async () => {
    const people = new Session(openNodeConnector);
    await add(people, 'customers.csv', 'customer_id,first_name,last_name\nA,Ada,Berg\nB,,Cole\n');
    expect(must(await people.searchCustomers(call++, 'ada b', 9))).toMatchObject([
      { customer_id: 'A', name: 'Ada Berg', email: null },
    ]);
    const firms = new Session(openNodeConnector);
    await add(
      firms,
      'accounts.csv',
      'account_id,company,industry\nA,Ada Ltd,Tea\nB,Cole Inc,Tea\n',
    );
    expect(must(await firms.searchCustomers(call++, 'cole', 9))).toMatchObject([
      { customer_id: 'B', name: 'Cole Inc', matched: 'name' },
    ]);
  });
});
