import { ROLES } from '../base/roles';

const NAME = /^[a-z][a-z0-9_]{0,62}$/;

/** Names of the user’s data, which no cell may take. */
export const RESERVED_NAMES: ReadonlySet<string> = new Set([
  'source',
  ...ROLES.flatMap((role) => [role, `${role}_excluded`]),
]);

/** Whether a text has the form of a name of a cell, an input or a selection. */
export function isName(value: unknown): value is string {
  return typeof value === 'string' && NAME.test(value);
}

/** The rule in words. */
export const NAME_RULE =
  'a name has lower-case letters, digits and _, begins with a letter and is at most 63 long';
