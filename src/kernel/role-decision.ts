import { ok, type Result } from '../base/result';
import { DEFAULT_CLEANING, type Cleaning, type Mapping, type Role } from '../base/roles';
import type { Need } from '../base/sources';
import type { Connector } from '../engine/connector';
import {
  currenciesQuery,
  detectReturnMarkQuery,
  idShapeQuery,
  SURE,
  type IdShape,
  type RoleProposal,
} from '../intake/roles';
import { supplyOf } from './role-views';
import type { StoredRole, StoredSource } from './source-store';
import { fetchRows } from './statements';

type Decision = Pick<StoredSource, 'roles' | 'needs'>;

/**
 * Decides on proposals, the surest first: sure and unambiguous ones are accepted and the doubtful ones beside them
 * dropped. With none that is sure, all are kept for the form, the page asks, and nothing is computed from the source.
 */
export async function decideRoles(
  connector: Connector,
  source: StoredSource,
  proposals: readonly RoleProposal[],
  signal: AbortSignal,
): Promise<Result<Decision>> {
  const sure = proposals.filter(({ confidence, ambiguous }) => confidence >= SURE && !ambiguous);
  const [best] = proposals;
  const isClear = best !== undefined && sure.includes(best);
  const roles: StoredRole[] = [];
  for (const { role, mapping, confidence } of isClear ? sure : proposals) {
    const proposed = {
      ...chosenRole(role, mapping, DEFAULT_CLEANING),
      confidence,
      accepted: isClear,
    };
    const completed = await completeRole(connector, source, proposed, true, signal);
    if (!completed.ok) return completed;
    roles.push(completed.value);
  }
  return ok(await withNeeds(connector, { ...source, roles }, signal));
}

/**
 * What the data say about a role beside its mapping: the shape of its ids and, when asked for, the mark of returns.
 */
export async function completeRole(
  connector: Connector,
  source: StoredSource,
  role: StoredRole,
  findsReturnMark: boolean,
  signal: AbortSignal,
): Promise<Result<StoredRole>> {
  const supply = supplyOf(source, role);
  const idShapes: { customer_id?: IdShape; order_id?: IdShape } = {};
  for (const id of ['customer_id', 'order_id'] as const) {
    if (role.mapping[id] === undefined) continue;
    const shape = await fetchRows(connector, idShapeQuery(supply, id), { signal });
    if (!shape.ok) return shape;
    const { floats, empties } = shape.value[0] ?? {};
    idShapes[id] = { floats: floats === true, empties: empties === true };
  }
  if (role.role !== 'transactions' || !findsReturnMark) return ok({ ...role, idShapes });
  const marks = await fetchRows(connector, detectReturnMarkQuery(supply), { signal });
  if (!marks.ok) return marks;
  const mark = marks.value[0]?.['mark'];
  const cleaning: Cleaning = {
    ...role.cleaning,
    return_mark: typeof mark === 'string' ? mark : null,
  };
  return ok({ ...role, idShapes, cleaning });
}

/** What has still to be asked; while there is anything, none of the source's roles is accepted. */
export async function withNeeds(
  connector: Connector,
  source: StoredSource,
  signal: AbortSignal,
): Promise<Decision> {
  const needs: Need[] = [];
  const [first] = source.roles;
  if (!first) needs.push('role');
  else if (!first.accepted) needs.push('mapping');
  const dates = Object.values(first?.mapping ?? {});
  if (source.ambiguousDates.some((column) => dates.includes(column))) needs.push('date_order');
  if (await mixesCurrencies(connector, source, signal)) needs.push('currency');
  const roles =
    needs.length === 0 ? source.roles : source.roles.map((role) => ({ ...role, accepted: false }));
  return { roles, needs };
}

async function mixesCurrencies(
  connector: Connector,
  source: StoredSource,
  signal: AbortSignal,
): Promise<boolean> {
  const role = source.roles.find(({ role: name }) => name === 'transactions');
  if (role?.mapping['currency'] === undefined || role.cleaning.currency !== null) return false;
  const currencies = await fetchRows(connector, currenciesQuery(supplyOf(source, role)), {
    signal,
  });
  return currencies.ok && currencies.value.length > 1;
}

/** A role that the user has chosen. */
export function chosenRole(role: Role, mapping: Mapping, cleaning: Cleaning): StoredRole {
  return { role, mapping, confidence: 1, accepted: true, cleaning, idShapes: {} };
}
