import { valuesQuery, type ValuesColumn } from '../values-query';
import { sql, type Sql } from '../../sql';
import type { Compared, Sides } from './compare';
import { indexRows, type IndexedSegment } from './index-rows';
import { PROFILE_OUTPUTS } from './outputs';
import type { Sentence, Subject } from './sentences';
import type { LeftOut } from './trait';
import type { TraitFacts } from './trait-values';

type Row = readonly (string | number | boolean | null)[];

/** All that a run found. */
export interface Findings {
  /** Name of the segmentation. */
  readonly of: string;
  readonly subject: Subject;
  readonly sides: Sides;
  readonly everyone: number;
  /** ISO day. */
  readonly asOf: string | null;
  readonly traits: readonly TraitFacts[];
  readonly leftOut: readonly LeftOut[];
  readonly compared: Compared;
  readonly sentences: readonly Sentence[];
  readonly segments: readonly IndexedSegment[];
}

/** The rows of each output that is made from what was found, by suffix. */
export function foundQueries(
  findings: Findings,
): readonly (readonly [suffix: string, query: Sql])[] {
  return [
    ['', rowsQuery('', valueRows(findings))],
    ['_numbers', rowsQuery('_numbers', numberRows(findings))],
    ['_sentences', rowsQuery('_sentences', sentenceRows(findings))],
    ['_index', rowsQuery('_index', indexRows(findings.traits, findings.segments))],
    ['_left_out', rowsQuery('_left_out', leftOutRows(findings.leftOut))],
    ['_summary', summaryQuery(findings)],
  ];
}

function rowsQuery(suffix: string, rows: readonly Row[]): Sql {
  const declared = PROFILE_OUTPUTS.find((output) => output.suffix === suffix)?.columns ?? [];
  const columns = declared.map(({ name, type }) => ({
    name,
    // Days are written as texts and read as dates by `summaryQuery`.
    type: type === 'DATE' ? 'VARCHAR' : (type as ValuesColumn['type']),
  }));
  return valuesQuery(columns, rows);
}

function valueRows({ compared, subject, sides }: Findings): Row[] {
  return compared.values.map((one, at) => [
    subject.segmentName,
    one.facts.trait.kind,
    one.facts.trait.name,
    one.value.value,
    one.value.what,
    one.n,
    sides.segmentSize,
    one.share,
    one.baseN,
    sides.baseSize,
    one.baseShare,
    one.index,
    one.interval?.low ?? null,
    one.interval?.high ?? null,
    one.test,
    one.z,
    one.p,
    one.pHolm,
    one.effect,
    one.small,
    one.place,
    at + 1,
  ]);
}

function numberRows({ compared, subject }: Findings): Row[] {
  return compared.numbers.map((one, at) => {
    const { segment, base, interval, welch } = one;
    return [
      subject.segmentName,
      one.facts.trait.kind,
      one.facts.trait.name,
      one.facts.trait.unit,
      segment.sample.n,
      segment.missing,
      segment.quartiles?.[1] ?? null,
      segment.quartiles?.[0] ?? null,
      segment.quartiles?.[2] ?? null,
      segment.sample.mean,
      interval?.low ?? null,
      interval?.high ?? null,
      base.sample.n,
      base.missing,
      base.quartiles?.[1] ?? null,
      base.quartiles?.[0] ?? null,
      base.quartiles?.[2] ?? null,
      base.sample.mean,
      one.effect,
      welch?.t ?? null,
      welch?.df ?? null,
      welch?.p ?? null,
      one.pHolm,
      one.small,
      at + 1,
    ];
  });
}

function sentenceRows({ sentences, subject }: Findings): Row[] {
  return sentences.map(({ trait, label, text, value, numbers, howSure, query }, at) => {
    const of = value ?? numbers;
    return [
      at + 1,
      subject.segmentName,
      subject.baseName,
      trait.kind,
      trait.name,
      value?.value.value ?? null,
      value?.value.what ?? 'value',
      label,
      text,
      value?.share ?? null,
      value?.baseShare ?? null,
      value?.index ?? null,
      numbers ? trait.unit : null,
      numbers?.segment.sample.mean ?? null,
      numbers?.base.sample.mean ?? null,
      value?.n ?? numbers?.segment.sample.n ?? null,
      of?.pHolm ?? null,
      of?.effect ?? null,
      howSure,
      of?.small ?? null,
      query.text,
    ];
  });
}

function leftOutRows(leftOut: readonly LeftOut[]): Row[] {
  return leftOut.map(({ trait, role, reason, values }) => [trait, role, reason, values]);
}

function summaryQuery({ of, subject, sides, everyone, asOf, ...found }: Findings): Sql {
  const { compared, traits, leftOut } = found;
  const ps = [
    ...compared.values.map(({ pHolm }) => pHolm),
    ...compared.numbers.map(({ pHolm }) => pHolm),
  ];
  const row: Row = [
    of,
    subject.segmentName,
    subject.baseName,
    asOf,
    sides.segmentSize,
    sides.segmentSize / everyone,
    sides.baseSize,
    traits.length,
    leftOut.length,
    compared.tests,
    ps.filter((p) => p !== null && p < 0.05).length,
    compared.tests * 0.05,
  ];
  return sql`
    select * replace (as_of::DATE as as_of)
    from (
      ${rowsQuery('_summary', [row])}
    )
  `;
}
