import type { ConvertHooks } from '../converter';
import type { Fault } from './cursor';
import type { RecordSink } from './record-sink';
import { recordOfLine } from './survey';
import { textChunks } from './text-chunks';
import { JsonWalker, type LocatedFault } from './walker';

/** A line that is longer is no record; without a limit, a file without line ends would be held as one text. */
const MAX_LINE = 64 * 1024 * 1024;

/** Reads a file whose lines are records. A line that is no JSON is rejected, and its neighbours are read. */
export async function convertLines(
  file: File,
  sink: RecordSink,
  hooks: ConvertHooks,
): Promise<LocatedFault | null> {
  const enough = hooks.rows ?? Infinity;
  let line = 0;
  let rest = '';
  for await (const chunk of textChunks(file, hooks)) {
    sink.look(chunk);
    let from = 0;
    for (let end = chunk.indexOf('\n'); end !== -1; end = chunk.indexOf('\n', from)) {
      addLine(rest + chunk.slice(from, end), ++line, sink);
      rest = '';
      from = end + 1;
      if (sink.records >= enough) return null;
    }
    rest += chunk.slice(from);
    if (rest.length > MAX_LINE)
      return { line: line + 1, column: 1, reason: 'the line has more than 64 million characters' };
  }
  if (rest !== '') addLine(rest, line + 1, sink);
  return null;
}

function addLine(text: string, line: number, sink: RecordSink): void {
  if (text.trim() === '') return;
  const record = recordOfLine(text);
  if (record === null) {
    const first = text.trim().slice(0, 20);
    sink.reject(text, line, `is no JSON object: it begins with ${first}`);
    return;
  }
  const fault = sink.add(record, () => line);
  if (fault && !addSeveral(record, line, sink)) sink.reject(text, line, inWords(fault, text));
}

/** Records that stand one after the other on a line; false when it holds anything else. */
function addSeveral(text: string, line: number, sink: RecordSink): boolean {
  const records: string[] = [];
  const walker = new JsonWalker(
    {
      begin: () => 'take',
      take: (record) => {
        records.push(record);
        return null;
      },
      end: () => undefined,
    },
    true,
  );
  if (walker.push(text) ?? walker.finish()) return false;
  if (records.length < 2) return false;
  for (const record of records) {
    const fault = sink.add(record, () => line);
    if (fault) sink.reject(record, line, inWords(fault, record));
  }
  return true;
}

function inWords({ at, reason }: Fault, text: string): string {
  const blanks = text.length - text.trimStart().length;
  return `is no JSON: ${reason}, at character ${String(at + blanks + 1)}`;
}
