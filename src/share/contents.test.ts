import { describe, expect, it } from 'vitest';
import { must, openEngine } from '../../tests/helpers/engine';
import type { SharedItem } from '../base/sharing';
import type { SqlToken } from '../base/sql-token';
import type { Cell, Notebook } from '../document/notebook';
import { shareContents } from './contents';
import { holdsEmail } from './email-like';
import { literalsOf } from './sql-literals';

const FRONT = `---
quintile: 1
title: Who is slipping away?
as_of: 2011-12-10
owner: ann@example.com
roles:
  transactions:
    columns: {customer_id: CustomerID, ordered_at: InvoiceDate}
    cleaning: {returns: exclude}
    rows: 541909
    fingerprint: "f1-5f0c9a0e"
---
`;

const COMMON = { name: null, options: {}, source: '', line: 1, problems: [] };

const CELLS: readonly Cell[] = [
  { ...COMMON, id: 'a', kind: 'text', markdown: '## Good customers\n\nAsk bob@example.com' },
  {
    ...COMMON,
    id: 'b',
    kind: 'input',
    name: 'who',
    body: 'type: select\noptions: [ann@example.com, Bob]\ndefault: Bob\nsecret_note: merger\n',
    spec: null,
  },
  {
    ...COMMON,
    id: 'c',
    kind: 'sql',
    name: 'slipping',
    options: { fold: true },
    sql: "select 'It''s', 500 -- ask ann@example.com\n",
  },
  {
    ...COMMON,
    id: 'd',
    kind: 'model',
    name: 'rfm',
    body: 'bins: 5\ngrid:\n  - {name: VIP}',
    spec: null,
  },
  { ...COMMON, id: 'e', kind: 'chart', body: 'data: slipping\nfilter: chosen\nx: {', spec: null },
  { ...COMMON, id: 'f', kind: 'unknown', type: 'x-map', name: 'places', body: 'centre: Berlin\n' },
];

const NOTEBOOK: Notebook = {
  front: { title: 'Who is slipping away?', asOf: '2011-12-10', roles: {}, source: FRONT },
  cells: CELLS,
  problems: [],
};

const TOKENS = new Map<string, readonly SqlToken[]>([
  [
    'c',
    [
      { from: 0, to: 6, kind: 'keyword' },
      { from: 7, to: 14, kind: 'string' },
      { from: 14, to: 15, kind: 'operator' },
      { from: 16, to: 19, kind: 'number' },
      { from: 20, to: 42, kind: 'comment' },
    ],
  ],
]);

function itemsOf(kind: string, notebook = NOTEBOOK): readonly SharedItem[] {
  return shareContents(notebook, TOKENS).find((group) => group.kind === kind)?.items ?? [];
}

const said = (items: readonly SharedItem[]) =>
  items.map(({ where, value }) => `${where}: ${value}`);

describe('what a link contains', () => {
  it('is told kind by kind, without kinds that are not there', () => {
    expect(shareContents(NOTEBOOK, TOKENS).map(({ kind, cells }) => `${kind} ${cells}`)).toEqual([
      'title 0',
      'text 1',
      'input 1',
      'query 1',
      'model 1',
      'chart 1',
      'data 0',
      'other 1',
    ]);
    const empty = { ...NOTEBOOK, front: { ...NOTEBOOK.front, source: '' }, cells: [] };
    expect(shareContents(empty).map(({ kind }) => kind)).toEqual(['title']);
  });

  it('lists every value of an input, also under keys that nobody knows', () => {
    expect(said(itemsOf('input'))).toEqual([
      '$who, type: select',
      '$who, options: ann@example.com, Bob',
      '$who, default: Bob',
      '$who, secret_note: merger',
    ]);
  });

  it('lists strings, numbers and comments of a query', () => {
    expect(said(itemsOf('query'))).toEqual([
      "slipping: It's",
      'slipping: 500',
      'slipping, comment: -- ask ann@example.com',
      'slipping, fold: true',
    ]);
  });

  it('lists a query whole where nobody has taken it to pieces', () => {
    const query = shareContents(NOTEBOOK).find(({ kind }) => kind === 'query')?.items[0];
    expect(query?.value).toBe("select 'It''s', 500 -- ask ann@example.com");
  });

  it('lists settings of models, and a chart whole when its YAML is broken', () => {
    expect(said(itemsOf('model'))).toEqual(['rfm, bins: 5', 'rfm, grid, name: VIP']);
    expect(said(itemsOf('chart'))).toEqual(['Chart: data: slipping\nfilter: chosen\nx: {']);
  });

  it('lists what the notebook says about the data, and what its head holds beside that', () => {
    expect(said(itemsOf('data'))).toEqual([
      'as_of: 2011-12-10',
      'transactions, columns, customer_id: CustomerID',
      'transactions, columns, ordered_at: InvoiceDate',
      'transactions, cleaning, returns: exclude',
      'transactions, rows: 541909',
      'transactions, fingerprint: f1-5f0c9a0e',
    ]);
    expect(said(itemsOf('other'))).toEqual([
      'owner: ann@example.com',
      'x-map places: centre: Berlin',
    ]);
  });

  it('marks whatever looks like an e-mail address, also beyond the excerpt of a text', () => {
    const marked = shareContents(NOTEBOOK, TOKENS)
      .flatMap(({ items }) => items)
      .filter(({ personal }) => personal)
      .map(({ where }) => where);
    expect(marked).toEqual(['38 characters', '$who, options', 'slipping, comment', 'owner']);
    const long = { ...COMMON, id: 'z', kind: 'text' as const };
    const text = { ...long, markdown: `${'word '.repeat(100)}ann@example.com` };
    const item = itemsOf('text', { ...NOTEBOOK, cells: [text] })[0];
    expect(item).toMatchObject({ where: '515 characters', personal: true });
    expect(item?.value.length).toBeLessThan(90);
  });

  it('lists a cell whole when it has keys that every object has', () => {
    const body = '__proto__: {polluted: yes}\nconstructor: 1\n';
    const cells = [{ ...COMMON, id: 'p', kind: 'input' as const, name: 'p', body, spec: null }];
    expect(said(itemsOf('input', { ...NOTEBOOK, cells }))).toEqual([`$p: ${body.trim()}`]);
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('literalsOf', () => {
  const whole = (sql: string) => literalsOf(sql, [{ from: 0, to: sql.length, kind: 'string' }]);

  it.each([
    ["'Can''t Lose'", "Can't Lose"],
    ['$$a $ b$$', 'a $ b'],
    ['$tag$it$tag$', 'it'],
    ["e'a\\n'", "e'a\\n'"],
    ["''", ''],
    ["'", "'"],
    ['$', '$'],
  ])('reads %s', (sql, value) => {
    expect(whole(sql)).toEqual([{ kind: 'string', value, from: 0 }]);
  });

  it('holds back nothing of a query that the engine cannot read to its end', () => {
    const tokens = [{ from: 0, to: 6, kind: 'keyword' }] as const;
    expect(literalsOf("select 'ann@example.com ", tokens)).toEqual([
      { kind: 'unread', value: "'ann@example.com", from: 6 },
    ]);
    expect(literalsOf('select \n', tokens)).toEqual([]);
  });

  it('agrees with the engine’s tokenizer', async () => {
    const engine = await openEngine();
    const sql = `select 'It''s', 1e3, $$a$b$$ -- why\nfrom "q'x" /* 'no' */ where b = 'ü🎉' and c = 'open`;
    const tokens = must(await engine.tokenize(sql));
    await engine.close();
    expect(literalsOf(sql, tokens).map(({ kind, value }) => `${kind} ${value}`)).toEqual([
      "string It's",
      'number 1e3',
      'string a$b',
      'comment -- why',
      "comment /* 'no' */",
      'string ü🎉',
      "unread 'open",
    ]);
  });

  it('gives each value once, where it stands first', () => {
    const tokens = [
      { from: 0, to: 1, kind: 'number' },
      { from: 2, to: 3, kind: 'operator' },
      { from: 4, to: 5, kind: 'number' },
    ] as const;
    expect(literalsOf('1 + 1', tokens)).toEqual([{ kind: 'number', value: '1', from: 0 }]);
  });
});

describe('holdsEmail', () => {
  it.each(['ann@example.com', "mailto:o'neil+x@a-b.co.uk!", '<ü@bücher.de>', 'a@@b@c.de'])(
    'sees one in %s',
    (text) => {
      expect(holdsEmail(text)).toBe(true);
    },
  );

  it.each(['', '@', 'a@b', '@ann', 'user @ example.com', '3 @ 4.50', 'a@.com', 'a@b.'])(
    'sees none in %s',
    (text) => {
      expect(holdsEmail(text)).toBe(false);
    },
  );
});
