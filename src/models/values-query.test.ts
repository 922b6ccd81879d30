import { afterAll, beforeAll, expect, it } from 'vitest';
import { openEngine, rowsOf } from '../../tests/helpers/engine';
import type { WasmConnector } from '../engine/wasm/wasm-connector';
import { sql } from '../sql';
import { valuesQuery, type ValuesColumn } from './values-query';

let db: WasmConnector;
beforeAll(async () => {
  db = await openEngine();
});
afterAll(async () => {
  await db.close();
});

const COLUMNS: readonly ValuesColumn[] = [
  { name: 'segment', type: 'VARCHAR' },
  { name: 'n', type: 'INTEGER' },
  { name: 'share', type: 'DOUBLE' },
  { name: 'marked', type: 'BOOLEAN' },
];
const ODD = ["Can't Lose", '', 'a\nb', '$x', 'naïve – 🙂', '\u001e', '\0zero'];

it.each([1, 61])('gives back what it was given, in %i or more rows', async (least) => {
  const rows = Array.from({ length: Math.max(least, 8) }, (_, at) => [
    at === 7 ? null : (ODD[at % ODD.length] ?? null),
    at,
    at === 3 ? Number.NaN : at / 7,
    at % 2 === 0,
  ]);
  const read = await rowsOf(db, sql`from (${valuesQuery(COLUMNS, rows)}) order by n`);
  expect(read.slice(0, 8)).toEqual(
    rows.slice(0, 8).map(([segment, n, share, marked], at) => ({
      segment: typeof segment === 'string' ? expectedText(segment, rows.length > 60) : segment,
      n,
      share: at === 3 ? null : share,
      marked,
    })),
  );
  expect(read).toHaveLength(rows.length);
});

function expectedText(text: string, isList: boolean): string {
  const withoutNul = text.replaceAll('\0', '');
  return isList ? withoutNul.replaceAll('\u001e', '') : withoutNul;
}

it('gives no rows of the right types', async () => {
  expect(await rowsOf(db, sql`from (${valuesQuery(COLUMNS, [])})`)).toEqual([]);
});
