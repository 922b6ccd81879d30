import type { GridRowValues } from './grid-view.svelte';
import type { FetchRows } from './page-cache';

/** Rows drawn before the first answer. */
const AT_FIRST = 12;

/** Rows of a result whose number is not known yet: as many as have come, and one more as long as more may come. */
export class CountingRows {
  #seen = $state(AT_FIRST);
  readonly fetch: FetchRows<GridRowValues>;

  constructor(fetch: FetchRows<GridRowValues>) {
    let most = 0;
    this.fetch = async (offset, limit) => {
      const page = await fetch(offset, limit);
      if (page.ok) {
        const end = offset + page.value.length;
        most = Math.max(most, page.value.length < limit ? end : end + 1);
        this.#seen = most;
      }
      return page;
    };
  }

  get seen(): number {
    return this.#seen;
  }
}
