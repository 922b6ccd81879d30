import { fileName } from '../../base/file-name';
import { reportHtml, type ReportCell } from '../../export/report';
import type { AppState } from '../../state/app-state.svelte';
import { saveFile } from '../save-file';
import { asOfFact, countsFact, filterFacts, paperFormat, sourceFacts } from './paper-facts';
import { reportCell } from './report-cells';

/** Saves the notebook with its results as one HTML file, once everything has run. */
export async function saveReport(app: AppState): Promise<void> {
  const html = await reportOf(app);
  const name = fileName(app.notebook.notebook.front.title, 'html');
  saveFile(name, new Blob([html], { type: 'text/html;charset=utf-8' }));
}

async function reportOf(app: AppState): Promise<string> {
  const { notebook } = app;
  await notebook.runs.settled();
  const { front, cells } = notebook.notebook;
  for (const { id } of cells) await notebook.state(id).view?.settled();
  const format = paperFormat(app);
  const reported: ReportCell[] = [];
  for (const [index, cell] of cells.entries())
    reported.push(await reportCell(app, cell, index, format));
  return reportHtml({
    title: front.title,
    asOf: asOfFact(app),
    made: nowInWords(new Date()),
    sources: sourceFacts(app),
    counts: countsFact(app),
    filters: filterFacts(app),
    cells: reported,
  });
}

/** `2025-07-01 14:05`, by the reader’s clock. */
function nowInWords(now: Date): string {
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`;
}
