import type { Role, TraitKind } from '../../base/roles';
import { columnKeys, knownKeys, nameWords, spellings } from './column-names';
import { DUTCH } from './vocabulary/dutch';
import { ENGLISH } from './vocabulary/english';
import { ENGLISH_PARTS } from './vocabulary/english-parts';
import { FRENCH } from './vocabulary/french';
import { GERMAN } from './vocabulary/german';
import { ITALIAN } from './vocabulary/italian';
import type { Lexicon, LocalNames, PersonalWords, SaleWords } from './vocabulary/lexicon';
import { list, type PartNames } from './vocabulary/part-names';
import { POLISH } from './vocabulary/polish';
import { PORTUGUESE } from './vocabulary/portuguese';
import { SPANISH } from './vocabulary/spanish';

/** The languages beside English; each is one file of data. */
const LOCAL: readonly Lexicon[] = [GERMAN, FRENCH, SPANISH, PORTUGUESE, ITALIAN, DUTCH, POLISH];
const ALL = [ENGLISH, ...LOCAL];

/** The parts of each role and their names, in all languages. */
export const VOCABULARY: Readonly<Record<Role, readonly PartNames[]>> = {
  transactions: merged('transactions'),
  customers: merged('customers'),
  interactions: merged('interactions'),
  surveys: merged('surveys'),
  campaigns: merged('campaigns'),
};

function merged(role: Role): readonly PartNames[] {
  return ENGLISH_PARTS[role].map((english) => {
    const local = LOCAL.flatMap((lexicon) => localNames(lexicon, role, english.part) ?? []);
    const tiers = Math.max(english.strong.length, ...local.map(({ strong }) => strong.length));
    return {
      ...english,
      strong: Array.from({ length: tiers }, (_, tier) => [
        ...(english.strong[tier] ?? []),
        ...local.flatMap(({ strong }) => list(strong[tier])),
      ]),
      weak: [...english.weak, ...local.flatMap(({ weak }) => list(weak))],
    };
  });
}

function localNames(lexicon: Lexicon, role: Role, part: string): LocalNames | undefined {
  if (part === 'customer_id' || part === 'channel') return lexicon[part];
  return role === 'customers' ? undefined : lexicon[role][part];
}

const FILE_WORDS = new Map<Role, readonly string[]>();

/** Whether a file's name tells that it has the role, where the columns alone do not. */
export function fileHintsAt(role: Role, fileName: string): boolean {
  // English words stand anywhere (`preorders`), those of other languages begin a word.
  const plain = nameWords(fileName).join(' ');
  if (list(ENGLISH.files[role]).some((word) => plain.includes(word))) return true;
  const starts = FILE_WORDS.get(role) ?? LOCAL.flatMap(({ files }) => plainWords(files[role]));
  FILE_WORDS.set(role, starts);
  return starts.some((start) => ` ${plain}`.includes(` ${start}`));
}

/** Entries of a list as `nameWords` gives them, in every spelling. */
function plainWords(text: string | undefined): readonly string[] {
  return list(text)
    .flatMap(spellings)
    .map((entry) => nameWords(entry).join(' '));
}

const keySet = (texts: readonly (string | undefined)[]): ReadonlySet<string> =>
  new Set(texts.flatMap(list).flatMap(knownKeys));

const wordSet = (texts: readonly (string | undefined)[]): ReadonlySet<string> =>
  new Set(texts.flatMap(plainWords));

const CODE_KEYS = keySet(ALL.map(({ codes }) => codes));

/**
 * Columns that are codes although their values look like numbers, so that they are read as text and leading zeros stay:
 * `zip`, and also `Billing Zip`, where the words before only say whose it is.
 */
export function isCodeName(column: string): boolean {
  const words = nameWords(column);
  const start = words.findIndex((word) => !PERSONAL_WORDS.whose.has(word));
  const endings = [words, words.slice(Math.max(0, start))];
  return endings.some((ending) => columnKeys(ending.join(' ')).some((key) => CODE_KEYS.has(key)));
}

const HEADER_KEYS = keySet(ALL.map(({ header }) => header));

/** Whether a cell is a word that stands in headers and hardly ever in cells, in a language other than English. */
export function isHeaderName(cell: string): boolean {
  return columnKeys(cell).some((key) => HEADER_KEYS.has(key));
}

const KINDS: readonly TraitKind[] = [
  'geographic',
  'firmographic',
  'behavioural',
  'demographic',
  'psychographic',
  'contact',
];

/** Words of a column name by the kind of trait, the first kind that has one wins. */
export const TRAIT_WORDS: readonly (readonly [TraitKind, ReadonlySet<string>])[] = KINDS.map(
  (kind) => [kind, wordSet(ALL.map(({ traits }) => traits[kind]))],
);

/** Whole names that are of a kind whatever their words say. */
export const TRAIT_NAMES: readonly (readonly [TraitKind, ReadonlySet<string>])[] = KINDS.map(
  (kind) => [kind, keySet(ALL.map(({ traitNames }) => traitNames?.[kind]))],
);

/** Words of columns that tell about a person; `birth` are keys of whole names. */
export const PERSONAL_WORDS: Readonly<Record<keyof PersonalWords, ReadonlySet<string>>> = {
  name: wordSet(ALL.map(({ personal }) => personal.name)),
  email: wordSet(ALL.map(({ personal }) => personal.email)),
  phone: wordSet(ALL.map(({ personal }) => personal.phone)),
  address: wordSet(ALL.map(({ personal }) => personal.address)),
  birth: keySet(ALL.map(({ personal }) => personal.birth)),
  whose: wordSet(ALL.map(({ personal }) => personal.whose)),
  about: wordSet(ALL.map(({ personal }) => personal.about)),
};

/** Words for things that are not the customer. */
export const THING_WORDS: ReadonlySet<string> = wordSet(ALL.map(({ things }) => things));

/** Keys of columns, and of their values, that tell whether a sale was completed. */
export const SALE_KEYS: Readonly<Record<keyof SaleWords, ReadonlySet<string>>> = {
  status: keySet(ALL.map(({ sales }) => sales.status)),
  unfinished: keySet(ALL.map(({ sales }) => sales.unfinished)),
  cancelled: keySet(ALL.map(({ sales }) => sales.cancelled)),
};
