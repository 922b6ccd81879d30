import { ok } from '../../base/result';
import { formatValue, type FormatOptions } from '../../charts/format';
import { segmentColor } from '../../charts/palette';
import { renderSegmentGrid } from '../../charts/segment-grid';
import type { ModelCell } from '../../document/notebook';
import type { ReportPart } from '../../export/report';
import { findDeclaration, standardGrid, type SegmentGrid } from '../../models/declarations';
import { selectionOf } from '../../notebook/rfm-view/filter';
import type { AppState } from '../../state/app-state.svelte';
import type { RfmState } from '../../state/rfm.svelte';
import { allCells, type CellFigures } from '../../ui/results/grid-areas';
import {
  headlineSentence,
  headlineStats,
  recencySentence,
  type HeadlineFigures,
} from '../../ui/results/headline';
import { MEASURE_WORDS, rangeText, scoreRanges, type ScoreFigures } from '../../ui/results/scores';
import type { SegmentFigures } from '../../ui/results/segments';
import { segmentsPicture } from '../../ui/results/segments-picture';
import { figures } from '../cells/rfm/block-answer';
import { selectionInWords } from '../selection-chips';
import { picturePart, PICTURE_WIDTHS } from './picture';
import { settingsInWords } from './settings-in-words';

const WIDTH = PICTURE_WIDTHS.full;

/** The views of an RFM cell, those that it shows, in its order. */
export async function rfmParts(
  app: AppState,
  cell: ModelCell,
  view: RfmState,
  format: FormatOptions,
): Promise<ReportPart[]> {
  const parts: Record<string, () => ReportPart[] | Promise<ReportPart[]>> = {
    headline: () => headlineParts(app, view, format),
    grid: () => gridParts(view, format),
    segments: () => segmentsParts(view, format),
    method: () => methodParts(view, format),
  };
  const shown = cell.spec?.show ?? ['headline', 'grid', 'segments', 'method'];
  const found: ReportPart[] = ownFilter(cell, view, format);
  for (const part of shown)
    if (Object.hasOwn(parts, part)) found.push(...((await parts[part]?.()) ?? []));
  return found;
}

/** What is chosen in a view that publishes no selection stands in no other place. */
function ownFilter(cell: ModelCell, view: RfmState, format: FormatOptions): ReportPart[] {
  if (cell.spec?.select !== undefined || view.filters.length === 0) return [];
  const words = selectionInWords(selectionOf(view.filters), format).map(({ text }) => text);
  return [{ kind: 'note', text: `Only: ${words.join('; ')}` }];
}

function headlineParts(app: AppState, view: RfmState, format: FormatOptions): ReportPart[] {
  const [headline] = figures<HeadlineFigures>(view.headline.rows ?? []);
  if (!headline) return [];
  const segments = figures<SegmentFigures>(view.segments.rows ?? []);
  const asOf = view.summary.rows?.[0]?.['as_of'];
  const stats = headlineStats(headline, {
    asOf: typeof asOf === 'string' ? asOf : null,
    asOfIsDefault:
      app.notebook.notebook.front.asOf === null && (view.settings['as_of'] ?? null) === null,
    filtered: view.isFiltered,
    format,
  });
  const { first_day: from, last_day: to } = headline;
  return [
    headline.customers === 0
      ? { kind: 'lead', text: 'No customer matches these filters.', second: '' }
      : { kind: 'lead', text: headlineSentence(segments), second: recencySentence(headline) },
    {
      kind: 'figures',
      figures: stats.map(({ label, value, note }) => ({ label, value: value ?? '–', note })),
    },
    { kind: 'note', text: `Orders from ${from ?? '–'} to ${to ?? '–'}.` },
  ];
}

function gridParts(view: RfmState, format: FormatOptions): ReportPart[] {
  if (!view.cells.rows) return [];
  const { bins, segmentViews } = view;
  const grid = (view.settings['grid'] as SegmentGrid | undefined) ?? standardGrid(bins);
  const scores = view.scores.rows && figures<ScoreFigures>(view.scores.rows);
  const chart = renderSegmentGrid(
    { bins, cells: allCells(grid, figures<CellFigures>(view.cells.rows)) },
    {
      ...format,
      width: WIDTH,
      colors: Object.fromEntries(
        segmentViews.map(({ name, color }) => [name, segmentColor(color)]),
      ),
      ...(scores
        ? {
            recencyRanges: scoreRanges(scores, 'recency_days', bins),
            frequencyRanges: scoreRanges(scores, 'frequency', bins),
          }
        : {}),
    },
  );
  const title = 'Segment grid';
  const note = 'Everyone by how recently and how often they buy: customers in each cell.';
  return [picturePart(ok(chart), WIDTH, { title, note })];
}

async function segmentsParts(view: RfmState, format: FormatOptions): Promise<ReportPart[]> {
  if (!view.segments.rows) return [];
  const rows = figures<SegmentFigures>(view.segments.rows);
  const byName = new Map(rows.map((row) => [row.segment, row]));
  const mean = (value: number | null, decimals: number) =>
    formatValue(value === null ? null : Number(value.toFixed(decimals)), 'count', format);
  const picture = await segmentsPicture(view.segmentViews, rows, WIDTH, format);
  return [
    picturePart(picture, WIDTH, { title: 'Segments', note: null }),
    {
      kind: 'table',
      title: 'Segments in figures',
      columns: [
        { title: 'Segment', align: 'start' },
        { title: 'Customers', align: 'end' },
        { title: 'Share', align: 'end' },
        { title: 'Revenue', align: 'end' },
        { title: 'Share', align: 'end' },
        {
          title: 'Recency, days',
          align: 'end',
          doc: 'Mean days from the last order to the as-of date',
        },
        { title: 'Orders', align: 'end', doc: 'Mean number of orders' },
        { title: 'Per customer', align: 'end', doc: 'Mean monetary value of a customer' },
      ],
      rows: view.segmentViews.map(({ name }) => {
        const row = byName.get(name);
        return [
          name,
          formatValue(row?.customers ?? 0, 'customers', format),
          formatValue(row?.share ?? 0, 'share', format),
          formatValue(row?.revenue ?? 0, 'money', format),
          formatValue(row?.revenue_share ?? 0, 'share', format),
          mean(row?.mean_recency_days ?? null, 0),
          mean(row?.mean_frequency ?? null, 1),
          mean(row?.mean_monetary ?? null, 0),
        ];
      }),
      total: null,
    },
    {
      kind: 'table',
      title: 'What the segments mean',
      columns: ['Segment', 'What it means', 'What to do'].map((title) => ({
        title,
        align: 'start' as const,
      })),
      rows: view.segmentViews.map(({ name, meaning, action }) => [name, meaning, action]),
      total: null,
    },
  ];
}

function methodParts(view: RfmState, format: FormatOptions): ReportPart[] {
  if (!view.scores.rows) return [];
  const scores = figures<ScoreFigures>(view.scores.rows);
  const levels = Array.from({ length: view.bins }, (_, index) => view.bins - index);
  const heads = { recency_days: 'Days since last order', frequency: 'Orders', monetary: 'Amount' };
  const declaration = findDeclaration('rfm');
  return [
    {
      kind: 'table',
      title: 'What the scores stand for',
      columns: [
        { title: 'Score', align: 'start' },
        ...MEASURE_WORDS.flatMap(({ name }) => [
          { title: heads[name], align: 'end' as const },
          { title: 'Customers', align: 'end' as const },
        ]),
      ],
      rows: levels.map((level) => [
        String(level),
        ...MEASURE_WORDS.flatMap(({ name, unit }) => {
          const score = scores.find((row) => row.measure === name && row.score === level);
          return [
            score ? rangeText(score, unit, format) : '–',
            score?.customers ? formatValue(score.customers, 'customers', format) : 'nobody',
          ];
        }),
      ]),
      total: null,
      ...(declaration ? { note: settingsInWords(declaration, view.settings) } : {}),
    },
  ];
}
