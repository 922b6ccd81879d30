import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { makeModelDocs, MODEL_DOCS } from './docs';

it('keeps the pages of docs/models as their models declare them (else: npm run docs)', async () => {
  const pages = await makeModelDocs();
  expect((await readdir(MODEL_DOCS)).toSorted()).toEqual([...pages.keys()].toSorted());
  for (const [file, text] of pages) {
    expect(await readFile(new URL(file, MODEL_DOCS), 'utf8'), file).toBe(text);
  }
});
