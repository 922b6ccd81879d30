import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Result } from '../base/result';
import { NotebookFiles, readNotebookFile } from './notebook-files';

let folder: FileSystemDirectoryHandle;
beforeEach(async () => {
  folder = await navigator.storage.getDirectory();
  for await (const name of folder.keys()) await folder.removeEntry(name);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const fileIn = (name: string) => folder.getFileHandle(name, { create: true });
const contentOf = async (name: string) => (await (await fileIn(name)).getFile()).text();

/** The browser’s dialog, answered with a file of the page’s own folder. */
function answerSaving(name: string) {
  const picker = vi.fn(() => fileIn(name));
  vi.stubGlobal('showSaveFilePicker', picker);
  return picker;
}

describe('saving a notebook as a file', () => {
  it('asks once and then writes to the same file', async () => {
    const files = new NotebookFiles();
    const picker = answerSaving('chosen.md');
    expect(files.fileOf('n1')).toBeNull();
    expect(must(await files.save('n1', 'Sales: 2024', 'one'))).toEqual({
      name: 'chosen.md',
      inPlace: true,
    });
    expect(picker).toHaveBeenCalledWith(
      expect.objectContaining({ suggestedName: 'Sales 2024.md' }),
    );
    must(await files.save('n1', 'Sales: 2024', 'shorter?'));
    must(await files.save('n1', 'Sales: 2024', 'two'));
    expect(picker).toHaveBeenCalledOnce();
    expect(await contentOf('chosen.md')).toBe('two');
    expect(files.fileOf('n1')).toBe('chosen.md');
  });

  it('keeps notebooks apart, and asks again for “save as”', async () => {
    const files = new NotebookFiles();
    answerSaving('a.md');
    must(await files.save('n1', 'A', 'a'));
    const picker = answerSaving('b.md');
    must(await files.save('n2', 'B', 'b'));
    must(await files.saveAs('n1', 'A', 'a, again'));
    expect(picker).toHaveBeenCalledTimes(2);
    expect(await contentOf('a.md')).toBe('a');
  });

  it('asks when the file has gone or something else has written to it', async () => {
    const files = new NotebookFiles();
    answerSaving('a.md');
    must(await files.save('n1', 'A', 'mine'));
    await new Promise((done) => setTimeout(done, 20));
    const other = await (await fileIn('a.md')).createWritable();
    await other.write('theirs');
    await other.close();
    const picker = answerSaving('b.md');
    must(await files.save('n1', 'A', 'mine, later'));
    expect(picker).toHaveBeenCalledOnce();
    expect(await contentOf('a.md')).toBe('theirs');
    await folder.removeEntry('b.md');
    must(await files.save('n1', 'A', 'mine, last'));
    expect(picker).toHaveBeenCalledTimes(2);
  });

  it('goes on with the file that a notebook was opened from', async () => {
    const files = new NotebookFiles();
    await files.remember('n1', await fileIn('opened.md'));
    must(await files.save('n1', 'Another title', 'text'));
    expect(await contentOf('opened.md')).toBe('text');
  });

  it('is cancelled, or says why it failed', async () => {
    const refuse = (name: string) => {
      vi.stubGlobal('showSaveFilePicker', () => Promise.reject(new DOMException('no', name)));
      return new NotebookFiles().save('n1', 'A', 'text');
    };
    expect(await refuse('AbortError')).toMatchObject({ error: { code: 'cancelled' } });
    expect(await refuse('NotAllowedError')).toMatchObject({
      error: { code: 'store.file_failed', params: { file: 'A.md' } },
    });
  });
});

describe('opening a notebook from a file', () => {
  it('gives name, text and the way back to the file', async () => {
    const handle = await fileIn('a.md');
    const writable = await handle.createWritable();
    await writable.write('\uFEFFgrüße');
    await writable.close();
    vi.stubGlobal('showOpenFilePicker', () => Promise.resolve([handle]));
    expect(must(await new NotebookFiles().open())).toEqual({ name: 'a.md', text: 'grüße', handle });
  });

  it('refuses what is no text or far too long, and may be cancelled', async () => {
    const binary = new File([new Uint8Array([0xff, 0xfe, 0])], 'a.md');
    expect(await readNotebookFile(binary)).toMatchObject({ error: { code: 'document.invalid' } });
    const long = new File(['a'.repeat(1_000_001)], 'a.md');
    expect(await readNotebookFile(long)).toMatchObject({ error: { code: 'document.too_large' } });
    const abort = () => Promise.reject(new DOMException('no', 'AbortError'));
    vi.stubGlobal('showOpenFilePicker', abort);
    expect(await new NotebookFiles().open()).toMatchObject({ error: { code: 'cancelled' } });
  });
});
