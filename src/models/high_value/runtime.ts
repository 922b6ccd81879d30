import { ok } from '../../base/result';
import { ident, sql } from '../../sql';
import type { ModelContext, ModelRuntime, ModelStep } from '../model';
import { checkQuery, segmentsQuery } from '../segmentation/query';
import { checkSettings } from '../settings';
import { isRanked, rankCustomers } from '../value/ranked-query';
import { declaration } from './model';
import { highValueQuery, lorenzQuery, summaryQuery, topsQuery } from './query';
import { HIGH_VALUE } from './segments';

interface HighValueSettings {
  /** Of the customers, above 0 and up to 1. */
  readonly share: number;
}

/** High-value customers as the kernel runs them. */
export const runtime: ModelRuntime<HighValueSettings> = {
  id: 'high_value',
  settings: (input) => {
    const checked = checkSettings(declaration, input);
    return checked.ok ? ok({ share: checked.value['share'] as number }) : checked;
  },
  steps,
};

function steps(context: ModelContext<HighValueSettings>): readonly ModelStep[] {
  const { name, settings } = context;
  const { source, ranked, steps: ranking } = rankCustomers(context, declaration.title);
  const main = ident(name);
  const names = HIGH_VALUE.map((segment) => segment.name);
  const population = sql`${source} where ${isRanked}`;
  const queries = {
    _segments: segmentsQuery(main, names),
    _lorenz: lorenzQuery(main),
    _tops: topsQuery(main, settings.share),
    _summary: summaryQuery(main, source),
    _check: checkQuery(main, population),
  };
  return [
    ...ranking,
    { relation: name, kind: 'table', query: highValueQuery(ranked, settings.share) },
    ...Object.entries(queries).map(([suffix, query]): ModelStep => ({
      relation: name + suffix,
      kind: 'view',
      query,
    })),
  ];
}
