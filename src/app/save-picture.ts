import type { AppState } from '../state/app-state.svelte';
import type { FormatOptions } from '../charts/format';
import type { SegmentFigures } from '../ui/results/segments';
import { segmentsPicture } from '../ui/results/segments-picture';
import { figures } from './block-answer';
import { saveFile } from './save-file';

/** Saves a chart as a file of its own: with title, the sources it comes from, and the as-of date. */
export async function savePicture(
  app: AppState,
  picture: SVGSVGElement,
  kind: 'svg' | 'png',
  title: string,
): Promise<void> {
  const { chartToSvg, svgToPng } = await import('../export/image');
  const files = app.sources.reports
    .filter((report) => report.role === 'transactions')
    .flatMap((report) => report.files);
  const asOf = app.rfm.summary.rows?.[0]?.['as_of'];
  const svg = chartToSvg(picture, {
    title,
    source: files.join(', '),
    ...(typeof asOf === 'string' ? { asOf } : {}),
  });
  const name = `${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.${kind}`;
  saveFile(name, kind === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await svgToPng(svg));
}

const PICTURE_WIDTH = 900;

/** Saves the segments as a chart: customers and revenue side by side. */
export async function saveSegmentsPicture(
  app: AppState,
  kind: 'svg' | 'png',
  format: FormatOptions,
): Promise<void> {
  const { rfm } = app;
  if (!rfm.segments.rows) return;
  const rows = figures<SegmentFigures>(rfm.segments.rows);
  const picture = await segmentsPicture(rfm.segmentViews, rows, PICTURE_WIDTH, format);
  if (picture.ok) await savePicture(app, picture.value, kind, 'Segments by customers and revenue');
  else app.sources.addFailure(picture.error);
}
