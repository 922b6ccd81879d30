import { ok, type Result } from '../base/result';
import { DEFAULT_CLEANING, type Cleaning, type ExcludedStatus, type Role } from '../base/roles';
import type { ColumnInfo, Connector } from '../engine/connector';
import type { ShapedTable } from '../intake/shapes';
import type { StoredSource } from './source-store';
import { cleaningFor, findStatuses } from './unfinished-sales';

/**
 * The rules that stood for the first part that has the role; the currency that the parts agree on. Statuses are those of
 * what was made, where columns may have other names and a status may come from another part; not where somebody has
 * switched them off.
 */
export function shapedCleaning(
  parts: readonly StoredSource[],
  role: Role,
  statuses: readonly ExcludedStatus[],
): Cleaning {
  const stored = parts.flatMap(({ roles }) => roles).find((one) => one.role === role);
  const cleaning = stored?.cleaning ?? DEFAULT_CLEANING;
  if (role !== 'transactions') return cleaning;
  const isOff = parts.some(
    (part) =>
      part.statuses.length > 0 &&
      part.roles.some((one) => one.role === role && one.cleaning.excluded_statuses === null),
  );
  const { excluded_statuses } = cleaningFor(isOff ? [] : statuses);
  return { ...cleaning, ...agreedCurrency(parts), excluded_statuses };
}

/** What was chosen about currencies, where all parts for which something was chosen agree: else it is asked anew. */
function agreedCurrency(parts: readonly StoredSource[]): Pick<Cleaning, 'currency' | 'rates'> {
  const chosen = parts
    .flatMap(({ roles }) => roles)
    .filter(({ role, cleaning }) => role === 'transactions' && cleaning.currency !== null)
    .map(({ cleaning: { currency, rates } }) => ({ currency, rates }));
  const [first] = chosen;
  const agree = new Set(chosen.map((one) => JSON.stringify(one))).size === 1;
  const isOpen = parts.some(({ needs }) => needs.includes('currency'));
  return first && agree && !isOpen ? first : { currency: null, rates: null };
}

/** What in what was made says that a sale was not completed. */
export async function shapedStatuses(
  connector: Connector,
  name: string,
  columns: readonly ColumnInfo[],
  roles: ShapedTable['roles'],
  preset: StoredSource['preset'],
  signal: AbortSignal,
): Promise<Result<readonly ExcludedStatus[]>> {
  if (preset) return ok(preset.statuses ?? []);
  const orders = roles.find(({ role }) => role === 'transactions');
  return findStatuses(connector, name, columns, orders?.mapping ?? null, signal);
}
