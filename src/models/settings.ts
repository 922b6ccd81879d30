import { quintileError } from '../base/errors';
import { fail, ok, type Result } from '../base/result';
import type { ModelDeclaration, SettingDeclaration } from './model';
import { rulesProblem } from './rules/rules-problem';

/** Settings by name after `checkSettings`: every declared one is there. */
export type CheckedSettings = Readonly<Record<string, unknown>>;

/**
 * Completes settings with their defaults and checks each against its declaration. Unknown names, wrong types and values
 * out of bounds are `model.invalid_setting`. A grid is only checked to be a list of segments with cells: what it has to
 * cover depends on other settings, so that is the model's to check.
 */
export function checkSettings(
  declaration: Pick<ModelDeclaration, 'id' | 'settings'>,
  input: Readonly<Record<string, unknown>>,
): Result<CheckedSettings> {
  const { id: model, settings } = declaration;
  const invalid = (setting: string, detail: string) =>
    fail(quintileError('model.invalid_setting', { model, setting, detail }));
  const unknown = Object.keys(input).find((name) => !Object.hasOwn(settings, name));
  if (unknown !== undefined) {
    return invalid(
      unknown,
      `not a setting of this model; it has ${Object.keys(settings).join(', ')}`,
    );
  }
  const checked: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(settings)) {
    const value = input[name] ?? setting.default;
    const problem = value === setting.default ? null : problemOf(setting, value);
    if (problem !== null) return invalid(name, problem);
    checked[name] = value;
  }
  return ok(checked);
}

/** What is wrong with a value, or null. */
function problemOf(setting: SettingDeclaration, value: unknown): string | null {
  switch (setting.type) {
    case 'integer':
      return Number.isInteger(value) && isWithin(setting, value)
        ? null
        : `has to be a whole number from ${setting.min} to ${setting.max}`;
    case 'number':
      return isWithin(setting, value)
        ? null
        : `has to be a number from ${setting.min} to ${setting.max}`;
    case 'boolean':
      return typeof value === 'boolean' ? null : 'has to be true or false';
    case 'choice':
      return setting.choices.some((choice) => choice.value === value)
        ? null
        : `has to be one of ${setting.choices.map((choice) => choice.value).join(', ')}`;
    case 'date':
      return isIsoDay(value) ? null : 'has to be a day written as YYYY-MM-DD';
    case 'numbers':
      return numbersProblem(setting, value);
    case 'grid':
      return isGrid(value)
        ? null
        : 'has to be a list of segments, each with the [r, f] cells it claims';
    case 'text':
    case 'name':
      return isText(value) ? null : 'has to be a text';
    case 'names':
      return Array.isArray(value) && value.every(isText) && new Set(value).size === value.length
        ? null
        : 'has to be a list of names, each once';
    case 'rules':
      return rulesProblem(value);
    case 'words':
      return isWords(value) ? null : 'has to be texts by segment and field';
    case 'relation':
      return isName(value)
        ? null
        : `has to be the name of a relation with the columns of ${setting.role}`;
    case 'table':
      return isName(value)
        ? null
        : `has to be the name of a relation with the columns ${setting.needs.join(', ')}`;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && !value.includes('\0');
}

function isName(value: unknown): value is string {
  return isText(value) && value !== '';
}

function isWithin({ min, max }: { readonly min: number; readonly max: number }, value: unknown) {
  return typeof value === 'number' && value >= min && value <= max;
}

function numbersProblem(
  setting: Extract<SettingDeclaration, { type: 'numbers' }>,
  value: unknown,
): string | null {
  if (!isIncreasing(value)) return 'has to be a list of numbers, each larger than the one before';
  const { count, min = -Infinity, max = Infinity } = setting;
  if (count !== undefined && value.length !== count)
    return `has to be ${count} numbers, not ${value.length}`;
  return value.every((number) => number >= min && number <= max)
    ? null
    : `has to be numbers from ${min} to ${max}`;
}

function isWords(value: unknown): boolean {
  const isMap = (item: unknown): item is Readonly<Record<string, unknown>> =>
    typeof item === 'object' && item !== null && !Array.isArray(item);
  return (
    isMap(value) &&
    Object.values(value).every((fields) => isMap(fields) && Object.values(fields).every(isText))
  );
}

function isIsoDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

function isIncreasing(value: unknown): value is readonly number[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item: unknown) => typeof item === 'number' && Number.isFinite(item)) &&
    value.every((item: number, at) => at === 0 || item > (value[at - 1] as number))
  );
}

function isGrid(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every(
      (area: unknown) =>
        typeof area === 'object' &&
        area !== null &&
        'segment' in area &&
        typeof area.segment === 'string' &&
        'cells' in area &&
        Array.isArray(area.cells) &&
        area.cells.every(
          (cell: unknown) =>
            Array.isArray(cell) &&
            cell.length === 2 &&
            cell.every((score: unknown) => typeof score === 'number'),
        ),
    )
  );
}
