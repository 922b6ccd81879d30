import { JsonCursor } from './cursor';
import type { JsonSurvey, JsonTable } from './json-table';
import { TableFinder } from './table-finder';
import { JsonWalker, type LocatedFault } from './walker';

/** Characters in which lists are looked for; one that is longer is found by then, and those after it are not. */
const LOOKED_AT = 64 * 1024 * 1024;
const LINES = 200;

/** Finds the tables of a JSON file from its first megabytes. */
export async function surveyJson(
  chunks: AsyncIterable<string>,
): Promise<JsonSurvey | LocatedFault> {
  const finder = new TableFinder();
  const walker = new JsonWalker(finder, true);
  let characters = 0;
  let lines: HeadLines | null = null;
  for await (const chunk of chunks) {
    lines ??= headLines(chunk);
    if (2 * lines.records.length >= lines.filled) return surveyOfLines(lines);
    characters += chunk.length;
    const fault = walker.push(chunk);
    // What begins with a record on a line of its own is no damaged document.
    if (fault) return lines.beginsWithRecord ? surveyOfLines(lines) : fault;
    if (finder.isSettled || characters >= LOOKED_AT) return finder.survey();
  }
  const fault = walker.finish();
  return fault && lines?.beginsWithRecord ? surveyOfLines(lines) : (fault ?? finder.survey());
}

/** A record on a line of its own, perhaps with a comma behind it; null where it is none. */
export function recordOfLine(line: string): string | null {
  const text = line.trim().replace(/,$/, '');
  // A list of objects is a table of its own.
  return /^(\{|\[(?!\s*\{))/.test(text) ? text : null;
}

interface HeadLines {
  /** Lines that are not blank. */
  readonly filled: number;
  /** Those that are records. */
  readonly records: readonly string[];
  /** The first line is an object, and some other line is a record too. */
  readonly beginsWithRecord: boolean;
}

/** Looks whether the first lines are records, though some may be damaged. */
function headLines(head: string): HeadLines {
  const lines = head.split('\n', LINES + 1);
  const filled = lines.slice(0, LINES).filter((line) => line.trim() !== '');
  const cursor = new JsonCursor();
  const isRecord = (line: string) => {
    const text = recordOfLine(line);
    cursor.reset(text ?? '');
    return text !== null && cursor.skip(0) && cursor.end();
  };
  const [first = '', second] = filled;
  if (second === undefined) return { filled: 1, records: [], beginsWithRecord: false };
  // Inside a document, too, records with a comma behind them may have a line each.
  const begins = isRecord(first);
  const records = filled.filter(
    (line) => (begins || !line.trimEnd().endsWith(',')) && isRecord(line),
  );
  const beginsWithRecord = begins && first.trimStart().startsWith('{') && records.length > 1;
  return { filled: filled.length, records, beginsWithRecord };
}

function surveyOfLines({ records }: HeadLines): JsonSurvey {
  const objects = records.filter((line) => line.trimStart().startsWith('{')).length;
  const kind = 2 * objects >= records.length ? 'objects' : 'lists';
  const table: JsonTable = { path: '', kind, count: records.length, names: null };
  return { layout: 'lines', tables: [table] };
}
