import { tableFromIPC } from 'apache-arrow';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { tableRows } from '../src/base/arrow-values';
import { cellText } from '../src/base/cell-value';
import { openNodeConnector } from '../src/engine/wasm/node';
import { Session } from '../src/kernel/session';
import { must } from './helpers/engine';
import { describeWithShared, sharedPath } from './helpers/shared';

const SAMPLES = new URL('../public/samples/', import.meta.url);

type Settings = Readonly<Record<string, unknown>>;

/** A session with these files in it. */
class Loaded {
  readonly #session = new Session(openNodeConnector);
  #call = 1;

  async add(name: string, path: string | URL): Promise<void> {
    const file = new File([readFileSync(path)], name);
    const [report] = must(await this.#session.addFiles(this.#call++, [file], () => undefined));
    expect(report).not.toHaveProperty('needs');
  }

  async rows(sql: string) {
    return tableRows(tableFromIPC(must(await this.#session.query(this.#call++, sql, {})).bytes));
  }

  async run(model: string, settings: Settings = {}): Promise<void> {
    must(
      await this.#session.runModel(this.#call++, { model, name: 'result', settings, asOf: null }),
    );
    const [check] = await this.rows('from result_check');
    expect(check).toMatchObject({ unassigned: 0, strangers: 0 });
  }

  /** The customers of each segment, in order; proves that they are a partition. */
  async segments(model: string, settings: Settings = {}): Promise<Record<string, unknown>> {
    await this.run(model, settings);
    expect(await this.rows('select is_partition from result_check')).toEqual([
      { is_partition: true },
    ]);
    const rows = await this.rows('select segment, customers from result_segments');
    return Object.fromEntries(rows.map((row) => [cellText(row['segment']), row['customers']]));
  }
}

function sum(counts: Readonly<Record<string, unknown>>): number {
  return Object.values(counts).reduce<number>((total, count) => total + Number(count), 0);
}

describe('the sample shop', () => {
  const shop = new Loaded();
  beforeAll(async () => {
    for (const name of ['orders.csv', 'customers.csv', 'survey.csv'])
      await shop.add(name, new URL(`shop/${name}`, SAMPLES));
  });

  it('puts everybody into exactly one segment, whatever the attribute', async () => {
    const everyone = await shop.rows(
      `select count(distinct customer_id)::INTEGER as n from (select customer_id from customers union all select customer_id from transactions)`,
    );
    for (const attribute of [
      'gender',
      'birth_date',
      'income_bracket',
      'city',
      'signed_up_at',
      'newsletter',
      'email',
    ]) {
      const counts = await shop.segments('attribute_segments', { attribute });
      expect(sum(counts), attribute).toBe(everyone[0]?.['n']);
    }
  });

  it('begins with gender, and crosses it with ages', async () => {
    const [row] = await shop.rows(
      `select count(*) filter (gender = 'female')::INTEGER as female from customers`,
    );
    const counts = await shop.segments('attribute_segments', { by: 'birth_date' });
    const women = Object.entries(counts).filter(([segment]) => segment.startsWith('female · '));
    expect(sum(Object.fromEntries(women))).toBe(row?.['female']);
    expect(women.map(([segment]) => segment)).toContain('female · 25–34');
  });

  it('knows where they live', async () => {
    const byCountry = await shop.segments('geography', { level: 'country' });
    const [row] = await shop.rows(
      `select count(*) filter (country = 'DE')::INTEGER as de, count(*)::INTEGER as n from customers`,
    );
    expect(byCountry['DE']).toBe(row?.['de']);
    for (const level of ['region', 'city', 'postcode'])
      expect(sum(await shop.segments('geography', { level })), level).toBe(sum(byCountry));
    const [top] = await shop.rows(
      `select customers from result_hierarchy where level = 'everywhere'`,
    );
    expect(top?.['customers']).toBe(sum(byCountry));
  });

  it('reads the scales of the survey', async () => {
    const asked = 'How likely are you to recommend us? (0 to 10)';
    const counts = await shop.segments('survey_segments', { question: asked });
    const [row] = await shop.rows(
      `select count(*) filter (answer::INTEGER >= 9)::INTEGER as promoters, count(*)::INTEGER as n from surveys where question = '${asked}'`,
    );
    expect(counts['Promoter']).toBe(row?.['promoters']);
    expect(
      Number(counts['Promoter']) + Number(counts['Passive']) + Number(counts['Detractor']),
    ).toBe(row?.['n']);
    const kinds = await shop.rows('select question, kind from result_questions order by question');
    expect(new Map(kinds.map((one) => [one['question'], one['kind']])).get(asked)).toBe('0 to 10');
    await shop.run('survey_segments');
  });

  it('sorts by rules over RFM', async () => {
    const counts = await shop.segments('custom_segments');
    expect(Object.keys(counts)).toEqual([
      'Best customers',
      'Good, gone quiet',
      'One order so far',
      'Everyone else',
    ]);
    const rules = await shop.rows('select matched, taken, taken_earlier from result_rules');
    for (const rule of rules)
      expect(rule['matched']).toBe(Number(rule['taken']) + Number(rule['taken_earlier']));
  });
});

describe('the sample supplier', () => {
  it('leads with the industry of its accounts', async () => {
    const supplier = new Loaded();
    for (const name of ['accounts.csv', 'orders.csv'])
      await supplier.add(name, new URL(`supplier/${name}`, SAMPLES));
    const counts = await supplier.segments('attribute_segments');
    expect(await supplier.rows('select what from result_summary')).toEqual([{ what: 'industry' }]);
    expect(sum(counts)).toBe(400);
    expect(
      Object.keys(await supplier.segments('attribute_segments', { attribute: 'annual_revenue' })),
    ).toContainEqual(expect.stringMatching(/^Under \d/));
    expect(sum(await supplier.segments('geography'))).toBe(400);
  });
});

describeWithShared('a file of customers without orders', () => {
  const marketing = new Loaded();
  beforeAll(() =>
    marketing.add('marketing_campaign.csv', sharedPath('data', 'marketing_campaign.csv')),
  );

  it('has ages from years of birth, at the day after the last date', async () => {
    const counts = await marketing.segments('attribute_segments');
    expect(sum(counts)).toBe(2240);
    // The last customer came on 2014-06-29, so ages are those of 2014.
    const [row] = await marketing.rows(
      `select count(*) filter (2014 - "Year_Birth" between 35 and 44)::INTEGER as n, count(*) filter (2014 - "Year_Birth" > 110)::INTEGER as odd from customers`,
    );
    expect(counts['35–44']).toBe(row?.['n']);
    expect(counts['(not possible)']).toBe(row?.['odd']);
    // Counted in the file with Python’s csv module.
    expect(row).toEqual({ n: 740, odd: 3 });
  });

  it('has round brackets of income, with the missing apart', async () => {
    const counts = await marketing.segments('attribute_segments', { attribute: 'Income' });
    expect(Object.keys(counts)).toEqual([
      'Under 20,000',
      '20,000–39,999',
      '40,000–59,999',
      '60,000–79,999',
      '80,000 and over',
      '(missing)',
    ]);
    expect(counts['(missing)']).toBe(24);
    expect(sum(counts)).toBe(2240);
  });

  it('has the levels of education, and crosses them with children', async () => {
    expect(await marketing.segments('attribute_segments', { attribute: 'Education' })).toEqual({
      Graduation: 1127,
      PhD: 486,
      Master: 370,
      '2n Cycle': 203,
      Basic: 54,
    });
    const crossed = await marketing.segments('attribute_segments', {
      attribute: 'Education',
      by: 'Kidhome',
    });
    expect(sum(crossed)).toBe(2240);
    expect(Object.keys(crossed)).toContain('PhD · 0');
  });
});
