import { describe, expect, it } from 'vitest';
import { cellOf, notebookOf, problemsOf } from '../../tests/helpers/notebooks';
import { cellSource, newCellSource } from './cell-source';
import {
  duplicateCell,
  emptyNotebook,
  insertCell,
  moveCell,
  removeCell,
  replaceSource,
} from './edit';
import { setBody, setChart, setMarkdown, setName, setOption, setSql, setYaml } from './edit-cell';
import { setFront } from './edit-front';
import { freeName, nameFrom } from './free-name';
import type { Notebook } from './notebook';
import { replaceText } from './replace-text';
import { serializeNotebook } from './serialize';

const INPUT = '```input spend\ntype: number   # any\nlabel: "Spent"\n\ndefault: 500\n```';
const MODEL = '```model rfm\nbins: 5\n```';
const SQL = '```sql slipping {fold: true}\nselect 1\n```';
const CHART =
  '```chart\ndata: slipping # here\nmark: dot\nx: days\ny: {field: money, scale: log}\n```';
const TEXT =
  '---\nquintile: 1\ntitle: T\n---\n# One\n\n' + [INPUT, MODEL, SQL, CHART].join('\n\n') + '\n';

function id(notebook: Notebook, which: string | number) {
  return cellOf(notebook, which).id;
}

/** The text of a cell after an edit of TEXT. */
function after(which: string | number, edit: (notebook: Notebook, id: string) => Notebook): string {
  const notebook = notebookOf(TEXT);
  const target = id(notebook, which);
  return edit(notebook, target).cells.find((cell) => cell.id === target)?.source ?? '';
}

describe('the cells of a notebook', () => {
  it('are added, with one blank line around them', () => {
    const notebook = insertCell(notebookOf(TEXT), 1, newCellSource('sql', 'more'));
    expect(serializeNotebook(notebook)).toContain(
      '# One\n\n```sql more\nselect *\nfrom transactions\nlimit 100\n```\n\n```input spend',
    );
    expect(cellOf(notebook, 'slipping').line).toBe(24);
  });

  it('are separated where two texts meet', () => {
    const notebook = insertCell(notebookOf(TEXT), 1, 'Two');
    expect(serializeNotebook(notebook)).toContain('# One\n\n<!-- cell -->\n\nTwo\n\n```input');
    const apart = moveCell(notebook, id(notebook, 1), 5);
    expect(serializeNotebook(apart)).not.toContain('<!-- cell -->');
    expect(serializeNotebook(apart)).toMatch(/log\}\n```\n\nTwo\n$/);
  });

  it('are moved, removed and keep their ids', () => {
    const notebook = notebookOf(TEXT);
    const moved = moveCell(notebook, id(notebook, 'slipping'), 0);
    expect(moved.cells.map(({ name }) => name)).toEqual(['slipping', null, 'spend', 'rfm', null]);
    expect(new Set(moved.cells.map((cell) => cell.id))).toEqual(
      new Set(notebook.cells.map((cell) => cell.id)),
    );
    const fewer = removeCell(moved, id(moved, 'slipping'));
    expect(serializeNotebook(fewer)).toBe(
      serializeNotebook(notebookOf(TEXT)).replace(`${SQL}\n\n`, ''),
    );
  });

  it('are copied under a free name; a copied model computes the same', () => {
    const notebook = notebookOf(TEXT.replace('x: days', 'x: days\nselect: brush'));
    const copied = ['rfm', 'slipping', -1].reduce<Notebook>(
      (edited, which) => duplicateCell(edited, id(edited, which)),
      notebook,
    );
    expect(cellOf(copied, 'rfm_2').source).toBe('```model rfm_2\nmodel: rfm\nbins: 5\n```');
    expect(cellOf(copied, 'slipping_2').source).toBe(
      '```sql slipping_2 {fold: true}\nselect 1\n```',
    );
    expect(cellOf(copied, -1).source).toContain('select: brush_2');
    expect(problemsOf(copied)).toEqual([]);
    expect(cellOf(duplicateCell(copied, id(copied, 'rfm_2')), 'rfm_3').name).toBe('rfm_3');
  });

  it('become what their source says, even several cells', () => {
    const notebook = notebookOf(TEXT);
    const target = id(notebook, 0);
    const edited = setMarkdown(notebook, target, 'A\n\n```sql inside\nselect 1\n```\n\nB');
    expect(edited.cells.slice(0, 3)).toMatchObject([
      { kind: 'text', id: target, markdown: 'A' },
      { kind: 'sql', name: 'inside' },
      { kind: 'text', markdown: 'B' },
    ]);
    expect(replaceSource(notebook, id(notebook, 'rfm'), 'Text').cells[2]).toMatchObject({
      kind: 'text',
    });
  });

  it('are not swallowed by a fence that a text leaves open', () => {
    const notebook = notebookOf(TEXT);
    const edited = setMarkdown(notebook, id(notebook, 0), '~~~~js\nlet a');
    expect(cellOf(edited, 0)).toMatchObject({ markdown: '~~~~js\nlet a' });
    expect(notebookOf(serializeNotebook(edited)).cells).toHaveLength(5);
    const open = notebookOf('```sql a\nselect 1');
    const closed = insertCell(open, 1, 'Text');
    expect(serializeNotebook(closed)).toBe('```sql a\nselect 1\n```\n\nText\n');
    expect(problemsOf(closed)).toEqual([]);
  });

  it('stay in the page while their text is empty, and are not written', () => {
    const notebook = insertCell(notebookOf(TEXT), 1, '');
    expect(notebook.cells[1]).toMatchObject({ kind: 'text', markdown: '' });
    expect(serializeNotebook(notebook)).toBe(TEXT);
    const typed = setMarkdown(notebook, id(notebook, 1), 'Two\n');
    expect(typed.cells[1]).toMatchObject({ markdown: 'Two\n' });
    expect(serializeNotebook(typed)).toContain('\n\nTwo\n\n```');
  });

  it('have their problems and lines right after an edit', () => {
    const notebook = insertCell(notebookOf(TEXT), 0, '```sql rfm\nselect 1\n```');
    expect(problemsOf(notebook)).toEqual(['18: notebook.duplicate_name rfm']);
    const renamed = setName(notebook, id(notebook, 0), 'other');
    expect(problemsOf(renamed)).toEqual([]);
  });
});

describe('the parts of a cell', () => {
  it('change and leave the rest as it stands', () => {
    expect(after('slipping', (n, id) => setSql(n, id, 'select 2'))).toBe(
      '```sql slipping {fold: true}\nselect 2\n```',
    );
    expect(after('slipping', (n, id) => setName(n, id, 'gone'))).toBe(
      '```sql gone {fold: true}\nselect 1\n```',
    );
    expect(after('rfm', (n, id) => setName(n, id, 'scores'))).toBe(
      '```model scores\nmodel: rfm\nbins: 5\n```',
    );
    expect(after(-1, (n, id) => setName(n, id, 'Größen!'))).toMatch(/^```chart grossen\n/);
    expect(after('spend', (n, id) => setBody(n, id, ''))).toBe('```input spend\n```');
  });

  it('give a body with backticks a longer fence', () => {
    const source = after('slipping', (n, id) => setSql(n, id, "select '````'"));
    expect(source).toBe("`````sql slipping {fold: true}\nselect '````'\n`````");
  });

  it('have options that are set and deleted', () => {
    expect(after('slipping', (n, id) => setOption(n, id, 'fold', undefined))).toMatch(
      /^```sql slipping\n/,
    );
    expect(after('slipping', (n, id) => setOption(n, id, 'filter', ['a']))).toMatch(
      /^```sql slipping \{fold: true, filter: \[a\]\}\n/,
    );
    const strange = 'a`b\nc';
    const notebook = notebookOf(after('slipping', (n, id) => setOption(n, id, 'later', strange)));
    expect(cellOf(notebook, 'slipping').options['later']).toBe(strange);
  });

  it('keep comments, order and quotes where a key of YAML changes', () => {
    expect(after('spend', (n, id) => setYaml(n, id, ['value'], 700))).toBe(
      '```input spend\ntype: number # any\nlabel: "Spent"\n\ndefault: 500\nvalue: 700\n```',
    );
    expect(after('spend', (n, id) => setYaml(n, id, ['label'], 'Paid'))).toContain(
      'label: "Paid"\n',
    );
    expect(after('spend', (n, id) => setYaml(n, id, ['default'], undefined))).not.toContain(
      'default',
    );
    expect(after('rfm', (n, id) => setYaml(n, id, ['bins'], undefined))).toBe('```model rfm\n```');
    expect(after(-1, (n, id) => setYaml(n, id, ['x', 'scale'], 'log'))).toContain(
      'x: {field: days, scale: log}\n',
    );
    expect(after(-1, (n, id) => setYaml(n, id, ['data'], 'other'))).toContain(
      'data: other # here\n',
    );
  });

  it('are left alone where their YAML cannot be read', () => {
    const notebook = notebookOf('```input a\ntype: [\n```');
    expect(setYaml(notebook, id(notebook, 'a'), ['type'], 'text')).toBe(notebook);
  });

  it('say what a whole chart says, and only what differs is written', () => {
    const chart = (n: Notebook, id: string) =>
      setChart(n, id, {
        data: 'slipping',
        mark: 'line',
        x: { field: 'days' },
        y: { field: 'money', scale: 'linear' },
        color: { field: 'segment' },
        facet: { field: 'channel', label: 'Channel' },
        limit: 5,
      });
    const source = after(-1, chart);
    expect(source).toBe(
      '```chart\ndata: slipping # here\nmark: line\nx: days\ny: {field: money, scale: linear}\n' +
        'color: segment\nfacet: {field: channel, label: Channel}\nlimit: 5\n```',
    );
    const notebook = notebookOf(source);
    const target = id(notebook, 0);
    expect(chart(notebook, target)).toBe(notebook);
    const fewer = setChart(notebook, target, { data: 'a', mark: 'dot', x: 'days', y: 'money' });
    expect(cellOf(fewer, 0).source).toBe(
      '```chart\ndata: a # here\nmark: dot\nx: days\ny: money\n```',
    );
  });

  it('keep the line ends of Windows', () => {
    const notebook = notebookOf(TEXT.replaceAll('\n', '\r\n'));
    const written = serializeNotebook(setYaml(notebook, id(notebook, 'spend'), ['value'], 1));
    expect(written.replaceAll('\r\n', '')).not.toContain('\n');
  });
});

describe('a whole new text', () => {
  it('keeps the ids of cells that are still there, moved or changed under their name', () => {
    const notebook = notebookOf(TEXT);
    const text = `# New\n\n${CHART}\n\n${SQL.replace('1', '2')}\n\n${INPUT}\n`;
    const read = replaceText(notebook, text);
    const replaced = read.ok ? read.value : notebook;
    expect(serializeNotebook(replaced)).toBe(text);
    for (const which of ['slipping', 'spend'])
      expect(id(replaced, which)).toBe(id(notebook, which));
    expect(id(replaced, 1)).toBe(id(notebook, -1));
    expect(notebook.cells.map((cell) => cell.id)).not.toContain(id(replaced, 0));
  });
});

describe('the front matter', () => {
  it('is changed key by key', () => {
    const notebook = notebookOf('---\nquintile: 1\ntitle: T # short\nlater: [1]\n---\nText\n');
    const roles = {
      transactions: {
        columns: { customer_id: 'Id', amount: 'Total' },
        cleaning: { returns: 'net' },
        rows: 3,
        fingerprint: '5e10',
      },
    };
    const edited = setFront(notebook, { title: 'Long: title', asOf: '2024-02-29', roles });
    expect(edited.front).toMatchObject({ title: 'Long: title', asOf: '2024-02-29', roles });
    expect(edited.front.source).toBe(
      '---\nquintile: 1\ntitle: "Long: title" # short\nlater: [1]\nas_of: 2024-02-29\nroles:\n' +
        '  transactions:\n    columns: {customer_id: Id, amount: Total}\n    cleaning: {returns: net}\n' +
        '    rows: 3\n    fingerprint: "5e10"\n---',
    );
    expect(cellOf(edited, 0).line).toBe(13);
    const back = setFront(edited, { title: 'T', asOf: null, roles: {} });
    expect(serializeNotebook(back)).toBe(serializeNotebook(notebook).replace('T #', '"T" #'));
  });

  it('is made where there is none', () => {
    const edited = setFront(notebookOf('# Heading\n'), { asOf: '2024-02-29' });
    expect(serializeNotebook(edited)).toBe('---\nquintile: 1\nas_of: 2024-02-29\n---\n# Heading\n');
    expect(edited.front.title).toBe('Heading');
  });

  it('leaves a title that nobody wrote to the first heading', () => {
    const notebook = notebookOf('# One\n');
    expect(setMarkdown(notebook, id(notebook, 0), '# Two').front.title).toBe('Two');
    const titled = notebookOf(TEXT);
    expect(setMarkdown(titled, id(titled, 0), '# Two').front.title).toBe('T');
  });
});

describe('new notebooks, cells and names', () => {
  it('begin with a text that reads well', () => {
    expect(serializeNotebook(emptyNotebook('Who: buys?'))).toBe(
      '---\nquintile: 1\ntitle: "Who: buys?"\n---\n',
    );
    expect(cellSource('sql', 'a', { fold: true, filter: ['b'] }, 'select 1')).toBe(
      '```sql a {fold: true, filter: [b]}\nselect 1\n```',
    );
    expect(cellSource('chart', null, {}, '')).toBe('```chart\n```');
    for (const kind of ['input', 'sql', 'model', 'chart'] as const)
      expect(problemsOf(notebookOf(newCellSource(kind, 'rfm')))).toEqual([]);
  });

  it('take a name that is free', () => {
    const notebook = notebookOf(TEXT);
    expect(freeName(notebook, 'spend')).toBe('spend_2');
    expect(freeName(notebook, 'transactions')).toBe('transactions_2');
    expect(freeName(notebook, 'Best customers')).toBe('best_customers');
    expect(freeName(notebook, 'x'.repeat(80))).toHaveLength(63);
    expect(nameFrom('')).toBe('cell');
    expect(nameFrom('2011')).toBe('cell_2011');
  });
});
