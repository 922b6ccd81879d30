import { isFilter } from './chart-schema';
import { NAME_RULE, isName } from './names';
import type { CellOptions } from './notebook';
import { isMap } from './spec-issue';
import { readYaml } from './yaml-text';

/** The first line of a cell, in parts that make the line again when they are put together. */
export interface HeadParts {
  /** Backticks. */
  readonly run: string;
  /** The kind as written, with the blanks before it. */
  readonly kind: string;
  /** The name as written, with the blanks before it; empty where there is none. */
  readonly name: string;
  /** The options as written, braces and blanks before them included; empty where there are none. */
  readonly options: string;
  /** What follows a name and is no options, or blanks at the end. */
  readonly rest: string;
}

const HEAD = /^(`{3,})([ \t]*[^\s`]+)([ \t]+[^\s{]+)?([ \t]*\{.*\})?(.*)$/s;

/** Cuts the first line of a cell into its parts. */
export function headParts(line: string): HeadParts {
  const match = HEAD.exec(line);
  const part = (at: number) => match?.[at] ?? '';
  return { run: part(1), kind: part(2), name: part(3), options: part(4), rest: part(5) };
}

/** Puts the parts of a first line together. */
export function headLine({ run, kind, name, options, rest }: HeadParts): string {
  return `${run}${kind}${name}${options}${rest}`;
}

export interface Head {
  /** The first word. */
  readonly type: string;
  readonly name: string | null;
  readonly options: CellOptions;
  /** What is wrong with it, in words. */
  readonly issues: readonly string[];
}

/** Reads the first line of a cell: kind, name and options. A kind that is not known here may follow rules of its own. */
export function readHead(line: string): Head {
  const parts = headParts(line);
  const type = parts.kind.trim();
  const isUnknown = type.startsWith('x-');
  const written = parts.name.trim();
  const issues: string[] = [];
  const name = isName(written) ? written : null;
  if (written !== '' && name === null) issues.push(`“${written}” is not a name: ${NAME_RULE}`);
  else if (name === null && type !== 'chart') issues.push(`give it a name after “${type}”`);
  if (parts.rest.trim() !== '')
    issues.push(`after the name only options in {…} may follow, not “${parts.rest.trim()}”`);
  const options = readOptions(parts.options, type, issues);
  return { type, name, options, issues: isUnknown ? [] : issues };
}

function readOptions(text: string, type: string, issues: string[]): CellOptions {
  if (text === '') return {};
  const yaml = readYaml(text.trim());
  for (const { detail } of yaml.issues) issues.push(`options: ${detail}`);
  if (!isMap(yaml.value)) {
    if (yaml.issues.length === 0) issues.push('options: give a map, {key: value}');
    return {};
  }
  const { fold, filter, ...others } = yaml.value;
  if (fold !== undefined && typeof fold !== 'boolean')
    issues.push('options: fold: give true or false');
  if (type !== 'sql') return { ...yaml.value, ...(typeof fold === 'boolean' ? { fold } : {}) };
  if (filter !== undefined && !isFilter(filter))
    issues.push('options: filter: name a selection (or a list of them), without $');
  return {
    ...(typeof fold === 'boolean' ? { fold } : {}),
    ...(isFilter(filter) ? { filter } : {}),
    ...others,
  };
}
