import { escapeHtml } from './escape-html';
import { REPORT_STYLE } from './report-style';

/** What a report says of a notebook. Every text is plain and may hold anything; only `html` is markup. */
export interface Report {
  readonly title: string;
  /** ISO day the analysis looks from, and what that day is. */
  readonly asOf: { readonly day: string; readonly note: string } | null;
  /** When the report was made, as it is shown. */
  readonly made: string;
  readonly sources: readonly { readonly file: string; readonly about: string }[];
  /** How many rows were read, kept and left out, in words. */
  readonly counts: string | null;
  /** What limits the numbers, in words. */
  readonly filters: readonly string[];
  /** In the order of the page. */
  readonly cells: readonly ReportCell[];
}

export interface ReportCell {
  /** What it is called: `sql best`. */
  readonly label: string;
  /** Cells of a half or a third stand side by side where there is room. */
  readonly width: 'full' | 'half' | 'third';
  readonly parts: readonly ReportPart[];
  /** How its numbers came about. */
  readonly sql: readonly { readonly relation: string; readonly sql: string }[];
}

export type ReportPart =
  /** Markup that was sanitized before. */
  | { readonly kind: 'text'; readonly html: string }
  | { readonly kind: 'lead'; readonly text: string; readonly second: string }
  | { readonly kind: 'figures'; readonly figures: readonly ReportFigure[] }
  | ReportTable
  | {
      readonly kind: 'picture';
      readonly title: string;
      /** A stand-alone SVG document. */
      readonly svg: string;
      /** What is seen, for those who do not see it. */
      readonly alt: string;
      readonly note: string | null;
    }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'problem'; readonly message: string; readonly next: string };

export interface ReportFigure {
  readonly label: string;
  readonly value: string;
  readonly note?: string | undefined;
}

export interface ReportTable {
  readonly kind: 'table';
  readonly title: string;
  readonly columns: readonly {
    readonly title: string;
    readonly align: 'start' | 'end';
    readonly doc?: string | undefined;
  }[];
  /** Formatted; those beyond `MOST_ROWS` are left out, and the report says so. */
  readonly rows: readonly (readonly string[])[];
  /** Rows there are; null where the table is whole. */
  readonly total: number | null;
  readonly note?: string | undefined;
}

/** Rows of a table that a report holds at most. */
export const MOST_ROWS = 200;
/** Characters of a value that is not broken into lines. */
const SHORT = 24;

/** Nothing is loaded and nothing runs, whatever stands in the report. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/**
 * A report as one HTML document that stands alone: no scripts, no network, its own styles, good to print. It holds
 * the results that are handed over and nothing else.
 */
export function reportHtml(report: Report): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Quintile">
<title>${escapeHtml(report.title)}</title>
<style>
${REPORT_STYLE}</style>
</head>
<body>
<header>
<h1>${escapeHtml(report.title)}</h1>
<dl>
${facts(report).join('\n')}
</dl>
</header>
<main>
${report.cells.map(cellHtml).join('\n')}
</main>
<footer>
<p>Made with Quintile on ${escapeHtml(report.made)}. This file holds the results that it shows and nothing else of the data; it loads nothing, sends nothing and runs nothing.</p>
</footer>
</body>
</html>
`;
}

function facts({ asOf, sources, counts, filters }: Report): string[] {
  return [
    ...(asOf
      ? [fact('As of', `${escapeHtml(asOf.day)} <small>${escapeHtml(asOf.note)}</small>`)]
      : []),
    ...(sources.length > 0 ? [fact('Data', listHtml(sources.map(sourceHtml)))] : []),
    ...(counts === null ? [] : [fact('Rows', escapeHtml(counts))]),
    ...(filters.length > 0 ? [fact('Filters', listHtml(filters.map(escapeHtml)))] : []),
  ];
}

function fact(term: string, html: string): string {
  return `<div><dt>${term}</dt><dd>${html}</dd></div>`;
}

function sourceHtml({ file, about }: Report['sources'][number]): string {
  return `${escapeHtml(file)} <small>${escapeHtml(about)}</small>`;
}

function listHtml(items: readonly string[]): string {
  return `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
}

function cellHtml({ label, width, parts, sql }: ReportCell): string {
  const content = [...parts.map(partHtml), ...(sql.length > 0 ? [sqlHtml(sql)] : [])];
  return `<section class="${width}" aria-label="${escapeHtml(label)}">\n${content.join('\n')}\n</section>`;
}

function partHtml(part: ReportPart): string {
  switch (part.kind) {
    case 'text':
      return `<div class="text">${part.html}</div>`;
    case 'lead':
      return `<p class="lead">${escapeHtml(part.text)}</p>\n<p class="second">${escapeHtml(part.second)}</p>`;
    case 'figures':
      return `<dl class="figures">${part.figures.map(figureHtml).join('')}</dl>`;
    case 'table':
      return tableHtml(part);
    case 'picture':
      return pictureHtml(part);
    case 'note':
      return `<p class="note">${escapeHtml(part.text)}</p>`;
    case 'problem':
      return `<p class="problem"><strong>${escapeHtml(part.message)}</strong> ${escapeHtml(part.next)}</p>`;
  }
}

function figureHtml({ label, value, note }: ReportFigure): string {
  const below = note === undefined ? '' : `<dd class="about">${escapeHtml(note)}</dd>`;
  return `<div><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>${below}</div>`;
}

function tableHtml({ title, columns, rows, total, note }: ReportTable): string {
  const shown = rows.slice(0, MOST_ROWS);
  const looks = columns.map(({ align }, place) => {
    const isShort = shown.every((row) => (row[place] ?? '').length <= SHORT);
    return isShort ? `${align} short` : align;
  });
  const head = columns.map(({ title: name, doc }, place) => {
    const about = doc === undefined ? '' : ` title="${escapeHtml(doc)}"`;
    return `<th scope="col" class="${looks[place] ?? ''}"${about}>${escapeHtml(name).replaceAll('_', '_<wbr>')}</th>`;
  });
  const body = shown.map((row) => {
    const cells = columns.map(
      (_, place) => `<td class="${looks[place] ?? ''}">${escapeHtml(row[place] ?? '')}</td>`,
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  const notes = [
    ...(total !== null || shown.length < rows.length
      ? [rowsNote(shown.length, total ?? rows.length)]
      : []),
    ...(note === undefined ? [] : [note]),
  ];
  return `<figure>
<figcaption><h2>${escapeHtml(title)}</h2></figcaption>
<div class="scroll" role="region" tabindex="0" aria-label="${escapeHtml(title)}">
<table>
<thead><tr>${head.join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>
</div>
${notes.length > 0 ? `<p class="note">${escapeHtml(notes.join(' '))}</p>\n` : ''}</figure>`;
}

/** “First 200 of 4,600 rows.”, “12 rows.” */
function rowsNote(shown: number, total: number): string {
  const words = (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'row' : 'rows'}`;
  return shown < total
    ? `First ${shown.toLocaleString('en')} of ${words(total)}.`
    : `${words(total)}.`;
}

/** An image and not a part of the document: nothing that stands in it can reach the page. */
function pictureHtml({ title, svg, alt, note }: Extract<ReportPart, { kind: 'picture' }>): string {
  const below = note === null ? '' : `\n<p class="note">${escapeHtml(note)}</p>`;
  return `<figure>
<figcaption><h2>${escapeHtml(title)}</h2></figcaption>
<div class="scroll" role="region" tabindex="0" aria-label="${escapeHtml(title)}"><img src="${escapeHtml(dataUrl(svg))}" alt="${escapeHtml(alt)}"></div>${below}
</figure>`;
}

/** Readers of addresses take line breaks away, and `%` and `#` for their own. */
function dataUrl(svg: string): string {
  const address = svg
    .replaceAll(/[\t\r\n]+/g, ' ')
    .replaceAll('%', '%25')
    .replaceAll('#', '%23');
  return `data:image/svg+xml;charset=utf-8,${address}`;
}

function sqlHtml(steps: ReportCell['sql']): string {
  const listed = steps.map(
    ({ relation, sql }) =>
      `<p><code>${escapeHtml(relation)}</code></p>\n<pre><code>${escapeHtml(sql)}</code></pre>`,
  );
  return `<details>\n<summary>How these numbers came about</summary>\n${listed.join('\n')}\n</details>`;
}
