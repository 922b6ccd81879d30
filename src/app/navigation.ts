import { ok, type Result } from '../base/result';
import type { SourceReport } from '../base/sources';
import type { AppState } from '../state/app-state.svelte';
import { fetchFile, nameOfAddress, siteAddress } from './fetch-file';
import { notebookFragment, routeOf } from './route';
import { shippedText, type ShippedId } from './shipped';

/** Keeps the address and what is open in step, and decides what opens when. */
export class Navigation {
  /** The address of the open customer has one without behind it. */
  #pushed = false;

  constructor(private readonly app: AppState) {}

  /** Follows the address from now on. @returns what ends that. */
  start(): () => void {
    const follow = () => void this.follow();
    // What was written a moment ago is not kept yet, or could not be: the browser asks before it goes.
    const leave = (event: BeforeUnloadEvent) => {
      const library = this.app.desk?.library;
      if (library?.isOpen !== true || library.saving === 'saved') return;
      void library.flush();
      event.preventDefault();
    };
    window.addEventListener('hashchange', follow);
    window.addEventListener('beforeunload', leave);
    void this.app.loadDesk().then(({ library }) => library.refresh());
    void this.follow();
    return () => {
      window.removeEventListener('hashchange', follow);
      window.removeEventListener('beforeunload', leave);
    };
  }

  /** Opens what the address names. */
  async follow(): Promise<void> {
    const { library, customer } = await this.app.loadDesk();
    const route = routeOf(location.hash);
    const shown = route.kind === 'notebook' ? route.customer : null;
    if (shown === null) {
      this.#pushed = false;
      customer.close();
    }
    if (route.kind === 'start') {
      if (library.isOpen) await library.close();
    } else if (route.kind === 'data') {
      await this.openAddresses(route.addresses);
    } else if (route.kind === 'notebook') {
      await library.open(route.id);
      if (shown !== null && shown !== customer.id) void customer.open(shown);
    } else {
      const { decodeLink } = await import('../share/link');
      const decoded = await decodeLink(route.fragment);
      if (decoded.ok) await library.openForeign(decoded.value, 'shared');
      else library.error = decoded.error;
      this.showAddress();
    }
  }

  /** The address of what is open now. A copy that is not kept yet has none of its own. */
  showAddress(): void {
    const library = this.app.desk?.library;
    if (!library?.isOpen || !library.current) return;
    const { current } = library;
    const route = routeOf(location.hash);
    const customer = this.app.customer.id;
    const fragment = notebookFragment(current.id, customer);
    if (location.hash === fragment) return;
    if (route.kind === 'notebook' && route.id === current.id) {
      this.#showCustomer(fragment, route.customer, customer);
      return;
    }
    // From the start page one can go back; a link that was agreed to, or a copy, is where one is already.
    if (route.kind === 'start') history.pushState(null, '', fragment);
    else history.replaceState(null, '', fragment);
  }

  /** Back closes a customer who was opened here; the next one takes the place of the one before. */
  #showCustomer(fragment: string, before: string | null, now: string | null): void {
    if (before === null) {
      history.pushState(null, '', fragment);
      this.#pushed = true;
    } else if (now === null && this.#pushed) {
      this.#pushed = false;
      history.back();
    } else history.replaceState(null, '', fragment);
  }

  /** Opens a copy of a notebook that comes with the page. */
  async openShipped(id: ShippedId): Promise<void> {
    const [{ library }, text] = await Promise.all([this.app.loadDesk(), shippedText(id)]);
    await library.openCopy(text);
  }

  /** Asks for a notebook file and opens it: shared, not run. */
  async openFile(): Promise<void> {
    const { library } = await this.app.loadDesk();
    const opened = await library.files.open();
    if (!opened.ok) {
      if (opened.error.code !== 'cancelled') library.error = opened.error;
      return;
    }
    await library.openForeign(opened.value.text, 'file');
  }

  /** Fetches files from this site and reads them; what cannot be had is shown, and the others are read. */
  async openAddresses(texts: readonly string[]): Promise<void> {
    const { sources } = this.app;
    const fetched = await Promise.all(
      texts.map(async (text) => {
        const address = siteAddress(text);
        if (!address.ok) return address;
        return sources.bring(nameOfAddress(address.value), (task) =>
          fetchFile(address.value, {
            signal: task.signal,
            onProgress: (progress) => (task.progress = progress),
          }),
        );
      }),
    );
    for (const file of fetched)
      if (!file.ok && file.error.code !== 'cancelled') sources.addFailure(file.error);
    const files = fetched.flatMap((file) => (file.ok ? [file.value] : []));
    if (files.length > 0) await this.addFiles(files);
  }

  /** Files that were dropped or chosen: notebooks open, everything else is data. Data want a notebook to be seen in. */
  async addFiles(files: readonly File[]): Promise<Result<readonly SourceReport[]>> {
    const isNotebook = (file: File) => /\.(md|markdown)$/i.test(file.name);
    const data = files.filter((file) => !isNotebook(file));
    const text = await files.find(isNotebook)?.text();
    const { library } = await this.app.loadDesk();
    if (text !== undefined) await library.openForeign(text, 'file');
    if (data.length === 0) return ok([]);
    if (!library.isOpen) void this.openShipped('rfm');
    return this.app.addFiles(data);
  }
}
