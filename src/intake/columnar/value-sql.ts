import { ident, join, literal, sql, type Sql } from '../../sql';
import type { ArrowField } from './arrow-schema';

/** Up to here, whole numbers of a column of floats are written without a point. */
const WHOLE = literal(1e15);

/** A value of a column as text, NULL where it is missing: lists, maps and what lies in them as JSON. */
export function textOf(field: ArrowField, value: Sql): Sql {
  switch (field.type.kind) {
    case 'text':
      return value;
    case 'null':
      return sql`NULL::VARCHAR`;
    case 'float': {
      const number = finite(field, value);
      return sql`if(${number} = trunc(${number}) and abs(${number}) < ${WHOLE}, ${number}::BIGINT::VARCHAR, ${number}::VARCHAR)`;
    }
    case 'timestamp':
      return sql`${value}::TIMESTAMP::VARCHAR`;
    case 'binary':
      return binaryText(value);
    case 'fixed_binary':
      return field.type.uuid ? sql`${value}::VARCHAR` : binaryText(value);
    case 'list':
    case 'fixed_list':
    case 'map':
    case 'struct':
      return sql`if(${value} is null, NULL, ${jsonOf(field, value, 0)})`;
    default:
      return sql`${value}::VARCHAR`;
  }
}

/** A float as DOUBLE: those of 32 bits as their shortest text says, so that 1.1 stays 1.1. What is not finite is missing. */
export function finite({ type }: ArrowField, value: Sql): Sql {
  const double = type.kind === 'float' && type.bits === 32 ? sql`${value}::VARCHAR::DOUBLE` : value;
  return sql`if(isfinite(${value}), ${double}, NULL)`;
}

function binaryText(value: Sql): Sql {
  return sql`coalesce(try(decode(${value})), hex(${value}))`;
}

/** Lambdas within lambdas need names of their own. */
function jsonOf(field: ArrowField, value: Sql, depth: number): Sql {
  const [child] = field.children;
  const item = ident(`item_${String(depth)}`);
  switch (field.type.kind) {
    case 'list':
    case 'fixed_list': {
      if (child === undefined) return literal('[]');
      const items = sql`list_transform(${value}, lambda ${item}: ${jsonOf(child, item, depth + 1)})`;
      return orNull(value, sql`'[' || coalesce(array_to_string(${items}, ','), '') || ']'`);
    }
    case 'map': {
      const [keys, values] = child?.children ?? [];
      if (keys === undefined || values === undefined) return literal('{}');
      const key = quoted(textOf(keys, sql`${item}.key`));
      const entry = sql`${key} || ':' || ${jsonOf(values, sql`${item}.value`, depth + 1)}`;
      const entries = sql`list_transform(map_entries(${value}), lambda ${item}: ${entry})`;
      return orNull(value, sql`'{' || coalesce(array_to_string(${entries}, ','), '') || '}'`);
    }
    case 'struct': {
      const parts = field.children.map((part) => {
        const inner = sql`struct_extract(${value}, ${literal(part.name)})`;
        return sql`${literal(`${JSON.stringify(part.name)}:`)} || ${jsonOf(part, inner, depth)}`;
      });
      return orNull(value, sql`'{' || coalesce(array_to_string([${join(parts)}], ','), '') || '}'`);
    }
    case 'integer':
    case 'float':
    case 'decimal':
    case 'boolean':
      return sql`coalesce(${textOf(field, value)}, 'null')`;
    default:
      return sql`coalesce(${quoted(textOf(field, value))}, 'null')`;
  }
}

function orNull(value: Sql, json: Sql): Sql {
  return sql`if(${value} is null, 'null', ${json})`;
}

/** A JSON string. Backslashes first. */
function quoted(text: Sql): Sql {
  const escapes: readonly (readonly [Sql, string])[] = [
    [literal('\\'), '\\\\'],
    [literal('"'), '\\"'],
    [sql`chr(10)`, '\\n'],
    [sql`chr(13)`, '\\r'],
    [sql`chr(9)`, '\\t'],
  ];
  const escaped = escapes.reduce(
    (inner, [sign, written]) => sql`replace(${inner}, ${sign}, ${literal(written)})`,
    text,
  );
  return sql`'"' || ${escaped} || '"'`;
}
