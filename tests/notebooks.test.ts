import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../src/document/notebook';
import { migrate } from '../src/document/migrate';
import { serializeNotebook } from '../src/document/serialize';
import { notebookOf } from './helpers/notebooks';

const FOLDER = fileURLToPath(new URL('fixtures/notebooks/', import.meta.url));

/**
 * Notebooks of each version of the format with what they say, written when the version was new. Links carry such texts:
 * these files are never changed to make a test pass.
 */
const golden = readdirSync(FOLDER).flatMap((version) =>
  readdirSync(FOLDER + version)
    .filter((file) => file.endsWith('.md'))
    .map((file) => ({ version, file, path: `${FOLDER}${version}/${file}` })),
);

/** Words may change, where and what is wrong may not. */
function lineAndCode({ line, error }: Problem) {
  return { line, code: error.code };
}

describe.each(golden)('the notebook $version/$file', ({ version, path }) => {
  const text = readFileSync(path, 'utf8');
  const { front, cells, problems } = notebookOf(text);

  it('says what it said when its version was new', () => {
    const said = {
      front,
      problems: problems.map(lineAndCode),
      cells: cells.map(({ id: _, ...cell }) => ({
        ...cell,
        problems: cell.problems.map(lineAndCode),
      })),
    };
    expect(JSON.parse(JSON.stringify(said))).toEqual(
      JSON.parse(readFileSync(path.replace(/\.md$/, '.json'), 'utf8')),
    );
  });

  it.runIf(version === 'v1')('is written back byte for byte', () => {
    expect(serializeNotebook(notebookOf(text))).toBe(text);
  });
});

describe('migrations', () => {
  it('go from version to version up to the one that is written', () => {
    const steps = new Map([
      [1, (text: string) => `${text} 2`],
      [2, (text: string) => `${text} 3`],
    ]);
    expect(migrate('1', 1, steps, 3)).toBe('1 2 3');
    expect(migrate('2', 2, steps, 3)).toBe('2 3');
    expect(migrate('3', 3, steps, 3)).toBe('3');
  });

  it('leave no version behind', () => {
    expect(() => migrate('0', 0)).toThrow('version 0');
  });
});
