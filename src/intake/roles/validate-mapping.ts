import { quintileError } from '../../base/errors';
import { fail, ok, type Result } from '../../base/result';
import {
  CANONICAL_COLUMNS,
  DEFAULT_CLEANING,
  ROLE_REQUIREMENTS,
  type Cleaning,
  type ExcludedStatus,
  type Mapping,
  type Role,
} from '../../base/roles';

/**
 * Whether the mapping gives the role all it needs from columns that exist. Customers may have further parts: they name
 * the attributes. Errors: role.unknown_column, role.missing_column, role.unknown_setting (no such part).
 */
export function validateMapping(
  role: Role,
  mapping: Mapping,
  columns: readonly string[],
  source = 'The file',
): Result<void> {
  const known = new Set(CANONICAL_COLUMNS[role].map((column) => column.name));
  for (const [part, column] of Object.entries(mapping)) {
    if (!columns.includes(column)) {
      return fail(quintileError('role.unknown_column', { role, column, source }));
    }
    if (role !== 'customers' && !known.has(part)) {
      return fail(quintileError('role.unknown_setting', { key: `a part of ${role}`, value: part }));
    }
  }
  const missing = missingParts(role, mapping);
  return missing === null
    ? ok(undefined)
    : fail(quintileError('role.missing_column', { role, column: missing }));
}

/** What the role still needs, in words (`amount, or quantity and unit_price`); null when nothing is missing. */
export function missingParts(role: Role, mapping: Mapping): string | null {
  const missing = ROLE_REQUIREMENTS[role].find(
    (alternatives) => !alternatives.some((parts) => parts.every((part) => part in mapping)),
  );
  return missing?.map((parts) => parts.join(' and ')).join(', or ') ?? null;
}

const CHOICES = {
  returns: ['exclude', 'net'],
  non_positive_price: ['exclude', 'keep'],
  duplicates: ['keep', 'exclude'],
  anonymous: ['exclude'],
} as const;

/** The cleaning with defaults for what is not said. Errors: role.unknown_setting for keys and values that do not exist. */
export function completeCleaning(
  partial: Readonly<Record<string, unknown>>,
  base: Cleaning = DEFAULT_CLEANING,
): Result<Cleaning> {
  for (const [key, value] of Object.entries(partial)) {
    if (!isAllowed(key, value)) {
      const shown =
        typeof value === 'string' ? value : (JSON.stringify(value) as string | undefined);
      return fail(quintileError('role.unknown_setting', { key, value: shown ?? 'undefined' }));
    }
  }
  return ok({ ...base, ...(partial as Partial<Cleaning>) });
}

function isAllowed(key: string, value: unknown): boolean {
  if (key === 'rates') return value === null || isRates(value);
  if (key === 'excluded_statuses') return value === null || isStatusList(value);
  if (key === 'return_mark' || key === 'currency') {
    return value === null || (typeof value === 'string' && value !== '' && !value.includes('\0'));
  }
  const choices: readonly string[] | undefined = Object.hasOwn(CHOICES, key)
    ? CHOICES[key as keyof typeof CHOICES]
    : undefined;
  return typeof value === 'string' && (choices?.includes(value) ?? false);
}

/** Rates by currency, as exact decimals know them. */
function isRates(value: unknown): value is NonNullable<Cleaning['rates']> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const rates: [string, unknown][] = Object.entries(value);
  return (
    rates.length > 0 &&
    rates.every(
      ([currency, rate]) =>
        currency !== '' &&
        !currency.includes('\0') &&
        typeof rate === 'number' &&
        rate > 0 &&
        rate < 1e10 &&
        Number(rate.toFixed(10)) === rate,
    )
  );
}

function isStatusList(value: unknown): value is readonly ExcludedStatus[] {
  const isName = (one: unknown) => typeof one === 'string' && one !== '' && !one.includes('\0');
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one: unknown) => {
      if (typeof one !== 'object' || one === null) return false;
      const { column, values, except } = one as Partial<Record<keyof ExcludedStatus, unknown>>;
      const isList = (list: unknown) =>
        Array.isArray(list) && list.length > 0 && list.every(isName);
      const isKnown = values === 'any' ? except === undefined || isList(except) : isList(values);
      return isName(column) && isKnown;
    })
  );
}

/** Whether the columns whose status is looked at exist. Error: role.unknown_column. */
export function validateStatuses(
  role: Role,
  { excluded_statuses: statuses }: Cleaning,
  columns: readonly string[],
  source: string,
): Result<void> {
  const unknown = statuses?.find(({ column }) => !columns.includes(column));
  return unknown === undefined
    ? ok(undefined)
    : fail(quintileError('role.unknown_column', { role, column: unknown.column, source }));
}
