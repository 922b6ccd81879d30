export interface Place {
  city: string;
  region: string;
  country: 'DE' | 'AT';
  /** Postcodes lie in this range; German ones have five digits, some with a leading zero. */
  postcodes: readonly [lo: number, hi: number];
  weight: number;
  kind: 'city' | 'town';
  hasShop: boolean;
}

type Row = readonly [
  city: string,
  region: string,
  country: 'DE' | 'AT',
  postcodeLo: number,
  postcodeHi: number,
  weight: number,
  kind: 'city' | 'town' | 'shop',
];

const ROWS: readonly Row[] = [
  ['Berlin', 'Berlin', 'DE', 10115, 10999, 15, 'shop'],
  ['Hamburg', 'Hamburg', 'DE', 20095, 20539, 13, 'shop'],
  ['Leipzig', 'Sachsen', 'DE', 4103, 4357, 10, 'shop'],
  ['Wien', 'Wien', 'AT', 1010, 1230, 9, 'shop'],
  ['München', 'Bayern', 'DE', 80331, 80999, 8, 'city'],
  ['Köln', 'Nordrhein-Westfalen', 'DE', 50667, 51149, 6, 'city'],
  ['Frankfurt am Main', 'Hessen', 'DE', 60308, 60599, 5, 'city'],
  ['Stuttgart', 'Baden-Württemberg', 'DE', 70173, 70619, 4, 'city'],
  ['Dresden', 'Sachsen', 'DE', 1067, 1328, 5, 'city'],
  ['Hannover', 'Niedersachsen', 'DE', 30159, 30669, 4, 'city'],
  ['Bremen', 'Bremen', 'DE', 28195, 28779, 4, 'city'],
  ['Nürnberg', 'Bayern', 'DE', 90402, 90491, 3, 'city'],
  ['Düsseldorf', 'Nordrhein-Westfalen', 'DE', 40210, 40629, 4, 'city'],
  ['Halle (Saale)', 'Sachsen-Anhalt', 'DE', 6108, 6132, 3, 'city'],
  ['Erfurt', 'Thüringen', 'DE', 99084, 99099, 2, 'city'],
  ['Graz', 'Steiermark', 'AT', 8010, 8055, 3, 'city'],
  ['Linz', 'Oberösterreich', 'AT', 4020, 4040, 2, 'city'],
  ['Salzburg', 'Salzburg', 'AT', 5020, 5026, 2, 'city'],
  ['Innsbruck', 'Tirol', 'AT', 6020, 6020, 2, 'city'],
  ['Jena', 'Thüringen', 'DE', 7743, 7751, 2, 'town'],
  ['Görlitz', 'Sachsen', 'DE', 2826, 2828, 1.5, 'town'],
  ['Lüneburg', 'Niedersachsen', 'DE', 21335, 21407, 2.5, 'town'],
  ['Husum', 'Schleswig-Holstein', 'DE', 25813, 25813, 1.5, 'town'],
  ['Wismar', 'Mecklenburg-Vorpommern', 'DE', 23966, 23970, 1.5, 'town'],
  ['Schwerin', 'Mecklenburg-Vorpommern', 'DE', 19053, 19063, 2, 'town'],
  ['Kempten', 'Bayern', 'DE', 87435, 87439, 1.5, 'town'],
  ['Murnau', 'Bayern', 'DE', 82418, 82418, 1, 'town'],
  ['Tübingen', 'Baden-Württemberg', 'DE', 72070, 72076, 2, 'town'],
  ['Marburg', 'Hessen', 'DE', 35037, 35043, 2, 'town'],
  ['Trier', 'Rheinland-Pfalz', 'DE', 54290, 54296, 1.5, 'town'],
  ['Wernigerode', 'Sachsen-Anhalt', 'DE', 38855, 38855, 1, 'town'],
  ['Potsdam', 'Brandenburg', 'DE', 14467, 14482, 3, 'town'],
  ['Eberswalde', 'Brandenburg', 'DE', 16225, 16227, 1, 'town'],
  ['Bregenz', 'Vorarlberg', 'AT', 6900, 6900, 1, 'town'],
  ['Krems', 'Niederösterreich', 'AT', 3500, 3506, 1, 'town'],
  ['Villach', 'Kärnten', 'AT', 9500, 9524, 1, 'town'],
];

/** Where the shop's customers live: real towns, invented shares. */
export const PLACES: readonly Place[] = ROWS.map(
  ([city, region, country, lo, hi, weight, kind]) => ({
    city,
    region,
    country,
    postcodes: [lo, hi] as const,
    weight,
    kind: kind === 'town' ? 'town' : 'city',
    hasShop: kind === 'shop',
  }),
);

/** A postcode as it is written on a letter. */
export function postcodeText(country: Place['country'], postcode: number): string {
  return String(postcode).padStart(country === 'DE' ? 5 : 4, '0');
}
