import { describe, expect, it } from 'vitest';
import type { Sql } from './sql';
import { EMPTY, foreignSql, ident, join, literal, qualified, sql } from './sql';

describe('sql', () => {
  it('removes common indentation and indents nested pieces where they stand', () => {
    const inner = sql`
      select 1 as a,
        2 as b
    `;
    const outer = sql`
      with base as (
        ${inner}
      )
      from base
    `;
    expect(outer.text).toBe('with base as (\n  select 1 as a,\n    2 as b\n)\nfrom base');
  });

  it('keeps a piece at the end of the template', () => {
    expect(sql`select ${literal(1)}`.text).toBe('select 1');
  });

  it('leaves no empty line where an optional piece is missing', () => {
    const query = (where: Sql) => sql`
      from t
      ${where}
      order by a
    `;
    expect(query(EMPTY).text).toBe('from t\norder by a');
    expect(query(sql`where a`).text).toBe('from t\nwhere a\norder by a');
    expect(sql`count(*)${EMPTY} as n`.text).toBe('count(*) as n');
  });

  it('refuses a bare string at run time too', () => {
    const hostile = 'x; drop table y' as unknown as ReturnType<typeof literal>;
    expect(() => sql`select ${hostile}`).toThrow(TypeError);
  });

  it('quotes names only where needed', () => {
    expect(ident('customer_id').text).toBe('customer_id');
    expect(ident('Customer ID').text).toBe('"Customer ID"');
    expect(ident('order').text).toBe('"order"');
    expect(ident('at').text).toBe('"at"');
    expect(ident('a"b').text).toBe('"a""b"');
    expect(qualified('source', 'a.b').text).toBe('source."a.b"');
  });

  it('writes literals that cannot be left', () => {
    expect(literal("O'Neil").text).toBe("'O''Neil'");
    expect(literal([1, 'a', null, true]).text).toBe("[1, 'a', NULL, true]");
    expect(() => literal(Number.NaN)).toThrow(TypeError);
    expect(() => literal('a\0b')).toThrow(TypeError);
  });

  it('joins pieces', () => {
    expect(join([literal(1), literal(2)]).text).toBe('1, 2');
  });

  it('keeps what the user wrote as it is, and knows where it stands', () => {
    const text = `select 'a\n b'\n  from x `;
    const nested = sql`
      with a as (
        ${sql`
          from (
            ${foreignSql(text)}
          )
        `}
      )
      from a
    `;
    expect(nested.text).toContain(text);
    const { from, to } = nested.foreign ?? { from: 0, to: 0 };
    expect(nested.text.slice(from, to)).toBe(text);
    const joined = join([literal(1), sql`(${foreignSql('x')})`], ' and ');
    expect(joined.text.slice(joined.foreign?.from, joined.foreign?.to)).toBe('x');
    expect(sql`select ${literal(1)}`.foreign).toBeNull();
  });
});

it('moves no line of a quoted name or text where a piece is nested', () => {
  const inner = sql`
    select ${literal("it's\n  two")} as ${ident('a\n"b')} -- it's a note
    from t
  `;
  expect(
    sql`
    from (
      ${inner}
    )
  `.text,
  ).toBe(
    ['from (', "  select 'it''s", '  two\' as "a', '""b" -- it\'s a note', '  from t', ')'].join(
      '\n',
    ),
  );
});
