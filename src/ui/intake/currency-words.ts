import type { SourceReport } from '../../base/sources';
import { sourceTitle } from './source-facts';

const LIST = new Intl.ListFormat('en', { type: 'conjunction' });

/** Why a file asks for a currency, in sentences. */
export function whyCurrency(
  report: SourceReport,
  currencies: readonly { readonly currency: string; readonly rows: number }[],
): readonly string[] {
  const own = currencies.filter(({ rows }) => rows > 0).map(({ currency }) => currency);
  const { otherCurrency } = report;
  const written = `The orders in ${sourceTitle(report)} are in ${own.length === 0 ? 'another currency' : LIST.format(own)}`;
  const chosen = report.roles.find(({ role }) => role === 'transactions')?.cleaning.currency;
  const why =
    otherCurrency !== undefined
      ? `${written}, those in other files in ${otherCurrency}.`
      : typeof chosen === 'string' && !own.includes(chosen)
        ? `${written}. They were left out because others are in ${chosen}, and no other file is any more.`
        : `${written}.`;
  return [why, 'Choose the one to count in. Until then nothing is computed from this file.'];
}
