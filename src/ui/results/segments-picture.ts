import type { Result } from '../../base/result';
import type { FormatOptions } from '../../charts/format';
import { segmentColor } from '../../charts/palette';
import type { SegmentFigures, SegmentView } from './segments';

/**
 * The segments as a picture to save: bars by customers beside bars by revenue, in the order and colours of the page.
 *
 * @param width pixels
 */
export async function segmentsPicture(
  segments: readonly SegmentView[],
  figures: readonly SegmentFigures[],
  width: number,
  format: FormatOptions,
): Promise<Result<SVGSVGElement>> {
  const { renderChart } = await import('../../charts/render');
  const byName = new Map(figures.map((row) => [row.segment, row]));
  const rows = ['Customers', 'Revenue'].flatMap((of) =>
    segments.map(({ name }) => {
      const row = byName.get(name);
      return { of, name, share: (of === 'Revenue' ? row?.revenue_share : row?.share) ?? 0 };
    }),
  );
  return renderChart(
    {
      data: 'rfm_segments',
      mark: 'bar',
      title: 'Segments by share of customers and of revenue',
      x: { field: 'share', label: 'Share', unit: 'share' },
      y: { field: 'segment', label: 'Segment', sort: 'none' },
      color: 'segment',
      facet: 'of',
    },
    {
      segment: rows.map(({ name }) => name),
      share: rows.map(({ share }) => share),
      of: rows.map(({ of }) => of),
    },
    {
      ...format,
      width,
      units: { share: 'share' },
      colors: Object.fromEntries(segments.map(({ name, color }) => [name, segmentColor(color)])),
    },
  );
}
