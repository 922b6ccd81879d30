import type { Reading } from '../../base/reading';

/** ISO 4217 codes of currencies in use. */
const CODES =
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF ' +
  'CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK ' +
  'HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL ' +
  'MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON ' +
  'RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH ' +
  'UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW';

/** Signs and words beside numbers, and the currencies they can mean. */
const SIGNS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  Euro: 'EUR',
  EURO: 'EUR',
  euro: 'EUR',
  '£': 'GBP',
  $: 'USD CAD AUD NZD MXN HKD SGD TWD ARS CLP COP',
  US$: 'USD',
  CA$: 'CAD',
  C$: 'CAD',
  A$: 'AUD',
  AU$: 'AUD',
  NZ$: 'NZD',
  HK$: 'HKD',
  S$: 'SGD',
  NT$: 'TWD',
  MX$: 'MXN',
  R$: 'BRL',
  '¥': 'JPY CNY',
  '￥': 'JPY CNY',
  'CN¥': 'CNY',
  'JP¥': 'JPY',
  '₹': 'INR',
  Rs: 'INR PKR LKR NPR MUR',
  'Rs.': 'INR PKR LKR NPR MUR',
  kr: 'SEK NOK DKK ISK',
  'kr.': 'SEK NOK DKK ISK',
  Fr: 'CHF',
  'Fr.': 'CHF',
  SFr: 'CHF',
  'SFr.': 'CHF',
  'sFr.': 'CHF',
  zł: 'PLN',
  Kč: 'CZK',
  Ft: 'HUF',
  lei: 'RON MDL',
  лв: 'BGN',
  'лв.': 'BGN',
  '₽': 'RUB',
  'руб.': 'RUB',
  '₴': 'UAH',
  '₺': 'TRY',
  '₩': 'KRW',
  '₪': 'ILS',
  '₫': 'VND',
  '₱': 'PHP',
  '₦': 'NGN',
  '₸': 'KZT',
  '₡': 'CRC',
  '฿': 'THB',
  '₲': 'PYG',
  '₵': 'GHS',
  '₾': 'GEL',
  RM: 'MYR',
  Rp: 'IDR',
  R: 'ZAR',
  'S/': 'PEN',
};

const MEANINGS: ReadonlyMap<string, readonly string[]> = new Map(
  [...CODES.split(' ').map((code) => [code, code] as const), ...Object.entries(SIGNS)].map(
    ([sign, codes]) => [sign, codes.split(' ')],
  ),
);

/** ISO codes that a sign or code beside a number can mean; none for other text. */
function currenciesOfSign(sign: string): readonly string[] {
  return MEANINGS.get(sign) ?? [];
}

/**
 * ISO codes that all of these signs can mean, as in `$5.00 USD`, which is USD.
 * Empty without signs, and where they contradict each other.
 */
export function commonCurrencies(signs: readonly string[]): readonly string[] {
  const [first, ...rest] = signs.map(currenciesOfSign);
  return (first ?? []).filter((code) => rest.every((codes) => codes.includes(code)));
}

/**
 * The ISO code of the currency in which a column is written, by the signs beside its numbers; null where there is none,
 * and where the sign belongs to more than one currency ($, kr, ¥).
 */
export function currencyOfStyle(reading: Pick<Reading, 'columns'>, column: string): string | null {
  const style = reading.columns.find(({ name }) => name === column)?.number;
  const [only, second] = commonCurrencies(style?.currencies ?? []);
  return only !== undefined && second === undefined ? only : null;
}
