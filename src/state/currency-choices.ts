import type { SourceReport } from '../base/sources';

export interface CurrencyRows {
  readonly currency: string;
  readonly rows: number;
}

/**
 * Currencies that a source can count in: its own, and without a row here what others count in and what was chosen.
 * None while nothing tells its own.
 * @param inColumn what the column of currencies holds; null where there is none
 */
export function currencyChoices(
  { signCurrency, otherCurrency, roles, rows, rejected }: SourceReport,
  inColumn: readonly CurrencyRows[] | null,
): readonly CurrencyRows[] {
  const signs =
    signCurrency === undefined ? [] : [{ currency: signCurrency, rows: rows - rejected }];
  const own = inColumn ?? signs;
  if (own.length === 0) return own;
  const known = new Set(own.map(({ currency }) => currency));
  const more = [otherCurrency ?? null, ...roles.map(({ cleaning }) => cleaning.currency)];
  const beside = new Set(more.filter((one) => one !== null).filter((one) => !known.has(one)));
  return [...own, ...[...beside].map((currency) => ({ currency, rows: 0 }))];
}
