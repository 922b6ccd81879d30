import { quintileError } from '../base/errors';
import { fail, ok, type Result } from '../base/result';
import { CANONICAL_COLUMNS, type Role } from '../base/roles';
import type { ColumnInfo, Connector } from '../engine/connector';
import { findDeclaration } from '../models/declarations';
import type { ModelDeclaration, RelationInput, SettingDeclaration } from '../models/model';
import { ident, sql } from '../sql';

/** A relation that a setting names. */
export interface RelationSetting {
  readonly relation: string;
  /** The role whose place it takes, or whose view it is; null for settings of type `table`. */
  readonly role: Role | null;
  readonly needs: readonly string[];
}

/**
 * The relations that a model's settings name, by setting; values that are no names are left to the settings' check.
 *
 * @param roles that are there: where the default of a setting needs others, what stands in its place is read
 */
export function relationSettings(
  model: string,
  settings: Readonly<Record<string, unknown>>,
  roles: ReadonlySet<Role>,
): Record<string, RelationSetting> {
  const declared = Object.entries(findDeclaration(model)?.settings ?? {});
  return Object.fromEntries(
    declared.flatMap(([name, setting]) => {
      if (setting.type !== 'relation' && setting.type !== 'table') return [];
      const given = Object.hasOwn(settings, name) ? settings[name] : null;
      const relation = typeof given === 'string' ? given.toLowerCase() : standardOf(setting, roles);
      if (relation === null) return [];
      const role = setting.type === 'relation' ? setting.role : null;
      return [[name, { relation, role, needs: setting.needs }]];
    }),
  );
}

function standardOf(
  setting: Extract<SettingDeclaration, { type: 'relation' | 'table' }>,
  roles: ReadonlySet<Role>,
): string | null {
  if (setting.type === 'relation' || setting.otherwise === undefined) return setting.default;
  const needed = findDeclaration(setting.default ?? '')?.roles ?? [];
  return needed.every((role) => roles.has(role)) ? setting.default : setting.otherwise;
}

/**
 * Checks that a model has what it reads: roles (else `model.missing_role`), and in the place of roles relations with the
 * needed columns (else `model.invalid_setting`). Answers the relations that take a role's place, by setting.
 */
export async function readInputs(
  connector: Connector,
  declaration: ModelDeclaration,
  settings: Readonly<Record<string, unknown>>,
  { roles }: { readonly roles: ReadonlySet<Role> },
): Promise<Result<Record<string, RelationInput>>> {
  const given = relationSettings(declaration.id, settings, roles);
  const replaced: (Role | null)[] = Object.values(given)
    .filter(({ relation, role }) => relation !== role)
    .map(({ role }) => role);
  const missing = declaration.roles.find((role) => !roles.has(role) && !replaced.includes(role));
  if (missing) {
    return fail(quintileError('model.missing_role', { model: declaration.title, role: missing }));
  }
  const inputs: Record<string, RelationInput> = {};
  for (const [setting, named] of Object.entries(given)) {
    if (named.relation === named.role) continue;
    const described = await connector.describe(sql`from ${ident(named.relation)}`);
    const problem = described.ok
      ? problemOf(named, described.value)
      : described.error.code === 'engine.query_failed' && described.error.params.detail;
    if (problem !== null) {
      const detail = problem === false ? `“${named.relation}” cannot be read` : problem;
      return fail(
        quintileError('model.invalid_setting', { model: declaration.id, setting, detail }),
      );
    }
    const all = described.ok ? described.value : [];
    inputs[setting] = { name: named.relation, columns: fittingColumns(named.role, all), all };
  }
  return ok(inputs);
}

function problemOf(
  { relation, role, needs }: RelationSetting,
  columns: readonly ColumnInfo[],
): string | null {
  const fitting =
    role === null ? columns.map(({ name }) => name.toLowerCase()) : fittingColumns(role, columns);
  const missing = needs.find((need) => !fitting.includes(need));
  if (missing === undefined) return null;
  const found = columns.find(({ name }) => name.toLowerCase() === missing);
  return found
    ? `${missing} of “${relation}” is ${found.type}, which cannot be used`
    : `“${relation}” has no column ${missing}; it has ${columns.map(({ name }) => name).join(', ')}`;
}

/** Canonical columns of the role that are there with a type that becomes the role's own without loss of meaning. */
function fittingColumns(role: Role | null, columns: readonly ColumnInfo[]): string[] {
  if (role === null) return [];
  const types = new Map(columns.map(({ name, type }) => [name.toLowerCase(), type]));
  return CANONICAL_COLUMNS[role]
    .filter(({ name, type }) => {
      const given = types.get(name);
      return given !== undefined && FITTING[type].test(given);
    })
    .map(({ name }) => name);
}

const NUMBER = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL\(.*\))$/;
const TIME = /^(DATE|TIMESTAMP(_\w+)?)$/;
const FITTING = {
  VARCHAR: /^(?!.*(\[|\(.*\bVARCHAR|STRUCT|MAP|BLOB)).*$/,
  INTEGER: NUMBER,
  BIGINT: NUMBER,
  DOUBLE: NUMBER,
  'DECIMAL(18,4)': NUMBER,
  BOOLEAN: /^BOOLEAN$/,
  DATE: TIME,
  TIMESTAMP: TIME,
} as const;
