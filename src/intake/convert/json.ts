import { quintileError, type QuintileError } from '../../base/errors';
import { fail, ok, type Result } from '../../base/result';
import type {
  ConvertedTable,
  Converter,
  ConvertHooks,
  TableChoice,
  TableInFile,
} from './converter';
import { convertColumns } from './json/columns';
import { convertLines } from './json/lines';
import { RecordSink } from './json/record-sink';
import { surveyJson } from './json/survey';
import { worth, type JsonSurvey, type JsonTable } from './json/json-table';
import { textChunks } from './json/text-chunks';
import { RecordVisitor } from './json/record-visitor';
import { JsonWalker, type LocatedFault } from './json/walker';

/**
 * JSON: a list of records, records in lines (NDJSON) or one after the other, or a document with lists inside. Objects
 * inside records become columns with dotted names (`address.city`), lists stay as JSON text, null and "" are missing
 * values, numbers keep all their digits. A line that is no JSON is rejected; a document that is none is an error that
 * says where.
 */
export const jsonConverter: Converter = {
  async tables(file) {
    const survey = await surveyOf(file);
    if (!survey.ok) return survey;
    const best = bestOf(survey.value);
    return ok(
      survey.value.tables.map((table): TableInFile => {
        const isWhole = table.path === '';
        return {
          choice: isWhole ? {} : { path: table.path },
          label: isWhole ? null : table.path,
          // One object alone may be anything; it is read where it is all that there is.
          worthReading: table === best && table.kind !== 'record',
        };
      }),
    );
  },

  async convert(file, choice, hooks = {}) {
    const survey = await surveyOf(file);
    if (!survey.ok) return survey;
    const table = chosen(survey.value, choice);
    if (table === undefined) return fail(quintileError('intake.no_rows', { file: file.name }));
    if (table === null) {
      const detail = `it has no list of records at “${choice.path ?? ''}”`;
      return fail(quintileError('intake.unreadable', { file: file.name, detail }));
    }
    return reading(file, () => convertTable(file, survey.value.layout, table, hooks));
  },
};

async function convertTable(
  file: File,
  layout: JsonSurvey['layout'],
  table: JsonTable,
  hooks: ConvertHooks,
): Promise<Result<ConvertedTable>> {
  if (table.kind === 'columns') {
    const columns = await convertColumns(file, table, hooks);
    if (hooks.signal?.aborted) return fail(quintileError('cancelled', {}));
    return 'reason' in columns ? fail(damaged(file, columns, 0)) : columns;
  }
  const sink = new RecordSink(table);
  const fault =
    layout === 'lines'
      ? await convertLines(file, sink, hooks)
      : await convertDocument(file, table, layout === 'sequence', sink, hooks);
  if (hooks.signal?.aborted) return fail(quintileError('cancelled', {}));
  if (fault) return fail(damaged(file, fault, sink.records));
  if (sink.records === 0) return fail(quintileError('intake.no_rows', { file: file.name }));
  return ok(await sink.finish());
}

async function convertDocument(
  file: File,
  table: JsonTable,
  sequence: boolean,
  sink: RecordSink,
  hooks: ConvertHooks,
): Promise<LocatedFault | null> {
  const enough = hooks.rows ?? Infinity;
  const visitor = new RecordVisitor(sequence ? null : table, {
    record: (text, key) => {
      const fault = sink.add(text, () => walker.line - text.split('\n').length + 1, key);
      if (sink.records >= enough) walker.stop();
      return fault;
    },
  });
  const walker = new JsonWalker(visitor, sequence);
  for await (const chunk of textChunks(file, hooks)) {
    sink.look(chunk);
    const fault = walker.push(chunk);
    if (fault) return fault;
    if (sink.records >= enough) return null;
  }
  return hooks.signal?.aborted ? null : walker.finish();
}

/** The table that was chosen, or the one that is best; null when there is none there, undefined when there is none at all. */
function chosen(survey: JsonSurvey, { path }: TableChoice): JsonTable | null | undefined {
  if (path === undefined) return bestOf(survey);
  return survey.tables.find((table) => table.path === path) ?? null;
}

function bestOf({ tables }: JsonSurvey): JsonTable | undefined {
  return tables.reduce<JsonTable | undefined>(
    (best, table) => (best === undefined || worth(table) > worth(best) ? table : best),
    undefined,
  );
}

/** What was found in files before, as each is asked several times while it is read. */
const SURVEYS = new WeakMap<File, JsonSurvey>();

async function surveyOf(file: File): Promise<Result<JsonSurvey>> {
  const known = SURVEYS.get(file);
  if (known) return ok(known);
  return reading(file, async () => {
    const survey = await surveyJson(textChunks(file, {}));
    if ('reason' in survey) return fail(damaged(file, survey, 0));
    SURVEYS.set(file, survey);
    return ok(survey);
  });
}

/** A file that was moved or changed since it was dropped cannot be read any more. */
async function reading<T>(file: File, work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (thrown) {
    if (!(thrown instanceof DOMException)) throw thrown;
    return fail(quintileError('intake.unreadable', { file: file.name, detail: thrown.message }));
  }
}

function damaged(file: File, fault: LocatedFault, records: number): QuintileError {
  const { line, column, reason, cutOff } = fault;
  const where = cutOff
    ? `in line ${String(line)}`
    : `line ${String(line)}, character ${String(column)}`;
  const detail = cutOff
    ? `${reason}, ${where}${records === 0 ? '' : `, after ${String(records)} records`}`
    : `${where}: ${reason}`;
  return quintileError('intake.corrupt_file', { file: file.name, kind: 'JSON file', detail });
}
