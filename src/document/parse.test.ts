import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cellOf, notebookOf, problemsOf } from '../../tests/helpers/notebooks';
import { describeWithShared, sharedPath } from '../../tests/helpers/shared';
import { cellSource } from './cell-source';
import { MAX_NOTEBOOK_BYTES, parseNotebook } from './parse';
import { serializeNotebook } from './serialize';

function failureOf(text: string) {
  const read = parseNotebook(text);
  return read.ok ? null : read.error;
}

describe('a text that is no notebook', () => {
  it('is refused when it is of a version that is not known', () => {
    for (const version of ['2', '"1"', '1.5', '0', 'one', '[1]'])
      expect(failureOf(`---\nquintile: ${version}\n---\n`)?.code).toBe(
        'document.unsupported_version',
      );
  });

  it('is refused when its front matter is no map, or has no end', () => {
    expect(failureOf('---\n- a\n---\n')?.code).toBe('document.invalid');
    expect(failureOf('---\nquintile: 1\n')?.code).toBe('document.invalid');
    expect(failureOf('---')?.code).toBe('document.invalid');
    expect(failureOf('---\nquintile: 1\ntitle: a: b\n---\n')).toMatchObject({
      code: 'document.invalid',
      params: { detail: expect.stringMatching(/^line 3: /) as string },
    });
    expect(failureOf('---\n__proto__: {a: 1}\n---\n')?.code).toBe('document.invalid');
  });

  it('is refused when it is too long, or holds NUL characters', () => {
    expect(parseNotebook('x'.repeat(MAX_NOTEBOOK_BYTES)).ok).toBe(true);
    expect(failureOf('é'.repeat(MAX_NOTEBOOK_BYTES / 2 + 1))).toMatchObject({
      code: 'document.too_large',
      params: { bytes: MAX_NOTEBOOK_BYTES + 2, limit: MAX_NOTEBOOK_BYTES },
    });
    expect(failureOf('a\0b')?.code).toBe('document.invalid');
  });
});

describe('the title of a notebook', () => {
  it('is written, or the first heading, or missing', () => {
    expect(notebookOf('---\ntitle: Written\n---\n# Heading').front.title).toBe('Written');
    expect(notebookOf('---\nquintile: 1\n---\ntext\n\n# Heading #').front.title).toBe('Heading');
    expect(notebookOf('## Second level only').front.title).toBe('Untitled');
    expect(notebookOf('').front).toMatchObject({ title: 'Untitled', source: '', asOf: null });
  });
});

describe('cells', () => {
  it('are fences at the beginning of a line whose first word is a kind', () => {
    const kinds = (text: string) => notebookOf(text).cells.map(({ kind }) => kind);
    expect(kinds('```sql a\nselect 1\n```')).toEqual(['sql']);
    expect(kinds(' ```sql a\nselect 1\n ```')).toEqual(['text']);
    expect(kinds('~~~sql a\nselect 1\n~~~')).toEqual(['text']);
    expect(kinds('```sqlite\nselect 1\n```')).toEqual(['text']);
    expect(kinds('```x-map\n```')).toEqual(['unknown']);
    expect(kinds('``sql a\n``')).toEqual(['text']);
  });

  it('are not looked for inside other fences', () => {
    const kinds = (text: string) => notebookOf(text).cells.map(({ kind }) => kind);
    expect(kinds('````\n```sql a\n```\n````\n```sql b\nselect 1\n```')).toEqual(['text', 'sql']);
    expect(kinds('~~~\n```sql a\n```\n~~~\n<!-- cell -->\nb')).toEqual(['text', 'text']);
    expect(kinds('- ```py\n  code\n  ```\n\n```sql b\nselect 1\n```')).toEqual(['text', 'sql']);
    expect(kinds('- ```py\n  never closed\n\n```sql b\nselect 1\n```')).toEqual(['text', 'sql']);
  });

  it('hold shorter runs of backticks, and end with one at least as long', () => {
    const [cell, text] = notebookOf("````sql a\nselect '```'\n```\n`````\nText").cells;
    expect(cell).toMatchObject({ sql: "select '```'\n```", name: 'a' });
    expect(text).toMatchObject({ markdown: 'Text', line: 5 });
  });

  it('have their line in the document, and so have their problems', () => {
    const notebook = notebookOf(
      '---\nquintile: 1\n---\n\nText\n\n```chart\ndata: a\nmark: pie\n```\n',
    );
    expect(notebook.cells.map(({ line }) => line)).toEqual([5, 7]);
    expect(problemsOf(notebook)).toEqual([
      expect.stringMatching(/^9: chart.invalid_spec mark: “pie”/),
    ]);
  });

  it('are separated by a comment where both are texts', () => {
    const { cells } = notebookOf(
      '<!-- cell -->\nA\n\n<!-- cell -->\n\n<!-- cell -->\nB <!-- cell -->',
    );
    expect(cells.map(({ source }) => source)).toEqual(['A', 'B <!-- cell -->']);
  });

  it('keep options that are not known', () => {
    expect(
      cellOf(notebookOf('```sql a {fold: true, later: [1]}\nselect 1\n```'), 'a').options,
    ).toEqual({
      fold: true,
      later: [1],
    });
  });

  it('read the same with the line ends of Windows', () => {
    const { cells, front } = notebookOf(
      '---\r\ntitle: W\r\n---\r\nA\r\nB\r\n\r\n```sql a\r\n1\r\n2\r\n```\r\n',
    );
    expect(front.title).toBe('W');
    expect(cells).toMatchObject([{ markdown: 'A\nB' }, { sql: '1\n2', line: 7 }]);
  });
});

describe('names', () => {
  const duplicates = (text: string) =>
    problemsOf(notebookOf(text)).map((problem) => problem.replace('notebook.', ''));

  it('are taken once, by cells, inputs and selections alike; the second is wrong', () => {
    expect(duplicates('```sql a\n1\n```\n```model a\n```')).toEqual(['4: duplicate_name a']);
    expect(
      duplicates('```sql a\n1\n```\n```chart\ndata: a\nmark: dot\nx: b\ny: c\nselect: a\n```'),
    ).toEqual(['9: duplicate_name a']);
    expect(
      duplicates(
        '```input p\ntype: date_range\n```\n```sql p_from\n1\n```\n```sql p_until\n1\n```',
      ),
    ).toEqual(['4: duplicate_name p_from']);
  });

  it('never hide the user’s data', () => {
    expect(duplicates('```sql transactions\n1\n```')).toEqual(['1: reserved_name transactions']);
    expect(duplicates('```sql surveys_excluded\n1\n```')).toEqual([
      '1: reserved_name surveys_excluded',
    ]);
    expect(duplicates('```input source\ntype: text\n```')).toEqual(['1: reserved_name source']);
  });

  it('are optional on charts only', () => {
    expect(problemsOf(notebookOf('```chart\ndata: a\nmark: dot\nx: b\ny: c\n```'))).toEqual([]);
    expect(problemsOf(notebookOf('```input\ntype: text\n```'))).toHaveLength(1);
  });
});

describe('a notebook of 100 cells', () => {
  it('shares every cell that an edit did not touch', async () => {
    const { setSql } = await import('./edit-cell');
    const text = Array.from({ length: 100 }, (_, at) =>
      cellSource('sql', `s${String(at)}`, {}, 'select 1'),
    ).join('\n\n');
    const before = notebookOf(text);
    const after = setSql(before, cellOf(before, 's40').id, 'select 2');
    const changed = after.cells.filter((cell, at) => cell !== before.cells[at]);
    expect(changed.map(({ name }) => name)).toEqual(['s40']);
  });
});

describeWithShared('the big list of naughty strings', () => {
  const strings = JSON.parse(
    readFileSync(sharedPath('corpora', 'blns', 'blns.json'), 'utf8'),
  ) as string[];

  it.each(strings.map((text, at) => ({ at, text })))('does no harm (string $at)', ({ text }) => {
    const asText = notebookOf(
      `---\nquintile: 1\n---\n${text}\n\n\`\`\`sql after\nselect 1\n\`\`\`\n`,
    );
    expect(cellOf(asText, -1)).toMatchObject({ name: 'after', problems: [] });
    expect(serializeNotebook(asText)).toContain(text);

    const asName = `\`\`\`sql ${text}\nselect 1\n\`\`\`\n`;
    const named = notebookOf(asName);
    expect(serializeNotebook(named)).toBe(asName);
    for (const { name } of named.cells) expect(name ?? 'a').toMatch(/^[a-z][a-z0-9_]*$/);

    const quoted = notebookOf(cellSource('x-note', 'a', { text, [text]: 1 }, text));
    expect(cellOf(quoted, 0)).toMatchObject({ kind: 'unknown', body: text });
    if (text !== 'text') expect(cellOf(quoted, 0).options['text']).toBe(text);
  });
});
