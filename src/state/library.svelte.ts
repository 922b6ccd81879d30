import { nextTask } from '../base/next-task';
import { quintileError, type QuintileError } from '../base/errors';
import { fail, ok, type Result } from '../base/result';
import { setFront } from '../document/edit-front';
import type { Notebook } from '../document/notebook';
import { parseNotebook } from '../document/parse';
import { replaceText } from '../document/replace-text';
import { serializeNotebook } from '../document/serialize';
import { textHash } from '../share/text-hash';
import { Database } from '../store/database';
import type {
  KeptNotebook,
  NotebookEntry,
  NotebookOrigin,
  NotebookVersion,
} from '../store/kept-notebook';
import { NotebookFiles } from '../store/notebook-files';
import { NotebookStore, type NotebookDraft, type RemovedNotebook } from '../store/notebooks';
import { TrustedTexts } from '../store/trust';
import { VersionStore } from '../store/versions';
import type { NotebookState } from './notebook/notebook.svelte';

/** After the last edit, so much time goes by before the notebook is saved, in milliseconds. */
const SAVE_AFTER_MS = 500;

export type SaveStatus = 'saved' | 'saving' | 'unsaved' | 'failed';

/** Which notebook is open, which ones this browser keeps, and whether the open one is saved. */
export class LibraryState {
  /** All notebooks, the last changed one first; null until they are known. */
  entries = $state.raw<readonly NotebookEntry[] | null>(null);
  /** The open notebook as it is kept; null for one that is only looked at. */
  current = $state.raw<KeptNotebook | null>(null);
  /** True while a notebook is open. */
  isOpen = $state(false);
  /** Where the open notebook came from. */
  origin = $state<NotebookOrigin>('own');
  saving = $state<SaveStatus>('saved');
  /** Why saving, or opening, did not work. */
  error = $state.raw<QuintileError | null>(null);
  versions = $state.raw<readonly NotebookVersion[]>([]);
  /** What was removed last, for as long as it can be brought back. */
  removed = $state.raw<RemovedNotebook | null>(null);
  /** Counts up when another notebook has been opened: the address follows. */
  opened = $state(0);
  readonly files = new NotebookFiles();
  readonly #database = new Database();
  readonly #store = new NotebookStore(this.#database, retitled);
  readonly #versions = new VersionStore(this.#database);
  readonly #trusted = new TrustedTexts();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saves: Promise<void> = Promise.resolve();
  #turn = 0;
  #trustedHash: string | undefined;

  constructor(private readonly notebook: NotebookState) {
    notebook.onedit = () => {
      this.#edited();
    };
    this.#store.watch(() => void this.refresh());
  }

  async refresh(): Promise<void> {
    const entries = await this.#store.list();
    if (entries.ok) this.entries = entries.value;
    else this.error = entries.error;
  }

  /** Opens a text as a new notebook of one's own. It is there at once, and kept a moment later. */
  async openCopy(text: string): Promise<Result<void>> {
    return this.#openNew(text, 'own');
  }

  /** Opens a kept notebook. */
  async open(id: string): Promise<Result<void>> {
    if (this.current?.id === id && this.isOpen) return ok(undefined);
    await this.flush();
    const turn = ++this.#turn;
    const kept = await this.#store.get(id);
    if (!kept.ok) return this.#failed(kept.error);
    if (!kept.value) {
      return this.#failed(
        quintileError('document.invalid', { detail: 'this browser keeps no such notebook' }),
      );
    }
    const parsed = parseNotebook(kept.value.text);
    if (!parsed.ok) return this.#failed(parsed.error);
    if (turn !== this.#turn) return fail(quintileError('cancelled', {}));
    await this.#versions.saveDaily(kept.value);
    const { origin, trustedHash } = kept.value;
    this.#trustedHash = trustedHash;
    await this.#show(parsed.value, origin, origin === 'own' || trustedHash !== undefined);
    this.current = kept.value;
    return ok(undefined);
  }

  /**
   * Opens the text of somebody else: shared, not run, unless just this text was agreed to before. It is kept once the
   * reader agrees or edits.
   */
  async openForeign(text: string, origin: 'shared' | 'file'): Promise<Result<void>> {
    return this.#openNew(text, origin);
  }

  /** The reader has seen the open text and lets it run. */
  async agree(): Promise<void> {
    this.#trustedHash = textHash(this.text());
    this.#trusted.add(this.#trustedHash);
    await this.notebook.agree();
    this.#save();
  }

  /** A text that left this page may come back and run, if it could run here. */
  trust(text: string): void {
    if (this.notebook.agreed) this.#trusted.add(textHash(text));
  }

  /** The open notebook’s text. */
  text(): string {
    return serializeNotebook(this.notebook.notebook);
  }

  /** Leaves the open notebook; it stays kept. */
  async close(): Promise<void> {
    await this.flush();
    this.#turn += 1;
    this.isOpen = false;
    this.current = null;
    await this.notebook.close();
    await this.refresh();
  }

  /** Saves now what waits to be saved. */
  async flush(): Promise<void> {
    if (this.saving === 'unsaved') this.#save();
    await this.#saves;
  }

  async rename(id: string, title: string): Promise<void> {
    if (id === this.current?.id) this.notebook.edits.title(title);
    else await this.#store.rename(id, title);
    await this.refresh();
  }

  async duplicate(id: string): Promise<void> {
    await this.flush();
    await this.#store.duplicate(id);
    await this.refresh();
  }

  async textOf(id: string): Promise<Result<string>> {
    const kept = await this.#store.get(id);
    if (!kept.ok) return kept;
    return ok(kept.value?.text ?? '');
  }

  async remove(id: string): Promise<void> {
    const removed = await this.#store.remove(id);
    if (removed.ok) this.removed = removed.value;
    await this.refresh();
  }

  async undoRemove(): Promise<void> {
    if (this.removed) await this.#store.restore(this.removed);
    this.removed = null;
    await this.refresh();
  }

  async loadVersions(): Promise<void> {
    await this.flush();
    if (!this.current) return;
    const versions = await this.#versions.list(this.current.id);
    if (versions.ok) this.versions = versions.value;
  }

  async saveVersion(name: string | null): Promise<void> {
    await this.flush();
    if (this.current) await this.#versions.save(this.current, name);
    await this.loadVersions();
  }

  async nameVersion(id: string, name: string | null): Promise<void> {
    await this.#versions.rename(id, name);
    await this.loadVersions();
  }

  async removeVersion(id: string): Promise<void> {
    await this.#versions.remove(id);
    await this.loadVersions();
  }

  /** Brings an earlier text back; what stands now is kept as a version, and undo takes it back too. */
  async restoreVersion(version: NotebookVersion): Promise<void> {
    await this.saveVersion(null);
    const replaced = replaceText(this.notebook.notebook, version.text);
    if (!replaced.ok) {
      this.error = replaced.error;
      return;
    }
    this.notebook.edit(() => replaced.value, { label: 'Restore version' });
    await this.loadVersions();
  }

  async #openNew(text: string, origin: NotebookOrigin): Promise<Result<void>> {
    const parsed = parseNotebook(text);
    if (!parsed.ok) return this.#failed(parsed.error);
    const hash = textHash(text);
    // Reading the text and drawing it first are each as much as one task should do. Before what is open is saved: from
    // there on nobody may write in it.
    await nextTask();
    await this.flush();
    this.#turn += 1;
    const copy = origin === 'own' ? null : await this.#copyOf(text, hash);
    if (copy !== null) return this.open(copy);
    const trusted = origin === 'own' || this.#trusted.has(hash);
    this.current = null;
    const shown = this.#show(parsed.value, origin, trusted);
    this.#trustedHash = trusted && origin !== 'own' ? hash : undefined;
    if (trusted) void this.#keep();
    await shown;
    return ok(undefined);
  }

  /** The notebook in which this very text is kept already: a link that is opened again makes no second copy. */
  async #copyOf(text: string, hash: string): Promise<string | null> {
    const entries = await this.#store.list();
    if (!entries.ok) return null;
    for (const { id, trustedHash } of entries.value) {
      if (trustedHash !== hash) continue;
      const kept = await this.#store.get(id);
      if (kept.ok && kept.value?.text === text) return id;
    }
    return null;
  }

  async #show(notebook: Notebook, origin: NotebookOrigin, agreed: boolean): Promise<void> {
    this.origin = origin;
    this.isOpen = true;
    this.saving = 'saved';
    this.error = null;
    this.versions = [];
    const opening = this.notebook.open(notebook, agreed);
    this.opened += 1;
    await opening;
  }

  /** Begins to keep what was only looked at. */
  async #keep(): Promise<void> {
    if (this.current) return;
    const turn = this.#turn;
    const { title } = this.notebook.notebook.front;
    const created = await this.#store.create(this.#draft());
    if (turn !== this.#turn) return;
    if (!created.ok) {
      this.saving = 'failed';
      this.error = created.error;
      return;
    }
    this.current = created.value;
    if (created.value.title !== title) this.notebook.retitle(created.value.title);
    this.opened += 1;
  }

  #edited(): void {
    this.saving = 'unsaved';
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#save();
    }, SAVE_AFTER_MS);
  }

  /** Saves follow each other: each needs the revision that the one before gave back. */
  #save(): void {
    clearTimeout(this.#timer);
    this.saving = 'saving';
    this.#saves = this.#saves.then(() => this.#write());
  }

  async #write(): Promise<void> {
    if (!this.isOpen) return;
    if (!this.current) {
      await this.#keep();
      if (this.saving === 'saving') this.saving = 'saved';
      return;
    }
    const { id, revision } = this.current;
    const saved = await this.#store.save(id, this.#draft(), revision);
    if (!saved.ok) {
      this.saving = 'failed';
      this.error = saved.error;
      return;
    }
    const moved = saved.value.kind === 'conflict';
    this.current = saved.value.notebook;
    if (this.saving === 'saving') this.saving = 'saved';
    if (!moved) return;
    this.notebook.retitle(saved.value.notebook.title);
    this.opened += 1;
  }

  #draft(): NotebookDraft {
    const trust = this.#trustedHash === undefined ? {} : { trustedHash: this.#trustedHash };
    const { title } = this.notebook.notebook.front;
    return { title, text: this.text(), origin: this.origin, ...trust };
  }

  #failed(error: QuintileError): Result<never> {
    this.error = error;
    return fail(error);
  }
}

function retitled(text: string, title: string): string {
  const parsed = parseNotebook(text);
  return parsed.ok ? serializeNotebook(setFront(parsed.value, { title })) : text;
}
