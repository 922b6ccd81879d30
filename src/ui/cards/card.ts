import { formatValue, type FormatOptions } from '../../charts/format';
import type { Unit } from '../../base/units';

/** A row of `profile_cards`: a share of the segment, or a mean, with its evidence. Shares are 0 to 1. */
export interface CardFact {
  readonly card: number;
  readonly segment: string;
  readonly field: string;
  readonly trait: string;
  /** Null where the fact is a mean. */
  readonly value: string | null;
  readonly sets_apart: boolean;
  readonly n: number;
  readonly segment_size: number;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly base_share: number | null;
  readonly index: number | null;
  readonly mean: number | null;
  readonly base_mean: number | null;
  readonly unit: string | null;
  readonly p_holm: number | null;
  readonly small: boolean;
  /** The SQL that counts it. */
  readonly query: string;
}

/** A row of `profile_cards_segments`. */
export interface CardSegment {
  readonly card: number;
  readonly segment: string;
  readonly customers: number;
  readonly share: number;
  readonly revenue: number | null;
  readonly revenue_share: number | null;
  readonly mean_revenue: number | null;
}

/** What data can fill, in words. */
export const FIELD_WORDS: Readonly<Record<string, string>> = {
  who: 'Who they are',
  firm: 'What firm they are',
  where: 'Where they are',
  'how they buy': 'How they buy',
  'what they buy': 'What they buy',
  'what they say': 'What they say',
  'what they did': 'What they did',
};

/** Fields in the order of the cards. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  b2c: ['who', 'where', 'how they buy', 'what they buy', 'what they say', 'what they did', 'firm'],
  b2b: ['firm', 'where', 'how they buy', 'what they buy', 'what they say', 'what they did', 'who'],
};
/** Stands empty where data say nothing of it; the others are left out. */
const ALWAYS: Readonly<Record<string, readonly string[]>> = {
  b2c: ['who', 'where', 'how they buy', 'what they buy', 'what they say'],
  b2b: ['firm', 'where', 'how they buy', 'what they buy', 'what they say'],
};

/** The fields of a card with their facts, in order. */
export function fieldsOf(
  business: string,
  facts: readonly CardFact[],
): readonly { readonly field: string; readonly facts: readonly CardFact[] }[] {
  const order = ORDER[business] ?? ORDER['b2c'] ?? [];
  const always = ALWAYS[business] ?? [];
  return order
    .map((field) => ({ field, facts: facts.filter((fact) => fact.field === field) }))
    .filter((one) => one.facts.length > 0 || always.includes(one.field));
}

const UNITS: readonly string[] = ['money', 'days', 'orders', 'share', 'count', 'customers', 'rows'];

/** A fact in two pieces: what, and how it differs from everyone. */
export function factWords(
  fact: CardFact,
  format: FormatOptions,
): { readonly what: string; readonly figure: string; readonly beside: string } {
  if (fact.value === null) {
    const unit = (UNITS.includes(fact.unit ?? '') ? fact.unit : 'number') as Unit;
    const write = (value: number | null) =>
      formatValue(value === null ? null : rounded(value), unit, format);
    return {
      what: fact.trait,
      figure: `${write(fact.mean)} on average`,
      beside: `everyone ${write(fact.base_mean)}`,
    };
  }
  const index = fact.index === null ? '' : `, index ${formatValue(fact.index, 'index', format)}`;
  return {
    what: `${fact.trait}: ${fact.value}`,
    figure: formatValue(fact.share, 'share', format),
    beside: `everyone ${formatValue(fact.base_share, 'share', format)}${index}`,
  };
}

/** The evidence of a fact in one line. */
export function evidenceWords(fact: CardFact, format: FormatOptions): string {
  const unit: Unit = fact.value === null ? 'number' : 'share';
  const ends = [fact.low, fact.high].map((end) =>
    formatValue(end === null ? null : fact.value === null ? rounded(end) : end, unit, format),
  );
  const n = `n = ${formatValue(fact.n, 'customers', format)} of ${formatValue(fact.segment_size, 'customers', format)}`;
  const sure =
    fact.p_holm === null
      ? ''
      : fact.p_holm < 0.001
        ? ', p < 0.001'
        : `, p = ${fact.p_holm.toFixed(3)}`;
  return `${n}, 95 % interval ${ends.join(' to ')}${sure} (Holm)${fact.small ? ': too few to rely on' : ''}`;
}

/** Three digits say enough of a mean. */
function rounded(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

/** What people write on a card: key, label, and what to think of. */
export const WRITTEN = [
  { key: 'goals', label: 'Goals', hint: 'What do they want to get done?' },
  { key: 'pains', label: 'Pains', hint: 'What stands in their way?' },
  { key: 'objections', label: 'Objections', hint: 'Why would they not buy?' },
  { key: 'quote', label: 'In their words', hint: 'A sentence that one of them said' },
  { key: 'message', label: 'Message', hint: 'What do we tell them?' },
  { key: 'offer', label: 'Offer', hint: 'What do we offer them?' },
] as const;
