import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Document, Node, ParsedNode } from 'yaml';

/** Something wrong in a YAML text. */
export interface YamlIssue {
  /** Line in the text, from 0. */
  readonly line: number;
  readonly detail: string;
}

export interface YamlText {
  /** Plain maps, lists and scalars; null where the text is empty or wrong. */
  readonly value: unknown;
  /** Empty: the text was read. */
  readonly issues: readonly YamlIssue[];
  /** Line of a key (or of the nearest thing around it that is there), from 0. */
  lineOf(path: readonly (string | number)[]): number;
}

/** Longest YAML text of one cell or front matter, in UTF-16 units. */
const MAX_YAML = 100_000;
const MAX_DEPTH = 32;
const MAX_ISSUES = 10;
const PROTOTYPE_KEYS: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/** YAML 1.2 core as notebooks have it: one document, keys are texts. Never throws; look at `errors` of the result. */
export function yamlDocument(text: string): Document.Parsed {
  return parseDocument(text, {
    version: '1.2',
    schema: 'core',
    merge: false,
    stringKeys: true,
    // Checked while the value is made: in linear time, and with the key’s line.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  });
}

/**
 * Reads a YAML text. Anchors, aliases, tags, merge keys, directives, keys that come twice and keys that JavaScript
 * objects have by themselves are errors.
 */
export function readYaml(text: string): YamlText {
  if (text.length > MAX_YAML) {
    const detail = `this is longer than ${String(MAX_YAML)} characters`;
    return { value: null, issues: [{ line: 0, detail }], lineOf: () => 0 };
  }
  const parsed = yamlDocument(text);
  const issues: YamlIssue[] = parsed.errors.map((error) => ({
    line: lineAt(text, error.pos[0]),
    detail: error.code === 'MULTIPLE_DOCS' ? 'only one YAML document can be here' : error.message,
  }));
  let value: unknown = null;
  if (issues.length === 0) {
    if (parsed.directives.yaml.explicit === true)
      issues.push({ line: 0, detail: 'directives (%YAML) are not read here' });
    value = toValue(parsed.contents, 0, (offset, detail) =>
      issues.push({ line: lineAt(text, offset), detail }),
    );
  }
  return {
    value: issues.length === 0 ? value : null,
    issues: issues.slice(0, MAX_ISSUES),
    lineOf: (path) => lineAt(text, offsetOf(parsed.contents, path)),
  };
}

type Report = (offset: number, detail: string) => void;

function toValue(node: ParsedNode | null, depth: number, report: Report): unknown {
  if (node === null) return null;
  const at = node.range[0];
  if (isAlias(node)) {
    report(at, 'aliases (*name) are not read here');
    return null;
  }
  if (node.anchor !== undefined) report(at, 'anchors (&name) are not read here');
  if (node.tag !== undefined) report(at, 'tags (!name) are not read here');
  if (isScalar(node)) return node.value;
  if (depth >= MAX_DEPTH) {
    report(at, `this is nested more than ${String(MAX_DEPTH)} deep`);
    return null;
  }
  if (isSeq<ParsedNode | null>(node)) {
    return node.items.map((item) => toValue(item, depth + 1, report));
  }
  const entries = new Map<string, unknown>();
  for (const pair of node.items) {
    const key = keyText(pair.key, at, entries, report);
    const value = toValue(pair.value, depth + 1, report);
    if (key !== null) entries.set(key, value);
  }
  return Object.fromEntries(entries);
}

/** The text of a key; null where it cannot be one, after a report. */
function keyText(
  node: ParsedNode | null,
  mapAt: number,
  taken: ReadonlyMap<string, unknown>,
  report: Report,
): string | null {
  if (!isScalar(node)) {
    report(mapAt, 'a key has to be a text');
    return null;
  }
  const at = node.range[0];
  if (node.anchor !== undefined) report(at, 'anchors (&name) are not read here');
  if (node.tag !== undefined) report(at, 'tags (!name) are not read here');
  const key = String(node.value);
  if (key === '<<') report(at, 'merge keys (<<) are not read here');
  if (PROTOTYPE_KEYS.includes(key)) {
    report(at, `“${key}” cannot be a key`);
    return null;
  }
  if (taken.has(key)) report(at, `the key “${key}” is here twice`);
  return key;
}

/** Where the key at the end of a path stands; where it is missing, the last part of the path that is there. */
function offsetOf(root: Node | null, path: readonly (string | number)[]): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === part);
      if (pair === undefined) return offset;
      offset = (isScalar(pair.key) ? pair.key.range?.[0] : undefined) ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof part === 'number') {
      node = node.items[part];
      offset =
        (isScalar(node) || isMap(node) || isSeq(node) ? node.range?.[0] : undefined) ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}

function lineAt(text: string, offset: number): number {
  let line = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1))
    line++;
  return line;
}
