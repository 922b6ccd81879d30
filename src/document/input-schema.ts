import { quintileError } from '../base/errors';
import { fail, ok } from '../base/result';
import type { Result } from '../base/result';
import type { InputSpec, InputType } from './input-spec';
import { NAME_RULE, isName } from './names';
import { referenceOf } from './references';
import { MAX_LABEL, isFiniteNumber, isLabel, isMap, keyOf } from './spec-issue';
import type { SpecIssue } from './spec-issue';

const KEYS: Readonly<Record<InputType, readonly string[]>> = {
  number: ['default', 'value', 'min', 'max', 'step'],
  range: ['default', 'value', 'min', 'max', 'step'],
  text: ['default', 'value'],
  checkbox: ['default', 'value'],
  date: ['default', 'value', 'min', 'max'],
  date_range: ['default', 'value'],
  select: ['options', 'default', 'value'],
  multi_select: ['options', 'default', 'value'],
  segments: ['of', 'default', 'value'],
};
const COMMON = ['type', 'label', 'help'] as const;
export const INPUT_TYPES = Object.keys(KEYS) as readonly InputType[];
/** Longest text that a text input can have, in UTF-16 units. */
const MAX_INPUT_TEXT = 10_000;
/** Most values that an input can offer or have chosen. */
const MAX_OPTIONS = 10_000;

/** Keys that an input of a type can have, in the order they are written. */
export function inputKeys(type: InputType): readonly string[] {
  return [...COMMON, ...KEYS[type]];
}

/**
 * Reads an input from a parsed YAML value, in which a `$name` may stand for any value; after `resolveYaml` it is to be
 * read again. An empty key (`default:`) is as if it were absent. The failure is `document.invalid_cell` and names the
 * key; `cell` is what the error calls the cell.
 */
export function readInputSpec(value: unknown, cell = 'input'): Result<InputSpec> {
  const [issue] = inputIssues(value);
  if (issue === undefined) return ok(withoutEmptyKeys(value as Record<string, unknown>));
  const key = keyOf(issue);
  const detail = key === '' ? issue.detail : `${key}: ${issue.detail}`;
  return fail(quintileError('document.invalid_cell', { cell, detail }));
}

function withoutEmptyKeys(spec: Readonly<Record<string, unknown>>): InputSpec {
  const isRange = spec['type'] === 'date_range';
  const entries = Object.entries(spec)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => [key, isRange && isMap(value) ? wholeRange(value) : value]);
  return Object.fromEntries(entries) as InputSpec;
}

/** An end that was left out is open. */
function wholeRange({ from = null, to = null }: Given): Given {
  return { from, to };
}

type Report = (path: SpecIssue['path'], detail: string) => void;
type Given = Readonly<Record<string, unknown>>;

/** Everything wrong with an input. */
export function inputIssues(spec: unknown): SpecIssue[] {
  if (!isMap(spec))
    return [{ path: [], detail: 'give the keys of an input: type, label, default …' }];
  const { type } = spec;
  if (!isInputType(type)) return [{ path: ['type'], detail: `one of ${INPUT_TYPES.join(', ')}` }];
  const issues: SpecIssue[] = [];
  const report: Report = (path, detail) => issues.push({ path, detail });
  const known = inputKeys(type);
  for (const key of Object.keys(spec))
    if (!known.includes(key)) report([key], `an input of type ${type} knows ${known.join(', ')}`);
  // What is empty is absent, and what is a reference is checked once it is resolved.
  const given = Object.fromEntries(
    Object.entries(spec).filter(([, value]) => value !== null && referenceOf(value) === null),
  );
  for (const key of ['label', 'help'])
    if (given[key] !== undefined && !isLabel(given[key]))
      report([key], `give a text of at most ${String(MAX_LABEL)} characters`);
  CHECKS[type](given, report, spec);
  return issues;
}

function isInputType(value: unknown): value is InputType {
  return typeof value === 'string' && Object.hasOwn(KEYS, value);
}

const CHECKS: Readonly<Record<InputType, (given: Given, report: Report, spec: Given) => void>> = {
  number: checkNumber,
  range: (given, report, spec) => {
    for (const key of ['min', 'max'])
      if (spec[key] === undefined || spec[key] === null) report([key], 'a range needs it');
    checkNumber(given, report);
  },
  text: (given, report) => {
    const fine = (value: unknown) => typeof value === 'string' && value.length <= MAX_INPUT_TEXT;
    checkValues(given, report, fine, 'give a text (in quotes, if it looks like a number)');
  },
  checkbox: (given, report) => {
    checkValues(given, report, (value) => typeof value === 'boolean', 'give true or false');
  },
  date: checkDate,
  date_range: (given, report) => {
    checkValues(
      given,
      report,
      isDayRange,
      'give {from: day, to: day}, days as YYYY-MM-DD or null, the first not after the second',
    );
  },
  select: (given, report, spec) => {
    const offered = checkOptions(given, report, spec);
    checkValues(given, report, (value) => isChoice(value, offered), choiceDetail(offered));
  },
  multi_select: (given, report, spec) => {
    const offered = checkOptions(given, report, spec);
    const fine = (value: unknown) => isListOf(value, (item) => isChoice(item, offered));
    checkValues(given, report, fine, `give a list; ${choiceDetail(offered)}`);
  },
  segments: (given, report) => {
    const { of } = given;
    if (of !== undefined && !isName(of)) report(['of'], `name a model; ${NAME_RULE}`);
    checkValues(given, report, (value) => isListOf(value, isLabel), 'give a list of segments');
  },
};

function checkValues(
  given: Given,
  report: Report,
  fine: (value: unknown) => boolean,
  detail: string,
): void {
  for (const key of ['default', 'value'])
    if (given[key] !== undefined && !fine(given[key])) report([key], detail);
}

function checkNumber(given: Given, report: Report): void {
  for (const key of ['default', 'value', 'min', 'max', 'step'])
    if (given[key] !== undefined && !isFiniteNumber(given[key])) report([key], 'give a number');
  const { min, max, step } = given;
  if (isFiniteNumber(step) && step <= 0) report(['step'], 'has to be above 0');
  if (isFiniteNumber(min) && isFiniteNumber(max) && min > max)
    report(['max'], `has to be at least min (${String(min)})`);
  for (const key of ['default', 'value']) {
    const value = given[key];
    if (!isFiniteNumber(value)) continue;
    if (isFiniteNumber(min) && value < min) report([key], `has to be at least ${String(min)}`);
    else if (isFiniteNumber(max) && value > max) report([key], `has to be at most ${String(max)}`);
  }
}

function checkDate(given: Given, report: Report): void {
  for (const key of ['default', 'value', 'min', 'max'])
    if (given[key] !== undefined && !isIsoDay(given[key]))
      report([key], 'give a day as YYYY-MM-DD');
  const { min, max } = given;
  if (isIsoDay(min) && isIsoDay(max) && min > max) report(['max'], `has to be ${min} or later`);
  for (const key of ['default', 'value']) {
    const value = given[key];
    if (!isIsoDay(value)) continue;
    if (isIsoDay(min) && value < min) report([key], `has to be ${min} or later`);
    else if (isIsoDay(max) && value > max) report([key], `has to be ${max} or earlier`);
  }
}

/** The values that a list of options offers; null where they come from a query or are wrong. */
function checkOptions(given: Given, report: Report, spec: Given): ReadonlySet<unknown> | null {
  const { options } = given;
  if (options === undefined) {
    if (spec['options'] === undefined || spec['options'] === null)
      report(['options'], 'give a list, or {sql: query}');
    return null;
  }
  if (isMap(options)) {
    const keys = Object.keys(options);
    if (keys.length !== 1 || typeof options['sql'] !== 'string' || options['sql'].trim() === '')
      report(['options'], 'give a list, or {sql: query}');
    return null;
  }
  if (!Array.isArray(options) || options.length > MAX_OPTIONS) {
    report(['options'], `give a list of at most ${String(MAX_OPTIONS)}, or {sql: query}`);
    return null;
  }
  const offered = new Set<unknown>();
  options.forEach((option: unknown, at) => {
    const value = isMap(option) ? option['value'] : option;
    const fine = isValue(value) && (!isMap(option) || isLabelled(option));
    if (!fine) report(['options', at], 'give a text, a number, or {value: …, label: text}');
    else if (offered.has(value)) report(['options', at], `“${String(value)}” is here twice`);
    offered.add(value);
  });
  return offered;
}

function isLabelled(option: Given): boolean {
  return (
    Object.keys(option).every((key) => key === 'value' || key === 'label') &&
    isLabel(option['label'])
  );
}

function isValue(value: unknown): value is string | number {
  return typeof value === 'string' ? value.length <= MAX_INPUT_TEXT : isFiniteNumber(value);
}

function isChoice(value: unknown, offered: ReadonlySet<unknown> | null): boolean {
  return referenceOf(value) !== null || (isValue(value) && (offered?.has(value) ?? true));
}

function choiceDetail(offered: ReadonlySet<unknown> | null): string {
  return offered === null ? 'values are texts or numbers' : 'only what is among the options';
}

function isListOf(value: unknown, fine: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.length <= MAX_OPTIONS && value.every(fine);
}

function isDayRange(value: unknown): boolean {
  if (!isMap(value) || !Object.keys(value).every((key) => key === 'from' || key === 'to'))
    return false;
  const { from = null, to = null } = value;
  const fine = [from, to].every(
    (day) => day === null || referenceOf(day) !== null || isIsoDay(day),
  );
  return fine && !(isIsoDay(from) && isIsoDay(to) && from > to);
}

/** Whether a value is a day of the calendar, written as YYYY-MM-DD. */
export function isIsoDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}
