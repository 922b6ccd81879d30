import { ok, type Result } from '../../base/result';
import { ident, sql } from '../../sql';
import { asOfDay } from '../as-of';
import type { ModelContext, ModelRuntime, ModelStep } from '../model';
import { checkSettings } from '../settings';
import { declaration } from './model';
import { inventoryQuery, summaryQuery } from './query';

interface InventorySettings {
  /** ISO day. */
  readonly asOf: string | null;
}

/** What is loaded, as the kernel finds it. */
export const runtime: ModelRuntime<InventorySettings> = {
  id: 'inventory',
  settings: (input): Result<InventorySettings> => {
    const checked = checkSettings(declaration, input);
    if (!checked.ok) return checked;
    return ok({ asOf: checked.value['as_of'] as string | null });
  },
  steps,
};

function steps(context: ModelContext<InventorySettings>): readonly ModelStep[] {
  const { name, roles, settings } = context;
  const asOf = asOfDay(settings.asOf, context);
  const main: ModelStep = { relation: name, kind: 'table', query: inventoryQuery(context, asOf) };
  const summary: ModelStep = {
    relation: `${name}_summary`,
    kind: 'view',
    query: summaryQuery(ident(name), asOf),
  };
  if (roles.size === 0) return [main, summary];
  // With files there has to be somebody in them.
  const found: ModelStep = {
    relation: `_${name}_found`,
    kind: 'view',
    query: sql`select 1 as found from ${ident(name)} where rows > 0`,
    needs: { rows: 1, of: 'row in any file' },
  };
  return [main, found, summary];
}
