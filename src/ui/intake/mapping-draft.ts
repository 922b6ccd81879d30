import type { TraitKinds } from '../../base/attributes';
import {
  CANONICAL_COLUMNS,
  DEFAULT_CLEANING,
  ROLE_REQUIREMENTS,
  type Cleaning,
  type Mapping,
  type Role,
  type TraitKind,
} from '../../base/roles';
import type { Need, SourceReport } from '../../base/sources';

/** What the mapping form holds while it is edited. Role null: the source is not used. */
export interface MappingDraft {
  readonly role: Role | null;
  readonly mapping: Mapping;
  readonly cleaning: Cleaning;
  /** Kinds of attributes that were chosen, by column. */
  readonly traits: TraitKinds;
}

/** The first rows of a source as text, as they were read. */
export interface Sample {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** What the form begins with for a role: the proposal for it, or nothing mapped. */
export function draftFor(
  role: Role | null,
  { roles, statuses }: Pick<SourceReport, 'roles' | 'statuses'>,
): MappingDraft {
  const proposal = roles.find((entry) => entry.role === role);
  const excluded_statuses = role === 'transactions' ? (statuses ?? null) : null;
  return {
    role,
    mapping: proposal?.mapping ?? {},
    cleaning: proposal?.cleaning ?? { ...DEFAULT_CLEANING, excluded_statuses },
    traits: proposal?.traits ?? {},
  };
}

/** The draft with a part played by another column, or by none (null). */
export function withColumn(draft: MappingDraft, part: string, column: string | null): MappingDraft {
  const kept = Object.entries(draft.mapping).filter(([name]) => name !== part);
  const added = column === null ? [] : [[part, column] as const];
  return { ...draft, mapping: Object.fromEntries([...kept, ...added]) };
}

/** The draft with another kind for an attribute. */
export function withKind(draft: MappingDraft, column: string, kind: TraitKind): MappingDraft {
  return { ...draft, traits: { ...draft.traits, [column]: kind } };
}

/**
 * Groups of parts of which one alternative is still needed, as lists of names:
 * `[['amount'], ['quantity', 'unit_price']]`. Also the currency, while it is asked for.
 */
export function missingParts(
  { role, mapping, cleaning }: MappingDraft,
  needs: readonly Need[] = [],
): readonly (readonly (readonly string[])[])[] {
  if (role === null) return [];
  const parts = ROLE_REQUIREMENTS[role].filter(
    (alternatives) => !alternatives.some((parts) => parts.every((part) => part in mapping)),
  );
  const lacksCurrency =
    role === 'transactions' && needs.includes('currency') && cleaning.currency === null;
  return lacksCurrency ? [...parts, [['currency']]] : parts;
}

/** Whether a part is in an alternative that its role cannot do without. */
export function isRequired(role: Role, part: string): 'required' | 'alternative' | 'optional' {
  const group = ROLE_REQUIREMENTS[role].find((alternatives) => alternatives.flat().includes(part));
  if (group === undefined) return 'optional';
  return group.length === 1 ? 'required' : 'alternative';
}

/** The mapped parts in canonical order, with the column that plays each. */
export function mappedParts({
  role,
  mapping,
}: Pick<MappingDraft, 'role' | 'mapping'>): { part: string; column: string }[] {
  if (role === null) return [];
  return CANONICAL_COLUMNS[role].flatMap(({ name }) => {
    const column = mapping[name];
    return column === undefined ? [] : [{ part: name, column }];
  });
}

/** The first rows as the role would see them: one cell for each mapped part. */
export function mappedRows(
  draft: MappingDraft,
  sample: Sample,
  limit: number,
): (string | null)[][] {
  const places = mappedParts(draft).map(({ column }) => sample.columns.indexOf(column));
  return sample.rows.slice(0, limit).map((row) => places.map((place) => row[place] ?? null));
}

/** The first value of a column that is not empty, as an example of it. */
export function exampleOf(column: string, sample: Sample): string | null {
  const place = sample.columns.indexOf(column);
  if (place < 0) return null;
  const cells = sample.rows.map((row) => row[place] ?? '');
  return cells.find((cell) => cell !== '') ?? null;
}
