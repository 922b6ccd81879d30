import { ok, type Result } from '../../base/result';
import { listedChoices, type Choice } from '../../base/choice';
import type { CellValue } from '../../base/cell-value';
import type { InputCell } from '../../document/notebook';
import type { InputSpec } from '../../document/input-spec';
import { findDeclaration } from '../../models/declarations';
import { ident, sql } from '../../sql';
import { PROVIDES_NOTHING, READS_NOTHING } from '../graph/reads';
import type { CellKindOf } from '../kind';
import type { Row } from '../workbench';
import { variableNames } from './input-values';

export interface InputResult {
  readonly kind: 'input';
  /** Null where the input offers nothing to choose from. */
  readonly options: readonly Choice[] | null;
}

/** Choices that are fetched at most. */
const CHOICE_LIMIT = 5_000;

/** A value that the reader of the notebook can change. */
export const inputKind: CellKindOf<InputCell, InputResult> = {
  sqlTexts: ({ spec }) => {
    const query = spec && optionsQuery(spec);
    return query === null ? [] : [query];
  },
  provides: ({ name, spec }) =>
    name === null || spec === null
      ? PROVIDES_NOTHING
      : { ...PROVIDES_NOTHING, variables: variableNames(name, spec) },
  reads: (_, [references]) =>
    references
      ? {
          ...READS_NOTHING,
          relations: references.relations.map(({ name }) => name),
          variables: references.variables.map(({ name }) => name),
        }
      : READS_NOTHING,
  content: ({ body }) => body,
  run: async ({ spec }, bench, signal): Promise<Result<InputResult>> => {
    const query = spec && optionsQuery(spec);
    if (query === null) return ok({ kind: 'input', options: spec && knownChoices(spec) });
    const rows = await bench.rows(query, signal);
    return rows.ok ? ok({ kind: 'input', options: choicesOf(rows.value) }) : rows;
  },
};

function knownChoices(spec: InputSpec): readonly Choice[] | null {
  if (spec.type === 'segments') return declaredSegments(spec.of ?? 'rfm');
  return 'options' in spec ? listedChoices(spec.options) : null;
}

/** A model’s segments as declared, for when its name is that of a built-in model. */
function declaredSegments(model: string): readonly Choice[] | null {
  const segments = findDeclaration(model)?.segments;
  return segments?.map(({ name }) => ({ value: name, label: name })) ?? null;
}

/** The query that gives an input’s choices, or null where they are listed. */
function optionsQuery(spec: InputSpec): string | null {
  if (spec.type === 'segments') {
    const of = spec.of ?? 'rfm';
    return findDeclaration(of)?.segments
      ? null
      : sql`select distinct segment from ${ident(of)} order by segment`.text;
  }
  return 'options' in spec && 'sql' in spec.options ? spec.options.sql : null;
}

/** The first column is the value; a second one, if there is, its label. */
function choicesOf(rows: readonly Row[]): Choice[] {
  return rows.slice(0, CHOICE_LIMIT).flatMap((row) => {
    const [value, label] = Object.values(row);
    if (value === null || value === undefined) return [];
    const plain = typeof value === 'number' ? value : textOf(value);
    return [{ value: plain, label: label === undefined ? String(plain) : textOf(label) }];
  });
}

function textOf(value: CellValue): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
