import { tableFromIPC } from 'apache-arrow';
import { beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../../tests/helpers/engine';
import { tableRows } from '../../base/arrow-values';
import { cellText } from '../../base/cell-value';
import type { Role } from '../../base/roles';
import { openNodeConnector } from '../../engine/wasm/node';
import { Session } from '../../kernel/session';
import type { Sql } from '../../sql';
import { eventsQuery, hasEvents } from './events-query';
import { everyoneQuery, placeQuery } from './list-query';
import { purchasesQuery } from './purchases-query';
import { scoreRangesQuery, thresholdsQuery } from './reasons-query';
import { otherRecordsQuery, recordQuery, segmentQuery } from './record-queries';
import { valueQuery } from './value-query';

const HOSTILE = "x' or ''='";

const ORDERS = `order_id,customer_id,order_date,product,category,channel,amount,cost
1,C1,2024-01-01 10:00:00,Knife,Kitchen,Web,30.00,10
1,C1,2024-01-01 10:00:00,Pan,Kitchen,Web,20.00,12
2,C1,2024-01-11 09:00:00,Tent,Outdoor,Shop,50.00,20
3,C1,2024-01-31 08:00:00,Knife,Kitchen,Web,25.00,10
4,C1,2024-02-02 08:00:00,Knife,Kitchen,Web,-30.00,-10
5,C2,2024-02-10 08:00:00,Tent,Outdoor,Web,400.00,
6,C3,2024-02-20 08:00:00,Lamp,Home,Web,5.00,2
7,${HOSTILE},2024-02-20 09:00:00,Lamp,Home,Web,1.00,1
`;
const CUSTOMERS = `customer_id,company,industry,contact,email,city
C1,Acme,Steel,Ann Lee,ann@acme.test,Leeds
C1,Acme,Steel,Bob Day,bob@acme.test,Leeds
C1,Acme,Steel,Cy Fox,cy@acme.test,York
C2,Bolt,Tools,Dan Orr,dan@bolt.test,Hull
C9,Cone,Paper,Eve Poe,eve@cone.test,Bath
`;
const INTERACTIONS = `customer_id,occurred_at,kind,channel,detail
C1,2024-01-05 12:00:00,Visit,Web,
C1,2024-02-03 12:00:00,Complaint,E-mail,Blunt knife
C2,2024-01-05 12:00:00,Visit,Web,
`;
const SURVEY = `customer_id,answered_at,question,answer
C1,2024-02-04 12:00:00,How satisfied are you?,2
`;
const CAMPAIGN = `customer_id,campaign,variant,sent_at,responded,response_value
C1,Spring,voucher,2024-01-30 09:00:00,true,25.00
C1,Summer,control,2024-02-21 09:00:00,false,0
`;

let session: Session;
let call = 1;
const ROLES: ReadonlySet<Role> = new Set([
  'transactions',
  'customers',
  'interactions',
  'surveys',
  'campaigns',
]);

async function rows(query: Sql) {
  return tableRows(tableFromIPC(must(await session.query(call++, query.text, {})).bytes));
}

beforeAll(async () => {
  session = new Session(openNodeConnector);
  const files = { orders: ORDERS, customers: CUSTOMERS, interactions: INTERACTIONS };
  const more = { survey: SURVEY, campaign: CAMPAIGN };
  const given = Object.entries({ ...files, ...more }).map(
    ([name, text]) => new File([text], `${name}.csv`),
  );
  must(await session.addFiles(call++, given, () => undefined));
  // Several rows of an id are asked about.
  const mapping = { customer_id: 'customer_id' };
  must(await session.setRole(call++, 'customers', 'customers', mapping, {}));
  const reports = must(await session.sources());
  expect(reports.flatMap(({ roles }) => roles.map(({ role }) => role)).toSorted()).toEqual(
    [...ROLES].toSorted(),
  );
});

describe('what a customer has brought', () => {
  it('is summed up, with days counted to the as-of date', async () => {
    const [value] = await rows(valueQuery('C1', null));
    expect(value).toMatchObject({
      revenue: 125,
      orders: 3,
      recency_days: 21,
      median_gap_days: 15,
      margin: 73,
      returns: 1,
      returned: 30,
      has_categories: true,
      has_products: true,
    });
    expect(value?.['average_order']).toBeCloseTo(125 / 3, 10);
    const [later] = await rows(valueQuery('C1', '2024-03-01'));
    expect(later?.['recency_days']).toBe(30);
  });

  it('has no margin where a cost is missing, and nothing where there are no orders', async () => {
    expect((await rows(valueQuery('C2', null)))[0]).toMatchObject({ revenue: 400, margin: null });
    expect((await rows(valueQuery('C9', null)))[0]).toMatchObject({
      revenue: null,
      orders: 0,
      first_day: null,
      returns: 0,
    });
  });
});

describe('the events of a customer', () => {
  it('are one list of every role, the newest first', async () => {
    const events = await rows(eventsQuery('C1', ROLES));
    expect(events.map(({ kind, title, detail, amount }) => [kind, title, detail, amount])).toEqual([
      ['campaign', 'Summer', 'control, no response', null],
      ['answer', 'How satisfied are you?', '2', null],
      ['complaint', 'Blunt knife', 'E-mail', null],
      ['return', 'Knife', 'Web', -30],
      ['order', 'Knife', 'Web', 25],
      ['campaign', 'Spring', 'voucher, responded', 25],
      ['order', 'Tent', 'Shop', 50],
      ['visit', null, 'Web', null],
      ['order', 'Knife, Pan', 'Web', 50],
    ]);
  });

  it('are only of roles that are there', async () => {
    expect(hasEvents(new Set(['customers']))).toBe(false);
    const visits = await rows(eventsQuery('C1', new Set<Role>(['interactions'])));
    expect(visits).toHaveLength(2);
  });
});

describe('records', () => {
  it('of an account are the one that counts and its other contacts', async () => {
    expect(await rows(recordQuery('C1'))).toMatchObject([{ company: 'Acme', contact: 'Ann Lee' }]);
    const others = await rows(otherRecordsQuery('C1'));
    expect(others.map(({ contact }) => contact)).toEqual(['Bob Day', 'Cy Fox']);
    expect(Object.keys(others[0] ?? {})).not.toContain('reason');
    expect(await rows(recordQuery('nobody'))).toEqual([]);
  });

  it('are found by ids that look like SQL, and only those', async () => {
    expect(await rows(recordQuery(HOSTILE))).toEqual([]);
    expect((await rows(valueQuery(HOSTILE, null)))[0]).toMatchObject({ revenue: 1 });
    expect(await rows(eventsQuery(HOSTILE, ROLES))).toHaveLength(1);
    expect(await rows(segmentQuery('rfm', HOSTILE))).toHaveLength(1);
  });
});

describe('what a customer buys', () => {
  it('stands beside what everybody buys', async () => {
    const items = await rows(purchasesQuery('C1', 'category', null));
    expect(items.map(({ item, n }) => [item, n])).toEqual([
      ['Kitchen', 2],
      ['Outdoor', 1],
      ['Home', 0],
    ]);
    const [kitchen, outdoor, home] = items;
    expect(kitchen?.['share']).toBeCloseTo(75 / 125, 10);
    expect(kitchen?.['base_share']).toBeCloseTo(75 / 531, 10);
    expect(kitchen?.['index']).toBeCloseTo((100 * 75 * 531) / (125 * 75), 8);
    expect(outdoor?.['base_share']).toBeCloseTo(450 / 531, 10);
    expect(home).toMatchObject({ share: 0, index: 0 });
  });

  it('stands beside what a segment buys; what nobody there buys has no index', async () => {
    const [own] = await rows(segmentQuery('rfm', 'C2'));
    const base = { segmentation: 'rfm', segment: cellText(own?.['segment']) };
    const members = await rows(purchasesQuery('C2', 'product', base));
    expect(members[0]).toMatchObject({ item: 'Tent', share: 1 });
    const strangers = await rows(
      purchasesQuery('C1', 'product', { segmentation: 'rfm', segment: 'No such segment' }),
    );
    expect(strangers[0]).toMatchObject({ item: 'Knife', base_share: null, index: null });
  });
});

describe('the reason for a segment', () => {
  it('is the stretch of values that each score stands for', async () => {
    const [row] = await rows(segmentQuery('rfm', 'C1'));
    const ranges = await rows(scoreRangesQuery('rfm', 'C1'));
    expect(ranges.map(({ measure }) => measure)).toEqual(['recency_days', 'frequency', 'monetary']);
    const scores = ['r', 'f', 'm'].map((score) => row?.[score]);
    expect(ranges.map(({ score }) => score)).toEqual(scores);
    for (const { measure, above, up_to } of ranges) {
      const value = Number(row?.[cellText(measure)]);
      if (above !== null) expect(value).toBeGreaterThan(Number(above));
      if (up_to !== null) expect(value).toBeLessThanOrEqual(Number(up_to));
    }
    expect(ranges.some(({ above, up_to }) => above !== null || up_to !== null)).toBe(true);
  });

  it('is a row of the thresholds of a model that has them', async () => {
    const [row] = await rows(segmentQuery('value_tiers', 'C2'));
    expect(row).toMatchObject({ segment: 'A' });
    const [threshold] = await rows(thresholdsQuery('value_tiers_thresholds', 'A'));
    expect(threshold).toMatchObject({ segment: 'A', highest_revenue: 400 });
  });
});

describe('the list of everybody', () => {
  it('begins with who brought most, and ends with who brought nothing', async () => {
    const list = await rows(everyoneQuery(ROLES));
    expect(list.map(({ customer_id }) => customer_id)).toEqual(['C2', 'C1', 'C3', HOSTILE, 'C9']);
    expect(await rows(placeQuery(everyoneQuery(ROLES), 'C3'))).toEqual([{ place: 2 }]);
    expect(await rows(placeQuery(everyoneQuery(ROLES), 'nobody'))).toEqual([]);
  });

  it('is by id where nobody ordered', async () => {
    const list = await rows(everyoneQuery(new Set<Role>(['customers', 'interactions'])));
    expect(list.map(({ customer_id }) => customer_id)).toEqual(['C1', 'C2', 'C9']);
  });
});
