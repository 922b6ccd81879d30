import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, openEngine, rowsOf, run } from '../../../tests/helpers/engine';
import { runModel } from '../../../tests/helpers/models';
import { createRoles } from '../../../tests/helpers/roles';
import { describeError } from '../../base/errors';
import type { Role } from '../../base/roles';
import type { WasmConnector } from '../../engine/wasm/wasm-connector';
import { DEFAULT_RULES, TYPES } from './default-rules';

let db: WasmConnector;
beforeAll(async () => {
  db = await openEngine();
  await run(
    db,
    `create or replace table ways as select * from (values
      ('complains', 9, 9, 0.0, 1, 4, 2.0, 1.0, 90.0),
      ('unhappy', 1, 1, 0.0, 0, 0, null, 0.25, 10.0),
      ('content', 1, 1, 0.0, 0, 0, null, 0.5, 10.0),
      ('fresh', 1, 1, 1.0, 0, 9, 9.0, null, 10.0),
      ('steady', 4, 4, 0.9, 0, 40, 10.0, null, 40.0),
      ('gone', 4, 4, 0.5, 0, 0, null, null, 40.0),
      ('once cheap', 1, 1, 1.0, 0, 0, null, null, 10.0),
      ('reader', 2, 2, 0.4, 0, 10, 5.0, null, 20.0),
      ('nearly', 2, 2, 0.4, 0, 9, 4.5, null, 20.0),
      ('passer-by', 0, 0, null, 0, 1, null, null, 0.0),
      ('silent', 0, 0, null, 0, 0, null, null, 0.0)
    ) t(customer_id, orders, order_days, discount_share, complaints, visits, visits_per_order, satisfaction, revenue)`,
  );
  await run(
    db,
    `create or replace table stands as select * from (values
      ('complains', 'Active'), ('unhappy', 'Slipping'), ('content', 'Lost'), ('fresh', 'New'),
      ('steady', 'Active'), ('gone', 'Lost'), ('once cheap', 'Lapsed'), ('reader', 'Slipping'),
      ('nearly', 'Slipping'), ('silent', 'Prospect')
    ) t(customer_id, segment)`,
  );
});
afterAll(async () => {
  await db.close();
});

function sort(settings: Readonly<Record<string, unknown>> = {}) {
  return runModel(db, 'typology', {
    settings: { behaviour: 'ways', status: 'stands', ...settings },
    roles: new Set<Role>(),
    attributes: [],
  });
}

async function types(): Promise<Record<string, string>> {
  const rows = await rowsOf(db, 'select customer_id, segment from typology');
  return Object.fromEntries(
    rows.map((row) => [row['customer_id'] as string, row['segment'] as string]),
  );
}

async function rules() {
  return rowsOf(db, 'select segment, applicable, why, customers from typology_rules');
}

describe('types', () => {
  it('are those of the definition, the first that holds', async () => {
    must(await sort());
    expect(await types()).toEqual({
      complains: 'Dissatisfied',
      unhappy: 'Dissatisfied',
      content: 'Buyer',
      fresh: 'New',
      steady: 'Loyal',
      gone: 'Bargain hunter',
      'once cheap': 'Buyer',
      reader: 'Researcher',
      nearly: 'Buyer',
      'passer-by': 'Looker',
      silent: 'Not seen yet',
    });
    const segments = await rowsOf(db, 'select segment, customers, revenue from typology_segments');
    expect(segments.map(({ segment }) => segment)).toEqual(TYPES.map(({ name }) => name));
    expect(segments[0]).toEqual({ segment: 'Dissatisfied', customers: 2, revenue: 100 });
    expect(await rowsOf(db, 'from typology_check')).toMatchObject([
      { population: 11, assigned: 11, is_partition: true },
    ]);
    expect(await rowsOf(db, 'from typology_summary')).toEqual([
      {
        customers: 11,
        rules: 7,
        applicable: 7,
        largest: 'Buyer',
        largest_share: 3 / 11,
        cannot_tell: 'All types can be told.',
      },
    ]);
  });

  it('change with the rules and their order', async () => {
    const [dissatisfied, , loyal] = DEFAULT_RULES;
    must(await sort({ rules: [loyal, dissatisfied], rest: 'Others' }));
    expect(await types()).toMatchObject({
      complains: 'Loyal',
      unhappy: 'Dissatisfied',
      gone: 'Others',
    });
  });

  it('can ask for any column of the two tables', async () => {
    await run(
      db,
      'create or replace table wide as select *, length(customer_id) as letters from ways',
    );
    const rule = (field: string, value: unknown) => ({
      segment: 'It',
      when: [[{ field, is: 'equal', value }]],
    });
    must(await sort({ behaviour: 'wide', rules: [rule('Letters', 4)] }));
    expect(Object.entries(await types()).filter(([, type]) => type === 'It')).toEqual([
      ['gone', 'It'],
    ]);
    const wrong = await sort({ behaviour: 'wide', rules: [rule('leters', 4)] });
    expect(wrong).toMatchObject({ ok: false, error: { code: 'model.invalid_setting' } });
    if (!wrong.ok) expect(describeError(wrong.error).message).toContain('leters');
    const mixed = await sort({ behaviour: 'wide', rules: [rule('letters', 'four')] });
    expect(mixed).toMatchObject({ ok: false, error: { code: 'model.invalid_setting' } });
    const taken = await sort({ rest: 'Loyal' });
    expect(taken).toMatchObject({ ok: false, error: { code: 'model.invalid_setting' } });
  });
});

describe('what the data cannot tell', () => {
  it('takes a rule out, says why, and guesses nobody into it', async () => {
    await run(
      db,
      `create or replace table quiet as
      select * replace (null::INTEGER as visits, null::DOUBLE as visits_per_order, null::DOUBLE as satisfaction)
      from ways`,
    );
    must(await sort({ behaviour: 'quiet' }));
    expect(await rules()).toEqual([
      {
        segment: 'Dissatisfied',
        applicable: true,
        why: 'Not known of anybody: satisfaction.',
        customers: 1,
      },
      { segment: 'New', applicable: true, why: null, customers: 1 },
      { segment: 'Loyal', applicable: true, why: null, customers: 1 },
      { segment: 'Bargain hunter', applicable: true, why: null, customers: 1 },
      {
        segment: 'Researcher',
        applicable: false,
        why: 'Not known of anybody: visits_per_order.',
        customers: null,
      },
      {
        segment: 'Looker',
        applicable: false,
        why: 'Not known of anybody: visits.',
        customers: null,
      },
      { segment: 'Buyer', applicable: true, why: null, customers: 5 },
      { segment: 'Not seen yet', applicable: true, why: null, customers: 2 },
    ]);
    const names = (await rowsOf(db, 'from typology_segments')).map(({ segment }) => segment);
    expect(names).not.toContain('Looker');
    const [summary] = await rowsOf(db, 'from typology_summary');
    expect(summary).toMatchObject({
      applicable: 5,
      cannot_tell: 'The data cannot tell: Researcher, Looker.',
    });
    expect(await rowsOf(db, 'from typology_check')).toMatchObject([
      { population: 11, is_partition: true },
    ]);
  });

  it('is not asked whether it is missing either', async () => {
    const asks = (is: string, more: object = {}) => [
      { segment: 'In', when: [[{ field: 'satisfaction', is, ...more }]] },
    ];
    for (const rule of [asks('missing'), asks('not equal', { value: 1 })]) {
      must(await sort({ rules: rule }));
      expect(new Set(Object.values(await types()))).toContain('In');
      must(await sort({ behaviour: 'quiet', rules: rule }));
      expect(new Set(Object.values(await types()))).toEqual(new Set(['Not seen yet']));
    }
  });

  it('holds for columns that a table does not have at all', async () => {
    await run(db, 'create or replace table only_orders as select customer_id, orders from ways');
    must(await sort({ behaviour: 'only_orders' }));
    const found = await rules();
    expect(found.filter(({ applicable }) => applicable).map(({ segment }) => segment)).toEqual([
      'New',
      'Buyer',
      'Not seen yet',
    ]);
    const [silent] = await rowsOf(db, `from typology where customer_id = 'silent'`);
    expect(silent).toMatchObject({ status: 'Prospect', visits: null, revenue: null });
  });
});

describe('over the built-in behaviour and status', () => {
  it('leaves out what comes with interactions and surveys until they are there', async () => {
    await createRoles(db, 'some customers');
    const orders = new Set<Role>(['transactions']);
    must(await runModel(db, 'typology', { roles: orders, attributes: [] }));
    const told = async () =>
      (await rules()).filter(({ applicable }) => applicable).map(({ segment }) => segment);
    expect(await told()).toEqual(['New', 'Loyal', 'Buyer', 'Not seen yet']);
    const [{ n: before } = { n: 0 }] = await rowsOf(
      db,
      'select count(*)::INTEGER as n from typology',
    );
    // Nothing of the run before is to be read again.
    for (const name of ['behaviour', 'status']) await run(db, `drop table ${name}`);
    must(await runModel(db, 'typology'));
    expect(await told()).toEqual([
      'Dissatisfied',
      'New',
      'Loyal',
      'Researcher',
      'Looker',
      'Buyer',
      'Not seen yet',
    ]);
    const [{ n: after } = { n: 0 }] = await rowsOf(
      db,
      'select count(*)::INTEGER as n from typology',
    );
    expect([before, after]).toEqual([7, 9]);
  });
});
