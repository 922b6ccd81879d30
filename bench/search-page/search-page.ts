import type { Result } from '../../src/base/result';
import { KernelClient } from '../../src/kernel/client';
import type { FoundCustomer } from '../../src/kernel/protocol';

/** What the bench asks of the page. */
export interface SearchProbe {
  /** Reads the file that was chosen. */
  read(): Promise<void>;
  /** Milliseconds from asking for customers to having them, and how many there are. */
  search(text: string): Promise<{ readonly ms: number; readonly found: number }>;
}

const FOUND = 20;
const client = new KernelClient();
const probe: SearchProbe = {
  async read() {
    const file = document.querySelector<HTMLInputElement>('#file')?.files?.[0];
    if (!file) throw new Error('no file was chosen');
    const added = await client.call<Result<unknown>>((call) =>
      client.api.addFiles(call, [file], client.listener(undefined)),
    );
    if (!added.ok) throw new Error(JSON.stringify(added.error));
  },
  async search(text) {
    const start = performance.now();
    const found = await client.call<Result<readonly FoundCustomer[]>>((call) =>
      client.api.searchCustomers(call, text, FOUND),
    );
    if (!found.ok) throw new Error(JSON.stringify(found.error));
    return { ms: performance.now() - start, found: found.value.length };
  },
};

const opened = await client.api.open();
if (!opened.ok) throw new Error(JSON.stringify(opened.error));
(window as unknown as { probe: SearchProbe }).probe = probe;
document.documentElement.dataset['ready'] = 'true';
