import { tableFromIPC } from 'apache-arrow';
import { beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../../tests/helpers/engine';
import { tableRows } from '../../base/arrow-values';
import { openNodeConnector } from '../../engine/wasm/node';
import { sha256 } from '../../share/sha256';
import type { AudienceRequest } from '../audience-api';
import { Session } from '../session';

const PEOPLE = `customer_id,first_name,last_name,email,phone,city,postcode,country,segment,spend
C1,Zoë,Pérez, Zoe.Perez+news@GMail.com ,0151 23456789,Köln,50667,Germany,Loyal,10.50
C2,Mary Ann,O'Neil,mary@example.com,(800) 555-0100,New York,10001-1234,USA,Loyal,20.00
C3,John,Smith,not an address,12,Leeds,LS1 4DY,UK,Loyal,30.00
C4,Jane,Doe,,,Paris,75018,Atlantis,New,5.00
C5,M. A.,O'Neil,MARY@example.com,,New York,10001,US,New,1.00
C6,Ana,Lima,,+351 912 345 678,Lisboa,1000-001,Portugal,New,2.00
`;
const nothing = () => undefined;
let call = 1;
let session: Session;

beforeAll(async () => {
  session = new Session(openNodeConnector);
  must(await session.addFiles(call++, [new File([PEOPLE], 'customers.csv')], nothing));
});

const FIELDS = {
  email: 'email',
  phone: 'phone',
  first_name: 'first_name',
  last_name: 'last_name',
  zip: 'postcode',
  country: 'country',
} as const;

function asked(changes: Partial<AudienceRequest> = {}): AudienceRequest {
  return {
    query: 'select * from source.customers order by customer_id',
    segments: null,
    preset: 'google',
    fields: FIELDS,
    columns: [],
    hash: false,
    country: null,
    holdout: null,
    ...changes,
  };
}

async function preview(changes: Partial<AudienceRequest> = {}) {
  return must(await session.previewAudience(call++, asked(changes), nothing));
}

async function files(changes: Partial<AudienceRequest> = {}) {
  const options = { format: 'csv', formulaGuard: true } as const;
  const made = must(await session.exportAudience(call++, asked(changes), options, nothing));
  return { ...made, text: await made.file.text() };
}

async function rows(sql: string, of = session) {
  return tableRows(tableFromIPC(must(await of.query(call++, sql, {})).bytes));
}

const hashOf = (text: string) => sha256(new TextEncoder().encode(text));

describe('an audience for Google', () => {
  it('has Google’s columns, tidied, and loses no row silently', async () => {
    const { text, counts } = await files();
    expect(text).toBe(
      'Email,Phone,First Name,Last Name,Country,Zip\r\n' +
        'zoe.perez+news@gmail.com,+4915123456789,Zoë,Pérez,DE,50667\r\n' +
        "mary@example.com,+18005550100,Mary Ann,O'Neil,US,10001-1234\r\n" +
        ',,John,Smith,GB,LS1 4DY\r\n' +
        ',+351912345678,Ana,Lima,PT,1000-001\r\n',
    );
    expect(counts).toEqual({
      rows: 6,
      written: 4,
      leftOut: { withoutAddress: 1, duplicates: 1, heldOut: 0 },
      seen: {
        withoutAddress: 1,
        duplicates: 1,
        unusableEmails: 1,
        unusablePhones: 1,
        unknownCountries: 1,
      },
    });
  });

  it('hashes as Google compares: addresses of Gmail without dots and pluses, country and postcode readable', async () => {
    const { rows: first, columns } = await preview({ hash: true });
    expect(columns).toEqual(['Email', 'Phone', 'First Name', 'Last Name', 'Country', 'Zip']);
    expect(first[0]).toEqual([
      hashOf('zoeperez@gmail.com'),
      hashOf('+4915123456789'),
      hashOf('zoë'),
      hashOf('pérez'),
      'DE',
      '50667',
    ]);
    expect(first[1]?.[0]).toBe(hashOf('mary@example.com'));
    // Nothing is hashed where there is nothing.
    expect(first[2]?.slice(0, 2)).toEqual([null, null]);
  });

  it('keeps the same row of an address whatever the order of rows', async () => {
    const { text } = await files({ query: 'from source.customers order by customer_id desc' });
    expect(text).toContain('mary@example.com,+18005550100');
    expect(text).not.toContain('M. A.');
  });

  it('says which column it needs', async () => {
    const result = await session.previewAudience(
      call++,
      asked({ fields: { first_name: 'first_name' } }),
      nothing,
    );
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'export.no_address', params: { preset: 'Google Customer Match' } },
    });
  });
});

describe('the hash in the engine', () => {
  it('is SHA-256: known vectors, and the same as ours', async () => {
    const texts = ['', 'abc', 'Grüße, 世界', 'x'.repeat(200)];
    for (const text of texts) {
      const [row] = await rows(`select sha256('${text}') as hash`);
      expect(row?.['hash']).toBe(hashOf(text));
    }
    // FIPS 180-4, and NIST's example of one block.
    expect(hashOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(hashOf('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});

describe('an audience for Meta', () => {
  it('hashes every column in the form Meta documents', async () => {
    const { columns, rows: first } = await preview({
      preset: 'meta',
      fields: { ...FIELDS, city: 'city' },
      hash: true,
    });
    expect(columns).toEqual(['email', 'phone', 'fn', 'ln', 'ct', 'zip', 'country']);
    expect(first[1]).toEqual(
      ['mary@example.com', '18005550100', 'mary ann', 'oneil', 'newyork', '10001', 'us'].map(
        hashOf,
      ),
    );
    expect(first[2]?.[5]).toBe(hashOf('ls14dy'));
  });
});

describe('audiences for mail programs', () => {
  it('take further columns along and are never hashed', async () => {
    const { text } = await files({
      preset: 'klaviyo',
      hash: true,
      columns: ['customer_id', 'segment', 'email'],
      fields: { email: 'email', phone: 'phone', country: 'country' },
    });
    const [head, first, second] = text.split('\r\n');
    expect(head).toBe('Email,Phone Number,Country,customer_id,segment');
    expect(first).toBe('zoe.perez+news@gmail.com,+4915123456789,Germany,C1,Loyal');
    expect(second).toContain('mary@example.com,+18005550100');
  });

  it('reach people by e-mail only where that is what the program knows', async () => {
    const { counts } = await preview({ preset: 'mailchimp' });
    expect(counts).toMatchObject({ written: 2, leftOut: { withoutAddress: 3, duplicates: 1 } });
  });
});

describe('a plain table', () => {
  it('keeps every row and what could not be tidied', async () => {
    const { text, counts } = await files({
      preset: 'plain',
      fields: { email: 'email', phone: 'phone', country: 'country' },
      columns: ['customer_id', 'email', 'phone', 'spend'],
    });
    expect(text.split('\r\n').slice(0, 4)).toEqual([
      'customer_id,email,phone,spend',
      'C1,zoe.perez+news@gmail.com,+4915123456789,10.5',
      'C2,mary@example.com,+18005550100,20',
      'C3,not an address,12,30',
    ]);
    expect(counts).toMatchObject({
      rows: 6,
      written: 6,
      seen: { withoutAddress: 2, duplicates: 1, unusableEmails: 1, unusablePhones: 1 },
    });
  });

  it('never lets what could not be tidied through readable when it is hashed', async () => {
    const { rows: all } = await preview({
      preset: 'plain',
      fields: { email: 'email' },
      columns: ['email'],
      hash: true,
    });
    expect(all.map(([email]) => email)).toEqual([
      hashOf('zoe.perez+news@gmail.com'),
      hashOf('mary@example.com'),
      null,
      null,
      hashOf('mary@example.com'),
      null,
    ]);
  });

  it('reads phones in the country that was picked', async () => {
    const choice = { preset: 'plain', fields: { phone: 'phone' }, columns: ['phone'] } as const;
    const without = await preview(choice);
    expect(without.counts.seen.unusablePhones).toBe(3);
    const picked = await preview({ ...choice, country: 'DE' });
    expect(picked.rows[0]).toEqual(['+4915123456789']);
  });

  it('takes the segments that were chosen', async () => {
    const { counts } = await preview({
      preset: 'plain',
      columns: ['customer_id'],
      segments: ['New'],
    });
    expect(counts).toMatchObject({ rows: 3, written: 3 });
    const none = await preview({ preset: 'plain', columns: ['customer_id'], segments: [] });
    expect(none.counts.rows).toBe(0);
  });

  it('needs a column', async () => {
    const nothingChosen = asked({ preset: 'plain', columns: [] });
    expect(await session.previewAudience(call++, nothingChosen, nothing)).toMatchObject({
      error: { code: 'export.no_columns' },
    });
  });

  it('leaves nothing behind in the engine when it is closed', async () => {
    await files({ holdout: holdout() });
    await session.closeAudience();
    const tables = await rows(
      `select table_name from information_schema.tables where table_name like 'audience%'`,
    );
    expect(tables).toEqual([]);
  });
});

function holdout() {
  return { share: 0.2, seed: 7, campaign: 'Spring', sentOn: null, baseRate: null };
}

/** 1,000 customers in three segments of 700, 297 and 3. */
const MANY = `
  select 'K' || i as customer_id,
    case when i < 700 then 'A' when i < 997 then 'B' else 'C' end as segment,
    'k' || i || '@example.com' as email
  from range(1000) t(i)
`;
const many = (changes: Partial<AudienceRequest> = {}): Partial<AudienceRequest> => ({
  query: MANY,
  preset: 'plain',
  fields: { email: 'email' },
  columns: ['customer_id', 'email'],
  holdout: holdout(),
  ...changes,
});

describe('a holdout', () => {
  it('takes its share of each segment, and nobody is in both arms', async () => {
    const { text, counts, holdout: facts, holdoutFile } = await files(many());
    expect(facts?.segments).toEqual([
      { segment: 'A', treated: 560, control: 140 },
      { segment: 'B', treated: 238, control: 59 },
      { segment: 'C', treated: 2, control: 1 },
    ]);
    expect(counts).toMatchObject({ rows: 1000, written: 800, leftOut: { heldOut: 200 } });
    const assigned = (await holdoutFile?.text())?.trim().split('\r\n') ?? [];
    expect(assigned[0]).toBe('customer_id,campaign,variant,sent_at,segment');
    const control = new Set(
      assigned.filter((line) => line.includes(',control,')).map((line) => line.split(',')[0]),
    );
    const sent = text
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',')[0]);
    expect(control.size).toBe(200);
    expect(sent.filter((id) => control.has(id))).toEqual([]);
    expect(new Set([...control, ...sent]).size).toBe(1000);
  });

  it('is the same for a seed, whatever the order of rows, and another for another', async () => {
    const controls = async (changes: Partial<AudienceRequest>) =>
      (await (await files(many(changes))).holdoutFile?.text())
        ?.split('\r\n')
        .filter((line) => line.includes(',control,'));
    const once = await controls({});
    expect(once).toHaveLength(200);
    expect(await controls({ query: `from (${MANY}) order by md5(customer_id)` })).toEqual(once);
    expect(await controls({ holdout: { ...holdout(), seed: 8 } })).not.toEqual(once);
  });

  it('tells the smallest lift that it could find', async () => {
    const given = await preview(many({ holdout: { ...holdout(), baseRate: 0.1 } }));
    expect(given.holdout).toMatchObject({ baseRate: 0.1, baseRateFrom: 'given' });
    const { holdout: facts } = await preview(many());
    expect(facts).toMatchObject({ baseRate: 0.05, baseRateFrom: 'assumed', withoutCustomer: 0 });
    expect(facts?.detectableLift?.absolute).toBeGreaterThan(0.03);
    expect(facts?.detectableLift?.absolute).toBeLessThan(0.1);
  });

  it('holds out people, not rows: who stands in the table twice is in one arm', async () => {
    const query = `from (${MANY}) union all by name from (${MANY})`;
    const { holdout: facts, counts, text } = await files(many({ query }));
    expect(facts).toMatchObject({ treated: 800, control: 200 });
    expect(counts).toMatchObject({ rows: 2000, written: 1600, leftOut: { heldOut: 400 } });
    expect(text.trim().split('\r\n')).toHaveLength(1601);
  });

  it('refuses a share that leaves nobody, and a table without customers', async () => {
    const wrong = asked({ holdout: { ...holdout(), share: 1 } });
    expect(await session.previewAudience(call++, wrong, nothing)).toMatchObject({
      error: { code: 'model.invalid_setting' },
    });
    const anonymous = asked({
      query: `select 'a@b.de' as email`,
      fields: { email: 'email' },
      holdout: holdout(),
    });
    expect(await session.previewAudience(call++, anonymous, nothing)).toMatchObject({
      error: { code: 'export.missing_column', params: { column: 'customer_id' } },
    });
  });

  it('comes back as campaigns without a question, and its responses are the next base rate', async () => {
    const other = new Session(openNodeConnector);
    const options = { format: 'csv', formulaGuard: true } as const;
    for (const sentOn of [null, '2026-03-01']) {
      const request = asked(many({ holdout: { ...holdout(), sentOn } }));
      const made = must(await other.exportAudience(call++, request, options, nothing));
      const name = `spring-${sentOn ?? 'open'}.csv`;
      const back = new File([made.holdoutFile ?? ''], name);
      const [report] = must(await other.addFiles(call++, [back], nothing));
      expect(report).toMatchObject({
        role: 'campaigns',
        rows: 1000,
        mapping: { customer_id: 'customer_id', campaign: 'campaign', variant: 'variant' },
      });
      expect(report?.confidence).toBeGreaterThanOrEqual(0.9);
      expect(report).not.toHaveProperty('needs');
      expect(report?.roles.map(({ role, accepted }) => [role, accepted])).toEqual([
        ['campaigns', true],
      ]);
    }
    expect(
      await rows(
        'select variant, count(*)::INTEGER as n, max(sent_at)::DATE as day from campaigns group by 1 order by 1',
        other,
      ),
    ).toEqual([
      { variant: 'control', n: 400, day: '2026-03-01' },
      { variant: 'treatment', n: 1600, day: '2026-03-01' },
    ]);
    const answers = `customer_id,campaign,variant,sent_at,responded
K1,Autumn,treatment,2025-10-01,true
K2,Autumn,treatment,2025-10-01,false
K3,Autumn,control,2025-10-01,false
K4,Autumn,control,2025-10-01,false
`;
    must(await other.addFiles(call++, [new File([answers], 'campaign-autumn.csv')], nothing));
    const { holdout: facts } = must(await other.previewAudience(call++, asked(many()), nothing));
    expect(facts).toMatchObject({ baseRate: 0.25, baseRateFrom: 'campaigns' });
  });
});

describe('an audience that is worked at', () => {
  it('says after every change what it says alone, and what the file has', async () => {
    const changes: Partial<AudienceRequest>[] = [
      {},
      { country: 'DE' },
      { segments: ['New'] },
      { segments: ['New'], hash: true },
      { preset: 'plain', columns: ['phone', 'spend'], fields: { phone: 'phone' } },
      { preset: 'plain', columns: ['phone', 'spend'], fields: { phone: 'spend' } },
      { preset: 'meta', holdout: holdout() },
      { preset: 'meta', holdout: { ...holdout(), share: 0.5 } },
      { preset: 'plain', columns: ['email'], holdout: { ...holdout(), share: 0.5 } },
      { query: MANY, preset: 'klaviyo', fields: { email: 'email' }, segments: ['B', 'C'] },
      { preset: 'mailchimp', segments: [] },
      {},
    ];
    for (const change of changes) {
      const seen = await preview(change);
      const { counts, holdout: facts, text } = await files(change);
      expect({ counts, holdout: facts }).toEqual({ counts: seen.counts, holdout: seen.holdout });
      expect(text.trim().split('\r\n')).toHaveLength(1 + counts.written);
      await session.closeAudience();
      expect(await preview(change)).toEqual(seen);
    }
  });

  it('follows data, cells and values that change in between', async () => {
    const other = new Session(openNodeConnector);
    const first = `customer_id,email\nA,a@example.com\n`;
    must(await other.addFiles(call++, [new File([first], 'customers.csv')], nothing));
    const define = async (sql: string) =>
      must(await other.defineRelation(call++, { name: 'people', sql, keep: 'view' }));
    const rowsOf = async (query: string) => {
      const request = asked({ query, preset: 'plain', fields: {}, columns: ['email'] });
      return must(await other.previewAudience(call++, request, nothing)).rows.flat();
    };
    must(await other.setVariables({ most: { type: 'text', value: 'z' } }));
    await define('from customers where email < $most');
    expect(await rowsOf('from people')).toEqual(['a@example.com']);
    must(await other.setVariables({ most: { type: 'text', value: 'a' } }));
    expect(await rowsOf('from people')).toEqual([]);
    await define(`select 'b@example.com' as email`);
    expect(await rowsOf('from people')).toEqual(['b@example.com']);
    expect(await rowsOf('from customers')).toEqual(['a@example.com']);
    const second = `customer_id,email\nB,c@example.com\n`;
    must(await other.addFiles(call++, [new File([second], 'customers-2.csv')], nothing));
    expect((await rowsOf('from customers')).toSorted()).toEqual(['a@example.com', 'c@example.com']);
  });
});

describe('a large audience', () => {
  it('can be cancelled', async () => {
    const query = `select 'C' || i as customer_id, '0151 2' || (1000000 + i) as phone from range(300000) t(i)`;
    const id = call++;
    const result = session.previewAudience(
      id,
      asked({
        query,
        preset: 'plain',
        fields: { phone: 'phone' },
        columns: ['phone'],
        country: 'DE',
      }),
      () => void session.cancel(id),
    );
    expect(await result).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });
});
