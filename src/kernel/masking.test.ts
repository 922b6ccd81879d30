import { tableFromIPC } from 'apache-arrow';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../tests/helpers/engine';
import { tableRows } from '../base/arrow-values';
import type { Result } from '../base/result';
import { closeNodeConnectors, openNodeConnector } from '../engine/wasm/node';
import type { ArrowBytes } from '../engine/connector';
import { Session } from './session';

// Each test has an engine of its own.
afterEach(closeNodeConnectors);

const PEOPLE = `customer_id,name,Home Phone,email,street,login,city,newsletter,email_opt_in,note
C1,Daniel Winter,+49 351 1234507,daniel.winter@mail.example.net,Elbweg 3,dw@example.org,Dresden,true,false,wrote from d@x.org and e@y.org
C2,Émilie Zola,0351-99,,"",ez@example.org,Paris,false,true,
C3,,,not an address,Rue 1,,Lyon,,,plain
`;
const ORDERS = `order_id,customer_id,order_date,amount,first_name,email,product
1,C1,2024-01-05,10.50,Daniel,daniel.winter@mail.example.net,Tea
2,C2,2024-02-05,-20.00,Émilie,emilie@example.org,Mug
3,C1,2024-03-05,8.00,Daniel,daniel.winter@mail.example.net,Tea
`;
const TICKETS = `customer_id,occurred_at,kind,detail
C1,2024-01-07,ticket,Please answer to daniel.winter@mail.example.net
C2,2024-01-08,call,Where is my order?
`;

describe('masked personal data', () => {
  let session: Session;
  let call = 1;
  beforeEach(async () => {
    session = new Session(openNodeConnector);
    await add('customers.csv', PEOPLE);
    await add('orders.csv', ORDERS);
    await add('tickets.csv', TICKETS);
  });

  async function add(name: string, text: string) {
    must(await session.addFiles(call++, [new File([text], name)], () => undefined));
  }

  function ask(sql: string) {
    return session.query(call++, sql, {});
  }

  async function rows(sql: string) {
    return rowsOf(await ask(sql));
  }

  function rowsOf(result: Result<ArrowBytes>) {
    return tableRows(tableFromIPC(must(result).bytes));
  }

  async function mask(on: boolean) {
    must(await session.setMasking(call++, on));
  }

  it('show no name, address, e-mail or phone, and everything else as it is', async () => {
    await mask(true);
    expect(await rows('from customers order by customer_id')).toEqual([
      {
        customer_id: 'C1',
        name: 'D. W.',
        'Home Phone': '••• 07',
        email: 'd•••@•••.net',
        street: '•••',
        login: 'd•••@•••.org',
        city: 'Dresden',
        newsletter: true,
        email_opt_in: false,
        note: 'wrote from •••@••• and •••@•••',
      },
      {
        customer_id: 'C2',
        name: 'É. Z.',
        'Home Phone': '••• 99',
        email: null,
        street: null,
        login: 'e•••@•••.org',
        city: 'Paris',
        newsletter: false,
        email_opt_in: true,
        note: null,
      },
      {
        customer_id: 'C3',
        name: null,
        'Home Phone': null,
        email: '•••',
        street: '•••',
        login: null,
        city: 'Lyon',
        newsletter: null,
        email_opt_in: null,
        note: 'plain',
      },
    ]);
  });

  it('are masked in every role, and among the rows that do not count', async () => {
    await mask(true);
    expect(await rows('select product, first_name, email from transactions')).toEqual([
      { product: 'Tea', first_name: 'D.', email: 'd•••@•••.net' },
      { product: 'Tea', first_name: 'D.', email: 'd•••@•••.net' },
    ]);
    expect(await rows('select reason, first_name, email from transactions_excluded')).toEqual([
      { reason: 'return', first_name: 'É.', email: 'e•••@•••.org' },
    ]);
    expect(await rows('select detail from interactions order by detail')).toEqual([
      { detail: 'Please answer to •••@•••' },
      { detail: 'Where is my order?' },
    ]);
  });

  it('come back as they were, by the same SQL', async () => {
    const before = must(await session.scriptParts(call++)).roles;
    const people = await rows('from customers');
    await mask(true);
    expect(must(await session.scriptParts(call++)).roles).not.toEqual(before);
    await mask(false);
    expect(must(await session.scriptParts(call++)).roles).toEqual(before);
    expect(await rows('from customers')).toEqual(people);
  });

  it('are masked in what cells have kept, in models and in exports', async () => {
    must(
      await session.defineRelation(call++, {
        name: 'reach',
        sql: "select email from customers where customer_id = 'C1'",
        keep: 'table',
      }),
    );
    must(await session.query(call++, 'from rfm', {}));
    await mask(true);
    expect(await rows('from reach')).toEqual([{ email: 'd•••@•••.net' }]);
    expect(await rows('select customer_id from rfm')).toEqual([{ customer_id: 'C1' }]);
    const options = { formulaGuard: true };
    const file = must(
      await session.exportQuery(
        call++,
        'select name from customers',
        'csv',
        options,
        () => undefined,
      ),
    );
    expect(await file.text()).not.toContain('Winter');
  });

  it('cannot be read around the mask', async () => {
    await add('broken.csv', 'id,name\n1,"Anna "x" Berg"\n2,Bo\n');
    await mask(true);
    const raw = [
      'from source.customers',
      'select name from "source"."customers"',
      'select * from memory.source.customers',
      'summarize source.customers',
      'select (select any_value(email) from source . orders)',
      'from rejected_rows',
      'from set_aside_rows',
      "from query('from source.customers')",
      "from query_table('rejected_rows')",
    ];
    for (const sql of raw) {
      expect(await ask(sql), sql).toMatchObject({ ok: false, error: { code: 'privacy.masked' } });
    }
    const kept = { name: 'raw', sql: 'from source.customers', keep: 'view' } as const;
    expect(await session.defineRelation(call++, kept)).toMatchObject({
      error: { code: 'privacy.masked' },
    });
    const names = must(await session.relations()).map(({ schema, name }) => `${schema}.${name}`);
    expect(names.filter((name) => /source|rejected/.test(name))).toEqual([]);
    await mask(false);
    for (const sql of raw.slice(0, 6)) expect(must(await ask(sql))).toBeDefined();
    expect(await rows('select count(*)::INTEGER as n from raw')).toEqual([{ n: 3 }]);
  });

  it('are masked where the page looks into a file', async () => {
    const sample = async () =>
      rowsOf(await session.sampleSource(call++, 'customers', 1)).map(({ name, city }) => [
        name,
        city,
      ]);
    const streets = async () =>
      rowsOf(await session.sourceValues(call++, 'customers', 'street', 9));
    const preview = async () => must(await session.previewReading(call++, 'customers', {}));
    expect(await sample()).toEqual([['Daniel Winter', 'Dresden']]);
    expect(await streets()).toEqual([
      { value: 'Elbweg 3', rows: 1 },
      { value: 'Rue 1', rows: 1 },
    ]);
    expect((await preview()).raw.join()).toContain('Winter');
    await mask(true);
    expect(await sample()).toEqual([['D. W.', 'Dresden']]);
    expect(await streets()).toEqual([{ value: '•••', rows: 2 }]);
    const { raw, rows: cells } = await preview();
    expect(raw[0]).toContain('Home Phone');
    expect(raw[1]).toBe(
      'x0,xxxxxx xxxxxx,+00 000 0000000,xxxxxx.xxxxxx@xxxx.xxxxxxx.xxx,xxxxxx 0,xx@xxxxxxx.xxx,xxxxxxx,xxxx,xxxxx,xxxxx xxxx x@x.xxx xxx x@x.xxx',
    );
    expect(JSON.stringify(cells)).not.toMatch(/Winter|1234507|@mail/);
  });

  it('stay known to what compares data, and masked after a restart of the engine', async () => {
    const before = must(await session.roleFacts(call++, 'interactions'));
    await mask(true);
    expect(must(await session.roleFacts(call++, 'interactions'))).toEqual(before);
    must(await session.restart(() => undefined));
    expect(await rows('select name from customers order by name')).toEqual([
      { name: 'D. W.' },
      { name: 'É. Z.' },
      { name: null },
    ]);
  });

  it('that are ids stay, and are told', async () => {
    await add(
      'web orders.csv',
      'order_id,customer_id,order_date,amount\n9,daniel.winter@mail.example.net,2024-05-01,3\n',
    );
    expect(must(await session.masking())).toEqual({ on: false, readableIds: [] });
    await mask(true);
    expect(must(await session.masking())).toEqual({
      on: true,
      readableIds: [{ source: 'web_orders', column: 'customer_id', like: 'email' }],
    });
  });

  it('have text as their type among the attributes', async () => {
    await mask(true);
    const attributes = must(await session.attributes(call++));
    const described = await rows('from (describe customers) select column_name, column_type');
    expect(attributes.map(({ name, type }) => [name, type])).toEqual(
      described.slice(1).map((row) => [row['column_name'], row['column_type']]),
    );
  });
});

describe('the samples, masked', () => {
  it('give the same numbers', async () => {
    const session = new Session(openNodeConnector);
    const files = ['orders', 'customers'].map(
      (name) => new File([readFileSync(`public/samples/shop/${name}.csv`)], `${name}.csv`),
    );
    must(await session.addFiles(1, files, () => undefined));
    const segments = async () =>
      tableRows(tableFromIPC(must(await session.query(2, 'from rfm_segments', {})).bytes));
    const shown = await segments();
    must(await session.setMasking(3, true));
    expect(await segments()).toEqual(shown);
  });
});
