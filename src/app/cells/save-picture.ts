import { fileName } from '../../base/file-name';
import type { AppState } from '../../state/app-state.svelte';
import { saveFile } from '../save-file';

/** Saves a chart as a file of its own: with title, the sources it comes from, and the as-of date. */
export async function savePicture(
  app: AppState,
  picture: SVGSVGElement,
  kind: 'svg' | 'png',
  title: string,
  asOf: unknown = app.notebook.notebook.front.asOf,
): Promise<void> {
  const { chartToSvg, svgToPng } = await import('../../export/image');
  const files = app.sources.reports
    .filter((report) => report.role === 'transactions')
    .flatMap((report) => report.files);
  const svg = chartToSvg(picture, {
    title,
    source: files.join(', '),
    ...(typeof asOf === 'string' ? { asOf } : {}),
  });
  const name = fileName(title, kind);
  saveFile(name, kind === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await svgToPng(svg));
}
