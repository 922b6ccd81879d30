import { Document, Scalar, isCollection, isMap as isYamlMap, isNode, isScalar } from 'yaml';
import type { Node, ParsedNode } from 'yaml';
import { isMap } from './spec-issue';
import { readYaml, yamlDocument } from './yaml-text';

export type YamlPath = readonly (string | number)[];
type YamlDocument = Document.Parsed;

/** Collections that fit into this many characters are written on one line. */
const ONE_LINE = 80;
const STYLE = { lineWidth: 0, flowCollectionPadding: false } as const;

/**
 * Changes a YAML text through its document, so that comments, the order of keys and the way values are quoted stay.
 * Null where the text is not readable, or is no map: then there is nothing to change.
 */
export function editYaml(text: string, edit: (map: YamlMap) => void): string | null {
  const yaml = readYaml(text);
  if (yaml.issues.length > 0 || !(yaml.value === null || isMap(yaml.value))) return null;
  const document = yamlDocument(text);
  if (!isYamlMap(document.contents)) document.contents = emptyMap(document);
  edit(new YamlMap(document));
  const isEmpty = isYamlMap(document.contents) && document.contents.items.length === 0;
  if (isEmpty && document.comment === null && document.commentBefore === null) return '';
  return document.toString(STYLE).replace(/\n$/, '');
}

/** A YAML map under edit. */
export class YamlMap {
  readonly #document: YamlDocument;

  constructor(document: YamlDocument) {
    this.#document = document;
  }

  has(path: YamlPath): boolean {
    return this.#document.hasIn(path);
  }

  /** Makes what stands at each part of a path a map, on lines of its own, where it is none yet. */
  open(path: YamlPath): void {
    path.forEach((_, at) => {
      const around = path.slice(0, at + 1);
      if (!isCollection(this.#document.getIn(around, true)))
        this.#document.setIn(around, this.#document.createNode({}));
    });
  }

  /** Sets the value at a path; what is in the way and no collection becomes a map. Undefined deletes the key. */
  set(path: YamlPath, value: unknown): void {
    if (value === undefined) {
      if (this.#document.hasIn(path)) this.#document.deleteIn(path);
      return;
    }
    for (let length = 1; length < path.length; length++) {
      const around = path.slice(0, length);
      if (!isCollection(this.#document.getIn(around, true)))
        this.#document.setIn(around, inlineMap(this.#document));
    }
    const before = this.#document.getIn(path, true);
    const isPlain = typeof value !== 'object' || value === null;
    if (isPlain && isScalar(before) && before.value !== null) {
      this.#document.setIn(path, value);
      return;
    }
    const node = styled(this.#document, value);
    const isOneLine = !isCollection(node) || node.flow === true;
    if (isNode(before) && isOneLine) node.comment = before.comment ?? null;
    this.#document.setIn(path, node);
  }

  /** Puts a key before all others. */
  setFirst(key: string, value: unknown): void {
    const map = this.#document.contents;
    if (isYamlMap(map)) map.items.unshift(this.#document.createPair(key, value) as never);
  }

  /** Sets a text that is always quoted. */
  setQuoted(path: YamlPath, value: string): void {
    const scalar = new Scalar(value);
    scalar.type = Scalar.QUOTE_DOUBLE;
    this.#document.setIn(path, scalar);
  }
}

function emptyMap(document: YamlDocument): ParsedNode {
  return document.createNode({}) as unknown as ParsedNode;
}

function inlineMap(document: YamlDocument): Node {
  const map = document.createNode({});
  map.flow = true;
  return map;
}

function styled(document: YamlDocument, value: unknown): Node {
  const node = document.createNode(value) as Node;
  style(node, value);
  return node;
}

function style(node: unknown, value: unknown): void {
  if (!isCollection(node)) return;
  const text = JSON.stringify(value);
  if (text.length <= ONE_LINE && !text.includes('\\n')) {
    node.flow = true;
    return;
  }
  const values = Object.values(value as object).filter((part) => part !== undefined) as unknown[];
  node.items.forEach((item, at) => {
    style(
      isCollection(item) || isScalar(item) ? item : (item as { value: unknown }).value,
      values[at],
    );
  });
}

/** A map on one line, in braces. Holds neither backticks nor line ends, so that it can stand behind a fence. */
export function flowText(value: Readonly<Record<string, unknown>>): string {
  const document = new Document(value, { version: '1.2', schema: 'core' });
  if (isCollection(document.contents)) document.contents.flow = true;
  const text = document.toString(STYLE).trimEnd();
  return /[`\n\r]/.test(text) ? JSON.stringify(value).replaceAll('`', '\\u0060') : text;
}

/** Whether two values of a spec are equal; the order of keys does not matter. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, at) => sameValue(item, other[at]));
  if (!isMap(one) || !isMap(other)) return false;
  const keys = Object.keys(one).filter((key) => one[key] !== undefined);
  const others = Object.keys(other).filter((key) => other[key] !== undefined);
  return (
    keys.length === others.length &&
    keys.every((key) => Object.hasOwn(other, key) && sameValue(one[key], other[key]))
  );
}
