import type { ModelDeclaration } from '../../models/declarations';

/** A setting as its declaration has it. */
export type Setting = ModelDeclaration['settings'][string];

const REFERENCE = /^\$([a-z][a-z0-9_]{0,62})$/;

/** The input that a setting is bound to (`$name`), or null. */
export function boundInput(value: unknown): string | null {
  return typeof value === 'string' ? (REFERENCE.exec(value)?.[1] ?? null) : null;
}

/** A default in words. */
export function defaultWords(setting: Setting): string {
  if (setting.type === 'choice')
    return setting.choices.find(({ value }) => value === setting.default)?.label ?? setting.default;
  if (setting.type === 'rules' || setting.type === 'words' || setting.type === 'grid')
    return 'standard';
  if (setting.type === 'boolean') return setting.default ? 'on' : 'off';
  const isAutomatic = setting.type === 'table' && setting.otherwise !== undefined;
  if (setting.default === null || isAutomatic) return unsetWords(setting).toLowerCase();
  return Array.isArray(setting.default) ? setting.default.join(', ') : String(setting.default);
}

/** The name that stands where none is given; empty where the data decide. */
export function standardName(setting: Setting): string {
  if (setting.type === 'table' && setting.otherwise !== undefined) return '';
  return typeof setting.default === 'string' ? setting.default : '';
}

/** What it means that a name is not given. */
export function unsetWords(setting: Setting): string {
  const { type } = setting;
  if (type === 'table') return setting.otherwise === undefined ? 'None' : 'Automatic';
  return type === 'name' || type === 'names' ? 'Automatic' : 'Not set';
}

/** Numbers written in a line: “1, 5.5, 20”. */
export function numbersText(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : '';
}

/** Reads numbers separated by commas, semicolons or spaces: the numbers, or what is wrong with them. */
export function readNumbers(text: string): readonly number[] | string {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  const numbers = parts.map(Number);
  const wrong = parts.find((_, at) => !Number.isFinite(numbers[at]));
  if (wrong !== undefined) return `“${wrong}” is not a number.`;
  const rises = numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? 0));
  return rises ? numbers : 'Each number has to be larger than the one before.';
}
