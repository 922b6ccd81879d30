import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, openEngine, rowsOf, run } from '../../tests/helpers/engine';
import type { Variables, VariableValue } from '../base/variables';
import type { Connector } from '../engine/connector';
import { findReferences } from './references';
import { ident, sql } from './sql';
import { rewriteVariables, variableLiteral } from './variables';

const VARIABLES: Variables = {
  n: { type: 'number', value: 2 },
  word: { type: 'text', value: "O'Neil" },
  yes: { type: 'boolean', value: true },
  day: { type: 'date', value: '2024-02-29' },
  words: { type: 'texts', value: ['a', "b'"] },
  numbers: { type: 'numbers', value: [1, 2.5] },
  none: { type: 'texts', value: [] },
  empty: { type: 'date', value: null },
};

let engine: Connector;
beforeAll(async () => {
  engine = await openEngine();
  for (const [name, value] of Object.entries(VARIABLES)) {
    await run(engine, sql`set variable ${ident(name)} = ${variableLiteral(value)}`);
  }
});
afterAll(() => engine.close());

async function rewrite(text: string) {
  const tokens = must(await engine.tokenize(text));
  return rewriteVariables(text, tokens, findReferences(text, tokens), VARIABLES);
}

async function valueOf(expression: string): Promise<unknown> {
  const { text } = await rewrite(`select ${expression} as v`);
  return (await rowsOf(engine, text))[0]?.['v'];
}

describe('a value as SQL', () => {
  it.each<[VariableValue, string]>([
    [{ type: 'number', value: 500 }, 'DOUBLE'],
    [{ type: 'number', value: null }, 'DOUBLE'],
    [{ type: 'text', value: "'); drop table x; --" }, 'VARCHAR'],
    [{ type: 'boolean', value: null }, 'BOOLEAN'],
    [{ type: 'date', value: null }, 'DATE'],
    [{ type: 'date', value: '2024-02-29' }, 'DATE'],
    [{ type: 'texts', value: [] }, 'VARCHAR[]'],
    [{ type: 'texts', value: null }, 'VARCHAR[]'],
    [{ type: 'numbers', value: [1] }, 'DOUBLE[]'],
  ])('has the same type whatever it holds: %j', async (value, type) => {
    const [row] = await rowsOf(engine, sql`select typeof(${variableLiteral(value)}) as type`);
    expect(row).toEqual({ type });
  });
});

describe('$name in SQL', () => {
  it.each<[string, unknown]>([
    ['$n + 1', 3],
    ['$word', "O'Neil"],
    ['$N', 2],
    ['$n::VARCHAR', '2.0'],
    [`DATE '2024-03-02' - interval $n day = TIMESTAMP '2024-02-29'`, true],
    [`$day = DATE '2024-02-29'`, true],
    [`'a' in $words`, true],
    [`'a' in ($words)`, true],
    [`'c' not in ( $words )`, true],
    [`'a' in ($none)`, false],
    [`'a' in ('b', $word)`, false],
    [`2 in ($n)`, true],
    [`2.5 in ($numbers)`, true],
    ['$empty is null', true],
    [`case when $yes then '$n' else "v" end`.replace('"v"', "'no'"), '$n'],
    ['(select count(*)::INTEGER from range(10) where range < $n)', 2],
    ['(select max(range)::INTEGER from (from range(10) limit $n))', 1],
  ])('%s', async (expression, value) => {
    expect(await valueOf(expression)).toEqual(value);
  });

  it('keeps every place findable in the text as it was written', async () => {
    const text = `select 'ü😀' as $n, $word || $word /* $n */ , x from "$n"`;
    const rewritten = await rewrite(text);
    for (const part of ["'ü😀'", ' as ', '||', '/* $n */', ', x', '"$n"']) {
      expect(rewritten.toOriginal(rewritten.text.indexOf(part)), part).toBe(text.indexOf(part));
    }
    const inside = rewritten.text.indexOf("'word'");
    expect(rewritten.toOriginal(inside)).toBe(text.indexOf('$word'));
    expect(rewritten.toOriginal(rewritten.text.length)).toBe(text.length);
  });
});
