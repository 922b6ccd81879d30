import { describe, expect, it } from 'vitest';
import { filesOfFolder, withDistinctNames } from './folder-files';

interface Tree {
  readonly [name: string]: Tree | string;
}

/** A folder as a drop hands it over, which lists two entries at a time. */
function folderOf(name: string, tree: Tree, around = ''): FileSystemDirectoryEntry {
  const fullPath = `${around}/${name}`;
  const entries = Object.entries(tree).map(([own, content]) =>
    typeof content === 'string' ? fileOf(own, content, fullPath) : folderOf(own, content, fullPath),
  );
  return {
    name,
    fullPath,
    isDirectory: true,
    isFile: false,
    createReader: () => {
      let next = 0;
      return {
        readEntries: (found: (entries: FileSystemEntry[]) => void) => {
          found(entries.slice(next, (next += 2)));
        },
      };
    },
  } as unknown as FileSystemDirectoryEntry;
}

function fileOf(name: string, type: string, around: string): FileSystemFileEntry {
  return {
    name,
    fullPath: `${around}/${name}`,
    isDirectory: false,
    isFile: true,
    file: (found: (file: File) => void) => {
      found(new File(['a'], name, { type }));
    },
  } as unknown as FileSystemFileEntry;
}

const EXPORT: Tree = {
  'orders10.csv': '',
  'orders9.csv': '',
  '.DS_Store': '',
  'logo.png': 'image/png',
  'README.md': '',
  2024: { 'orders.csv': '', deep: { 'people.json': '' } },
  '.git': { config: '' },
  2023: { 'orders.csv': '' },
};

describe('a folder', () => {
  it('gives its files of data and those of the folders in it, by their names', async () => {
    const files = await filesOfFolder(folderOf('export', EXPORT));
    expect(files.ok && files.value.map(({ path }) => path)).toEqual([
      'export/2023/orders.csv',
      'export/2024/deep/people.json',
      'export/2024/orders.csv',
      'export/orders9.csv',
      'export/orders10.csv',
    ]);
  });

  it('calls files of one name by their paths', async () => {
    const files = await filesOfFolder(folderOf('export', EXPORT));
    expect(withDistinctNames(files.ok ? files.value : []).map(({ name }) => name)).toEqual([
      'export/2023/orders.csv',
      'people.json',
      'export/2024/orders.csv',
      'orders9.csv',
      'orders10.csv',
    ]);
  });

  it('without data, or with thousands of files, is an error', async () => {
    expect(await filesOfFolder(folderOf('pictures', { 'a.png': 'image/png' }))).toMatchObject({
      error: { code: 'intake.not_a_table', params: { file: 'pictures' } },
    });
    const many = Object.fromEntries(
      Array.from({ length: 2001 }, (_, at) => [`${String(at)}.csv`, '']),
    );
    expect(await filesOfFolder(folderOf('home', many))).toMatchObject({
      error: { code: 'intake.too_many_files', params: { folder: 'home', limit: 2000 } },
    });
  });
});
