import { quintileError, type QuintileError } from '../../base/errors';
import type { Sql } from '../../sql';
import { fromCodePointOffset, fromUtf8Offsets } from './text-offsets';

/** What DuckDB says with errors_as_json. */
interface EngineMessage {
  readonly exception_type?: string;
  readonly exception_message?: string;
  readonly position?: string;
  readonly candidates?: string;
}

/** How many functions are told when none fits the arguments. */
const CANDIDATE_FUNCTIONS = 4;
/** Relations of the engine's own catalogue, which nobody means. */
const OWN_RELATIONS = /^(pg_|duckdb_|sqlite_|pragma_)/;

/** Turns what the engine threw while it ran the statement into an error of the catalogue. */
export function toEngineError(thrown: unknown, statement?: Sql): QuintileError {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  const message = parseMessage(text);
  const type = message.exception_type?.toLowerCase() ?? '';
  const detail = cleanDetail(message.exception_message ?? text);
  // These quote the query, which may hold any word.
  if (!['parser', 'binder', 'catalog'].includes(type)) {
    if (/query was canceled|INTERRUPT/i.test(text)) return quintileError('cancelled', {});
    if (isOutOfMemory(text)) return quintileError('engine.out_of_memory', { detail });
  }
  const position = positionIn(statement, message.position, type);
  const candidates = candidatesOf(message);
  return quintileError('engine.query_failed', {
    detail,
    ...(position === undefined ? {} : { position }),
    ...(candidates.length > 0 ? { candidates } : {}),
  });
}

/**
 * DuckDB counts characters where it parses and bytes everywhere else. Undefined where the place lies outside of the
 * user's text.
 */
function positionIn(
  statement: Sql | undefined,
  told: string | undefined,
  type: string,
): number | undefined {
  const number = Number(told);
  if (!statement || told === undefined || !Number.isFinite(number)) return undefined;
  const { text, foreign } = statement;
  const at =
    type === 'parser'
      ? fromCodePointOffset(text, number)
      : (fromUtf8Offsets(text, [number])[0] ?? 0);
  if (!foreign) return at;
  return at >= foreign.from && at <= foreign.to ? at - foreign.from : undefined;
}

function candidatesOf({ candidates, exception_message }: EngineMessage): string[] {
  // Of functions it tells whole signatures, in which commas separate nothing.
  if (candidates === undefined || exception_message?.includes('Candidate functions:')) return [];
  return candidates
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !OWN_RELATIONS.test(name));
}

function isOutOfMemory(text: string): boolean {
  return /out of memory|could not allocate|memory access out of bounds|std::bad_alloc|Array buffer allocation failed/i.test(
    text,
  );
}

function parseMessage(text: string): EngineMessage {
  const start = text.indexOf('{"exception_type"');
  if (start < 0) return {};
  try {
    const message = JSON.parse(text.slice(start)) as EngineMessage;
    // Parser errors arrive wrapped twice.
    const inner = parseMessage(message.exception_message ?? '');
    return inner.exception_message === undefined ? message : inner;
  } catch {
    return {};
  }
}

function cleanDetail(text: string): string {
  const detail = text
    .replace(/\n\nLINE \d+:[\s\S]*$/, '')
    .replace(/\n(Did you mean ".*"\?|Candidate bindings: .*)$/, '')
    .replace(/^[A-Z]\w* Error: /, '')
    .trim();
  const [what, functions] = detail.split('\n\tCandidate functions:\n');
  if (functions === undefined) return detail;
  const all = functions.split('\n');
  const told = all.slice(0, CANDIDATE_FUNCTIONS).join('\n');
  return `${what ?? ''}\n\tCandidate functions:\n${told}${all.length > CANDIDATE_FUNCTIONS ? '\n\t…' : ''}`;
}
