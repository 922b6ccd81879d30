import type { SetAside } from '../../base/reading';
import type { SheetFacts, SourceReport } from '../../base/sources';
import { countOf, formatCount } from '../primitives/quantity';

const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** What a source is called: its files, or what it was made from. */
export function sourceTitle(report: SourceReport): string {
  if (report.files.length > 0) return tableOf(report);
  const { shape } = report;
  switch (shape?.kind) {
    case 'join':
      return `${shape.source} with ${shape.other}`;
    case 'wide':
      return `${shape.purpose} in ${shape.source}`;
    case 'union':
      return shape.sources.join(' + ');
    case undefined:
      return report.source;
  }
}

/** What the source of a name is called. */
export function titleOf(name: string, reports: readonly SourceReport[]): string {
  const report = reports.find(({ source }) => source === name);
  return report === undefined ? name : sourceTitle(report);
}

/** The files, and which table of theirs it is. */
function tableOf({ files, reading }: SourceReport): string {
  const name = files.join(', ');
  const part = reading?.sheet ?? null;
  return part === null ? name : `${name} · ${part}`;
}

/** How a source came to be what it is, beside its rows; one sentence each. */
export function readingFacts(report: SourceReport): readonly string[] {
  const { preset, remembered, setAside = [], lostCells = [], undecodable = 0, shape } = report;
  const { sheet, passedOver = [] } = report;
  const lost = lostCells.reduce((sum, { cells }) => sum + cells, 0);
  return [
    ...(preset ? [`Recognised as ${preset.title}.`] : []),
    ...(remembered === undefined ? [] : [`Read and mapped as you did on ${remembered}.`]),
    ...(passedOver.length > 0
      ? [`In the archive, and no table: ${someOf(passedOver.map(inArchive))}.`]
      : []),
    ...setAside.map(({ reason }) => sentence(reason)),
    ...(lost > 0
      ? [
          `${countOf(lost, 'cell')} left empty: ${lostCells
            .map(({ reason, cells }) => `${reason} (${formatCount(cells)})`)
            .join(', ')}.`,
        ]
      : []),
    ...(sheet ? sheetSentences(sheet) : []),
    ...(undecodable > 0
      ? [`${countOf(undecodable, 'byte')} are no character in this encoding and stand as �.`]
      : []),
    ...(shape ? [shapeFact(shape)] : []),
    ...(report.shapeNotes ?? []),
  ];
}

/** Rows, columns and lines that are no part of the table. */
export function setAsideCount(setAside: readonly SetAside[]): number {
  return setAside.reduce((sum, { count }) => sum + count, 0);
}

function sheetSentences({ hiddenRows, filledMerges, currencies }: SheetFacts): readonly string[] {
  const was = (count: number) => (count === 1 ? 'was' : 'were');
  return [
    ...(hiddenRows > 0
      ? [`${countOf(hiddenRows, 'hidden row')} ${was(hiddenRows)} read too.`]
      : []),
    ...(filledMerges > 0
      ? [`${countOf(filledMerges, 'merged cell')} ${was(filledMerges)} filled in.`]
      : []),
    ...currencies.map(
      ({ column, currencies: shown }) => `${column} is shown in ${shown.join(' and ')}.`,
    ),
  ];
}

function shapeFact(shape: NonNullable<SourceReport['shape']>): string {
  switch (shape.kind) {
    case 'join':
      return `Made from ${shape.source} and ${shape.other}, joined where ${shape.key} is ${shape.otherKey}.`;
    case 'wide':
      return `Made from ${shape.source}: one row for each of ${fewOf(shape.columns)}.`;
    case 'union':
      return `Made from ${shape.sources.join(', ')}, one under the other.`;
  }
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** The path without the archive that it is in. */
function inArchive(path: string): string {
  return path.slice(path.indexOf('/') + 1);
}

function someOf(names: readonly string[]): string {
  const more = names.length - 5;
  return LIST.format(more > 1 ? [...names.slice(0, 5), `${formatCount(more)} more`] : names);
}

/** Names of columns; of many, the first ones and how many more there are. */
function fewOf(columns: readonly string[]): string {
  const shown = columns.length > 4 ? columns.slice(0, 2) : columns;
  const more = columns.length - shown.length;
  return LIST.format([...shown, ...(more > 0 ? [`${formatCount(more)} more columns`] : [])]);
}
