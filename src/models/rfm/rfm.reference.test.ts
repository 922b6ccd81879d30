import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { must, openEngine, rowsOf, run } from '../../../tests/helpers/engine';
import { createOnlineRetail } from '../../../tests/helpers/online-retail';
import { describeWithShared, sharedPath } from '../../../tests/helpers/shared';
import type { WasmConnector } from '../../engine/wasm/wasm-connector';
import { runRfm } from '../../../tests/helpers/rfm';

interface Reference {
  as_of: string;
  cleaning: { clean_rows: number };
  summary: Record<string, number>;
  quantile: {
    thresholds: Record<string, number[]>;
    score_sizes: Record<'r' | 'f' | 'm', Record<string, number>>;
    segments: Record<string, { customers: number; monetary: number }>;
  };
  ntile: {
    score_sizes: Record<'R' | 'F' | 'M', Record<string, number>>;
    customers_whose_frequency_ties_were_split: number;
    segments: Record<
      string,
      { customers: number; monetary: number; mean_R_days: number; mean_F: number }
    >;
  };
}

/** To 1e-6 of the expected value. */
function expectClose(actual: unknown, expected: number): void {
  expect(Math.abs(Number(actual) - expected)).toBeLessThanOrEqual(1e-6 * Math.abs(expected));
}

describeWithShared('RFM on Online Retail (UCI, 541,909 lines), against pandas', () => {
  let db: WasmConnector;
  let reference: Reference;

  beforeAll(async () => {
    reference = JSON.parse(
      readFileSync(sharedPath('reference', 'online_retail.json'), 'utf8'),
    ) as Reference;
    db = await openEngine();
    await createOnlineRetail(db);
  }, 60_000);

  afterAll(async () => {
    await db.close();
  });

  it('counts the rows that stay', async () => {
    const [row] = await rowsOf(db, 'select count(*)::INTEGER as n from transactions');
    expect(row?.n).toBe(reference.cleaning.clean_rows);
  });

  it('sums up all customers', async () => {
    must(await runRfm(db, {}));
    const [row] = await rowsOf(db, 'select * replace (as_of::VARCHAR as as_of) from rfm_summary');
    const { summary } = reference;
    expect(row?.as_of).toBe(reference.as_of);
    expect(row?.customers).toBe(summary.customers);
    expect(row?.one_time_buyers).toBe(summary.one_time_buyers);
    expect(row?.without_order).toBe(0);
    expectClose(row?.revenue, summary.sum_monetary ?? NaN);
    for (const name of ['recency', 'frequency', 'monetary']) {
      const column = name === 'recency' ? 'recency_days' : name;
      expectClose(row?.[`mean_${column}`], summary[`mean_${name}`] ?? NaN);
      expectClose(row?.[`median_${column}`], summary[`median_${name}`] ?? NaN);
    }
    const [extremes] = await rowsOf(
      db,
      `select min(recency_days) as low, max(recency_days) as high, max(frequency) as f, max(monetary) as m from rfm`,
    );
    expect([extremes?.low, extremes?.high, extremes?.f]).toEqual([
      summary.min_recency,
      summary.max_recency,
      summary.max_frequency,
    ]);
    expectClose(extremes?.m, summary.max_monetary ?? NaN);
  });

  it('cuts at the quantiles and scores equal values alike', async () => {
    must(await runRfm(db, {}));
    const { thresholds, score_sizes, segments } = reference.quantile;
    const cuts = await rowsOf(db, 'from rfm_cuts');
    for (const [measure, expected] of Object.entries(thresholds)) {
      const values = cuts.filter((cut) => cut.measure === measure).map((cut) => cut.value);
      expect(values.length).toBe(expected.length);
      values.forEach((value, at) => {
        expectClose(value, expected[at] ?? NaN);
      });
    }
    expect(await scoreSizes(db)).toEqual(score_sizes);
    await expectSegments(db, segments);
  });

  it('makes groups of equal size, and reports the ties they split', async () => {
    must(await runRfm(db, { binning: 'ntile' }));
    const { ntile } = reference;
    const { R, F, M } = ntile.score_sizes;
    expect(await scoreSizes(db)).toEqual({ r: R, f: F, m: M });
    await expectSegments(db, ntile.segments);
    const ties = await rowsOf(
      db,
      `from rfm_ties where binning = 'ntile' and measure = 'frequency'`,
    );
    expect(ties).toEqual([
      {
        binning: 'ntile',
        measure: 'frequency',
        customers: 4338,
        split: ntile.customers_whose_frequency_ties_were_split,
      },
    ]);
    const means = await rowsOf(db, 'from rfm_segments');
    for (const row of means) {
      const expected = ntile.segments[String(row.segment)];
      // The reference gives these with four places.
      expect(row.mean_recency_days).toBeCloseTo(expected?.mean_R_days ?? NaN, 3);
      expect(row.mean_frequency).toBeCloseTo(expected?.mean_F ?? NaN, 3);
    }
  });

  it('shows the methods side by side, whichever was chosen', async () => {
    must(await runRfm(db, {}));
    const rows = await rowsOf(db, 'from rfm_methods');
    for (const binning of ['quantile', 'ntile'] as const) {
      const { segments } = reference[binning];
      const found = rows.filter((row) => row.binning === binning);
      expect(Object.fromEntries(found.map((row) => [row.segment, row.customers]))).toEqual(
        Object.fromEntries(
          Object.entries(segments).map(([name, value]) => [name, value.customers]),
        ),
      );
    }
  });

  it('gives the same answer when a large input is read in parts', async () => {
    must(await runRfm(db, {}));
    await run(db, 'create or replace table whole as from rfm');
    must(await runRfm(db, {}, { transactionRows: 30_000_000 }));
    const differing = await rowsOf(
      db,
      '(from whole except all from rfm) union all (from rfm except all from whole)',
    );
    expect(differing).toEqual([]);
  });
});

async function scoreSizes(db: WasmConnector): Promise<Record<string, Record<string, number>>> {
  const letters: Record<string, string> = { recency_days: 'r', frequency: 'f', monetary: 'm' };
  const sizes: Record<string, Record<string, number>> = {};
  for (const row of await rowsOf(db, 'from rfm_scores')) {
    const letter = letters[String(row.measure)] ?? '';
    sizes[letter] = { ...sizes[letter], [String(row.score)]: Number(row.customers) };
  }
  return sizes;
}

async function expectSegments(
  db: WasmConnector,
  expected: Record<string, { customers: number; monetary: number }>,
): Promise<void> {
  const rows = await rowsOf(db, 'from rfm_segments');
  expect(Object.fromEntries(rows.map((row) => [row.segment, row.customers]))).toEqual(
    Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, value.customers])),
  );
  for (const row of rows) {
    expectClose(row.revenue, expected[String(row.segment)]?.monetary ?? NaN);
  }
  expectClose(
    rows.reduce((sum, row) => sum + Number(row.revenue_share), 0),
    1,
  );
}
