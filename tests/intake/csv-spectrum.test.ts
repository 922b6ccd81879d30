import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WasmConnector } from '../../src/engine/wasm/wasm-connector';
import { must, openEngine } from '../helpers/engine';
import { describeWithShared, sharedPath } from '../helpers/shared';
import { fileOf, readBack } from './reading';

describeWithShared('the files of csv-spectrum', () => {
  const root = sharedPath('corpora/csv-spectrum');
  let engine: WasmConnector;
  beforeAll(async () => {
    engine = await openEngine();
  });
  afterAll(() => engine.close());

  const names = readdirSync(`${root}/csvs`);
  it('are twelve', () => expect(names).toHaveLength(12));

  it.each(names)('%s reads as its JSON says', async (name) => {
    const file = fileOf(new Uint8Array(readFileSync(`${root}/csvs/${name}`)), name);
    const { columns, rows, outcome } = must(await readBack(engine, file));
    const records = rows.map((row) =>
      Object.fromEntries(columns.map((column, at) => [column, row[at]])),
    );
    const json: unknown = JSON.parse(
      readFileSync(`${root}/json/${name.replace('.csv', '.json')}`, 'utf8'),
    );
    const expected = (Array.isArray(json) ? json : [json]) as Record<string, string>[];
    // This one contradicts its own CSV, and the CSV is right.
    if (name === 'location_coordinates.csv') {
      expected.forEach((record) => (record['Contact Phone Number'] = '2095257564'));
    }
    expect(records).toEqual(expected);
    expect(outcome.rejected).toBe(0);
  });
});
