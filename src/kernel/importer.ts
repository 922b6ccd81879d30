import { quintileError, type QuintileError } from '../base/errors';
import type { ReadingChoices } from '../base/reading';
import { ok, type Result } from '../base/result';
import type { FileConnector } from '../engine/connector';
import type { Formats } from '../intake/formats';
import type { FilePart } from '../intake/open/file-part';
import { openFiles, type OpenedFiles } from '../intake/open/open-files';
import { sameBytes } from '../intake/same-bytes';
import { sourceSlug } from '../intake/slug';
import type { OnProgress } from './call';
import { ReadingMemory } from './reading-memory';
import { keepFailure, SourceReader, type Found, type ImportRequest } from './source-reader';
import type { SourceStore, StoredSource } from './source-store';

/** The tables in files, and how the first of them is to be read. */
export interface LookedAt extends OpenedFiles {
  readonly first: Result<Found> | null;
}

/** Turns what the user brings into sources. */
export class Importer {
  /** What was decided about such files before. */
  readonly memory = new ReadingMemory();
  readonly #reader: SourceReader;
  #reads = 0;

  constructor(
    private readonly sources: SourceStore,
    formats: Formats,
  ) {
    this.#reader = new SourceReader(sources, formats);
  }

  /** What can be found out about files before there is an engine. */
  async look(
    files: readonly File[],
    signal: AbortSignal,
    onProgress: OnProgress,
  ): Promise<Result<LookedAt>> {
    const opened = await openFiles(files, { signal, onProgress });
    if (!opened.ok) return opened;
    const [first] = opened.value.parts;
    if (!first) return ok({ ...opened.value, first: null });
    const request = { files: [first.file], choices: first.choices, memory: this.memory };
    return ok({ ...opened.value, first: await this.#reader.look(request, signal, onProgress) });
  }

  /**
   * Each table in the files becomes a source, also one that fails: it then carries its error. Answers the names.
   * Cancelled, the files read before stay and the rest leaves nothing behind.
   */
  async add(
    connector: FileConnector,
    opened: LookedAt,
    signal: AbortSignal,
    onProgress: OnProgress,
  ): Promise<Result<string[]>> {
    const added: string[] = [];
    for (const { file, error } of opened.failed) {
      const failed = keepFailure(this.#request(file.name, [file], {}), error, null);
      if (!failed.ok) return failed;
      this.sources.put(failed.value);
      added.push(failed.value.name);
    }
    for (const [at, part] of opened.parts.entries()) {
      const request = this.#request(part.name, [part.file], part.choices);
      const twice = this.#loadedName(part) ?? (await this.#loadedBytes(part, signal));
      const source = twice
        ? keepFailure(request, twice, null)
        : await this.#reader.read(
            connector,
            { ...request, memory: this.memory, looked: at === 0 ? opened.first : null },
            signal,
            onProgress,
          );
      if (!source.ok) return source;
      const { passedOver = [] } = part;
      this.sources.put({ ...source.value, passedOver });
      added.push(request.name);
    }
    return ok(added);
  }

  /** What is wrong with a table of a file whose namesake is loaded. */
  #loadedName(part: FilePart): QuintileError | null {
    const namesake = this.#withTable(part).find(({ files }) =>
      files.some(({ name }) => name === part.file.name),
    );
    return namesake
      ? quintileError('intake.duplicate_name', { file: part.name, source: namesake.name })
      : null;
  }

  /** What is wrong with a table of a file that is loaded under another name. */
  async #loadedBytes(part: FilePart, signal: AbortSignal): Promise<QuintileError | null> {
    for (const { name: source, files } of this.#withTable(part)) {
      for (const file of files) {
        if (await sameBytes(file, part.file, signal))
          return quintileError('intake.same_file', { file: part.name, other: file.name, source });
      }
    }
    return null;
  }

  /** Sources that could be this table, by what singles it out of its file. */
  #withTable({ choices: { sheet, path } }: FilePart): StoredSource[] {
    return this.sources
      .all()
      .filter(
        ({ error, choices }) => error === null && choices.sheet === sheet && choices.path === path,
      );
  }

  /** Reads a source again with these choices, in its place. What stood stays when this is cancelled. */
  async reread(
    connector: FileConnector,
    stored: StoredSource,
    choices: ReadingChoices,
    signal: AbortSignal,
    onProgress: OnProgress,
  ): Promise<Result<void>> {
    return this.#replace(connector, stored, choices, signal, onProgress);
  }

  /** Reads a source as if nobody had ever decided about such files. */
  async readAfresh(
    connector: FileConnector,
    stored: StoredSource,
    signal: AbortSignal,
    onProgress: OnProgress,
  ): Promise<Result<void>> {
    const { sheet, range, path } = stored.choices;
    const which = {
      ...(sheet !== undefined && { sheet }),
      ...(range !== undefined && { range }),
      ...(path !== undefined && { path }),
    };
    return this.#replace(connector, stored, which, signal, onProgress);
  }

  async #replace(
    connector: FileConnector,
    { name, files, passedOver }: StoredSource,
    choices: ReadingChoices,
    signal: AbortSignal,
    onProgress: OnProgress,
  ): Promise<Result<void>> {
    const request = { revision: ++this.#reads, name, files, choices };
    const source = await this.#reader.read(connector, request, signal, onProgress);
    if (!source.ok) return source;
    this.sources.put({ ...source.value, passedOver });
    return ok(undefined);
  }

  /** Reads all sources again into a fresh engine; roles and mappings stay as they were. */
  async restore(connector: FileConnector, onProgress: OnProgress): Promise<Result<void>> {
    const { signal } = new AbortController();
    for (const stored of this.sources.all().filter(({ shape }) => shape === null)) {
      const { name, files, choices, roles, needs, preset, remembered, passedOver } = stored;
      const source = await this.#reader.read(
        connector,
        { revision: ++this.#reads, name, files, choices },
        signal,
        onProgress,
      );
      if (!source.ok) return source;
      this.sources.put(
        source.value.error
          ? { ...source.value, passedOver }
          : { ...source.value, roles, needs, preset, remembered, passedOver },
      );
    }
    return ok(undefined);
  }

  #request(name: string, files: readonly File[], choices: ReadingChoices): ImportRequest {
    const slug = sourceSlug(name, this.sources.names());
    return { revision: ++this.#reads, name: slug, files, choices };
  }
}
