const REFERENCE = /^\$([a-z][a-z0-9_]{0,62})$/;
const NEEDS_ESCAPE = /^\$(?:\$|[a-z][a-z0-9_]{0,62}$)/;

/** The name that a YAML scalar refers to: only a text that is exactly `$name` is a reference. Else null. */
export function referenceOf(value: unknown): string | null {
  return typeof value === 'string' ? (REFERENCE.exec(value)?.[1] ?? null) : null;
}

/** Names that a spec read from YAML refers to, each once, in the order they come. Keys are never references. */
export function yamlReferences(spec: unknown): string[] {
  const names = new Set<string>();
  collect(spec, names);
  return [...names];
}

function collect(value: unknown, names: Set<string>): void {
  const name = referenceOf(value);
  if (name !== null) names.add(name);
  else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) collect(part, names);
}

/**
 * A copy of a spec in which every `$name` is what `lookup` gives for it, and `$$…` is `$…`. What `lookup` does not know
 * (undefined) stays as it is written. Parts without references are shared with the original.
 */
export function resolveYaml<Spec>(spec: Spec, lookup: (name: string) => unknown): Spec {
  return resolve(spec, lookup) as Spec;
}

function resolve(value: unknown, lookup: (name: string) => unknown): unknown {
  if (typeof value === 'string') {
    if (value.startsWith('$$')) return value.slice(1);
    const name = referenceOf(value);
    const found = name === null ? undefined : lookup(name);
    return found === undefined ? value : found;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => resolve(item, lookup));
    return items.every((item, at) => item === value[at]) ? value : items;
  }
  const entries = Object.entries(value).map(([key, part]: [string, unknown]) => ({
    key,
    part,
    resolved: resolve(part, lookup),
  }));
  if (entries.every(({ part, resolved }) => part === resolved)) return value;
  return Object.fromEntries(entries.map(({ key, resolved }) => [key, resolved]));
}

/** A value as it has to be written so that none of its texts is taken for a reference: `$name` becomes `$$name`. */
export function escapeYaml<Value>(value: Value): Value {
  return escape(value) as Value;
}

function escape(value: unknown): unknown {
  if (typeof value === 'string') return NEEDS_ESCAPE.test(value) ? `$${value}` : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(escape);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, escape(part)]));
}
