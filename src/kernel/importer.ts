import { quintileError } from '../base/errors';
import type { ReadingChoices } from '../base/reading';
import { ok, type Result } from '../base/result';
import type { FileConnector } from '../engine/connector';
import type { Formats } from '../intake/formats';
import type { FilePart } from '../intake/open/file-part';
import { openFiles } from '../intake/open/open-files';
import { sourceSlug } from '../intake/slug';
import type { OnProgress } from './call';
import { ReadingMemory } from './reading-memory';
import { keepFailure, SourceReader, type ImportRequest } from './source-reader';
import type { SourceStore, StoredSource } from './source-store';

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

  /**
   * Each table in the files becomes a source, also one that fails: it then carries its error. Answers the names.
   * Cancelled, the files read before stay and the rest leaves nothing behind.
   */
  async add(
    connector: FileConnector,
    files: readonly File[],
    signal: AbortSignal,
    onProgress: OnProgress,
  ): Promise<Result<string[]>> {
    const taken = await openFiles(files, { signal, onProgress });
    if (!taken.ok) return taken;
    const opened = taken.value;
    const added: string[] = [];
    for (const { file, error } of opened.failed) {
      const failed = keepFailure(this.#request(file.name, [file], {}), error, null);
      if (!failed.ok) return failed;
      this.sources.put(failed.value);
      added.push(failed.value.name);
    }
    for (const part of opened.parts) {
      const request = this.#request(part.name, [part.file], part.choices);
      const namesake = this.#loaded(part);
      const source = namesake
        ? keepFailure(
            request,
            quintileError('intake.duplicate_name', { file: part.name, source: namesake }),
            null,
          )
        : await this.#reader.read(
            connector,
            { ...request, memory: this.memory },
            signal,
            onProgress,
          );
      if (!source.ok) return source;
      this.sources.put(source.value);
      added.push(request.name);
    }
    return ok(added);
  }

  /** The source that this table was read into before. */
  #loaded({ file, choices: { sheet, path } }: FilePart): string | undefined {
    return this.sources
      .all()
      .find(
        ({ error, files, choices }) =>
          error === null &&
          files.some(({ name }) => name === file.name) &&
          choices.sheet === sheet &&
          choices.path === path,
      )?.name;
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
    { name, files }: StoredSource,
    choices: ReadingChoices,
    signal: AbortSignal,
    onProgress: OnProgress,
  ): Promise<Result<void>> {
    const request = { revision: ++this.#reads, name, files, choices };
    const source = await this.#reader.read(connector, request, signal, onProgress);
    if (!source.ok) return source;
    this.sources.put(source.value);
    return ok(undefined);
  }

  /** Reads all sources again into a fresh engine; roles and mappings stay as they were. */
  async restore(connector: FileConnector, onProgress: OnProgress): Promise<Result<void>> {
    const { signal } = new AbortController();
    for (const stored of this.sources.all().filter(({ shape }) => shape === null)) {
      const { name, files, choices, roles, needs, preset, remembered } = stored;
      const source = await this.#reader.read(
        connector,
        { revision: ++this.#reads, name, files, choices },
        signal,
        onProgress,
      );
      if (!source.ok) return source;
      this.sources.put(
        source.value.error ? source.value : { ...source.value, roles, needs, preset, remembered },
      );
    }
    return ok(undefined);
  }

  #request(name: string, files: readonly File[], choices: ReadingChoices): ImportRequest {
    const slug = sourceSlug(name, this.sources.names());
    return { revision: ++this.#reads, name: slug, files, choices };
  }
}
