import { describe, expect, it } from 'vitest';
import { nativeRows, openNative } from '../../tests/helpers/native';
import { comment, sqlScript, type ScriptCell, type ScriptParts } from './sql-script';

const NOTHING: ScriptParts = {
  version: 'DuckDB v1.4.3',
  sources: [],
  roles: [],
  models: [],
  cells: [],
  variables: {},
};
/** Each would run something, or stop the script, if it left its comment. */
const HOSTILE = [
  'a\nselect error(1);',
  'a\r\nselect error(1);',
  'a\rselect error(1);',
  'a\u2028select error(1);',
  '*/ select error(1); /*',
  '/*',
  "'; select error(1); --",
  '"; select error(1); --',
  '$$; select error(1); --',
  '.quit',
  'a\0b\u0085c\vd\fe',
];

async function runs(script: string): Promise<void> {
  const native = await openNative();
  try {
    await native.run(`${script}\nselect 1;`);
  } finally {
    native.closeSync();
  }
}

describe('a comment of a script', () => {
  it.each(HOSTILE)('stays one whatever it holds: %j', async (text) => {
    for (const line of comment(text).split(/[\n\r\u2028\u2029\u0085\v\f]/)) {
      expect(line).toMatch(/^--/);
    }
    await runs(comment(text));
  });

  it('keeps empty lines and leaves nothing at their end', () => {
    expect(comment('a\n\n  b  ')).toBe('-- a\n--\n--   b');
  });
});

describe('a script', () => {
  it('holds every text of the notebook as a comment only', async () => {
    const cells = HOSTILE.flatMap((text): ScriptCell[] => [
      { kind: 'text', text },
      { kind: 'input', name: text, text },
      { kind: 'chart', name: null, text },
      { kind: 'other', name: null, text },
      { kind: 'sql', name: text, text },
      { kind: 'model', name: text, text },
    ]);
    const script = sqlScript(HOSTILE.join(), cells, NOTHING);
    for (const line of script.split(/[\n\r\u2028\u2029\u0085\v\f]/))
      expect(line).toMatch(/^(--|$)/);
    await runs(script);
  });

  it('sets values by their types', async () => {
    const script = sqlScript('Values', [], {
      ...NOTHING,
      variables: {
        spend: { type: 'number', value: 500 },
        word: { type: 'text', value: "O'Neil\n; select error(1)" },
        none: { type: 'date', value: null },
        days: { type: 'date', value: '2024-02-29' },
        list: { type: 'texts', value: ['a', "b'"] },
        order: { type: 'boolean', value: true },
      },
    });
    const native = await openNative();
    await native.run(script);
    const query = `select getvariable('spend') as spend, getvariable('word') as word,
      typeof(getvariable('none')) as none, getvariable('days') as days, getvariable('list') as list,
      getvariable('order') as "order"`;
    expect(await nativeRows(native, query)).toEqual([
      {
        spend: 500,
        word: "O'Neil\n; select error(1)",
        none: 'DATE',
        days: '2024-02-29',
        list: ['a', "b'"],
        order: true,
      },
    ]);
    native.closeSync();
  });

  it('ends a statement also where its query ends in a comment', async () => {
    const step = { relation: 'order', kind: 'view', query: 'select 1 as one -- first' } as const;
    const cells: ScriptCell[] = [{ kind: 'sql', name: 'order', text: step.query }];
    const script = sqlScript('One', cells, { ...NOTHING, cells: [{ name: 'order', step }] });
    const native = await openNative();
    await native.run(script);
    expect(await nativeRows(native, 'from "order"')).toEqual([{ one: 1 }]);
    native.closeSync();
  });
});
