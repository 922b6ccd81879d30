import { tableFromArrays, tableFromIPC, tableToIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tableRows } from '../../src/base/arrow-values';
import type { Result } from '../../src/base/result';
import type { FileConnector } from '../../src/engine/connector';
import { foreignSql, literal, sql, type Sql } from '../../src/sql';

/** What every connector has to do, wherever it runs. */
export function describeConnector(name: string, open: () => Promise<Result<FileConnector>>): void {
  describe(`${name} keeps the connector contract`, () => {
    let connector: FileConnector;
    beforeAll(async () => {
      connector = must(await open());
    });
    afterAll(() => connector.close());

    const rows = async (statement: Sql) =>
      tableRows(tableFromIPC(must(await connector.query(statement)).bytes));
    const codeOf = async (result: Promise<Result<unknown>>) => {
      const answer = await result;
      return answer.ok ? 'ok' : answer.error.code;
    };

    it('answers a query with Arrow bytes and the number of rows', async () => {
      const answer = must(
        await connector.query(sql`select 1 as a, 'x' as b union all select 2, null`),
      );
      expect(answer.rows).toBe(2);
      expect(answer.truncated).toBe(false);
      expect(tableRows(tableFromIPC(answer.bytes))).toEqual([
        { a: 1, b: 'x' },
        { a: 2, b: null },
      ]);
    });

    it('cuts at the limit and says so', async () => {
      const answer = must(await connector.query(sql`from range(10)`, { limit: 3 }));
      expect([answer.rows, answer.truncated]).toEqual([3, true]);
      expect(tableFromIPC(answer.bytes).numRows).toBe(3);
      const whole = must(await connector.query(sql`from range(3)`, { limit: 3 }));
      expect([whole.rows, whole.truncated]).toEqual([3, false]);
    });

    it('streams a result part by part, the columns first, and none of it twice', async () => {
      const parts: Uint8Array[] = [];
      const streamed = await connector.stream(
        sql`select range as n from range(50000)`,
        (part) => void parts.push(part.slice()),
      );
      expect(streamed.ok).toBe(true);
      expect(parts.length).toBeGreaterThan(2);
      const table = tableFromIPC(new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer()));
      expect([table.numRows, Number(table.get(49_999)?.['n'])]).toEqual([50_000, 49_999]);
    });

    it('ends a stream that is cancelled half way, and answers the next query', async () => {
      const controller = new AbortController();
      let parts = 0;
      const streamed = connector.stream(
        sql`select range as n from range(100000000)`,
        () => {
          if (++parts === 3) controller.abort();
        },
        { signal: controller.signal },
      );
      expect(await codeOf(streamed)).toBe('cancelled');
      expect(parts).toBeLessThan(10);
      expect(await rows(sql`select 1 as a`)).toEqual([{ a: 1 }]);
    });

    it('gives the shape of an empty result', async () => {
      const answer = must(await connector.query(sql`select 1 as a where false`));
      expect(tableFromIPC(answer.bytes).schema.fields.map((field) => field.name)).toEqual(['a']);
    });

    it('passes values as variables, whatever they hold', async () => {
      const hostile = `'); drop table x; --`;
      const answer = must(
        await connector.query(sql`select getvariable('v') as v`, { variables: { v: hostile } }),
      );
      expect(tableRows(tableFromIPC(answer.bytes))).toEqual([{ v: hostile }]);
    });

    it('says what is wrong, where, and what was meant', async () => {
      const answer = await connector.query(sql`select custmer from (select 1 as customer)`);
      expect(answer).toMatchObject({
        ok: false,
        error: { code: 'engine.query_failed', params: { position: 7, candidates: ['customer'] } },
      });
    });

    it('counts places in the user’s text where a statement holds one, in UTF-16 units', async () => {
      const placeOf = async (text: string, around: (query: Sql) => Sql) => {
        const answer = await connector.query(around(foreignSql(text)));
        return answer.ok || answer.error.code !== 'engine.query_failed'
          ? undefined
          : answer.error.params.position;
      };
      const binds = `select 'ü😀',\n\tnope`;
      const parses = `select 'ü😀',\n\t1 1`;
      for (const text of [binds, parses]) {
        const place = text === binds ? text.indexOf('nope') : text.lastIndexOf('1');
        expect(await placeOf(text, (query) => query)).toBe(place);
        const nested = (query: Sql) => sql`
          select *
          from (
            ${sql`
              from (
                ${query}
              )
            `}
          )
          limit 5
        `;
        expect(await placeOf(text, nested)).toBe(place);
      }
      const ours = (query: Sql) => sql`select nope from (${query})`;
      expect(await placeOf('select 1 as x', ours)).toBeUndefined();
    });

    it('tells the pieces of a text, comments included, also of half a query', async () => {
      const text = `select 'ü''😀' as "Ä b", $x::INT /* a /* b */ */ -- c\nfrom t where "open`;
      const tokens = must(await connector.tokenize(text));
      expect(tokens.map(({ kind, from, to }) => [kind, text.slice(from, to)])).toEqual([
        ['keyword', 'select'],
        ['string', `'ü''😀'`],
        ['keyword', 'as'],
        ['name', '"Ä b"'],
        ['operator', ','],
        ['operator', '$'],
        ['name', 'x'],
        ['keyword', '::'],
        ['keyword', 'INT'],
        ['comment', '/* a /* b */ */'],
        ['comment', '-- c'],
        ['keyword', 'from'],
        ['name', 't'],
        ['keyword', 'where'],
      ]);
      expect(must(await connector.tokenize(''))).toEqual([]);
      const split = `select 'a'\n  'b'\u00a0, 1`;
      const [, parts, comma] = must(await connector.tokenize(split));
      expect(split.slice(parts?.from, parts?.to)).toBe(`'a'\n  'b'`);
      expect(comma?.kind).toBe('operator');
    });

    it('tells the pieces of a text while a statement runs', async () => {
      const controller = new AbortController();
      const endless = connector.query(sql`select sum(sqrt(x)) from range(100000000000) t(x)`, {
        signal: controller.signal,
      });
      expect(must(await connector.tokenize('select 1'))).toHaveLength(2);
      controller.abort();
      expect(await codeOf(endless)).toBe('cancelled');
    });

    it.each([
      'select 1',
      'select 1;',
      'select 1; ; -- done; really',
      'with a as (select 1 as x) select * from a',
      'from range(3)',
      'values (1), (2)',
      'select 1 -- a comment; drop table x',
      "select ';' as semicolon",
      'describe select 1',
    ])('takes %j for a query', async (text) => {
      const checked = must(await connector.checkQuery(text));
      expect(await codeOf(connector.query(checked))).toBe('ok');
    });

    it.each([
      ['create table x as select 1', 'CREATE is a command'],
      ['install json', 'INSTALL is a command'],
      ['/* select */ commit; select 1', 'COMMIT is a command'],
      ['select 1; select 2', 'it is more than one'],
      ['-- nothing', 'it is empty'],
    ])('refuses %j with a reason: %s', async (text, detail) => {
      expect(await connector.checkQuery(text)).toMatchObject({
        ok: false,
        error: { code: 'engine.not_a_query', params: { detail } },
      });
    });

    it('does not take apart what the user wrote over several lines', async () => {
      const checked = must(await connector.checkQuery(`select 'a\n  b' as x`));
      const nested = sql`
        select x
        from (
          ${checked}
        )
      `;
      expect(await rows(nested)).toEqual([{ x: 'a\n  b' }]);
    });

    it.each([
      '',
      ' ; ',
      'select 1; select 2',
      'select 1) union all (select 2',
      'create table x as select 1',
      "copy (select 1) to 'in/x'",
      "attach ':memory:' as other",
      'set variable a = 1',
      'pragma database_list',
      'install json',
      'load json',
      'call enable_logging()',
      'explain analyze select 1',
      'begin transaction',
      'select 1 /*',
      'select 1\0',
    ])('refuses %j', async (text) => {
      expect(await codeOf(connector.checkQuery(text))).not.toBe('ok');
    });

    it.each([
      `from read_csv('https://example.com/data.csv')`,
      `from read_csv('/etc/passwd')`,
      `from 'file.parquet'`,
      `load json`,
      `set enable_external_access = true`,
      `set lock_configuration = false`,
      `copy (select 1) to 'https://example.com/out.csv'`,
      `attach 'https://example.com/data.db' as other`,
    ])('stays locked against %s', async (text) => {
      expect(await codeOf(connector.exec(foreignSql(text)))).toBe('engine.query_failed');
    });

    it('reads a registered file, and no longer once it is released', async () => {
      const path = must(await connector.registerFile(new Blob(['a,b\n1,x\n2,y\n'])));
      expect(await rows(sql`select a::INTEGER as a, b from read_csv(${literal(path)})`)).toEqual([
        { a: 1, b: 'x' },
        { a: 2, b: 'y' },
      ]);
      await connector.releaseFile(path);
      expect(await codeOf(connector.query(sql`from read_csv(${literal(path)})`))).toBe(
        'engine.query_failed',
      );
    });

    it('keeps files of similar names apart', async () => {
      const paths: string[] = [];
      for (let index = 0; index < 12; index++) {
        paths.push(must(await connector.registerFile(new Blob([`a\n${String(index)}\n`]))));
      }
      const [first = ''] = paths;
      expect(await rows(sql`select a::INTEGER as a from read_csv(${literal(first)})`)).toEqual([
        { a: 0 },
      ]);
      for (const path of paths) await connector.releaseFile(path);
    });

    const arrowStream = (ids: readonly number[], names: readonly (string | null)[]) =>
      new Uint8Array(tableToIPC(tableFromArrays({ id: Int32Array.from(ids), name: names })));
    const create = (name: string) => ({ schema: 'main', name, create: true });
    const append = (name: string) => ({ schema: 'main', name, create: false });

    it('makes a table from an Arrow stream and takes further ones into it', async () => {
      must(await connector.insertArrow(create('from arrow'), arrowStream([1, 2], ['ü', null])));
      must(await connector.insertArrow(append('from arrow'), arrowStream([3], ['x'])));
      expect(await rows(sql`from "from arrow"`)).toEqual([
        { id: 1, name: 'ü' },
        { id: 2, name: null },
        { id: 3, name: 'x' },
      ]);
      expect(must(await connector.describe(sql`from "from arrow"`))).toEqual([
        { name: 'id', type: 'INTEGER' },
        { name: 'name', type: 'VARCHAR' },
      ]);
      must(await connector.exec(sql`drop table "from arrow"`));
    });

    it('fails over a damaged Arrow stream, makes no table of it, and takes the next one', async () => {
      const damaged = arrowStream([1, 2], ['a', 'b']);
      damaged.fill(0xee, 8, 120);
      expect(await codeOf(connector.insertArrow(create('damaged'), damaged))).toBe(
        'engine.query_failed',
      );
      expect(await codeOf(connector.query(sql`from damaged`))).toBe('engine.query_failed');
      must(await connector.insertArrow(create('whole'), arrowStream([7], ['x'])));
      expect(await rows(sql`from whole`)).toEqual([{ id: 7, name: 'x' }]);
      expect(await codeOf(connector.insertArrow(create('whole'), arrowStream([8], ['y'])))).toBe(
        'engine.query_failed',
      );
      must(await connector.exec(sql`drop table whole`));
    });

    it('does not begin with an Arrow stream after a cancel', async () => {
      const stream = arrowStream([1], ['a']);
      const inserted = connector.insertArrow(create('never'), stream, AbortSignal.abort());
      expect(await codeOf(inserted)).toBe('cancelled');
      expect(await codeOf(connector.query(sql`from never`))).toBe('engine.query_failed');
    });

    it('cancels a running query and answers the next one', async () => {
      const controller = new AbortController();
      setTimeout(() => {
        controller.abort();
      }, 100);
      const endless = sql`select sum(sqrt(x)) from range(100000000000) t(x)`;
      expect(await codeOf(connector.query(endless, { signal: controller.signal }))).toBe(
        'cancelled',
      );
      expect(await rows(sql`select 1 as a`)).toEqual([{ a: 1 }]);
    });

    it('never starts a query that was cancelled while it waited', async () => {
      const controller = new AbortController();
      const first = connector.query(sql`select count(*) from range(20000000)`);
      const second = connector.query(sql`select 1`, { signal: controller.signal });
      controller.abort();
      expect(await codeOf(second)).toBe('cancelled');
      expect(await codeOf(first)).toBe('ok');
    });

    it('describes a query without running it', async () => {
      expect(must(await connector.describe(sql`select 1::BIGINT as a, 'x' as "B c"`))).toEqual([
        { name: 'a', type: 'BIGINT' },
        { name: 'B c', type: 'VARCHAR' },
      ]);
    });

    it('loses nothing when a statement runs out of memory', async () => {
      must(await connector.exec(sql`create table kept as select 42 as x`));
      const huge = sql`select list(repeat('x', 1000000) || i::VARCHAR) as l from range(100000) t(i)`;
      expect(await codeOf(connector.query(huge))).toBe('engine.out_of_memory');
      expect(await rows(sql`from kept`)).toEqual([{ x: 42 }]);
    }, 60_000);

    it('lists relations, and keeps them when it moves to compressed storage', async () => {
      must(await connector.exec(sql`create schema if not exists source`));
      must(await connector.exec(sql`create schema if not exists still_empty`));
      must(
        await connector.exec(
          sql`create or replace table source.moved as select 7 as x, 'a' as y from range(3)`,
        ),
      );
      must(await connector.useCompressedStorage());
      must(await connector.useCompressedStorage());
      expect(await rows(sql`select count(*)::INTEGER as n from source.moved`)).toEqual([{ n: 3 }]);
      expect(must(await connector.relations())).toContainEqual({
        schema: 'source',
        name: 'moved',
        kind: 'table',
        columns: [
          { name: 'x', type: 'INTEGER' },
          { name: 'y', type: 'VARCHAR' },
        ],
        rows: 3,
      });
      must(await connector.exec(sql`create table still_empty.t as select 1 as x`));
      const target = { schema: 'still_empty', name: 'arrow', create: true };
      must(await connector.insertArrow(target, arrowStream([5], ['z'])));
      expect(await rows(sql`from still_empty.arrow`)).toEqual([{ id: 5, name: 'z' }]);
      const memory = await connector.memory();
      expect(memory.compressed).toBe(true);
      expect(memory.limit).toBeGreaterThan(2 ** 30);
    });
  });
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
