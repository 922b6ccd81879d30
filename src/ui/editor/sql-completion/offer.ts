import { RESERVED_WORDS } from './catalogue';

/** Something that completion can put in. */
export interface Offer {
  readonly kind:
    'column' | 'alias' | 'input' | 'relation' | 'function' | 'keyword' | 'type' | 'shape';
  /** As the list shows it. */
  readonly label: string;
  /** The part of the label that what is typed is compared with. */
  readonly match: string;
  /** A type, a kind, a value: shown beside the label. */
  readonly detail?: string | undefined;
  /** A sentence or two, shown for the one that is chosen. */
  readonly doc?: string | undefined;
  /** Plain text, or a template of CodeMirror’s where `isTemplate` says so. */
  readonly insert: string;
  readonly isTemplate: boolean;
  /** Of two that match equally well the smaller one comes first. */
  readonly order: number;
  /** Not found by letters from its middle. */
  readonly onlyFromStart: boolean;
}

/** Places of the kinds in the list. */
export const ORDER = {
  column: 0,
  alias: 1,
  input: 2,
  outerColumn: 3,
  relation: 4,
  function: 5,
  keyword: 6,
  shape: 7,
  elsewhere: 8,
} as const;

/** An offer whose text goes in as it is. */
export function plainOffer(
  kind: Offer['kind'],
  label: string,
  order: number,
  more: Partial<Pick<Offer, 'detail' | 'doc' | 'insert' | 'match' | 'onlyFromStart'>> = {},
): Offer {
  return {
    kind,
    label,
    match: label,
    insert: label,
    isTemplate: false,
    order,
    onlyFromStart: false,
    ...more,
  };
}

/** A name as SQL reads it: in quotes where it needs them. */
export function quotedName(name: string): string {
  return /^[a-z_][a-z0-9_]*$/i.test(name) && !RESERVED_WORDS.has(name.toLowerCase())
    ? name
    : `"${name.replaceAll('"', '""')}"`;
}
