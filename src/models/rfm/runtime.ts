import { EMPTY, ident, join, literal, sql, type Sql } from '../../sql';
import type { ModelContext, ModelRuntime, ModelStep } from '../model';
import {
  cellsQuery,
  customersQuery,
  cutsQuery,
  fixedCutPointsQuery,
  measuresQuery,
  ntileCutPointsQuery,
  quantileCutPointsQuery,
  rfmQuery,
  scoresQuery,
  segmentsQuery,
  type OrderPlan,
} from './query';
import { relationSource } from '../relation-source';
import { checkQuery } from '../segmentation/query';
import { declaration } from './model';
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
  // Scratch: no cell can have a name that begins like this.
  const scratch = (suffix: string) => ({
    name: `_${name}${suffix}`,
    sql: ident(`_${name}${suffix}`),
  });
  const customers = scratch('_customers');
  const measures = scratch('_measures');
  const cutPoints = relation('_cut_points');
  const table = (suffix: string, query: Sql): ModelStep => ({
    relation: name + suffix,
    kind: 'table',
    query,
  });
  const view = (suffix: string, query: Sql): ModelStep => ({
    ...table(suffix, query),
    kind: 'view',
  });

  const cutPointsStep = table('_cut_points', cutPointsQuery(settings, measures.sql, rfm.sql));
  const scores = scoresQuery(settings.binning, measures.sql, cutPoints.sql, bins);
  const rfmStep = table('', rfmQuery(scores, grid));
  return [
    ...customerSteps(context, customers.name),
    { relation: measures.name, kind: 'view', query: measuresQuery(customers.sql, settings) },
    ...(settings.binning === 'ntile' ? [rfmStep, cutPointsStep] : [cutPointsStep, rfmStep]),
    view('_cells', cellsQuery(rfm.sql, grid)),
    view('_segments', segmentsQuery(rfm.sql, grid)),
    view('_cuts', cutsQuery(cutPoints.sql)),
    view('_summary', summaryQuery(rfm.sql, linesOf(context))),
    view('_scores', scoreSizesQuery(rfm.sql, bins)),
    view('_ties', tiesQuery(rfm.sql, settings)),
    view('_methods', methodsQuery(rfm.sql, settings)),
    view('_check', checkQuery(rfm.sql, sql`(${buyersQuery(context)})`)),
  ];
}

function linesOf({ relations }: ModelContext<RfmSettings>): Sql {
  return relationSource(declaration.settings, 'transactions', relations);
}

/** Everybody with an order: who has to be in a segment. */
function buyersQuery(context: ModelContext<RfmSettings>): Sql {
  const { asOf } = context.settings;
  const conditions = [
    ...(mayHoldReturns(context) ? [sql`is_return is not true`] : []),
    ...(asOf === null ? [] : [sql`ordered_at < TIMESTAMP ${literal(asOf)}`]),
  ];
  return sql`
    select customer_id
    from ${linesOf(context)}
    ${conditions.length > 0 ? sql`where ${join(conditions, '\nand ')}` : EMPTY}
  `;
}

/** What takes the place of `transactions` tells by its columns; of the role itself the cleaning is known. */
function mayHoldReturns({ relations, returns }: ModelContext<RfmSettings>): boolean {
  const input = relations?.['transactions'];
  return input ? input.columns.includes('is_return') : returns !== 'exclude';
}

/** One pass over the lines, or several over parts of the customers when there are many. */
function customerSteps(context: ModelContext<RfmSettings>, relation: string): ModelStep[] {
  const { settings, transactionRows, mapped, relations } = context;
  const input = relations?.['transactions'];
  const columns = input?.columns ?? mapped.transactions;
  const plan: OrderPlan = {
    lines: linesOf(context),
    byOrderId: settings.frequency === 'orders' && columns?.includes('order_id') !== false,
    asOf: settings.asOf,
    mayHoldReturns: mayHoldReturns(context),
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

function cutPointsQuery(settings: RfmSettings, measures: Sql, rfm: Sql): Sql {
  const { binning, bins, fixedCuts } = settings;
  if (binning === 'ntile') return ntileCutPointsQuery(rfm, bins);
  return binning === 'fixed' && fixedCuts
    ? fixedCutPointsQuery(fixedCuts)
    : quantileCutPointsQuery(measures, bins);
}
