/* eslint-disable svelte/prefer-svelte-reactivity -- replaced as a whole, never changed */
import type { Attribute } from '../base/attributes';
import { cellText } from '../base/cell-value';
import type { Role } from '../base/roles';
import type { FoundCustomer } from '../kernel/protocol';
import { eventsQuery, hasEvents } from '../notebook/customer/events-query';
import { everyoneQuery } from '../notebook/customer/list-query';
import { purchasesQuery, type ComparedWith } from '../notebook/customer/purchases-query';
import { otherRecordsQuery, recordQuery } from '../notebook/customer/record-queries';
import { segmentationsInUse, type Segmentation } from '../notebook/customer/segmentations';
import { valueQuery } from '../notebook/customer/value-query';
import { CustomerList, type ListPlace } from './customer-list.svelte';
import { CustomerSegmentState } from './customer-segment.svelte';
import type { EngineState } from './engine.svelte';
import { BlockState } from './notebook/block.svelte';
import type { NotebookState } from './notebook/notebook.svelte';
import type { KnownColumn, RelationsState } from './relations.svelte';
import type { SourcesState } from './sources.svelte';

/** Customers that a search shows. */
const MOST_FOUND = 12;

/** The one customer that is looked at: everything that is known of them, and the list that they stand in. */
export class CustomerState {
  /** Null while nobody is looked at. */
  id = $state<string | null>(null);
  /** Roles that tell of customers now. */
  roles = $state.raw<ReadonlySet<Role>>(new Set());
  /** Columns of the record beside the id, with their kinds. */
  attributes = $state.raw<readonly Attribute[]>([]);
  /** Columns of the record that say what the customer is called. */
  nameColumns = $state.raw<readonly string[]>([]);
  readonly record = new BlockState();
  /** Records of the same id beside the one that counts. */
  readonly others = new BlockState();
  readonly value = new BlockState();
  readonly events = new BlockState();
  readonly purchases = new BlockState();
  segments = $state.raw<readonly CustomerSegmentState[]>([]);
  /** Whom the purchases are compared with: a segment, or everyone (null). */
  comparedWith = $state.raw<ComparedWith>(null);
  /** True until everything that is known is there. */
  loading = $state(false);
  /** What the last search has found; null before the first. */
  found = $state.raw<readonly FoundCustomer[] | null>(null);
  searching = $state(false);
  readonly list: CustomerList;
  #loading = new AbortController();
  #search = 0;
  #factsOf = -1;

  constructor(
    private readonly engine: EngineState,
    private readonly notebook: NotebookState,
    private readonly relations: RelationsState,
    private readonly sources: SourcesState,
  ) {
    this.list = new CustomerList(engine);
  }

  /** What they are called by their record, else their id. */
  get name(): string {
    const record = this.record.stale ? undefined : this.record.rows?.[0];
    const words = this.nameColumns.map((column) => cellText(record?.[column])).filter(Boolean);
    return words.length === 0 ? (this.id ?? '') : words.join(' ');
  }

  /** Everything is loaded, and nothing is known of this id. */
  get isUnknown(): boolean {
    if (this.id === null || this.loading) return false;
    const isEmpty = ({ rows }: BlockState) => rows === null || rows.length === 0;
    return isEmpty(this.record) && isEmpty(this.events);
  }

  columnsOf({ relation }: Segmentation): readonly KnownColumn[] {
    return this.relations.columnsOf(relation);
  }

  /**
   * Looks at a customer.
   *
   * @param list the table that was clicked; without one, everybody by revenue
   */
  async open(id: string, list?: ListPlace): Promise<void> {
    if (id !== this.id) this.#clear();
    await this.#load(id, list ?? 'everyone');
  }

  close(): void {
    this.#loading.abort();
    this.id = null;
    this.loading = false;
    this.#clear();
  }

  next(): Promise<void> {
    return this.#move(1);
  }

  previous(): Promise<void> {
    return this.#move(-1);
  }

  /** Compares what they buy with another segment, or with everyone. */
  async compare(base: ComparedWith): Promise<void> {
    this.comparedWith = base;
    if (this.id !== null) await this.#loadPurchases(this.id, this.#loading.signal);
  }

  /** Finds customers by id, name or e-mail; of searches that overtake each other the last one counts. */
  async search(text: string): Promise<void> {
    const turn = ++this.#search;
    this.searching = true;
    const found = await this.engine.run(
      'Finding customers',
      (call) => this.engine.client.api.searchCustomers(call, text, MOST_FOUND),
      { background: true },
    );
    if (turn !== this.#search) return;
    this.searching = false;
    if (found.ok) this.found = text.trim() === '' ? null : found.value;
  }

  /** Forgets what was typed and found. */
  endSearch(): void {
    this.#search += 1;
    this.searching = false;
    this.found = null;
  }

  /** What the files hold, or how it is shown, has changed: what stands is taken away at once. */
  shownOtherwise(): void {
    this.#loading.abort();
    this.endSearch();
    this.#clear();
    this.#factsOf = -1;
  }

  /** The data have changed. */
  async dataChanged(): Promise<void> {
    this.list.forget();
    this.#factsOf = -1;
    if (this.id !== null) await this.#load(this.id, 'everyone');
  }

  /** Cells have run: the segments may be others. */
  async cellsChanged(): Promise<void> {
    if (this.id === null || this.loading) return;
    await this.#loadSegments(this.id, this.#loading.signal);
  }

  async #move(step: 1 | -1): Promise<void> {
    if (this.id === null) return;
    const moved = await this.list.move(step, this.id);
    if (moved.ok && moved.value !== null) await this.#load(moved.value, 'same');
  }

  async #load(id: string, list: ListPlace | 'everyone' | 'same'): Promise<void> {
    this.#loading.abort();
    const { signal } = (this.#loading = new AbortController());
    this.id = id;
    this.loading = true;
    this.roles = new Set(this.sources.roles);
    if (this.roles.size > 0) await this.#loadAll(id, list, signal);
    if (!signal.aborted) this.loading = false;
  }

  async #loadAll(
    id: string,
    list: ListPlace | 'everyone' | 'same',
    signal: AbortSignal,
  ): Promise<void> {
    const { engine, roles } = this;
    if (typeof list === 'object') void this.list.stand(list, signal);
    await this.#loadFacts();
    if (roles.has('customers')) await this.record.load(engine, recordQuery(id), signal);
    if (roles.has('transactions') && !signal.aborted) {
      const { asOf } = this.notebook.notebook.front;
      await this.value.load(engine, valueQuery(id, asOf), signal);
    }
    if (!signal.aborted) await this.#loadSegments(id, signal);
    if (hasEvents(roles) && !signal.aborted) {
      await this.events.load(engine, eventsQuery(id, roles), signal);
    }
    if (roles.has('customers') && !signal.aborted) {
      await this.others.load(engine, otherRecordsQuery(id), signal);
    }
    if (!signal.aborted) await this.#loadPurchases(id, signal);
    if (list === 'everyone' && !signal.aborted) {
      await this.list.find(everyoneQuery(roles), id, signal);
    }
  }

  async #loadFacts(): Promise<void> {
    const { revision } = this.sources;
    if (this.#factsOf === revision) return;
    const { client } = this.engine;
    const attributes = await client.call(async (call) => client.api.attributes(call));
    const names = await client.call(async (call) => client.api.nameColumns(call));
    if (attributes.ok) this.attributes = attributes.value;
    if (names.ok) this.nameColumns = names.value;
    this.#factsOf = revision;
  }

  async #loadSegments(id: string, signal: AbortSignal): Promise<void> {
    const used = segmentationsInUse(this.notebook.notebook.cells, this.relations.all);
    const standing = new Map(this.segments.map((one) => [one.segmentation.relation, one]));
    // What is the same keeps what it shows, dimmed, until the new rows are there.
    this.segments = used.map((segmentation) => {
      const same = standing.get(segmentation.relation);
      return same?.segmentation.model === segmentation.model &&
        JSON.stringify(same.segmentation.settings) === JSON.stringify(segmentation.settings)
        ? same
        : new CustomerSegmentState(segmentation);
    });
    for (const segment of this.segments) {
      if (signal.aborted) return;
      await segment.load(this.engine, id, signal);
    }
    const first = this.segments.find(({ names }) => names.length > 0);
    const name = first?.names[0];
    this.comparedWith =
      first && name !== undefined
        ? { segmentation: first.segmentation.relation, segment: name }
        : null;
  }

  async #loadPurchases(id: string, signal: AbortSignal): Promise<void> {
    const value = this.value.rows?.[0];
    const by = value?.['has_categories'] === true ? 'category' : 'product';
    if (value?.['has_categories'] !== true && value?.['has_products'] !== true) {
      this.purchases.clear();
      return;
    }
    await this.purchases.load(this.engine, purchasesQuery(id, by, this.comparedWith), signal);
  }

  /** Nothing of somebody else stays in sight under another name. */
  #clear(): void {
    for (const block of [this.record, this.others, this.value, this.events, this.purchases]) {
      block.clear();
    }
    this.segments = [];
  }
}
