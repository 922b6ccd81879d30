import { describeError } from '../../base/errors';
import { formatValue, isNumericUnit, type FormatOptions } from '../../charts/format';
import type { ReportPart } from '../../export/report';
import { outputSource, type ModelOutput } from '../../notebook/model-view/model-parts';
import { leftOutQuery, sentencesQuery } from '../../notebook/profile-view/queries';
import { literal, sql, type Sql } from '../../sql';
import type { ModelViewState } from '../../state/notebook/model-view.svelte';
import type { SentenceFigures } from '../../ui/profile/figures';
import { chanceWords } from '../../ui/profile/words';
import { figures } from '../cells/rfm/block-answer';

interface Paper {
  readonly format: FormatOptions;
}

/** What sets a segment apart, sentence by sentence. */
export async function sentenceParts(view: ModelViewState): Promise<ReportPart[]> {
  const output = view.output('_sentences');
  if (!output) return [];
  const rows = await view.engine.rows(
    sentencesQuery(outputSource(output, view.outside)),
    'Fetching sentences',
  );
  if (!rows.ok) return [{ kind: 'problem', ...describeError(rows.error) }];
  return [
    {
      kind: 'table',
      title: 'What sets the segment apart',
      columns: [
        { title: 'What is different', align: 'start' },
        { title: 'How sure', align: 'start' },
        { title: 'Chance', align: 'start', doc: 'p value with Holm’s correction' },
      ],
      rows: figures<SentenceFigures>(rows.value).map(({ sentence, how_sure, p_holm }) => [
        sentence,
        how_sure,
        chanceWords(p_holm),
      ]),
      total: null,
      note: 'A segment differs in what it was made from: that is its definition, no finding.',
    },
  ];
}

/** The first fill two pages; all of them are in the notebook. */
const TRAIT_ROWS = 60;
const TRAIT_COLUMNS = [
  'trait',
  'value',
  'n',
  'share',
  'base_share',
  'index',
  'low',
  'high',
  'p_holm',
];

/** The comparisons that tell most. */
export async function traitParts(view: ModelViewState, paper: Paper): Promise<ReportPart[]> {
  const output = view.output('');
  if (!output) return [];
  const from = outputSource(output, view.outside);
  const query = sql`
    select *, count(*) over ()::INTEGER as all_rows
    from ${from}
    order by rank
    limit ${literal(TRAIT_ROWS)}
  `;
  return rowsPart(view, { title: 'Trait by trait', output, query, names: TRAIT_COLUMNS }, paper);
}

/** What is no part of a profile, and why. */
export async function leftOutParts(view: ModelViewState, paper: Paper): Promise<ReportPart[]> {
  const output = view.output('_left_out');
  if (!output) return [];
  const query = leftOutQuery(outputSource(output, view.outside));
  const names = ['trait', 'role', 'reason'];
  return rowsPart(view, { title: 'Left out', output, query, names }, paper);
}

interface Listed {
  readonly title: string;
  readonly output: ModelOutput;
  readonly query: Sql;
  /** Columns, in their order. */
  readonly names: readonly string[];
}

async function rowsPart(
  { engine }: ModelViewState,
  { title, output, query, names }: Listed,
  { format }: Paper,
): Promise<ReportPart[]> {
  const rows = await engine.rows(query, `Fetching ${title}`);
  if (!rows.ok) return [{ kind: 'problem', ...describeError(rows.error) }];
  const columns = names.flatMap((name) => output.columns.filter((column) => column.name === name));
  if (rows.value.length === 0) return [];
  const all = rows.value[0]?.['all_rows'];
  return [
    {
      kind: 'table',
      title,
      columns: columns.map(({ name, unit, doc }) => ({
        title: name.replaceAll('_', ' '),
        align: isNumericUnit(unit) ? 'end' : 'start',
        doc,
      })),
      rows: rows.value.map((row) =>
        columns.map(({ name, unit }) => formatValue(row[name], unit, format)),
      ),
      total: typeof all === 'number' && all > rows.value.length ? all : null,
    },
  ];
}
