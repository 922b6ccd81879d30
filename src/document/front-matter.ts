import { quintileError } from '../base/errors';
import { fail, ok } from '../base/result';
import type { Result } from '../base/result';
import { ROLES } from '../base/roles';
import { isIsoDay } from './input-schema';
import { FORMAT_VERSION } from './migrate';
import type { FrontMatter, Problem, RoleExpectation } from './notebook';
import { lf } from './read-cell';
import { isFiniteNumber, isLabel, isMap } from './spec-issue';
import { readYaml } from './yaml-text';

/** Front matter as read: what stands in it, and what is wrong with parts of it. */
export interface ReadFront {
  readonly front: Omit<FrontMatter, 'title'>;
  /** Null where none is written. */
  readonly title: string | null;
  readonly version: number;
  readonly problems: readonly Problem[];
}

const OPEN = /^---[ \t]*(?:\r?\n|$)/;
const CLOSE = /\n---[ \t]*(?=\r?\n|$)/;

/** Where the front matter of a text ends (after its last `-`); 0 where there is none, null where it has no end. */
export function frontEnd(text: string): number | null {
  const open = OPEN.exec(text);
  if (open === null) return 0;
  // The line end of the first line may be the one before the last.
  const from = open[0].length - 1;
  const close = CLOSE.exec(text.slice(from));
  return close === null ? null : from + close.index + close[0].length;
}

/** The YAML between the lines of a front matter. */
export function frontYaml(source: string): string {
  return lf(source).split('\n').slice(1, -1).join('\n');
}

/**
 * Reads a front matter with its `---` lines; an empty text is one that says nothing. Fails as a whole where it is no
 * readable map or of a version that is not known; what is wrong with a single key becomes a problem, and the key is as
 * if it were absent.
 */
export function readFront(source: string): Result<ReadFront> {
  const yaml = readYaml(frontYaml(source));
  const [issue] = yaml.issues;
  if (issue !== undefined) return fail(invalid(`line ${String(issue.line + 2)}: ${issue.detail}`));
  const map = yaml.value ?? {};
  if (!isMap(map)) return fail(invalid('line 2: between the --- lines keys have to stand'));
  const version = versionOf(map['quintile']);
  if (version === null)
    return fail(quintileError('document.unsupported_version', { version: shown(map['quintile']) }));
  const problems: Problem[] = [];
  const report: Report = (path, detail) =>
    problems.push({ error: invalid(`${path.join('.')}: ${detail}`), line: yaml.lineOf(path) + 2 });
  const asOf = map['as_of'] ?? null;
  if (asOf !== null && !isIsoDay(asOf)) report(['as_of'], 'give a day as YYYY-MM-DD');
  const title = titleOf(map['title'], report);
  const roles = rolesOf(map['roles'], report);
  problems.sort((one, other) => one.line - other.line);
  const front = { asOf: isIsoDay(asOf) ? asOf : null, roles, source };
  return ok({ version, title, front, problems });
}

function versionOf(value: unknown): number | null {
  if (value === undefined) return FORMAT_VERSION;
  const isKnown =
    isFiniteNumber(value) && Number.isInteger(value) && value >= 1 && value <= FORMAT_VERSION;
  return isKnown ? value : null;
}

function shown(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number'
    ? String(value).slice(0, 40)
    : 'that is no number';
}

type Report = (path: readonly string[], detail: string) => void;

function titleOf(value: unknown, report: Report): string | null {
  if (value === undefined || value === null) return null;
  const title = typeof value === 'number' ? String(value) : value;
  if (isLabel(title)) return title.trim() === '' ? null : title;
  report(['title'], 'give a text of at most 1000 characters');
  return null;
}

function rolesOf(value: unknown, report: Report): FrontMatter['roles'] {
  if (value === undefined || value === null) return {};
  if (!isMap(value)) {
    report(['roles'], 'give a map of roles');
    return {};
  }
  const roles: [string, RoleExpectation][] = [];
  for (const [role, expectation] of Object.entries(value)) {
    if (!(ROLES as readonly string[]).includes(role))
      report(['roles', role], `the roles are ${ROLES.join(', ')}`);
    else if (!isMap(expectation)) report(['roles', role], 'give a map with columns');
    else roles.push([role, expectationOf(role, expectation, report)]);
  }
  return Object.fromEntries(roles);
}

function expectationOf(
  role: string,
  value: Readonly<Record<string, unknown>>,
  report: Report,
): RoleExpectation {
  const { columns = {}, cleaning = {} } = value;
  const wrong = (key: string, detail: string) => {
    report(['roles', role, key], detail);
  };
  const isColumns = isMap(columns) && Object.values(columns).every(isColumnName);
  if (!isColumns)
    wrong('columns', 'give a map from parts to columns, e.g. {customer_id: CustomerID}');
  if (!isMap(cleaning)) wrong('cleaning', 'give a map of rules');
  const read: Record<string, unknown> = {
    columns: isColumns ? Object.fromEntries(Object.entries(columns).map(asColumn)) : {},
    cleaning: isMap(cleaning) ? cleaning : {},
  };
  for (const [key, { isFine, detail }] of Object.entries(EXPECTED)) {
    const given = value[key] ?? null;
    if (given === null) continue;
    if (isFine(given)) read[key] = given;
    else wrong(key, detail);
  }
  return read as unknown as RoleExpectation;
}

const DAY = { isFine: isIsoDay, detail: 'give a day as YYYY-MM-DD' };
const EXPECTED = {
  rows: { isFine: isCount, detail: 'give a number of rows' },
  from: DAY,
  to: DAY,
  fingerprint: { isFine: isText, detail: 'give a text in quotes' },
};

function isText(value: unknown): boolean {
  return isLabel(value);
}

/** A header may be a number, such as a year. */
function isColumnName(value: unknown): boolean {
  return isLabel(value) || isFiniteNumber(value);
}

function asColumn([part, column]: [string, unknown]): [string, string] {
  return [part, String(column)];
}

function isCount(value: unknown): boolean {
  return isFiniteNumber(value) && Number.isInteger(value) && value >= 0;
}

function invalid(detail: string) {
  return quintileError('document.invalid', { detail });
}
