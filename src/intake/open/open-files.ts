import { quintileError, type QuintileError } from '../../base/errors';
import { fail, ok, type Result } from '../../base/result';
import { converterOf } from '../convert/converters';
import { inflateHead } from '../decode';
import type { ReadHooks } from '../reader';
import { openArchive } from './archive';
import { Budget, TooLarge } from './budget';
import type { FilePart } from './file-part';
import { gunzip } from './gunzip';
import { HEAD, type Findings, type Origin } from './findings';
import { unpackedFrom } from './packed-files';
import { withDistinctNames, type FoundPart } from './part-names';
import { recognise, type Recognised } from './recognise';

export interface OpenedFiles {
  readonly parts: readonly FilePart[];
  /** Files that could not be opened, by what failed. One that lies in an archive is empty here and only has its name. */
  readonly failed: readonly { readonly file: File; readonly error: QuintileError }[];
  /** Files in archives that are no tables, beside such that are: `archive.zip/readme.txt`. */
  readonly passedOver: readonly string[];
}

/**
 * The tables in what the user brought: archives are opened, workbooks and documents taken apart into their tables. Files
 * that hold one table come back as they are, and so do those that nobody can read: the reader says what is wrong with
 * them. Fails with `cancelled` only.
 */
export async function openFiles(
  files: readonly File[],
  hooks: ReadHooks = {},
): Promise<Result<OpenedFiles>> {
  const opening = new Opening(hooks);
  for (const file of files) {
    await opening.add(file);
    if (hooks.signal?.aborted) return fail(quintileError('cancelled', {}));
  }
  return ok(opening.result());
}

/** Opens file after file, and collects what comes out. */
class Opening implements Findings {
  readonly parts: FoundPart[] = [];
  readonly failed: { readonly file: File; readonly error: QuintileError }[] = [];
  readonly passedOver: string[] = [];

  constructor(readonly hooks: ReadHooks) {}

  async add(file: File): Promise<void> {
    // Where a folder was chosen, files have their path in it.
    const path = file.webkitRelativePath || file.name;
    await this.open(file, { path, root: file.name, depth: 0, budget: new Budget(file.size) });
  }

  result(): OpenedFiles {
    const { failed, passedOver } = this;
    const beside = new Map<FoundPart, string[]>();
    for (const path of passedOver) {
      const part = firstBeside(path, this.parts);
      if (part) beside.set(part, [...(beside.get(part) ?? []), path]);
    }
    const parts = withDistinctNames(this.parts).map((part, at) => {
      const found = this.parts[at];
      const others = found && beside.get(found);
      return others ? { ...part, passedOver: others } : part;
    });
    return { parts, failed, passedOver };
  }

  /** Takes a file apart as far as it goes. */
  async open(file: File, origin: Origin): Promise<void> {
    let head: Uint8Array<ArrayBuffer>;
    try {
      head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
    } catch {
      this.#keep(file, origin);
      return;
    }
    const packed = isGzip(head);
    const found = packed ? await this.#insideGzip(file) : recognise(head);
    if (this.hooks.signal?.aborted) return;
    if (found === null || found.kind === 'other' || isCsv(found)) this.#keep(file, origin);
    else if (packed) await this.#openInflated(file, origin);
    else if (found.kind === 'archive') await openArchive(file, origin, this);
    else await this.#takeApart(file, found.format, origin);
  }

  #keep(file: File, origin: Origin): void {
    this.parts.push({ file, choices: {}, label: null, path: origin.path });
  }

  /** What is in a gzip file; null when it is damaged, or is gzip again. */
  async #insideGzip(file: File): Promise<Recognised | null> {
    const inflated = await inflateHead(file, HEAD);
    if (!inflated.ok || inflated.value.bytes.length === 0) return null;
    return isGzip(inflated.value.bytes) ? null : recognise(inflated.value.bytes);
  }

  /** Formats that have to be read in any order, or are archives themselves, are inflated first. Text is so while it is read. */
  async #openInflated(file: File, origin: Origin): Promise<void> {
    const { signal, onProgress } = this.hooks;
    const onBytes = (bytes: number) =>
      onProgress?.({ phase: 'decoding', file: origin.root, bytes, totalBytes: file.size });
    let blob: Blob;
    try {
      blob = await gunzip(file, origin.budget, onBytes, signal);
    } catch (thrown) {
      if (signal?.aborted) return;
      if (thrown instanceof TooLarge && origin.depth > 0) throw thrown;
      if (thrown instanceof TooLarge) this.failed.push({ file, error: thrown.toError(file) });
      // The reader says what is wrong with it.
      else this.#keep(file, origin);
      return;
    }
    const { lastModified } = file;
    const inflated = new File([blob], withoutGz(file.name), { lastModified });
    unpackedFrom(inflated, origin.path);
    await this.open(inflated, { ...origin, path: withoutGz(origin.path) });
  }

  async #takeApart(
    file: File,
    format: Parameters<typeof converterOf>[0],
    origin: Origin,
  ): Promise<void> {
    const tables = await (await converterOf(format))?.tables(file);
    const isInArchive = origin.depth > 0;
    if (tables?.ok === false && tables.error.code === 'intake.not_a_table' && isInArchive) return;
    if (!tables?.ok) {
      this.#keep(file, origin);
      return;
    }
    const worth = tables.value.filter(({ worthReading }) => worthReading);
    // What else lies in an archive is no reason to read a document without a table.
    const read = worth.length > 0 || isInArchive ? worth : tables.value.slice(0, 1);
    if (read.length === 0 && !isInArchive) this.#keep(file, origin);
    for (const { choice, label } of read) {
      const own = read.length > 1 ? label : null;
      this.parts.push({ file, choices: choice, label: own, path: origin.path });
    }
  }
}

/** The first table in the same archive. */
function firstBeside(path: string, parts: readonly FoundPart[]): FoundPart | undefined {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    const part = parts.find((one) => one.path.startsWith(path.slice(0, end + 1)));
    if (part) return part;
  }
  return undefined;
}

function isCsv(found: Recognised): boolean {
  return found.kind === 'table' && found.format === 'csv';
}

function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

function withoutGz(name: string): string {
  return name.replace(/\.gz$/i, '').replace(/\.tgz$/i, '.tar');
}
