import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, openEngine, rowsOf } from '../../tests/helpers/engine';
import { runModel } from '../../tests/helpers/models';
import { createRoles, type FixtureSize } from '../../tests/helpers/roles';
import { describeError } from '../base/errors';
import type { WasmConnector } from '../engine/wasm/wasm-connector';
import type { ChannelSpec, ChartSpec } from '../document/chart-spec';
import { ident, sql } from '../sql';
import { DECLARATIONS, findDeclaration, modelDoc } from './declarations';
import type { ModelDeclaration } from './model';
import { findModel } from './registry';

let db: WasmConnector;
beforeAll(async () => {
  db = await openEngine();
});
afterAll(async () => {
  await db.close();
});

type Run = Awaited<ReturnType<typeof runAfresh>>;
let last: { readonly of: string; readonly run: Run } | undefined;

/** Runs a model with its default settings over fixtures, and makes its views: once for all that look at them. */
async function runOver(declaration: ModelDeclaration, size: FixtureSize): Promise<Run> {
  const of = `${declaration.id} over ${size}`;
  if (last?.of === of) return last.run;
  const run = await runAfresh(declaration, size);
  last = { of, run };
  return run;
}

/** The same anew; nothing of an earlier run stands. */
async function runAfresh(declaration: ModelDeclaration, size: FixtureSize, signal?: AbortSignal) {
  last = undefined;
  const standing = must(await db.relations()).map(({ name }) => name);
  for (const { id, outputs } of DECLARATIONS) {
    const names = outputs
      .map(({ suffix }) => id + suffix)
      .filter((name) => standing.includes(name));
    for (const name of names) {
      // One of the two is there, and the other does not answer to its name.
      await db.exec(sql`drop view if exists ${ident(name)}`);
      await db.exec(sql`drop table if exists ${ident(name)}`);
    }
  }
  await createRoles(db, size);
  return runModel(db, declaration.id, signal ? { signal } : {});
}

function columnsOf(chart: ChartSpec): string[] {
  const { x, x2, y, color, text, facet } = chart;
  return [x, x2, y, color, text, facet]
    .filter((channel): channel is ChannelSpec => channel !== undefined)
    .flatMap((channel) => (typeof channel === 'string' ? channel : (channel.field ?? [])));
}

/** Of the model, and of those that it reads by default: any of them can find that there is nothing. */
function titlesOf({ title, settings }: ModelDeclaration): string[] {
  const read = Object.values(settings).flatMap((setting) =>
    setting.type === 'table' ? (findDeclaration(setting.default ?? '')?.title ?? []) : [],
  );
  return [title, ...read];
}

it('finds every model by its id, with what runs it', () => {
  expect(DECLARATIONS.map(({ id }) => id)).toContain('rfm');
  for (const { id } of DECLARATIONS) expect(findModel(id)?.id).toBe(id);
});

describe.each(DECLARATIONS.map((declaration) => [declaration.id, declaration] as const))(
  'model %s',
  (_, declaration) => {
    it('makes relations with the declared columns', async () => {
      must(await runOver(declaration, 'some customers'));
      for (const { suffix, columns } of declaration.outputs) {
        const described = must(await db.describe(sql`from ${ident(declaration.id + suffix)}`));
        expect(described, declaration.id + suffix).toEqual(
          columns.map(({ name, type }) => ({ name, type })),
        );
      }
    });

    it('gives rows in every relation, and leaves nothing else behind', async () => {
      must(await runOver(declaration, 'some customers'));
      const outputs = declaration.outputs.map(({ suffix }) => declaration.id + suffix);
      for (const output of outputs) {
        expect(await rowsOf(db, sql`from ${ident(output)} limit 1`), output).toHaveLength(1);
      }
      const standing = must(await db.relations()).map(({ name }) => name);
      expect(standing.filter((name) => name.startsWith(`${declaration.id}_`)).toSorted()).toEqual(
        outputs.filter((name) => name !== declaration.id).toSorted(),
      );
    });

    it('draws charts from declared columns', () => {
      expect(declaration.charts.length).toBeGreaterThan(0);
      for (const chart of declaration.charts) {
        const output = declaration.outputs.find(
          ({ suffix }) => declaration.id + suffix === chart.data,
        );
        const names = output?.columns.map(({ name }) => name) ?? [];
        for (const column of columnsOf(chart)) expect(names, chart.data).toContain(column);
      }
    });

    it('says in its headline what one row of an output holds', async () => {
      const { headline } = declaration;
      if (!headline) return;
      const columns = declaration.outputs
        .find(({ suffix }) => declaration.id + suffix === headline.of)
        ?.columns.map(({ name }) => name);
      for (const [, column] of headline.text.matchAll(/\{\{(\w+)\}\}/g))
        expect(columns, headline.of).toContain(column);
      must(await runOver(declaration, 'some customers'));
      expect(await rowsOf(db, sql`from ${ident(headline.of)}`)).toHaveLength(1);
    });

    it('proves whether it is a partition, where it is a segmentation', async () => {
      if (!declaration.segmentation) return;
      const { columns } = declaration.outputs[0] ?? { columns: [] };
      expect(columns[0]?.name).toBe('customer_id');
      expect(columns.map(({ name }) => name)).toContain('segment');
      must(await runOver(declaration, 'some customers'));
      const [check] = await rowsOf(db, sql`from ${ident(`${declaration.id}_check`)}`);
      if (declaration.segmentation.partition) expect(check).toMatchObject({ is_partition: true });
      else expect(check).toBeDefined();
    });

    it('explains a segment by columns of its own', () => {
      const columns = declaration.outputs[0]?.columns.map(({ name }) => name);
      for (const [, column] of (declaration.explain ?? '').matchAll(/\{\{(\w+)\}\}/g))
        expect(columns).toContain(column);
    });

    it('is documented', async () => {
      expect((await modelDoc(declaration.id))?.length).toBeGreaterThan(500);
      for (const setting of Object.values(declaration.settings)) {
        expect(setting.label && setting.doc).toBeTruthy();
      }
      for (const { doc, columns } of declaration.outputs) {
        expect(doc).toBeTruthy();
        for (const column of columns) expect(column.doc, column.name).toBeTruthy();
      }
    });

    it('says what is missing when there are no rows, and leaves nothing behind', async () => {
      const result = await runOver(declaration, 'empty');
      expect(result.ok).toBe(false);
      if (result.ok) return;
      expect(result.error.code).toBe('model.too_few_rows');
      const { message } = describeError(result.error);
      expect(titlesOf(declaration).some((title) => message.includes(title))).toBe(true);
      const standing = must(await db.relations()).map(({ name }) => name);
      expect(standing.filter((name) => name.startsWith(declaration.id))).toEqual([]);
    });

    it('answers clearly for one customer', async () => {
      const result = await runOver(declaration, 'one customer');
      if (result.ok) {
        const rows = await rowsOf(db, sql`from ${ident(declaration.id)}`);
        expect(rows.length).toBeGreaterThan(0);
      } else {
        expect(result.error.code).toMatch(/^model\.(too_few_rows|no_gap)$/);
      }
    });

    it('refuses a setting that it does not have', () => {
      const result = findModel(declaration.id)?.settings({ no_such_setting: 1 });
      expect(result?.ok).toBe(false);
      if (result?.ok === false) {
        expect(result.error.code).toBe('model.invalid_setting');
        expect(describeError(result.error).message).toContain('no_such_setting');
      }
    });

    it('ends when it is cancelled, and leaves nothing behind', async () => {
      const result = await runAfresh(declaration, 'some customers', AbortSignal.abort());
      expect(result).toMatchObject({ ok: false, error: { code: 'cancelled' } });
      const standing = must(await db.relations()).map(({ name }) => name);
      expect(standing.filter((name) => name.startsWith(declaration.id))).toEqual([]);
    });
  },
);
