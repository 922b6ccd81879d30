import { readYaml } from '../document/yaml-text';

/** A scalar, or a list of scalars, of a YAML text and the keys that lead to it, dots between. */
export interface YamlLeaf {
  readonly path: string;
  readonly value: string;
}

/**
 * Everything that a YAML text says, whether Quintile understands it or not. A text that is no YAML is one leaf without
 * a path.
 */
export function yamlLeaves(text: string): YamlLeaf[] {
  const { value, issues } = readYaml(text);
  return issues.length === 0 ? leavesOf(value, '') : [{ path: '', value: text.trim() }];
}

/** The same for a value that was read already. */
export function leavesOf(value: unknown, path: string): YamlLeaf[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    if (items.every((item) => typeof item !== 'object')) {
      return [{ path, value: items.map(scalarText).join(', ') }];
    }
    return items.flatMap((item) => leavesOf(item, path));
  }
  if (typeof value === 'object') {
    return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, join(path, key)));
  }
  return [{ path, value: scalarText(value) }];
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function scalarText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
