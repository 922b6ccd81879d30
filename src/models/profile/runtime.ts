import { ident } from '../../sql';
import { asOfDay } from '../as-of';
import type { ModelContext, ModelRuntime, ModelStep } from '../model';
import { fitProfile, scratchNames, segmentationOf } from './fit';
import { ordersQuery } from './order-traits';
import { segmentListQuery } from './people-query';
import { profileSettings, type ProfileSettings } from './settings';

/** The profile as the kernel runs it. */
export const runtime: ModelRuntime<ProfileSettings> = {
  id: 'profile',
  settings: profileSettings,
  steps,
  fit: fitProfile,
};

const NUMBER = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL\(.*\))$/;

function steps(context: ModelContext<ProfileSettings>): readonly ModelStep[] {
  const { name, relations, roles, settings } = context;
  const of = ident(segmentationOf(context));
  const hasRevenue = relations?.['of']?.all.some(
    (column) => column.name === 'revenue' && NUMBER.test(column.type),
  );
  const scratch = scratchNames(name);
  const segments: ModelStep = {
    relation: scratch.segments,
    kind: 'table',
    query: segmentListQuery(of, hasRevenue === true),
    needs: { rows: 1, of: 'customer in a segment' },
  };
  if (!roles.has('transactions')) return [segments];
  const orders: ModelStep = {
    relation: scratch.orders,
    kind: 'table',
    query: ordersQuery(asOfDay(settings.asOf, context), context),
  };
  return [segments, orders];
}
