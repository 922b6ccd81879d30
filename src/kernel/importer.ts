import { quintileError } from '../base/errors';
import type { Reading, ReadingChoices } from '../base/reading';
import { fail, ok, type Result } from '../base/result';
import type { FileConnector } from '../engine/connector';
import { readCsv } from '../intake/csv/read';
import { clearRejects } from '../intake/csv/rejects';
import { sourceSlug } from '../intake/slug';
import { sniffFile, type Sniff } from '../intake/sniff/sniff-file';
import { readingForRoles } from '../intake/roles/reading-for-roles';
import { sql } from '../sql';
import type { Progress } from './protocol';
import { proposeFor } from './role-proposals';
import { sourceTable, type SourceStore, type StoredSource } from './source-store';

/** Bytes of CSV from which sources are kept in the compressed in-memory database. */
const COMPRESS_FROM_BYTES = 1_200_000_000;
/** What a gzip file is taken to hold, times its size. */
const GZIP_RATIO = 8;

export type OnProgress = (progress: Progress) => void;

/** What is to be read into a source. */
interface ReadRequest {
  readonly name: string;
  readonly files: readonly File[];
  readonly choices: ReadingChoices;
}

/** Turns files into sources: sniffs, reads, and proposes roles. */
export class Importer {
  constructor(private readonly sources: SourceStore) {}

  /** Each file becomes a source, also one that fails: it then carries its error. Only a cancel ends the whole. */
  async add(
    connector: FileConnector,
    files: readonly File[],
    signal: AbortSignal,
    onProgress: OnProgress,
  ): Promise<Result<StoredSource[]>> {
    const added: StoredSource[] = [];
    for (const file of files) {
      const name = sourceSlug(file.name, this.sources.names());
      const source = await this.read(connector, { name, files: [file], choices: {} }, signal, onProgress);
      if (!source.ok) return source;
      this.sources.put(source.value);
      added.push(source.value);
    }
    return ok(added);
  }

  /** Reads one source, in place of what stood under its name. Cancelled leaves what stood. */
  async read(
    connector: FileConnector,
    request: ReadRequest,
    signal: AbortSignal,
    onProgress: OnProgress,
  ): Promise<Result<StoredSource>> {
    const [first] = request.files;
    if (!first) throw new RangeError('a source needs a file');
    onProgress({ phase: 'sniffing', file: first.name });
    const sniff = await sniffFile(first, request.choices, signal);
    if (!sniff.ok) return sniff.error.code === 'cancelled' ? sniff : ok(failedSource(request, sniff.error, null));
    const proposals = proposeFor(sniff.value, first.name);
    const reading = readingForRoles(sniff.value.reading, proposals);
    const outcome = await this.#load(connector, request, reading, signal, onProgress);
    if (!outcome.ok) {
      return outcome.error.code === 'cancelled' ? outcome : ok(failedSource(request, outcome.error, reading));
    }
    return this.#complete(connector, request, sniff.value, outcome.value, signal);
  }
}
