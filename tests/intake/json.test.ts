import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WasmConnector } from '../../src/engine/wasm/wasm-connector';
import { must, openEngine } from '../helpers/engine';
import { fileOf, readBack } from './reading';

let engine: WasmConnector;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

it('reads JSON into typed columns, and shows the lines that are none', async () => {
  const text = `{"id": 9007199254740993, "when": "2024-01-02", "amount": 1.50, "paid": true, "who": {"name": "Ada, C."}}
{"id": 2, "when": null, "amount": 2e3, "note": "two
lines"}
{"id": 3, "when": "2024-01-04", "paid": false, "note": "two\\nlines"}
`;
  const { columns, rows, rejects, outcome } = must(
    await readBack(engine, fileOf(text, 'orders.json')),
  );
  expect(columns).toEqual(['id', 'when', 'amount', 'paid', 'who.name', 'note']);
  expect(rows).toEqual([
    ['9007199254740993', '2024-01-02', '1.5', 'true', 'Ada, C.', ''],
    ['3', '2024-01-04', '', 'false', '', 'two\nlines'],
  ]);
  expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
    [2, 'is no JSON: a text has no closing quote, at character 52'],
    [3, 'is no JSON object: it begins with lines"}'],
  ]);
  expect(outcome).toMatchObject({ rows: 2, rejected: 2, rejectedStored: 2 });
  expect(outcome.reading.columns.map(({ type }) => type)).toEqual([
    'text',
    'date',
    'number',
    'boolean',
    'text',
    'text',
  ]);
});

it('keeps every row of one column, also those without a value', async () => {
  const { columns, rows } = must(await readBack(engine, fileOf('["a", null, "", "b"]', 'a.json')));
  expect([columns, rows]).toEqual([['value'], [['a'], [''], [''], ['b']]]);
});
