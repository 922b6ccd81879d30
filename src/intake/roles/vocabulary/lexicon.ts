import type { Role, TraitKind } from '../../../base/roles';

/** Names of a part in one language, separated by commas. */
export interface LocalNames {
  /** Joined to the English tiers of the same place; an empty text where a tier has none. */
  readonly strong: readonly string[];
  /** What could as well mean something else, or is a word of another meaning in another language. */
  readonly weak?: string;
}

/** By part. */
export type LocalParts = Readonly<Record<string, LocalNames>>;

/** Words by which a column that tells about a person is known. */
export interface PersonalWords {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly address: string;
  /** Whole names of columns: a year alone reaches nobody. */
  readonly birth: string;
  /** What may stand beside the word: whose it is, which one. */
  readonly whose: string;
  /** What is said about an address or a number, not the address itself. */
  readonly about: string;
}

/** Words that tell whether a sale was completed. */
export interface SaleWords {
  /** Columns that tell how far a sale has got; their values decide whether they are looked at. */
  readonly status: string;
  /** Their values for sales that were not completed, or were taken back altogether. */
  readonly unfinished: string;
  /** Columns that say that, or when, a sale was cancelled. */
  readonly cancelled: string;
}

/**
 * What the columns of files are called in one language. Everything is written as people write it: case, accents, signs
 * and little words such as `de` do not matter (see `column-names.ts`).
 */
export interface Lexicon {
  readonly customer_id: LocalNames;
  readonly channel: LocalNames;
  readonly transactions: LocalParts;
  readonly interactions: LocalParts;
  readonly surveys: LocalParts;
  readonly campaigns: LocalParts;
  /** Beginnings of words in file names. */
  readonly files: Readonly<Record<Role, string>>;
  /** Columns that are codes although their values look like numbers. */
  readonly codes: string;
  /** Words of attributes, by the kind of trait. */
  readonly traits: Readonly<Partial<Record<TraitKind, string>>>;
  /** Whole names of attributes whose single words would mislead. */
  readonly traitNames?: Readonly<Partial<Record<TraitKind, string>>>;
  readonly personal: PersonalWords;
  readonly sales: SaleWords;
  /** Words for things that are not the customer: shops, suppliers, products. */
  readonly things: string;
  /** Words that stand in headers and hardly ever in cells. */
  readonly header: string;
}
