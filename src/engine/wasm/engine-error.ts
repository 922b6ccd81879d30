import { quintileError, type QuintileError } from '../../base/errors';

/** What DuckDB says with errors_as_json. */
interface EngineMessage {
  readonly exception_type?: string;
  readonly exception_message?: string;
  readonly position?: string;
  readonly candidates?: string;
}

/** Turns what the engine threw into an error of the catalogue. */
export function toEngineError(thrown: unknown): QuintileError {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  const message = parseMessage(text);
  const detail = cleanDetail(message.exception_message ?? text);
  // These quote the query, which may hold any word.
  if (!/^(parser|binder|catalog)$/i.test(message.exception_type ?? '')) {
    if (/query was canceled|INTERRUPT/i.test(text)) return quintileError('cancelled', {});
    if (isOutOfMemory(text)) return quintileError('engine.out_of_memory', { detail });
  }
  const position = Number(message.position);
  const candidates = message.candidates
    ?.split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return quintileError('engine.query_failed', {
    detail,
    ...(message.position !== undefined && Number.isFinite(position) ? { position } : {}),
    ...(candidates?.length ? { candidates } : {}),
  });
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
  return text
    .replace(/\n\nLINE \d+:[\s\S]*$/, '')
    .replace(/^[A-Z]\w* Error: /, '')
    .trim();
}
