import { describeError } from '../../base/errors';
import { formatValue, type FormatOptions } from '../../charts/format';
import { segmentColor } from '../../charts/palette';
import { renderChart } from '../../charts/render';
import type { ModelCell } from '../../document/notebook';
import { MOST_ROWS, type ReportPart } from '../../export/report';
import { headlinePieces, unitsOf } from '../../notebook/model-view/model-parts';
import { segmentList } from '../../notebook/model-view/segment-list';
import type { BlockState } from '../../state/notebook/block.svelte';
import type { ModelChartState, ModelViewState } from '../../state/notebook/model-view.svelte';
import type { SegmentSize } from '../../ui/models/segment-size';
import { columnsOf } from '../cells/chart-data';
import { viewOfModel } from '../cells/model/model-views';
import { figures } from '../cells/rfm/block-answer';
import { COLOR_OF_SEGMENT } from '../cells/segment-colors';
import { picturePart } from './picture';
import { leftOutParts, sentenceParts, traitParts } from './profile-parts';
import { settingsInWords } from './settings-in-words';

/** Where the parts of a model go: as wide as the paper, and as values are written there. */
interface Paper {
  readonly width: number;
  readonly format: FormatOptions;
}

type PartWriter = (view: ModelViewState, paper: Paper) => ReportPart[] | Promise<ReportPart[]>;

/** Parts of a view by their names in `show:`; what is there to be operated has none. */
const WRITERS = new Map<string, PartWriter>([
  ['headline', headlineParts],
  ['segments', segmentsParts],
  ['charts', chartParts],
  ['sentences', sentenceParts],
  ['traits', traitParts],
  ['heat', chartParts],
  ['left_out', leftOutParts],
]);

/** The views of a model that it shows, in its order, and under them the settings that they hold for. */
export async function modelParts(
  cell: ModelCell,
  view: ModelViewState,
  width: number,
  format: FormatOptions,
): Promise<ReportPart[]> {
  await view.settled();
  const shown = cell.spec?.show ??
    viewOfModel(view.declaration.id)?.shows ?? ['headline', 'segments', 'charts'];
  const parts: ReportPart[] = [];
  for (const part of shown) {
    const writer = WRITERS.get(part);
    if (writer) parts.push(...(await writer(view, { width, format })));
  }
  const settings = settingsInWords(view.declaration, view.settings);
  return settings === '' ? parts : [...parts, { kind: 'note', text: settings }];
}

function headlineParts(view: ModelViewState, { format }: Paper): ReportPart[] {
  const { headline, headlineOutput, declaration } = view;
  const row = headline.rows?.[0];
  if (!declaration.headline || !headlineOutput || !row) return problemOf(headline);
  const units = unitsOf(headlineOutput);
  const text = headlinePieces(declaration.headline.text)
    .map((piece) =>
      'text' in piece
        ? piece.text
        : formatValue(row[piece.column], units[piece.column] ?? 'text', format),
    )
    .join('');
  return [{ kind: 'lead', text, second: '' }];
}

function segmentsParts(view: ModelViewState, { format }: Paper): ReportPart[] {
  const { segments, declaration, settings } = view;
  if (!segments.rows) return problemOf(segments);
  const sizes = figures<SegmentSize>(segments.rows);
  const words = segmentList(
    declaration,
    settings,
    sizes.map(({ segment }) => segment),
  );
  const withRevenue = sizes.some(({ revenue }) => revenue !== null);
  const withMeaning = words.some(({ meaning }) => meaning !== '');
  const rows = sizes.map((size, place) => [
    size.segment,
    formatValue(size.customers, 'customers', format),
    formatValue(size.share, 'share', format),
    ...(withRevenue
      ? [
          formatValue(size.revenue, 'money', format),
          formatValue(size.revenue_share, 'share', format),
          formatValue(size.mean_revenue, 'money', format),
        ]
      : []),
    ...(withMeaning ? [words[place]?.meaning ?? ''] : []),
  ]);
  const end = (title: string) => ({ title, align: 'end' as const });
  return [
    {
      kind: 'table',
      title: 'Segments',
      columns: [
        { title: 'Segment', align: 'start' },
        end('Customers'),
        end('Share'),
        ...(withRevenue ? [end('Revenue'), end('Share'), end('Per customer')] : []),
        ...(withMeaning ? [{ title: 'What it means', align: 'start' as const }] : []),
      ],
      rows: rows.slice(0, MOST_ROWS),
      total: rows.length > MOST_ROWS ? rows.length : null,
    },
  ];
}

function chartParts(view: ModelViewState, paper: Paper): ReportPart[] {
  const sizes = figures<SegmentSize>(view.segments.rows ?? []);
  const listed = segmentList(
    view.declaration,
    view.settings,
    sizes.map(({ segment }) => segment),
  );
  const colors = {
    ...COLOR_OF_SEGMENT,
    ...Object.fromEntries(listed.map(({ name, color }) => [name, segmentColor(color)])),
  };
  return view.charts.flatMap((chart) => chartPart(chart, colors, paper));
}

function chartPart(
  chart: ModelChartState,
  colors: Readonly<Record<string, string>>,
  { width, format }: Paper,
): ReportPart[] {
  const { plan, rows, spec, output } = chart;
  if (!rows || rows.length === 0) return problemOf(chart);
  const drawn = renderChart(
    plan.drawn,
    columnsOf({ kind: 'chart', plan, rows, columns: [], linked: false }),
    { width, units: plan.units, colors, ...format },
  );
  return [
    picturePart(drawn, width, { title: spec.title ?? output.relation, note: plan.note(rows) }),
  ];
}

function problemOf({ error }: BlockState): ReportPart[] {
  return error ? [{ kind: 'problem', ...describeError(error) }] : [];
}
