import { ok, type Result } from '../../base/result';
import { ident, sql } from '../../sql';
import type { ModelContext, ModelDeclaration, ModelRuntime, ModelStep } from '../model';
import { checkQuery, segmentsQuery } from '../segmentation/query';
import { checkSettings } from '../settings';
import { isRanked, rankCustomers } from './ranked-query';
import { thresholdsQuery, tiersQuery, tierSharesQuery, tierSummaryQuery } from './tiers-query';

/** What a model of tiers is set to. */
export interface TierSettings {
  /** Shares of the revenue, rising, one fewer than there are tiers. */
  readonly cuts: readonly number[];
}

/** What runs a model whose segments are parts of the customers ranked by revenue, in the order it declares them. */
export function tierRuntime(declaration: ModelDeclaration): ModelRuntime<TierSettings> {
  const names = (declaration.segments ?? []).map((segment) => segment.name);
  return {
    id: declaration.id,
    settings: (input) => tierSettings(declaration, input),
    steps: (context) => tierSteps(context, declaration.title, names),
  };
}

function tierSettings(
  declaration: ModelDeclaration,
  input: Readonly<Record<string, unknown>>,
): Result<TierSettings> {
  const checked = checkSettings(declaration, input);
  return checked.ok ? ok({ cuts: checked.value['cuts'] as readonly number[] }) : checked;
}

function tierSteps(
  context: ModelContext<TierSettings>,
  title: string,
  names: readonly string[],
): readonly ModelStep[] {
  const { name, settings } = context;
  const { source, ranked, steps } = rankCustomers(context, title);
  const tiers = { names, cuts: settings.cuts };
  const main = ident(name);
  const population = sql`${source} where ${isRanked}`;
  const queries = {
    _segments: segmentsQuery(main, names),
    _shares: tierSharesQuery(main, tiers),
    _thresholds: thresholdsQuery(main, tiers),
    _summary: tierSummaryQuery(main, source, tiers),
    _check: checkQuery(main, population),
  };
  return [
    ...steps,
    { relation: name, kind: 'table', query: tiersQuery(ranked, tiers) },
    ...Object.entries(queries).map(([suffix, query]): ModelStep => ({
      relation: name + suffix,
      kind: 'view',
      query,
    })),
  ];
}
