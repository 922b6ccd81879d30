import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Result } from '../base/result';
import { Database } from './database';
import { NotebookStore } from './notebooks';
import { UNNAMED_VERSIONS, VersionStore } from './versions';

const NAME = 'quintile-test';
const DAY = 86_400_000;
let clock = Date.UTC(2024, 0, 10, 12);
const now = () => (clock += 1);
const retitle = (text: string, title: string) => text.replace(/^title: .*$/m, `title: ${title}`);
const textOf = (title: string, body = '') => `title: ${title}\n${body}`;

let database: Database;
let store: NotebookStore;
let versions: VersionStore;
let otherDatabase: Database;
let otherTab: NotebookStore;

beforeEach(async () => {
  await deleteDB(NAME);
  database = new Database(NAME);
  store = new NotebookStore(database, retitle, now);
  versions = new VersionStore(database, now);
  otherDatabase = new Database(NAME);
  otherTab = new NotebookStore(otherDatabase, retitle, now);
});

afterEach(async () => {
  store.close();
  otherTab.close();
  await database.close();
  await otherDatabase.close();
});

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function there<T>(value: T | null): T {
  if (value === null) throw new Error('it should be there');
  return value;
}

const create = async (title: string, body = '') =>
  must(await store.create({ title, text: textOf(title, body) }));
const titles = async () => must(await store.list()).map(({ title }) => title);

describe('notebooks', () => {
  it('are kept for the next page, the last changed one first', async () => {
    const first = await create('Sales');
    await create('Customers');
    must(await store.save(first.id, { title: 'Sales', text: textOf('Sales', 'more') }, 1));
    const next = new NotebookStore(new Database(NAME), retitle);
    expect(must(await next.list()).map(({ title }) => title)).toEqual(['Sales', 'Customers']);
    expect(must(await next.get(first.id))?.text).toBe(textOf('Sales', 'more'));
    expect(must(await next.list())[0]).not.toHaveProperty('text');
    expect(must(await next.get('nobody'))).toBeNull();
    next.close();
  });

  it('of one title stand beside each other, and their texts say so', async () => {
    await create('Sales');
    const second = await create('Sales');
    expect(second.title).toBe('Sales 2');
    expect(second.text).toBe('title: Sales 2\n');
    const third = there(must(await store.duplicate(second.id)));
    expect(third).toMatchObject({ title: 'Sales 3', text: 'title: Sales 3\n', revision: 1 });
    const renamed = there(must(await store.rename(third.id, 'sales')));
    expect(renamed).toMatchObject({ title: 'sales 3', text: 'title: sales 3\n' });
    expect(await titles()).toEqual(['sales 3', 'Sales 2', 'Sales']);
  });

  it('begun by two tabs at once get two titles', async () => {
    const draft = { title: 'Sales', text: textOf('Sales') };
    const made = await Promise.all([store.create(draft), otherTab.create(draft)]);
    expect(new Set(made.map((result) => must(result).title)).size).toBe(2);
  });

  it('keep where they came from and what was agreed to', async () => {
    const draft = { title: 'A', text: 'a', origin: 'shared', trustedHash: 'f00' } as const;
    const { id } = must(await store.create(draft));
    const saved = must(await store.save(id, { title: 'A', text: 'b' }, 1));
    expect(saved.notebook).toMatchObject({ origin: 'shared', trustedHash: 'f00', text: 'b' });
    expect(there(must(await store.duplicate(id)))).toMatchObject({ trustedHash: 'f00' });
  });

  it('come back after they were removed, with their versions', async () => {
    const notebook = await create('Sales');
    must(await versions.save(notebook, 'Before the meeting'));
    const removed = there(must(await store.remove(notebook.id)));
    expect(await titles()).toEqual([]);
    expect(must(await versions.list(notebook.id))).toEqual([]);
    must(await store.restore(removed));
    expect(must(await store.get(notebook.id))).toEqual(notebook);
    expect(must(await versions.list(notebook.id))).toHaveLength(1);
    expect(must(await store.remove('nobody'))).toBeNull();
  });
});

describe('two tabs with one notebook', () => {
  it('never overwrite each other: the second goes on with a copy', async () => {
    const { id, revision } = await create('Sales');
    const mine = textOf('Sales', 'mine');
    const theirs = textOf('Sales', 'theirs');
    const first = must(await otherTab.save(id, { title: 'Sales', text: theirs }, revision));
    expect(first.kind).toBe('saved');
    const second = must(await store.save(id, { title: 'Sales', text: mine }, revision));
    expect(second).toMatchObject({
      kind: 'conflict',
      notebook: { title: 'Sales 2', text: 'title: Sales 2\nmine' },
      other: { id, text: theirs },
    });
    expect(must(await store.get(id))?.text).toBe(theirs);
    const { notebook } = second;
    const third = must(await store.save(notebook.id, { title: 'Sales 2', text: 'x' }, 1));
    expect(third).toMatchObject({ kind: 'saved', notebook: { revision: 2 } });
  });

  it('agree where both wrote the same', async () => {
    const { id } = await create('Sales');
    must(await otherTab.save(id, { title: 'Sales', text: 'same' }, 1));
    const outcome = must(await store.save(id, { title: 'Sales', text: 'same' }, 1));
    expect(outcome.kind).toBe('saved');
    expect(await titles()).toHaveLength(1);
  });

  it('lose nothing when one removes what the other writes', async () => {
    const { id } = await create('Sales');
    const removed = there(must(await otherTab.remove(id)));
    const saved = must(await store.save(id, { title: 'Sales', text: 'written after' }, 1));
    expect(saved).toMatchObject({ kind: 'saved', notebook: { id, revision: 2 } });
    const back = must(await otherTab.restore(removed));
    expect(back).toMatchObject({ title: 'Sales 2', text: 'title: Sales 2\n' });
    expect(must(await store.get(id))?.text).toBe('written after');
  });

  it('hear of each other’s changes', async () => {
    const heard = vi.fn();
    const stop = otherTab.watch(heard);
    await create('Sales');
    await vi.waitFor(() => {
      expect(heard).toHaveBeenCalledOnce();
    });
    stop();
  });
});

describe('versions', () => {
  it('are restored, and what stood before is kept', async () => {
    const notebook = await create('Sales', 'one');
    const named = must(await versions.save(notebook, 'First'));
    must(await store.save(notebook.id, { title: 'New', text: textOf('New', 'two') }, 1));
    const back = there(must(await versions.restore(named)));
    expect(back).toMatchObject({ title: 'Sales', text: textOf('Sales', 'one'), revision: 3 });
    const kept = must(await versions.list(notebook.id));
    expect(kept.map(({ name, text }) => [name, text])).toEqual([
      [null, textOf('New', 'two')],
      ['First', textOf('Sales', 'one')],
    ]);
    const twice = there(must(await versions.restore(named)));
    expect(twice.text).toBe(textOf('Sales', 'one'));
  });

  it('without a name are the newest fifty; those with one stay', async () => {
    const notebook = await create('Sales');
    must(await versions.save(notebook, 'Named'));
    for (let n = 0; n < UNNAMED_VERSIONS + 2; n += 1) {
      must(await versions.save({ ...notebook, text: String(n) }, null));
    }
    const kept = must(await versions.list(notebook.id));
    expect(kept).toHaveLength(UNNAMED_VERSIONS + 1);
    expect(kept[0]?.text).toBe('51');
    expect(kept.at(-2)?.text).toBe('2');
    expect(kept.at(-1)?.name).toBe('Named');
  });

  it('are kept by themselves on a new day, once', async () => {
    const notebook = await create('Sales');
    expect(must(await versions.saveDaily(notebook))).toBeNull();
    clock += DAY;
    expect(must(await versions.saveDaily(notebook))).toMatchObject({
      name: null,
      text: notebook.text,
    });
    expect(must(await versions.saveDaily(notebook))).toBeNull();
    expect(must(await versions.list(notebook.id))).toHaveLength(1);
  });

  it('can be named and removed', async () => {
    const version = must(await versions.save(await create('Sales'), null));
    expect(must(await versions.rename(version.id, 'Good'))).toMatchObject({ name: 'Good' });
    must(await versions.remove(version.id));
    expect(must(await versions.list(version.notebook))).toEqual([]);
    expect(must(await versions.rename(version.id, 'Gone'))).toBeNull();
  });
});

describe('a browser that keeps nothing', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  it.each([
    ['SecurityError', 'its settings forbid it'],
    ['InvalidStateError', 'private windows'],
    ['QuotaExceededError', 'full'],
    ['VersionError', 'newer'],
  ])('says so: %s', async (name, words) => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('denied', name);
    });
    const result = await store.list();
    expect(result).toMatchObject({ ok: false, error: { code: 'store.unavailable' } });
    expect(JSON.stringify(result)).toContain(words);
    vi.restoreAllMocks();
    expect((await store.list()).ok).toBe(true);
  });

  it('says so when a save finds no room, and nothing is half written', async () => {
    const { id } = await create('Sales');
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    const result = await store.save(id, { title: 'Sales', text: 'longer' }, 1);
    put.mockRestore();
    expect(JSON.stringify(result)).toContain('full');
    expect(must(await store.get(id))?.text).toBe(textOf('Sales'));
  });

  it('does not stand in the way of a newer version in another tab', async () => {
    await create('Sales');
    const newer = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(NAME, 2);
      request.onsuccess = () => {
        resolve(request.result);
      };
      request.onerror = () => {
        reject(new Error('refused'));
      };
    });
    expect(JSON.stringify(await store.list())).toContain('newer');
    newer.close();
  });
});
