import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anyFence,
  anyLines,
  anyText,
  canonicalText,
  notebookOf,
} from '../../tests/helpers/notebooks';
import { setBody, setMarkdown, setName, setOption, setYaml } from './edit-cell';
import { duplicateCell, insertCell, moveCell, removeCell, replaceSource } from './edit';
import { setFront } from './edit-front';
import { trimLines } from './layout';
import type { Notebook } from './notebook';
import { parseNotebook } from './parse';
import { sameValue } from './yaml-edit';
import { serializeNotebook } from './serialize';

/** The notebook as its text says it, without what changes on each reading. */
function said({ front, cells, problems }: Notebook) {
  return {
    front,
    problems,
    cells: cells
      .filter(({ kind, source }) => kind !== 'text' || trimLines(source) !== '')
      .map(({ id: _, gap: __, ...cell }) => cell),
  };
}

describe('a notebook’s text, read and written', () => {
  it('is the same text where it is canonical, whatever its cells say', () => {
    fc.assert(
      fc.property(canonicalText, (text) => {
        const { tail: _, ...notebook } = notebookOf(text);
        const canonical = notebook.cells.map(({ gap: __, ...cell }) => cell);
        expect(serializeNotebook({ ...notebook, cells: canonical })).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  it('is the same text whatever it is, as long as nothing is touched', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(anyLines, anyFence)), fc.boolean(), (parts, isWindows) => {
        const lines = parts.join('\n');
        const text = isWindows ? lines.replaceAll('\n', '\r\n') : lines;
        const read = parseNotebook(text);
        if (read.ok) expect(serializeNotebook(read.value)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws, and fails with a reason', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      anyLines.map((body) => `---\n${body}\n---\n${body}`),
      fc
        .array(fc.constantFrom('```', 'sql a', '\n', '{', '}', '[', ':', '- ', '&a', '*a', '`'), {
          maxLength: 60,
        })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (given) => {
        const read = parseNotebook(given);
        expect(read.ok || read.error.code.startsWith('document.')).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

const edit = fc.oneof(
  fc.record({
    kind: fc.constant('insert' as const),
    at: fc.nat(9),
    text: fc.oneof(anyFence, anyLines),
  }),
  fc.record({
    kind: fc.constant('replace' as const),
    at: fc.nat(9),
    text: fc.oneof(anyFence, anyLines),
  }),
  fc.record({ kind: fc.constant('body' as const), at: fc.nat(9), text: anyLines }),
  fc.record({
    kind: fc.constant('markdown' as const),
    at: fc.nat(9),
    text: fc.oneof(anyText, anyLines),
  }),
  fc.record({ kind: fc.constant('name' as const), at: fc.nat(9), text: fc.string() }),
  fc.record({ kind: fc.constant('option' as const), at: fc.nat(9), text: fc.string() }),
  fc.record({ kind: fc.constant('yaml' as const), at: fc.nat(9), text: anyLines }),
  fc.record({ kind: fc.constant('title' as const), at: fc.nat(9), text: fc.string() }),
  fc.record({
    kind: fc.constant('move' as const),
    at: fc.nat(9),
    text: fc.constantFrom('', 'x', 'xxx'),
  }),
  fc.record({ kind: fc.constant('remove' as const), at: fc.nat(9), text: fc.constant('') }),
  fc.record({ kind: fc.constant('duplicate' as const), at: fc.nat(9), text: fc.constant('') }),
);
type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

function apply(notebook: Notebook, { kind, at, text }: Edit): Notebook {
  const id = notebook.cells[at % Math.max(1, notebook.cells.length)]?.id ?? '';
  switch (kind) {
    case 'insert':
      return insertCell(notebook, at, text);
    case 'replace':
      return replaceSource(notebook, id, text);
    case 'body':
      return setBody(notebook, id, text);
    case 'markdown':
      return setMarkdown(notebook, id, text);
    case 'name':
      return setName(notebook, id, text);
    case 'yaml':
      return setYaml(notebook, id, ['later', 'on'], text);
    case 'option':
      return setOption(notebook, id, 'later', text);
    case 'title':
      return setFront(notebook, { title: text });
    case 'move':
      return moveCell(notebook, id, text.length);
    case 'remove':
      return removeCell(notebook, id);
    case 'duplicate':
      return duplicateCell(notebook, id);
  }
}

describe('edits', () => {
  it('leave a notebook that its own text says again, problems and lines included', () => {
    fc.assert(
      fc.property(canonicalText, fc.array(edit, { maxLength: 6 }), (text, edits) => {
        const edited = edits.reduce(apply, notebookOf(text));
        const written = serializeNotebook(edited);
        const again = notebookOf(written);
        expect(serializeNotebook(again)).toBe(written);
        expect(
          again.cells.map(({ line, kind, name, problems }) => ({ line, kind, name, problems })),
        ).toEqual(
          said(edited).cells.map(({ line, kind, name, problems }) => ({
            line,
            kind,
            name,
            problems,
          })),
        );
        expect(again.front).toEqual(edited.front);
      }),
      { numRuns: 500 },
    );
  });

  it('never lose a byte of other cells, and their ids stay', () => {
    fc.assert(
      fc.property(canonicalText, edit, (text, change) => {
        const before = notebookOf(text);
        const target = before.cells[change.at % Math.max(1, before.cells.length)]?.id;
        const after = apply(before, change);
        const sources = new Map(after.cells.map(({ id, source }) => [id, source]));
        expect(sources.size).toBe(after.cells.length);
        for (const { id, source } of before.cells)
          if (id !== target) expect(sources.get(id)).toBe(source);
        const written = serializeNotebook(after);
        for (const { id, source } of before.cells)
          if (id !== target) expect(written).toContain(source);
      }),
      { numRuns: 500 },
    );
  });

  it('are read as they were set, whatever the value', () => {
    const value = fc
      .jsonValue({ stringUnit: 'binary' })
      .filter((given) => !/"(__proto__|constructor|prototype|<<)":/.test(JSON.stringify(given)));
    fc.assert(
      fc.property(value, fc.constantFrom('', 'bins: 5 # five\n', '# alone\n'), (given, body) => {
        const before = notebookOf(`\`\`\`model m\n${body}\`\`\`\n`);
        const after = setYaml(before, before.cells[0]?.id ?? '', ['later'], given);
        const [cell] = notebookOf(serializeNotebook(after)).cells;
        const spec = cell?.kind === 'model' ? cell.spec : null;
        expect(sameValue(spec?.settings['later'], given)).toBe(true);
        expect(cell?.source).toContain(body.trim());
      }),
      { numRuns: 500 },
    );
  });
});
