import fc from 'fast-check';
import { cellSource } from '../../src/document/cell-source';
import type { Cell, Notebook } from '../../src/document/notebook';
import { parseNotebook } from '../../src/document/parse';

/** Reads a text that has to be a notebook. */
export function notebookOf(text: string): Notebook {
  const read = parseNotebook(text);
  if (!read.ok) throw new Error(`${read.error.code}: ${JSON.stringify(read.error.params)}`);
  return read.value;
}

/** The one cell of a notebook by name, or by place. */
export function cellOf(notebook: Notebook, which: string | number): Cell {
  const cell =
    typeof which === 'number'
      ? notebook.cells.at(which)
      : notebook.cells.find(({ name }) => name === which);
  if (cell === undefined) throw new Error(`There is no cell ${String(which)}`);
  return cell;
}

/** `line: what is wrong` for every problem of a notebook, in order. */
export function problemsOf(notebook: Notebook): string[] {
  const all = [...notebook.problems, ...notebook.cells.flatMap(({ problems }) => problems)];
  return all.map(({ error, line }) => {
    const params = error.params as { detail?: string; name?: string; key?: string };
    const what = [params.key, params.detail ?? params.name].filter((part) => part !== undefined);
    return `${String(line)}: ${error.code} ${what.join(': ')}`;
  });
}

/** Lines that are likely to be taken for something else. */
const TRICKY_LINE = fc.constantFrom(
  '```',
  '````',
  '```sql stray',
  '~~~',
  '  ```js',
  '- ```',
  '---',
  '<!-- cell -->',
  '<!-- cell --> x',
  '# Heading',
  '',
  '   ',
  '\u00a0',
  'key: [1, 2',
  '{{rfm.customers}}',
  'quintile: 9',
  '\r',
);
const LINE = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
  { weight: 2, arbitrary: TRICKY_LINE },
);
const NO_BREAK = LINE.map((line) => line.replaceAll(/[\n\0]/g, ' '));

/** Texts of several lines, as people and files full of surprises write them. */
export const anyLines = fc.array(NO_BREAK, { maxLength: 8 }).map((lines) => lines.join('\n'));

const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,12}$/);
const options = fc.dictionary(
  fc.constantFrom('fold', 'filter', 'later', 'über'),
  fc.oneof(fc.boolean(), fc.string(), fc.integer(), fc.array(fc.string(), { maxLength: 2 })),
);

/** Source of one fenced cell: kinds that are known and not, with bodies that may hold anything. */
export const anyFence = fc
  .record({
    kind: fc.constantFrom('sql', 'input', 'model', 'chart', 'x-note', 'x-ü'),
    name,
    options,
    body: anyLines,
  })
  .map((cell) => cellSource(cell.kind, cell.name, cell.options, cell.body));

/** Source of one text cell: no cells, separators or open fences in it, no blank lines around it. */
export const anyText = fc
  .array(
    fc.oneof(
      NO_BREAK.filter((line) => !/^\s*([-*+]|\d{1,9}[.)])?\s*(`{3,}|~{3,})|^<!-- cell/.test(line)),
      fc.constant('~~~\n```sql not_a_cell\n```\n~~~'),
      fc.constant('````md\n```chart\n```\n````'),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((lines) => ['Text', ...lines, '.'].join('\n'));

const FRONT = fc.constantFrom(
  '',
  '---\nquintile: 1\n---',
  '---\nquintile: 1 # the format\ntitle: "A: b"\nlater: {kept: yes}\n---',
);

/** A notebook’s text in its canonical form, with cells of all kinds. */
export const canonicalText = fc
  .record({ front: FRONT, cells: fc.array(fc.oneof(anyText, anyFence), { maxLength: 8 }) })
  .map(({ front, cells }) => {
    let text = front;
    cells.forEach((cell, at) => {
      const between =
        isFence(cell) || isFence(cells[at - 1] ?? '') ? '\n\n' : '\n\n<!-- cell -->\n\n';
      text += (at > 0 ? between : front === '' ? '' : '\n') + cell;
    });
    return text === '' ? '' : `${text}\n`;
  });

function isFence(source: string): boolean {
  return source.startsWith('```');
}
