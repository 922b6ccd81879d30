import { ident, sql, type Sql } from '../../sql';
import type { ModelContext, ModelRuntime, ModelStep } from '../model';
import {
  cellsQuery,
  customersQuery,
  cutsQuery,
  fixedCutsQuery,
  measuresQuery,
  ntileCutsQuery,
  quantileCutsQuery,
  rfmQuery,
  scoresQuery,
  segmentsQuery,
  type OrderPlan,
} from './query';
import { methodsQuery, scoreSizesQuery, summaryQuery, tiesQuery } from './report-query';
import { rfmSettings, type RfmSettings } from './settings';

/** Above this many rows, one hash table of all orders could outgrow what a browser tab gives (3.1 GiB, no disk). */
const ROWS_IN_ONE_PASS = 12_000_000;
const ROWS_A_PASS = 8_000_000;

/** RFM as the kernel runs it. */
export const runtime: ModelRuntime<RfmSettings> = { id: 'rfm', settings: rfmSettings, steps };

function steps(context: ModelContext<RfmSettings>): readonly ModelStep[] {
  const { name, settings } = context;
  const { bins, grid } = settings;
  const relation = (suffix: string): { name: string; sql: Sql } => ({
    name: name + suffix,
    sql: ident(name + suffix),
  });
  const rfm = relation('');
  const customers = relation('_customers');
  const measures = relation('_measures');
  const cuts = relation('_cuts');

  const cutsStep: ModelStep = {
    relation: cuts.name,
    kind: 'table',
    query: cutsQuery(cutPoints(settings, measures.sql, rfm.sql)),
  };
  const rfmStep: ModelStep = {
    relation: rfm.name,
    kind: 'table',
    query: rfmQuery(scoresQuery(settings.binning, measures.sql, cuts.sql, bins), grid),
  };
  const table = (suffix: string, query: Sql): ModelStep => ({
    relation: name + suffix,
    kind: 'table',
    query,
  });
  const view = (suffix: string, query: Sql): ModelStep => ({
    relation: name + suffix,
    kind: 'view',
    query,
  });
  return [
    ...customerSteps(context, customers.name),
    { relation: measures.name, kind: 'view', query: measuresQuery(customers.sql, settings) },
    ...(settings.binning === 'ntile' ? [rfmStep, cutsStep] : [cutsStep, rfmStep]),
    table('_cells', cellsQuery(rfm.sql, grid)),
    table('_segments', segmentsQuery(rfm.sql, grid)),
    view('_summary', summaryQuery(rfm.sql)),
    view('_scores', scoreSizesQuery(rfm.sql, bins)),
    view('_ties', tiesQuery(rfm.sql, settings)),
    view('_methods', methodsQuery(rfm.sql, settings)),
  ];
}

/** One pass over the lines, or several over parts of the customers when there are many. */
function customerSteps(context: ModelContext<RfmSettings>, relation: string): ModelStep[] {
  const { settings, transactionRows, mapped, returns } = context;
  const plan: OrderPlan = {
    byOrderId:
      settings.frequency === 'orders' && mapped.transactions?.includes('order_id') !== false,
    asOf: settings.asOf,
    mayHoldReturns: returns !== 'exclude',
  };
  const rows = transactionRows ?? 0;
  const parts = rows > ROWS_IN_ONE_PASS ? Math.ceil(rows / ROWS_A_PASS) : 1;
  const passes = Array.from({ length: parts }, (_, index): ModelStep => ({
    relation,
    kind: index === 0 ? 'table' : 'insert',
    query: customersQuery(parts === 1 ? plan : { ...plan, part: { index, of: parts } }),
  }));
  const last = passes.at(-1);
  return last
    ? [...passes.slice(0, -1), { ...last, needs: { rows: 1, of: 'customer with an order' } }]
    : passes;
}

function cutPoints(settings: RfmSettings, measures: Sql, rfm: Sql): Sql {
  const { binning, bins, fixedCuts } = settings;
  if (binning === 'ntile') return ntileCutsQuery(rfm, bins);
  return binning === 'fixed' && fixedCuts
    ? fixedCutsQuery(fixedCuts)
    : quantileCutsQuery(measures, bins);
}
