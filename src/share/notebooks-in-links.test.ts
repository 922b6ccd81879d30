import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { must } from '../../tests/helpers/engine';
import { describeWithShared, sharedPath } from '../../tests/helpers/shared';
import { parseNotebook } from '../document/parse';
import { shareContents } from './contents';
import { decodeLink, encodeLink } from './link';
import { sliceNotebook } from './slice-notebook';

const FRONT = '---\nquintile: 1\ntitle: Slipping\nas_of: 2011-12-10\n---\n';
const NOTEBOOK = `${FRONT}
First words.

\`\`\`input spend
type: number
default: 500
\`\`\`

<!-- cell -->

Second words.

\`\`\`sql slipping
select * from rfm where monetary >= $spend
\`\`\`

\`\`\`sql other
select 1
\`\`\`
`;

const notebook = must(parseNotebook(NOTEBOOK));
const idOf = (name: string) => notebook.cells.find((cell) => cell.name === name)?.id ?? '';

describe('a link to one cell', () => {
  it('holds that cell and what it needs, in the order of the page, under the same head', () => {
    const text = sliceNotebook(notebook, idOf('slipping'), new Set([idOf('spend')]));
    const slice = must(parseNotebook(text));
    expect(text.startsWith(FRONT)).toBe(true);
    expect(slice.cells.map(({ name }) => name)).toEqual(['spend', 'slipping']);
    expect(text).not.toMatch(/words|other/);
  });

  it('keeps texts apart that become neighbours', () => {
    const [first, second] = notebook.cells.filter(({ kind }) => kind === 'text');
    const text = sliceNotebook(notebook, first?.id ?? '', new Set([second?.id ?? '']));
    const texts = must(parseNotebook(text)).cells.map((cell) =>
      cell.kind === 'text' ? cell.markdown.trim() : cell.kind,
    );
    expect(texts).toEqual(['First words.', 'Second words.']);
  });

  it('is the whole notebook, byte for byte, when every cell is needed', () => {
    const all = new Set(notebook.cells.map(({ id }) => id));
    expect(sliceNotebook(notebook, idOf('other'), all)).toBe(NOTEBOOK);
  });
});

describeWithShared('hostile texts in a link', () => {
  const blns = JSON.parse(
    readFileSync(sharedPath('corpora', 'blns', 'blns.json'), 'utf8'),
  ) as string[];
  const folder = sharedPath('corpora', 'xss-payload-list', 'Intruder');
  const payloads = readdirSync(folder).flatMap((file) =>
    readFileSync(`${folder}/${file}`, 'utf8').split('\n'),
  );

  /** The text as text, as a value, as a string of a query, and as keys and values of the head. */
  const hostile = (text: string) => {
    const quoted = JSON.stringify(text);
    const line = text.replaceAll(/[\r\n]/g, ' ');
    return [
      '---',
      'quintile: 1',
      `title: ${quoted}`,
      `roles: {transactions: {columns: {customer_id: ${quoted}}}}`,
      '---',
      text,
      '',
      '```input who',
      `{type: text, default: ${quoted}, ${quoted}: 1}`,
      '```',
      '',
      '```sql hit',
      `select '${line.replaceAll("'", "''")}' as x -- ${line}`,
      '```',
      '',
    ].join('\n');
  };

  it('arrive as they were sent, and nothing on the way throws', async () => {
    const texts = [...new Set([...blns, ...payloads])].map((part) =>
      Buffer.from(hostile(part), 'utf8').toString(),
    );
    expect(texts.length).toBeGreaterThan(1_000);
    // Many in one link: what a link does to a text does not depend on where in it the text stands.
    for (let from = 0; from < texts.length; from += 20) {
      const together = texts.slice(from, from + 20).join('\n');
      expect(must(await decodeLink(must(await encodeLink(together))))).toBe(together);
    }
    for (const opened of texts) {
      const parsed = parseNotebook(opened);
      if (!parsed.ok) {
        expect(parsed.error.code).toMatch(/^document\./);
        continue;
      }
      const groups = shareContents(parsed.value);
      expect(groups.length).toBeGreaterThan(1);
      const last = parsed.value.cells.at(-1)?.id ?? '';
      expect(parseNotebook(sliceNotebook(parsed.value, last, new Set())).ok).toBe(true);
    }
    expect({}).not.toHaveProperty('polluted');
  });
});
