import { tableFromIPC } from 'apache-arrow';
import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { must } from '../../tests/helpers/engine';
import { describeWithShared, sharedPath } from '../../tests/helpers/shared';
import { tableRows } from '../base/arrow-values';
import type { SourceReport } from '../base/sources';
import { openNodeConnector } from '../engine/wasm/node';
import { Session } from './session';

describeWithShared('a file of customers without any orders', () => {
  const session = new Session(openNodeConnector);
  let report: SourceReport | undefined;
  beforeAll(async () => {
    const file = new File(
      [readFileSync(sharedPath('data', 'marketing_campaign.csv'))],
      'marketing_campaign.csv',
    );
    [report] = must(await session.addFiles(1, [file], () => undefined));
  });

  async function rows(sql: string) {
    return tableRows(tableFromIPC(must(await session.query(2, sql, {})).bytes));
  }

  it('is taken for customers without a question, and no row is lost', async () => {
    expect(report).toMatchObject({
      role: 'customers',
      rows: 2240,
      rejected: 0,
      mapping: { customer_id: 'ID' },
    });
    expect(report?.roles).toHaveLength(1);
    expect(report).not.toHaveProperty('needs');
    expect(must(await session.counts(3, 'customers'))).toMatchObject({ read: 2240, kept: 2240 });
  });

  it('has dates as dates, missing incomes as NULL and odd ones as they are', async () => {
    expect(
      await rows(`
        select
          min("Dt_Customer")::VARCHAR as first_day,
          max("Dt_Customer")::VARCHAR as last_day,
          count(*) filter (where "Income" is null)::INTEGER as no_income,
          max("Income")::INTEGER as highest,
          min("Year_Birth")::INTEGER as oldest
        from customers
      `),
    ).toEqual([
      {
        first_day: '2012-07-30',
        last_day: '2014-06-29',
        no_income: 24,
        highest: 666666,
        oldest: 1893,
      },
    ]);
  });

  it('tells the kind of each attribute', async () => {
    const attributes = must(await session.attributes(4));
    const described = await rows('from (describe customers) select column_name, column_type');
    expect(attributes.map(({ name, type }) => [name, type])).toEqual(
      described.slice(1).map((row) => [row['column_name'], row['column_type']]),
    );
    const ofKind = (kind: string) =>
      attributes.filter((one) => one.kind === kind).map(({ name }) => name);
    expect(ofKind('demographic')).toEqual([
      ...['Year_Birth', 'Education', 'Marital_Status', 'Income', 'Kidhome', 'Teenhome'],
    ]);
    expect(ofKind('other')).toEqual(['Z_CostContact', 'Z_Revenue']);
    expect(ofKind('behavioural')).toHaveLength(28 - 6 - 2);
  });

  it('takes another kind for an attribute, keeps it, and has it remembered', async () => {
    const kindNow = async () =>
      must(await session.attributes(5)).find(({ name }) => name === 'Z_Revenue')?.kind;
    const traits = { Z_Revenue: 'firmographic' } as const;
    const mapping = { customer_id: 'ID' };
    const source = report?.source ?? '';
    must(await session.setRole(6, source, 'customers', mapping, { traits }));
    expect(await kindNow()).toBe('firmographic');
    const again = must(await session.setRole(7, source, 'customers', mapping, {}));
    expect(again.roles[0]?.traits).toEqual(traits);
    expect(must(await session.readingToRemember(source))?.roles[0]?.traits).toEqual(traits);
    must(await session.setRole(8, source, 'customers', mapping, { traits: {} }));
    expect(await kindNow()).toBe('other');
  });
});
