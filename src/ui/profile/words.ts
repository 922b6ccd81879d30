import { formatValue, type FormatOptions } from '../../charts/format';

/** Below this, after Holm’s correction, a difference is taken for sure. */
const SURE = 0.05;

/** Kinds of traits in the order in which they are told. */
export const KINDS = [
  'demographic',
  'geographic',
  'firmographic',
  'psychographic',
  'behavioural',
  'other',
] as const;

/** `behavioural` as it stands over a group of traits. */
export function kindWords(kind: string): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}

/** How sure a difference is: words, dots out of three, and what the words stand for. */
export interface Sureness {
  readonly level: 0 | 1 | 2 | 3;
  readonly doc: string;
}

const SURENESS = new Map<string, Sureness>([
  ['very sure', { level: 3, doc: 'Chance would do this in less than 1 of 1,000 such profiles.' }],
  ['sure', { level: 2, doc: 'Chance would do this in less than 1 of 20 such profiles.' }],
  ['could be chance', { level: 1, doc: 'Chance alone may well do this: do not rely on it.' }],
]);

/** What stands behind the words of `how_sure`. */
export function surenessOf(words: string): Sureness {
  return SURENESS.get(words) ?? { level: 0, doc: 'There are too few customers for a test.' };
}

/** Whether chance does not explain a difference: after Holm’s correction, and not of a handful of customers. */
export function isSure(of: { readonly p_holm: number | null; readonly small: boolean | null }) {
  return of.p_holm !== null && of.p_holm < SURE && of.small !== true;
}

/** `p < 0.001`, `p = 0.03`: with Holm’s correction. */
export function chanceWords(pHolm: number | null): string {
  if (pHolm === null) return 'not tested';
  return pHolm < 0.001 ? 'p < 0.001' : `p = ${pHolm.toPrecision(2).replace(/^1\.0$/, '1')}`;
}

/** Cohen’s words for how far apart two shares or means are. */
export function effectWords(effect: number | null): string {
  const size = Math.abs(effect ?? 0);
  if (size < 0.2) return 'hardly any';
  if (size < 0.5) return 'small';
  return size < 0.8 ? 'medium' : 'large';
}

/** Which way an index points, once it is far enough from 100 to be seen: within a fifth either way it says nothing. */
export function indexSide(index: number | null): 'over' | 'under' | 'same' {
  if (index === null) return 'same';
  if (index >= 120) return 'over';
  return index <= 80 ? 'under' : 'same';
}

/** A share as people read it: 41 %, 0.8 %. */
export function shareText(share: number | null, format: FormatOptions): string {
  const rounded = share !== null && share >= 0.1 ? Math.round(share * 100) / 100 : share;
  return formatValue(rounded, 'share', format).replace(/[.,]0(?=\s*%)/u, '');
}

/** A figure of a trait of numbers, with as many digits as tell anything; the unit stands elsewhere. */
export function numberText(
  value: number | null,
  unit: Parameters<typeof formatValue>[1],
  format: FormatOptions,
): string {
  if (value === null || unit === 'share') return shareText(value, format);
  const rounded = Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(3));
  return formatValue(rounded, unit === 'money' || unit === 'days' ? 'number' : unit, {
    ...format,
    compact: Math.abs(value) >= 100_000,
  });
}
