import type { Attribute } from '../../base/attributes';
import { hasWord } from '../attributes/attribute-words';
import { findAttribute } from '../attributes/find-attribute';

/** Levels of places, the coarsest first. */
export const LEVELS = ['country', 'region', 'city', 'postcode'] as const;
export type Level = (typeof LEVELS)[number];

/** The column of customers that each level is read from. */
export type PlaceColumns = Readonly<Partial<Record<Level, Attribute>>>;

// English, German, French, Spanish, Portuguese, Italian, Dutch, Polish; without accents.
const WORDS: Readonly<Record<Level, ReadonlySet<string>>> = {
  country: new Set('country countries nation land pays pais paese nazione kraj'.split(' ')),
  region: new Set(
    (
      'region state province county bundesland territory canton prefecture department district kanton departement ' +
      'provincia estado regiao regione regio provincie wojewodztwo'
    ).split(' '),
  ),
  city: new Set(
    (
      'city town municipality locality village ort wohnort stadt ville commune ciudad localidad municipio cidade citta ' +
      'comune woonplaats plaats stad miasto miejscowosc'
    ).split(' '),
  ),
  postcode: new Set('postcode postal postale zip zipcode plz postleitzahl cep pocztowy'.split(' ')),
};

/**
 * The columns of places: as the settings name them, else by their names, those that are known to tell about places first.
 *
 * @param named names by level; a name that is not there counts as none
 */
export function placeColumns(
  attributes: readonly Attribute[],
  named: Readonly<Record<Level, string | null>>,
): PlaceColumns {
  const columns: Partial<Record<Level, Attribute>> = {};
  const free = (attribute: Attribute) => !Object.values(columns).includes(attribute);
  for (const level of LEVELS) {
    const name = named[level];
    const given = name === null ? undefined : findAttribute(attributes, name);
    if (given) columns[level] = given;
  }
  const places = attributes.filter(({ kind }) => kind === 'geographic');
  const others = attributes.filter(({ kind }) => kind === 'firmographic' || kind === 'other');
  for (const level of LEVELS) {
    const found = [...places, ...others].find(
      (attribute) => free(attribute) && hasWord(attribute.name, WORDS[level]),
    );
    if (found && named[level] === null) columns[level] = found;
  }
  return columns;
}

/** What is known of the places of one level. */
export interface LevelFacts {
  readonly level: Level;
  readonly places: number;
  /** Customers whose place is known. */
  readonly known: number;
  /** Customers of the largest place. */
  readonly largest: number;
}

const MOST_IN_ONE = 0.8;

/**
 * The level to begin with: the coarsest one where no place has more than 80 % of those whose place is known; else the
 * coarsest with two places; else the coarsest.
 */
export function automaticLevel(facts: readonly LevelFacts[]): Level | undefined {
  const ordered = LEVELS.flatMap((level) => facts.filter((one) => one.level === level));
  const telling = ordered.find(({ known, largest }) => known > 0 && largest <= MOST_IN_ONE * known);
  const several = ordered.find(({ places }) => places > 1);
  return (telling ?? several ?? ordered[0])?.level;
}
