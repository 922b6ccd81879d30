/** Gives names that are not taken, by case-insensitive comparison as DuckDB does. */
export class Namer {
  readonly #taken: Set<string>;

  /**
   * @param taken names that are used already
   * @param avoid a text of SQL; no word of it is given
   */
  constructor(taken: Iterable<string>, avoid = '') {
    const words = avoid.match(/\w+/g) ?? [];
    this.#taken = new Set([...taken, ...words].map((name) => name.toLowerCase()));
  }

  /** The wanted name, with a number where it is taken. */
  name(wanted: string): string {
    let name = wanted;
    for (let count = 2; this.#taken.has(name.toLowerCase()); count++) name = `${wanted}_${count}`;
    this.#taken.add(name.toLowerCase());
    return name;
  }
}

/** A column’s name as the beginning of other names: lower case, digits and `_`, short. */
export function stem(column: string): string {
  const plain = column
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[_0-9]+|_+$/g, '')
    .slice(0, 40);
  return plain === '' ? 'value' : plain;
}
