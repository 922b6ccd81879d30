import { ident, join, literal, sql, type Sql } from '../../sql';
import { readAsOf } from './attributes';
import { textOf } from './column-expressions';
import { personalKind, type PersonalKind } from './personal-columns';
import { namedColumn, sourceAlias, type RoleSupply } from './role-supply';

/** Rows from the start of a source whose values are looked at. */
const LOOKED_AT = 2_000;
/** From this share on a column holds what its values look like. */
const MOST = 0.5;

const EMAIL = '[^\\s@]+@[^\\s@]+[.][^\\s@]+';
/** With a sign that it can be dialled from anywhere; bare digits are more often a code. */
const PHONE = '([+]|00)[0-9 ()./-]{7,20}';
/** Two words or more of letters only. */
const NAME = "\\p{L}[\\p{L}.’'-]*( \\p{L}[\\p{L}.’'-]*)+";

const LOOKS: readonly (readonly [PersonalKind, string])[] = [
  ['email', EMAIL],
  ['phone', PHONE],
  ['name', NAME],
];

/**
 * What the values of columns look like, for the first rows of a source: one row with a list of shares (DOUBLE, 0 to 1)
 * for each of `email`, `phone` and `name`, in the order of the columns; NULL where a column is empty.
 */
export function looksQuery(supply: RoleSupply, columns: readonly string[]): Sql {
  const shares = LOOKS.map(([kind, pattern]) => {
    const values = columns.map((name) => {
      const text = textOf(namedColumn(supply, name));
      return sql`avg(regexp_full_match(trim(${text}), ${literal(pattern)})::INTEGER)`;
    });
    return sql`[${join(values)}]::DOUBLE[] as ${ident(kind)}`;
  });
  return sql`
    select
      ${join(shares, ',\n')}
    from (
      select *
      from ${sourceAlias(supply)}
      limit ${literal(LOOKED_AT)}
    ) as src
  `;
}

/** Which columns look like personal data by most of their values, from the row of `looksQuery`. */
export function looksOf(
  columns: readonly string[],
  row: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, PersonalKind> {
  const looks = new Map<string, PersonalKind>();
  for (const [kind] of LOOKS) {
    const shares = row[kind] as readonly (number | null)[];
    columns.forEach((name, index) => {
      if (!looks.has(name) && (shares[index] ?? 0) > MOST) looks.set(name, kind);
    });
  }
  return looks;
}

/** Columns whose values are worth a look: texts. */
export function textColumns(supply: RoleSupply): string[] {
  return supply.columns
    .filter(({ type }) => readAsOf(type.toUpperCase()) === 'text')
    .map(({ name }) => name);
}

/**
 * The supply with its personal data masked: columns called so, in the source or as an attribute, and those whose values
 * are e-mail addresses or telephone numbers. What looks like a name may be a town or a product: only the column’s name
 * tells. Ids stay as they are, as every number hangs on them.
 */
export function maskedSupply(
  supply: RoleSupply,
  looks: ReadonlyMap<string, PersonalKind>,
): RoleSupply {
  const masks = new Map<string, PersonalKind>();
  for (const { name, type } of supply.columns) {
    const readAs = readAsOf(type.toUpperCase());
    const parts = Object.keys(supply.mapping).filter((part) => supply.mapping[part] === name);
    const called = [name, ...parts].map((one) => personalKind(one, readAs));
    const look = looks.get(name);
    const kind = called.find((one) => one !== null) ?? (look === 'name' ? undefined : look);
    if (kind !== undefined) masks.set(name, kind);
  }
  return { ...supply, masks };
}
