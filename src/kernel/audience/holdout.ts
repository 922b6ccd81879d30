import { cellText } from '../../base/cell-value';
import { ok, type Result } from '../../base/result';
import type { Connector } from '../../engine/connector';
import { armSizesQuery } from '../../export/audience/holdout-query';
import { sql } from '../../sql';
import { minimumDetectableLift } from '../../stats/inference';
import type { HoldoutFacts, HoldoutRequest } from '../audience-api';
import { fetchRows } from '../statements';
import type { MadeAudience } from './made-audience';

/** Share of responses that is assumed where nobody knows better. */
const ASSUMED_RATE = 0.05;
/** How often a test finds what is there, and how often what is not. */
const POWER = 0.8;
const ALPHA = 0.05;

/**
 * The arms of a holdout and what can be learned from them.
 *
 * @param knowsResponses whether the campaigns role tells who responded
 */
export async function holdoutFacts(
  connector: Connector,
  { tables }: MadeAudience,
  request: HoldoutRequest,
  knowsResponses: boolean,
  signal: AbortSignal,
): Promise<Result<Omit<HoldoutFacts, 'withoutCustomer'>>> {
  const sizes = await fetchRows(connector, armSizesQuery(tables), { signal });
  if (!sizes.ok) return sizes;
  const segments = sizes.value.map((row) => ({
    segment: row['segment'] === null ? null : cellText(row['segment']),
    treated: Number(row['treated']),
    control: Number(row['control']),
  }));
  const treated = segments.reduce((sum, segment) => sum + segment.treated, 0);
  const control = segments.reduce((sum, segment) => sum + segment.control, 0);
  const base = await rateWithout(connector, request.baseRate, knowsResponses, signal);
  if (!base.ok) return base;
  const { baseRate } = base.value;
  const detectableLift = minimumDetectableLift({
    baseRate,
    treated,
    control,
    power: POWER,
    alpha: ALPHA,
  });
  return ok({ treated, control, segments, ...base.value, detectableLift });
}

async function rateWithout(
  connector: Connector,
  given: number | null,
  knowsResponses: boolean,
  signal: AbortSignal,
): Promise<Result<Pick<HoldoutFacts, 'baseRate' | 'baseRateFrom'>>> {
  if (given !== null) return ok({ baseRate: given, baseRateFrom: 'given' });
  const rates = knowsResponses
    ? await fetchRows(
        connector,
        sql`select avg(responded::INTEGER)::DOUBLE as rate from campaigns where responded is not null`,
        { signal },
      )
    : ok([]);
  if (!rates.ok) return rates;
  const rate = rates.value[0]?.['rate'];
  return typeof rate === 'number' && rate > 0 && rate < 1
    ? ok({ baseRate: rate, baseRateFrom: 'campaigns' })
    : ok({ baseRate: ASSUMED_RATE, baseRateFrom: 'assumed' });
}
