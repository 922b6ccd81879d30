import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, openEngine, rowsOf } from '../../../tests/helpers/engine';
import { runModel } from '../../../tests/helpers/models';
import { createRoles } from '../../../tests/helpers/roles';
import { sql } from '../../sql';
import type { WasmConnector } from '../../engine/wasm/wasm-connector';

let db: WasmConnector;
beforeAll(async () => {
  db = await openEngine();
  await createRoles(db, 'some customers');
});
afterAll(async () => {
  await db.close();
});

describe('what is loaded', () => {
  it('is counted by kind, with its days and its age', async () => {
    must(await runModel(db, 'inventory'));
    const rows = await rowsOf(
      db,
      sql`select role, is_loaded, rows, customers, last_day::VARCHAR as last_day, age_days from inventory`,
    );
    expect(rows[0]).toEqual({
      role: 'transactions',
      is_loaded: true,
      rows: 40,
      customers: 7,
      last_day: '2024-01-28',
      age_days: 1,
    });
    expect(rows[1]).toMatchObject({ role: 'customers', rows: 9, last_day: null, age_days: null });
    expect(rows.every(({ is_loaded: isLoaded }) => isLoaded)).toBe(true);
  });

  it('names what is missing, and ages from the day that is set', async () => {
    const roles = new Set(['surveys'] as const);
    must(await runModel(db, 'inventory', { roles, attributes: [], asOf: '2024-02-01' }));
    const rows = await rowsOf(db, sql`from inventory`);
    expect(rows.map(({ role, rows: found }) => [role, found])).toEqual([
      ['surveys', 18],
      ['transactions', null],
      ['customers', null],
      ['interactions', null],
      ['campaigns', null],
    ]);
    expect(rows[0]).toMatchObject({ age_days: 12 });
    expect(await rowsOf(db, sql`from inventory_summary`)).toMatchObject([
      { loaded: 1, customers: 9 },
    ]);
  });

  it('says what every file would bring where there is none', async () => {
    must(await runModel(db, 'inventory', { roles: new Set(), attributes: [] }));
    const rows = await rowsOf(db, sql`from inventory`);
    expect(rows).toHaveLength(5);
    expect(rows.some(({ is_loaded: isLoaded }) => isLoaded)).toBe(false);
  });
});
