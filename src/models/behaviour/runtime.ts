import { ident, sql, type Sql } from '../../sql';
import type { ModelContext, ModelRuntime, ModelStep } from '../model';
import { historiesQuery } from '../orders/histories-query';
import { orderLines, passes, type OrderLines } from '../orders/order-lines';
import { checkQuery, segmentsQuery } from '../segmentation/query';
import { declaration } from './model';
import {
  behaviourQuery,
  categoriesQuery,
  contactsQuery,
  ordersQuery,
  productsQuery,
  returnsQuery,
  toldQuery,
  type BehaviourParts,
  type ReturnLines,
} from './query';
import {
  averagesQuery,
  channelsQuery,
  mixQuery,
  populationQuery,
  summaryQuery,
  weekdaysQuery,
} from './report-query';
import { satisfactionQuery } from './satisfaction-query';
import { RHYTHM_NAMES } from './segments';
import { behaviourSettings, type BehaviourSettings } from './settings';

/** The behaviour as the kernel runs it. */
export const runtime: ModelRuntime<BehaviourSettings> = {
  id: 'behaviour',
  settings: behaviourSettings,
  steps,
};

function steps(context: ModelContext<BehaviourSettings>): readonly ModelStep[] {
  const { name, settings, roles } = context;
  const lines = orderLines(declaration, settings.asOf, context);
  const has = { customers: roles.has('customers'), interactions: roles.has('interactions') };
  const behaviour = ident(name);
  const population = populationQuery(lines, has);
  const table = (suffix: string, query: Sql): ModelStep => ({
    relation: name + suffix,
    kind: 'table',
    query,
  });
  const view = (suffix: string, query: Sql): ModelStep => ({
    ...table(suffix, query),
    kind: 'view',
  });
  const { parts, made } = partSteps(context, lines);
  return [
    {
      relation: `_${name}_known`,
      kind: 'view',
      query: population,
      needs: { rows: 1, of: 'customer who is known, has ordered or was in touch' },
    },
    ...made,
    table('', behaviourQuery(parts, settings, has.customers)),
    table('_summary', summaryQuery(behaviour, parts.orders, parts.told)),
    view('_segments', segmentsQuery(behaviour, RHYTHM_NAMES)),
    view(
      '_check',
      checkQuery(
        behaviour,
        sql`
        (
          ${population}
        )
      `,
      ),
    ),
    view('_averages', averagesQuery(behaviour)),
    view('_mix', mixQuery(lines)),
    view('_channels', channelsQuery(behaviour, lines)),
    view('_weekdays', weekdaysQuery(behaviour)),
  ];
}

/** Everything that is told of a customer in one table each: scratch, as no cell can have a name that begins like this. */
function partSteps(
  { name, settings, roles, transactionRows, returns }: ModelContext<BehaviourSettings>,
  lines: OrderLines,
): { readonly parts: BehaviourParts; readonly made: readonly ModelStep[] } {
  const hasInteractions = roles.has('interactions');
  const scratch = (what: keyof BehaviourParts) => `_${name}_${what}`;
  const parts: BehaviourParts = {
    told: ident(scratch('told')),
    histories: ident(scratch('histories')),
    orders: ident(scratch('orders')),
    categories: ident(scratch('categories')),
    products: ident(scratch('products')),
    returns: ident(scratch('returns')),
    contacts: ident(scratch('contacts')),
    satisfaction: ident(scratch('satisfaction')),
  };
  const returned = returnLines(lines, returns === 'exclude');
  const table = (what: keyof BehaviourParts, query: Sql): ModelStep => ({
    relation: scratch(what),
    kind: 'table',
    query,
  });
  const { told } = parts;
  return {
    parts,
    made: [
      table('told', toldQuery(lines, returned, settings, hasInteractions)),
      ...passes(scratch('histories'), transactionRows, (part) => historiesQuery(lines, part)),
      ...passes(scratch('orders'), transactionRows, (part) => ordersQuery(lines, told, part)),
      ...passes(scratch('categories'), transactionRows, (part) => categoriesQuery(lines, part)),
      ...passes(scratch('products'), transactionRows, (part) => productsQuery(lines, part)),
      table('returns', returnsQuery(returned, lines)),
      table('contacts', contactsQuery(settings, told, hasInteractions)),
      table('satisfaction', satisfactionQuery(settings, told, roles.has('surveys'))),
    ],
  };
}

/**
 * Returns stand among the lines where they are netted, else among the rows that do not count. A relation in the place of
 * the view says itself what it holds: the returns of all customers would not fit its orders.
 */
function returnLines(lines: OrderLines, areExcluded: boolean): ReturnLines | null {
  const isBefore = sql`ordered_at < ${lines.asOf}`;
  if (lines.mayHoldReturns) {
    return { from: lines.from, where: sql`is_return and ${isBefore}` };
  }
  if (!areExcluded || lines.isReplaced) return null;
  return {
    from: sql`transactions_excluded`,
    where: sql`reason = 'return' and customer_id is not null and ${isBefore}`,
  };
}
