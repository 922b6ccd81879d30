import { quintileError } from '../base/errors';
import type { ReadingChoices } from '../base/reading';
import type { RememberedReading } from '../base/remembered';
import { fail, ok, type Result } from '../base/result';
import type { Mapping, Role } from '../base/roles';
import type { Shape, ShapeOffer } from '../base/shapes';
import type { SourceReport } from '../base/sources';
import type { FileConnector } from '../engine/connector';
import type { Formats } from '../intake/formats';
import { clearLeftOut } from '../intake/left-out';
import { sql } from '../sql';
import { Currencies } from './currencies';
import type { EngineWork } from './engine-work';
import type { OnProgress } from './call';
import type { Importer } from './importer';
import { previewSource, tablesOfSource } from './preview';
import type { CallId, ReadingPreview, SetRoleOptions, TableInFile } from './protocol';
import { worthRemembering } from './reading-memory';
import { RoleEditor } from './role-editor';
import { ShapedSources } from './shaped-sources';
import { sourceTable, type SourceStore, type StoredSource } from './source-store';

/** What the page does with the files that the user brings: reading, mapping, removing. */
export class SourceCalls {
  readonly #roles: RoleEditor;
  readonly #currencies: Currencies;
  readonly shapes: ShapedSources;

  /** @param changed after anything that changes what the role views hold */
  constructor(
    private readonly engine: EngineWork,
    private readonly stored: SourceStore,
    private readonly importer: Importer,
    private readonly formats: Formats,
    private readonly changed: (connector: FileConnector) => Promise<Result<void>>,
  ) {
    this.#roles = new RoleEditor(stored);
    this.#currencies = new Currencies(stored);
    this.shapes = new ShapedSources(stored);
  }

  addFiles(
    call: CallId,
    files: readonly File[],
    onProgress: OnProgress,
  ): Promise<Result<readonly SourceReport[]>> {
    const look = (signal: AbortSignal) => this.importer.look(files, signal, onProgress);
    return this.engine.changeAfter(call, look, async (connector, signal, looked) => {
      const added = await this.importer.add(connector, looked, signal, onProgress);
      const followed = await this.#follow(connector, signal);
      if (!added.ok) return added;
      if (!followed.ok) return followed;
      return ok([...added.value, ...followed.value].map((name) => this.#report(name)));
    });
  }

  tablesInFile(call: CallId, source: string): Promise<Result<readonly TableInFile[]>> {
    return this.engine.calls.run(call, async () => {
      const stored = this.stored.get(source);
      return stored ? tablesOfSource(stored) : unknownSource(source);
    });
  }

  /** @param masked shows texts as their shapes */
  previewReading(
    masked: boolean,
    call: CallId,
    source: string,
    choices: ReadingChoices,
  ): Promise<Result<ReadingPreview>> {
    return this.engine.calls.run(call, async (signal) => {
      const stored = this.stored.get(source);
      return stored?.files[0]
        ? previewSource(this.formats, stored, choices, masked, signal)
        : unknownSource(source);
    });
  }

  reread(
    call: CallId,
    source: string,
    choices: ReadingChoices,
    onProgress: OnProgress,
  ): Promise<Result<SourceReport>> {
    return this.engine.change(call, async (connector, signal) => {
      const stored = this.stored.get(source);
      if (!stored?.files[0]) return unknownSource(source);
      const read = await this.importer.reread(connector, stored, choices, signal, onProgress);
      return this.#settled(connector, read, source, signal);
    });
  }

  readAfresh(call: CallId, source: string, onProgress: OnProgress): Promise<Result<SourceReport>> {
    return this.engine.change(call, async (connector, signal) => {
      const stored = this.stored.get(source);
      if (!stored?.files[0]) return unknownSource(source);
      const read = await this.importer.readAfresh(connector, stored, signal, onProgress);
      return this.#settled(connector, read, source, signal);
    });
  }

  rememberReadings(readings: readonly RememberedReading[]): Promise<void> {
    this.importer.memory.set(readings);
    return Promise.resolve();
  }

  readingToRemember(source: string): Promise<Result<RememberedReading | null>> {
    const stored = this.stored.get(source);
    const today = new Date().toISOString().slice(0, 10);
    return Promise.resolve(stored ? ok(worthRemembering(stored, today)) : unknownSource(source));
  }

  setRole(
    call: CallId,
    source: string,
    role: Role | null,
    mapping: Mapping,
    options: SetRoleOptions,
  ): Promise<Result<SourceReport>> {
    return this.engine.change(call, async (connector, signal) => {
      const stored = this.stored.get(source);
      if (!stored) return unknownSource(source);
      const read = await this.#readFirst(connector, stored, options, signal);
      if (!read.ok) return read;
      const set = await this.#roles.set(connector, source, role, mapping, options, signal);
      if (!set.ok && !options.reading) return set;
      return this.#settled(connector, set, source, signal, source);
    });
  }

  removeSource(source: string): Promise<Result<void>> {
    return this.engine.changeFully(async (connector) => {
      const stored = this.stored.get(source);
      if (!stored) return unknownSource(source);
      this.stored.remove(source);
      if (stored.shape) this.shapes.decline(stored.shape);
      const followed = await this.#follow(connector, new AbortController().signal);
      if (!followed.ok) return followed;
      const cleared = await clearLeftOut(connector, source);
      return cleared.ok
        ? connector.exec(sql`drop table if exists ${sourceTable(source)}`)
        : cleared;
    });
  }

  sources(): Promise<Result<readonly SourceReport[]>> {
    return Promise.resolve(ok(this.stored.all().map((source) => this.stored.report(source))));
  }

  shapeOffers(): Promise<Result<readonly ShapeOffer[]>> {
    return Promise.resolve(ok(this.shapes.offers));
  }

  takeShape(call: CallId, shape: Shape): Promise<Result<SourceReport>> {
    return this.engine.change(call, async (connector, signal) => {
      const made = await this.shapes.take(connector, shape, signal);
      if (!made.ok) return made;
      return this.#settled(connector, ok(undefined), made.value, signal);
    });
  }

  declineShape(shape: Shape): Promise<void> {
    this.shapes.decline(shape);
    return Promise.resolve();
  }

  /** Makes again in a fresh engine what is made from sources, after those were read again. */
  async restore(connector: FileConnector): Promise<Result<void>> {
    const shaped = await this.shapes.restore(connector);
    if (!shaped.ok) return shaped;
    const settled = await this.#currencies.settle(connector);
    return settled.ok ? this.changed(connector) : settled;
  }

  /** @param answered the source that the user has decided on */
  async #settled(
    connector: FileConnector,
    done: Result<void>,
    source: string,
    signal: AbortSignal,
    answered?: string,
  ): Promise<Result<SourceReport>> {
    const followed = await this.#follow(connector, signal, answered);
    if (!done.ok) return done;
    return followed.ok ? ok(this.#report(source)) : followed;
  }

  /** What is made from sources follows them, then what has to be asked about all of them, and then everything else. */
  async #follow(
    connector: FileConnector,
    signal: AbortSignal,
    answered?: string,
  ): Promise<Result<readonly string[]>> {
    const shaped = await this.shapes.settle(connector, signal);
    const settled = await this.#currencies.settle(connector, answered);
    const changed = await this.changed(connector);
    if (!shaped.ok) return shaped;
    if (!settled.ok) return settled;
    return changed.ok ? shaped : changed;
  }

  async #readFirst(
    connector: FileConnector,
    stored: StoredSource,
    { reading }: SetRoleOptions,
    signal: AbortSignal,
  ): Promise<Result<void>> {
    if (!reading) return ok(undefined);
    if (!stored.files[0]) return unknownSource(stored.name);
    const choices = { ...stored.choices, ...reading };
    return this.importer.reread(connector, stored, choices, signal, () => undefined);
  }

  #report(source: string): SourceReport {
    const stored = this.stored.get(source);
    if (!stored) throw new RangeError(`no source ${source}`);
    return this.stored.report(stored);
  }
}

/** The failure of a call about a source that is not there. */
export function unknownSource(source: string) {
  return fail(quintileError('intake.unknown_source', { source }));
}
