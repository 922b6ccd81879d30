import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, openEngine, rowsOf, run } from '../../../tests/helpers/engine';
import { runModel } from '../../../tests/helpers/models';
import { describeError } from '../../base/errors';
import type { Role } from '../../base/roles';
import type { WasmConnector } from '../../engine/wasm/wasm-connector';
import { join, literal, sql } from '../../sql';

let db: WasmConnector;
beforeAll(async () => {
  db = await openEngine();
  await run(
    db,
    `create or replace view customers as select 'c' || i as customer_id from range(6) t(i)`,
  );
});
afterAll(async () => {
  await db.close();
});

type Answer = readonly [customer: string, question: string, answer: string | null, day?: string];

async function survey(answers: readonly Answer[]): Promise<void> {
  const rows = answers.map(
    ([customer, question, answer, day]) =>
      sql`(${literal(customer)}, TIMESTAMP ${literal(day ?? '2024-01-01')}, ${literal(question)}, ${literal(answer)})`,
  );
  await run(
    db,
    sql`
      create or replace table answered as
      select *
      from (values ${join(rows)}) as made(customer_id, answered_at, question, answer)
    `,
  );
  await run(db, 'create or replace view surveys as from answered');
}

function runSurvey(
  settings: Readonly<Record<string, unknown>> = {},
  {
    roles = ['surveys', 'customers'],
    asOf = null,
  }: { roles?: readonly Role[]; asOf?: string | null } = {},
) {
  return runModel(db, 'survey_segments', { settings, roles: new Set(roles), attributes: [], asOf });
}

async function segments(): Promise<Map<unknown, unknown>> {
  const rows = await rowsOf(db, 'select segment, customers from survey_segments_segments');
  return new Map(rows.map((row) => [row['segment'], row['customers']]));
}

describe('one choice', () => {
  it('counts the latest answer of each customer, and says who gave none', async () => {
    await survey([
      ['c0', 'What?', 'Price', '2024-01-01'],
      ['c0', 'What?', ' Service ', '2024-02-01'],
      ['c1', 'What?', 'Price', '2024-01-01'],
      ['c2', 'What?', 'Price'],
      ['c3', 'What?', '  '],
      ['c4', 'Else?', 'x'],
      ['stranger', 'What?', 'Price'],
    ]);
    must(await runSurvey());
    expect(await segments()).toEqual(
      new Map([
        ['Price', 3],
        ['Service', 1],
        ['(no answer)', 3],
      ]),
    );
    expect(await rowsOf(db, 'from survey_segments_check')).toMatchObject([
      { population: 7, assigned: 7, is_partition: true },
    ]);
    must(await runSurvey({}, { asOf: '2024-02-01' }));
    expect((await segments()).get('Service')).toBeUndefined();
    expect((await segments()).get('Price')).toBe(4);
  });

  it('survives answers that look like code or like other groups', async () => {
    const hostile = [
      "'; drop table answered; --",
      '__proto__',
      '(no answer)',
      'two\nlines',
      '"',
      '<i>',
    ];
    const question = `What's "this"?\n'; --`;
    await survey(hostile.map((answer, at) => [`c${String(at)}`, question, answer] as const));
    must(await runSurvey({ question }));
    const named = hostile.map((one) => (one === '(no answer)' ? '“(no answer)”' : one));
    expect(new Set((await segments()).keys())).toEqual(new Set([...named, '(no answer)']));
    expect((await segments()).get('(no answer)')).toBe(0);
  });

  it('keeps the largest and puts the rest together', async () => {
    await survey(
      Array.from(
        { length: 300 },
        (_, at) => [`p${String(at)}`, 'Q', `answer ${String(at)}`] as const,
      ),
    );
    must(await runSurvey({ largest: 3 }, { roles: ['surveys'] }));
    expect((await segments()).get('(others)')).toBe(297);
    expect((await segments()).size).toBe(5);
  });
});

describe('several choices', () => {
  const answers: Answer[] = [
    ['c0', 'What?', 'Price; Service'],
    ['c1', 'What?', 'Service;Range; Service'],
    ['c2', 'What?', 'Range; Price'],
    ['c3', 'What?', 'Price'],
    ['c4', 'What?', ';'],
  ];

  it('put a customer into each of their segments, and say that this is no partition', async () => {
    await survey(answers);
    must(await runSurvey());
    expect(await segments()).toEqual(
      new Map([
        ['Price', 3],
        ['Range', 2],
        ['Service', 2],
        ['(no answer)', 2],
      ]),
    );
    expect(await rowsOf(db, 'from survey_segments_check')).toMatchObject([
      { population: 6, assigned: 3, unassigned: 0, repeated: 3, is_partition: false },
    ]);
    const shares = await rowsOf(db, 'select segment, share from survey_segments_segments');
    expect(shares[0]).toEqual({ segment: 'Price', share: 0.5 });
    expect(await rowsOf(db, 'select kind, answered from survey_segments_summary')).toEqual([
      { kind: 'several choices each, separated by “;”', answered: 4 },
    ]);
  });

  it('can be declared to be one choice', async () => {
    await survey(answers);
    must(await runSurvey({ answers: 'single' }));
    expect((await segments()).get('Range; Price')).toBe(1);
    expect(await rowsOf(db, 'from survey_segments_check')).toMatchObject([{ is_partition: true }]);
  });

  it('come in several rows as well', async () => {
    await survey([
      ['c0', 'What?', 'Price'],
      ['c0', 'What?', 'Service'],
      ['c1', 'What?', 'Price'],
      ['c1', 'What?', 'Old', '2020-01-01'],
    ]);
    must(await runSurvey({}, { roles: ['surveys'] }));
    expect(await segments()).toEqual(
      new Map([
        ['Price', 2],
        ['Service', 1],
        ['(no answer)', 0],
      ]),
    );
  });
});

describe('scales', () => {
  it('from 0 to 10 become promoters, passives and detractors', async () => {
    await survey([
      ...[10, 9, 8, 7, 6].map(
        (score, at) => [`c${String(at)}`, 'Recommend?', String(score)] as const,
      ),
      ...Array.from(
        { length: 10 },
        (_, at) => [`p${String(at)}`, 'Recommend?', at === 0 ? 'n/a' : '0'] as const,
      ),
    ]);
    must(await runSurvey());
    expect(await segments()).toEqual(
      new Map([
        ['Promoter', 2],
        ['Passive', 2],
        ['Detractor', 10],
        ['(other answer)', 1],
        ['(no answer)', 1],
      ]),
    );
  });

  it('from 1 to 5 become low, neutral and high', async () => {
    await survey(
      [1, 2, 3, 4, 5].map((score, at) => [`c${String(at)}`, 'Satisfied?', String(score)] as const),
    );
    must(await runSurvey());
    expect(await segments()).toEqual(
      new Map([
        ['High', 2],
        ['Neutral', 1],
        ['Low', 2],
        ['(no answer)', 1],
      ]),
    );
    expect(await rowsOf(db, 'from survey_segments_nps')).toEqual([]);
  });

  it('have a Net Promoter Score with the interval of Rocks (2016)', async () => {
    const scores = [
      ...Array<string>(48).fill('10'),
      ...Array<string>(30).fill('8'),
      ...Array<string>(22).fill('2'),
    ];
    await survey(scores.map((score, at) => [`p${String(at)}`, 'Recommend?', score] as const));
    must(await runSurvey({}, { roles: ['surveys'] }));
    const [row] = await rowsOf(db, 'from survey_segments_nps');
    expect(row).toMatchObject({ people: 100, promoters: 48, passives: 30, detractors: 22 });
    expect(row?.['nps']).toBeCloseTo(26, 10);
    // Python 3, math: d = 26/103, s = 71.5/103, 100 (d ± 1.959964 √((s − d²)/103)).
    expect(row?.['low']).toBeCloseTo(9.90867734, 6);
    expect(row?.['high']).toBeCloseTo(40.57675955, 6);
    await survey([['p0', 'Recommend?', '10']]);
    must(await runSurvey({}, { roles: ['surveys'] }));
    const [alone] = await rowsOf(db, 'select nps, low, high from survey_segments_nps');
    expect(alone?.['nps']).toBe(100);
    expect(alone?.['low']).toBeLessThan(0);
    expect(alone?.['high']).toBeLessThanOrEqual(100);
  });
});

it('names the questions that are there when another is asked for', async () => {
  await survey([['c0', 'What matters most to you?', 'Price']]);
  const result = await runSurvey({ question: 'What matters?' });
  expect(result).toMatchObject({ ok: false, error: { code: 'model.invalid_setting' } });
  if (!result.ok)
    expect(describeError(result.error).message).toContain('“What matters most to you?”');
});
