import { describe, expect, it } from 'vitest';
import { completeSql } from './complete';
import type { SqlSchema } from './schema';

const RFM = ['customer_id', 'recency_days', 'frequency', 'monetary', 'segment'];
const schema: SqlSchema = {
  relations: [
    { name: 'rfm', kind: 'model', columns: RFM.map((name) => ({ name, type: 'VARCHAR' })) },
    { name: 'rfm_segments', kind: 'model', columns: [{ name: 'segment' }, { name: 'customers' }] },
    {
      name: 'customers',
      kind: 'role',
      columns: [{ name: 'customer_id' }, { name: 'Country of birth' }, { name: 'order' }],
    },
    { name: 'orders_2024', schema: 'source', kind: 'source', columns: [{ name: 'InvoiceNo' }] },
  ],
  inputs: [
    { name: 'spend', type: 'number', value: '500' },
    { name: 'country', type: 'text' },
  ],
};

/** What is offered at the `|`. */
function offers(marked: string, asked = true) {
  const cursor = marked.indexOf('|');
  const text = marked.replace('|', '');
  return completeSql(text, cursor, schema, { asked })?.offers ?? [];
}
const labels = (marked: string, asked = true) => offers(marked, asked).map(({ label }) => label);
const columns = (marked: string) =>
  offers(marked)
    .filter(({ kind }) => kind === 'column')
    .map(({ label }) => label);
/** The text after the best offer is taken. */
function taken(marked: string): string {
  const cursor = marked.indexOf('|');
  const text = marked.replace('|', '');
  const result = completeSql(text, cursor, schema, { asked: true });
  if (!result) return text;
  return `${text.slice(0, result.from)}${result.offers[0]?.insert ?? ''}${text.slice(result.to)}`;
}

describe('after from and join', () => {
  it.each(['select * from |', 'select * from rfm join |', 'from rfm, |', 'summarize |'])(
    'offers relations: %s',
    (marked) => {
      expect(labels(marked)).toEqual(
        expect.arrayContaining(['rfm', 'rfm_segments', 'customers', 'source.orders_2024', 'range']),
      );
      expect(labels(marked)).not.toContain('segment');
    },
  );

  it('opens by itself there, and nowhere else before a letter is typed', () => {
    expect(labels('select * from |', false)).toContain('rfm');
    expect(labels('select |', false)).toEqual([]);
    expect(labels('select * from rfm |', false)).toEqual([]);
  });

  it('puts the query’s own names first, and only those that are written before', () => {
    expect(labels('with a as (select 1), b as (from |) select * from b')[0]).toBe('a');
    expect(labels('with a as (select 1), b as (from |) select * from b')).not.toContain('b');
    expect(labels('with a as (select 1), b as (select 2) select * from |').slice(0, 2)).toEqual([
      'b',
      'a',
    ]);
    expect(labels('with recursive a as (select 1 union all select * from |) from a')[0]).toBe('a');
  });

  it('offers the tables of a schema behind its dot', () => {
    expect(labels('from source.|')).toEqual(['orders_2024']);
  });

  it('goes on with joins and clauses behind a relation', () => {
    expect(labels('select * from rfm w|')).toEqual(['where', 'window']);
    expect(labels('select * from rfm left|')).toEqual(['left join']);
    expect(labels('from rfm s|')).toContain('select');
  });
});

describe('behind the dot of an alias', () => {
  it.each([
    ['select r.| from rfm r', RFM],
    ['select r.| from rfm as r', RFM],
    ['select rfm.| from rfm', RFM],
    ['select "R".| from rfm "R"', RFM],
    ['select * from rfm r where r.|', RFM],
    ['select * from customers c join rfm r on r.|', RFM],
    ['select s.| from (select segment, count(*) as n from rfm group by all) s', ['segment', 'n']],
    [
      'with a as (select customer_id, monetary * 2 as twice from rfm) select a.| from a',
      ['customer_id', 'twice'],
    ],
    ['with a(x, y) as (select 1, 2) select q.| from a q', ['x', 'y']],
    ['with a as (from rfm) select a.| from a', RFM],
    [
      'with a as (select * exclude (segment, monetary) from rfm) select a.| from a',
      RFM.slice(0, 3),
    ],
    [
      'with a as (select * rename (segment as "The group") from rfm) select a.| from a',
      [...RFM.slice(0, 4), 'The group'],
    ],
    [
      'with a as (select r.*, c."order" from rfm r join customers c using (customer_id)) from a where a.|',
      [...RFM, 'order'],
    ],
    ['with a as (select 1 as one union all select 2) select a.| from a', ['one']],
    ['with a as (select total: sum(monetary) from rfm) select a.| from a', ['total']],
    ['with a as (select sum(monetary) total, avg(monetary) from rfm) select a.| from a', ['total']],
    ['select x.| from generate_series(1, 10) as x(n)', ['n']],
    ['select * from rfm r where exists (select 1 from customers c where c.customer_id = r.|)', RFM],
  ])('%s', (marked, expected) => {
    expect(columns(marked)).toEqual(expected);
  });

  it('gives a step that reads another step its columns', () => {
    const steps = 'with a as (from rfm), b as (select *, 1 as extra from a), c as (from b)';
    expect(columns(`${steps} select c.| from c`)).toEqual([...RFM, 'extra']);
  });

  it('keeps the type that a cast gives', () => {
    const [offer] = offers(
      'with a as (select sum(monetary)::double as total from rfm) select a.| from a',
    );
    expect(offer).toMatchObject({ label: 'total', detail: 'double' });
  });

  it('offers nothing behind a name that stands for nothing', () => {
    expect(labels('select nobody.| from rfm')).toEqual([]);
  });
});

describe('in expressions', () => {
  it('offers columns of what is read, then functions, then keywords', () => {
    const kinds = offers('select m| from rfm').map(({ kind }) => kind);
    expect(kinds[0]).toBe('column');
    expect(kinds.indexOf('function')).toBeGreaterThan(kinds.lastIndexOf('column'));
    expect(labels('select c| from rfm')).toEqual(
      expect.arrayContaining(['customer_id', 'count', 'case']),
    );
  });

  it('puts the start of a name before letters inside of names', () => {
    expect(labels('select re| from rfm')[0]).toBe('recency_days');
    expect(labels('select rd| from rfm')[0]).toBe('recency_days');
    expect(labels('select days| from rfm')).toContain('recency_days');
  });

  it.each([
    'select * from rfm where |',
    'select sum(|) from rfm',
    'select sum(monetary) over (partition by |) from rfm',
    'select segment, | from rfm',
    'select * from rfm order by |',
    'select * from rfm where segment = |',
    'select case when | from rfm',
    'from rfm select |',
    'select | from rfm',
    'select * from rfm qualify row_number() over (order by |) = 1',
    'select list_filter([1], x -> x > |) from rfm',
    `-- it's a comment\nselect /* "b */ 'c' as d, | from rfm`,
  ])('offers the columns in scope: %s', (marked) => {
    expect(columns(marked)).toEqual(RFM);
  });

  it('names the source of columns that two sources share', () => {
    expect(columns('select cust| from rfm r join customers c using (customer_id)')).toEqual([
      'r.customer_id',
      'c.customer_id',
    ]);
  });

  it('sees the query around a subquery, behind its own columns', () => {
    expect(
      columns('select * from rfm r where exists (from rfm_segments s where |)').slice(0, 2),
    ).toEqual(['segment', 'customers']);
    expect(columns('select * from rfm r where exists (from rfm_segments s where mon|)')).toEqual([
      'monetary',
    ]);
  });

  it('does not let a step see the query that reads it', () => {
    expect(columns('with a as (select | from customers) select * from a, rfm')).toEqual([
      'customer_id',
      'Country of birth',
      'order',
    ]);
  });

  it('offers names that the select gives', () => {
    expect(labels('select sum(monetary) as total from rfm order by tot|')).toEqual(['total']);
  });

  it('offers columns of everything while there is no from', () => {
    expect(columns('select mon|')).toEqual(['monetary']);
  });

  it('tells the other part of a set operation from this one', () => {
    expect(columns('select segment from rfm union all select | from customers')).toEqual([
      'customer_id',
      'Country of birth',
      'order',
    ]);
  });
});

describe('inputs', () => {
  it('offers them behind a dollar sign with their value', () => {
    expect(labels('select * from rfm where monetary > $|', false)).toEqual(['$spend', '$country']);
    expect(offers('select * from rfm where monetary > $sp|')[0]).toMatchObject({
      label: '$spend',
      detail: 'number, now 500',
    });
  });

  it('finds them without the dollar sign too', () => {
    expect(taken('select * from rfm where monetary > spe|')).toBe(
      'select * from rfm where monetary > $spend',
    );
  });
});

describe('what goes in', () => {
  it.each([
    ['select Coun| from customers', 'select "Country of birth" from customers'],
    ['select "Cou|" from customers', 'select "Country of birth" from customers'],
    ['select ord| from customers', 'select "order" from customers'],
    ['select c.ord| from customers c', 'select c."order" from customers c'],
    ['select med| from rfm', 'select median(${}) from rfm'],
    ['select 1::var|', 'select 1::varchar'],
    ['select cast(1 as var|)', 'select cast(1 as varchar)'],
    ['select * from rfm gro|', 'select * from rfm group by'],
  ])('%s becomes %s', (marked, after) => {
    expect(taken(marked)).toBe(after);
  });
});

describe('where nothing is offered', () => {
  it.each([
    `select 'seg|`,
    `select 'it''s seg|' from rfm`,
    'select 1 -- seg|',
    'select /* seg| */ 1',
    'select /* a /* b */ seg| */ 1',
    'select 12|',
    'select sum(monetary) as seg|',
    'with seg|',
  ])('%s', (marked) => {
    expect(labels(marked)).toEqual([]);
  });

  it('opens no list over a word that is written out, unless asked', () => {
    expect(labels('select * from rfm|', false)).toEqual([]);
    expect(labels('select * from rfm|', true)).toContain('rfm_segments');
  });
});

describe('while the query is in pieces', () => {
  it.each(['|', '  |', '(|', 'with a as (|', 'select 1 union all |'])(
    'begins one: %s',
    (marked) => {
      expect(labels(marked)).toEqual(expect.arrayContaining(['select', 'with', 'select … from …']));
    },
  );

  it.each([
    'select sum(| from rfm',
    'select * from (select | from rfm',
    'with a as (select | from rfm',
    'select ], | from rfm',
  ])('still finds the columns: %s', (marked) => {
    expect(columns(marked)).toEqual(expect.arrayContaining(RFM));
  });

  it('does not take from of “is distinct from” for the clause', () => {
    expect(columns('select * from rfm where segment is distinct from |')).toEqual(RFM);
  });

  it('survives a step that reads itself', () => {
    expect(columns('with recursive a as (select * from a) select a.| from a')).toEqual([]);
  });

  it('answers for every place in a long query, finished or cut off anywhere', () => {
    const query = `with recent as (select * from rfm where recency_days < 30 /* a */ and segment <> 'x (')
      select r.segment, count(*) filter (where r.monetary > $spend) as n, [x for x in [1, 2]] from recent r
      left join lateral (from customers c where c.customer_id = r.customer_id) d on true
      group by all having n > 2 qualify rank() over (partition by segment order by n desc) < 3 order by 1 limit 5`;
    for (let at = 0; at <= query.length; at += 1) {
      const whole = completeSql(query, at, schema, { asked: true });
      const cut = completeSql(query.slice(0, at), at, schema, { asked: true });
      for (const result of [whole, cut]) {
        if (!result) continue;
        expect(result.from).toBeLessThanOrEqual(at);
        expect(result.to).toBeGreaterThanOrEqual(at);
      }
    }
  });

  it('does not take forever for steps that read each other many times', () => {
    const steps = Array.from(
      { length: 40 },
      (_, i) => `s${i + 1} as (select * from s${i} a, s${i} b)`,
    );
    expect(columns(`with s0 as (from rfm), ${steps.join(', ')} select s40.| from s40`)).toEqual(
      RFM,
    );
  });
});

it('is not misled by names that objects have anyway', () => {
  expect(labels('select constructor.| from rfm')).toEqual([]);
  expect(labels('select constructor| from rfm')).toEqual([]);
  expect(columns('with __proto__ as (select 1 as a) select __proto__.| from __proto__')).toEqual([
    'a',
  ]);
});
