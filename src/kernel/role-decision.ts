import { ok, type Result } from '../base/result';
import { DEFAULT_CLEANING, type Cleaning, type Mapping, type Role } from '../base/roles';
import type { RememberedReading } from '../base/remembered';
import type { Need } from '../base/sources';
import type { Connector } from '../engine/connector';
import {
  detectReturnMarkQuery,
  idsAreFloatsQuery,
  SURE,
  type RoleProposal,
  type RoleSample,
} from '../intake/roles';
import { supplyOf } from './role-views';
import type { StoredRole, StoredSource } from './source-store';
import { fetchRows } from './statements';
import { cleaningFor } from './unfinished-sales';

type Decision = Pick<StoredSource, 'roles' | 'needs'>;

/**
 * Decides on proposals, the surest first: sure and unambiguous ones are accepted and the doubtful ones beside them
 * dropped. With none that is sure, all are kept for the form, the page asks, and nothing is computed from the source.
 */
export async function decideRoles(
  connector: Connector,
  source: StoredSource,
  proposals: readonly RoleProposal[],
  sample: RoleSample,
  signal: AbortSignal,
): Promise<Result<Decision>> {
  const sure = proposals.filter(({ confidence, ambiguous }) => confidence >= SURE && !ambiguous);
  const [best] = proposals;
  const isClear = best !== undefined && sure.includes(best);
  const roles: StoredRole[] = [];
  for (const { role, mapping, confidence, cleaning } of isClear ? sure : proposals) {
    const proposed = {
      ...chosenRole(role, mapping, { ...firstCleaning(source, role), ...cleaning }),
      confidence,
      accepted: isClear,
    };
    const completed = await completeRole(
      connector,
      source,
      proposed,
      expectationsOf(sample, mapping),
      signal,
    );
    if (!completed.ok) return completed;
    roles.push(completed.value);
  }
  return ok(withNeeds({ ...source, roles }));
}

/** The rules that a role of a source begins with. */
export function firstCleaning({ statuses }: StoredSource, role: Role): Cleaning {
  return role === 'transactions' ? cleaningFor(statuses) : DEFAULT_CLEANING;
}

/** Roles as the user decided before about files with these columns; null where a column they need is not there, or is another. */
export async function rolesAsBefore(
  connector: Connector,
  source: StoredSource,
  remembered: RememberedReading['roles'],
  signal: AbortSignal,
): Promise<Result<Decision> | null> {
  if (remembered.length === 0) return null;
  const columns = new Set(source.columns.map(({ name }) => name));
  const fit = remembered.every(
    ({ mapping, cleaning }) =>
      Object.values(mapping).every((column) => columns.has(column)) &&
      !lacksNumbers(source, mapping) &&
      (cleaning.excluded_statuses ?? []).every(({ column }) => columns.has(column)),
  );
  if (!fit) return null;
  const roles: StoredRole[] = [];
  for (const { role, mapping, cleaning, traits } of remembered) {
    const completed = await completeRole(
      connector,
      source,
      {
        ...chosenRole(role, mapping, { ...DEFAULT_CLEANING, ...cleaning }),
        ...(traits && { traits }),
      },
      { ...ASK_ALL, returnMark: false },
      signal,
    );
    if (!completed.ok) return completed;
    roles.push(completed.value);
  }
  return ok(withNeeds({ ...source, roles }));
}

/** Whether what should be money or a count is text, and not because the page still asks about it. */
function lacksNumbers({ columns, ambiguousNumbers }: StoredSource, mapping: Mapping): boolean {
  const numbers = ['amount', 'quantity', 'unit_price'].flatMap((part) => mapping[part] ?? []);
  return columns.some(
    ({ name, type }) =>
      numbers.includes(name) && type === 'VARCHAR' && !ambiguousNumbers.includes(name),
  );
}

/** What is worth asking the whole table, as far as a sample of it can tell. */
interface Expectations {
  readonly floatIds: readonly string[];
  readonly returnMark: boolean;
}

/** Without a sample everything is asked. */
export const ASK_ALL: Expectations = { floatIds: ['customer_id', 'order_id'], returnMark: true };

/** One sampled id that is no float rules floats out; a mark of returns stands before ids that are mostly digits. */
function expectationsOf({ columns, rows }: RoleSample, mapping: Mapping): Expectations {
  const values = (part: string) => {
    const index = columns.indexOf(mapping[part] ?? '');
    return rows.map((row) => row[index] ?? '').filter((value) => value !== '');
  };
  const orders = values('order_id');
  return {
    floatIds: ASK_ALL.floatIds.filter((part) =>
      values(part).every((value) => /^-?\d+\.0$/.test(value)),
    ),
    returnMark: orders.filter((value) => /^\d/.test(value)).length * 2 >= orders.length,
  };
}

/** What the data say about a role beside its mapping: ids written as floats, and the mark of returns. */
export async function completeRole(
  connector: Connector,
  source: StoredSource,
  role: StoredRole,
  { floatIds, returnMark }: Expectations,
  signal: AbortSignal,
): Promise<Result<StoredRole>> {
  const supply = supplyOf(source, role);
  const idCleaning: string[] = [];
  for (const id of ['customer_id', 'order_id'] as const) {
    if (role.mapping[id] === undefined || !floatIds.includes(id)) continue;
    const found = await fetchRows(connector, idsAreFloatsQuery(supply, id), { signal });
    if (!found.ok) return found;
    if (found.value[0]?.['floats'] === true) idCleaning.push(id);
  }
  if (role.role !== 'transactions' || !returnMark) return ok({ ...role, idCleaning });
  const marks = await fetchRows(connector, detectReturnMarkQuery(supply), { signal });
  if (!marks.ok) return marks;
  const mark = marks.value[0]?.['mark'];
  const cleaning: Cleaning = {
    ...role.cleaning,
    return_mark: typeof mark === 'string' ? mark : null,
  };
  return ok({ ...role, idCleaning, cleaning });
}

/**
 * What has still to be asked about a source by itself; while there is anything, none of its roles is accepted. What it
 * has to do with others, as currencies, is asked after that.
 */
export function withNeeds(source: StoredSource): Decision {
  const needs: Need[] = [];
  const [first] = source.roles;
  if (!first) needs.push('role');
  else if (!first.accepted) needs.push('mapping');
  const dates = Object.values(first?.mapping ?? {});
  if (source.ambiguousDates.some((column) => dates.includes(column))) needs.push('date_order');
  const numbers = [
    first?.mapping['amount'],
    first?.mapping['quantity'],
    first?.mapping['unit_price'],
  ];
  if (source.ambiguousNumbers.some((column) => numbers.includes(column))) needs.push('decimal');
  const roles =
    needs.length === 0 ? source.roles : source.roles.map((role) => ({ ...role, accepted: false }));
  return { roles, needs };
}

/** A role that the user has chosen. */
export function chosenRole(role: Role, mapping: Mapping, cleaning: Cleaning): StoredRole {
  return { role, mapping, confidence: 1, accepted: true, cleaning, idCleaning: [] };
}
