import { quintileError } from '../../base/errors';
import { ident, sql, type Sql } from '../../sql';
import type { ModelContext, ModelRuntime, ModelStep } from '../model';
import { historiesQuery } from '../orders/histories-query';
import { orderLines, passes } from '../orders/order-lines';
import { checkQuery, segmentsQuery } from '../segmentation/query';
import { declaration } from './model';
import { everyoneQuery, gapsQuery, statusQuery } from './query';
import { populationQuery, summaryQuery, thresholdsQuery } from './report-query';
import { STATUS_NAMES } from './segments';
import { statusSettings, type StatusSettings } from './settings';

/** The status as the kernel runs it. */
export const runtime: ModelRuntime<StatusSettings> = {
  id: 'status',
  settings: statusSettings,
  steps,
};

function steps(context: ModelContext<StatusSettings>): readonly ModelStep[] {
  const { name, settings, roles, transactionRows } = context;
  const lines = orderLines(declaration, settings.asOf, context);
  const hasCustomers = roles.has('customers');
  const status = ident(name);
  // Scratch: no cell can have a name that begins like this.
  const [historiesName, everyoneName, knownName] = [
    `_${name}_histories`,
    `_${name}_everyone`,
    `_${name}_known`,
  ];
  const [histories, everyone] = [ident(historiesName), ident(everyoneName)];
  const population = populationQuery(lines, hasCustomers);
  const table = (relation: string, query: Sql): ModelStep => ({ relation, kind: 'table', query });
  const view = (relation: string, query: Sql): ModelStep => ({ relation, kind: 'view', query });
  return [
    {
      ...view(knownName, population),
      needs: { rows: 1, of: 'customer who is known or has ordered' },
    },
    ...passes(historiesName, transactionRows, (part) => historiesQuery(lines, part)),
    {
      ...table(`${name}_gaps`, gapsQuery(histories)),
      ...(settings.method === 'gaps' ? { needs: TWO_ORDER_DAYS } : {}),
    },
    table(everyoneName, everyoneQuery(lines, histories, settings.leastGap)),
    table(name, statusQuery(settings, histories, everyone, hasCustomers)),
    table(`${name}_summary`, summaryQuery(status, everyone, settings)),
    table(`${name}_thresholds`, thresholdsQuery(settings, everyone)),
    view(`${name}_segments`, segmentsQuery(status, STATUS_NAMES)),
    view(
      `${name}_check`,
      checkQuery(
        status,
        sql`
        (
          ${population}
        )
      `,
      ),
    ),
  ];
}

const TWO_ORDER_DAYS = {
  rows: 1,
  of: 'customer with orders on two days',
  otherwise: quintileError('model.no_gap', { model: declaration.title }),
};
