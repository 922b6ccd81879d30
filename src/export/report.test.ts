import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeWithShared, sharedPath } from '../../tests/helpers/shared';
import { escapeHtml } from './escape-html';
import { MOST_ROWS, reportHtml, type Report, type ReportPart } from './report';

const PLAIN: Report = {
  title: 'Who are my customers?',
  asOf: { day: '2025-07-01', note: 'the day after the last order' },
  made: '2025-07-02 09:30',
  sources: [{ file: 'orders.csv', about: '60,000 rows, transactions' }],
  counts: '60,000 rows read',
  filters: ['Segment Champions'],
  cells: [],
};

/** One text in every place that takes text. */
function everywhere(text: string): Report {
  const parts: ReportPart[] = [
    { kind: 'lead', text, second: text },
    { kind: 'figures', figures: [{ label: text, value: text, note: text }] },
    {
      kind: 'table',
      title: text,
      columns: [{ title: text, align: 'start', doc: text }],
      rows: [[text]],
      total: 7,
      note: text,
    },
    { kind: 'picture', title: text, svg: `<svg>${escapeHtml(text)}</svg>`, alt: text, note: text },
    { kind: 'note', text },
    { kind: 'problem', message: text, next: text },
  ];
  return {
    title: text,
    asOf: { day: text, note: text },
    made: text,
    sources: [{ file: text, about: text }],
    counts: text,
    filters: [text],
    cells: [{ label: text, width: 'full', parts, sql: [{ relation: text, sql: text }] }],
  };
}

/** The tags of a document, with their attributes by name. The composer quotes all of them with `"`. */
function tagsOf(html: string): string[] {
  // Names may break after each underscore.
  return [
    ...html.replaceAll('<wbr>', '').matchAll(/<([a-z0-9]+)((?: [a-z-]+="[^"]*")*)( [a-z]+)?>/g),
  ].map(
    ([, tag, attributes]) =>
      `${tag ?? ''} ${[...(attributes ?? '').matchAll(/ ([a-z-]+)="[^"]*"/g)].map(([, name]) => name).join(' ')}`,
  );
}

describe('a report', () => {
  it('says where its numbers come from', () => {
    const html = reportHtml(PLAIN);
    for (const text of ['Who are my customers?', '2025-07-01', 'orders.csv', 'Segment Champions'])
      expect(html).toContain(text);
    expect(html).toContain('Made with Quintile on 2025-07-02 09:30');
  });

  it('forbids itself to load or to run anything', () => {
    const html = reportHtml(PLAIN);
    expect(html).toContain('default-src &#39;none&#39;');
    expect(html).not.toMatch(/<(script|link|iframe|object|embed|form|base)\b/i);
    expect(html).not.toMatch(/(src|href)="(?!data:)/);
    expect(html).not.toMatch(/@import|url\(/);
  });

  it('holds the first rows of a long table and says so', () => {
    const rows = Array.from({ length: 300 }, (_, row) => [`row ${String(row)}`]);
    const table = (of: string[][], total: number | null): string =>
      reportHtml({
        ...PLAIN,
        cells: [
          {
            label: 'sql all',
            width: 'full',
            parts: [
              {
                kind: 'table',
                title: 'all',
                columns: [{ title: 'a', align: 'end' }],
                rows: of,
                total,
              },
            ],
            sql: [],
          },
        ],
      });
    const long = table(rows, 4600);
    expect(long.match(/<td/g)).toHaveLength(MOST_ROWS);
    expect(long).not.toContain('>row 200<');
    expect(long).toContain('First 200 of 4,600 rows.');
    expect(table(rows, null)).toContain('First 200 of 300 rows.');
    expect(table(rows.slice(0, 1), 1)).toContain('>1 row.<');
  });

  it('keeps a picture whole inside of its address', () => {
    const svg = '<svg fill="#fff"><text>100 % of\n“a” & b</text></svg>';
    const html = reportHtml({
      ...PLAIN,
      cells: [
        {
          label: 'chart',
          width: 'third',
          parts: [{ kind: 'picture', title: 'x', svg, alt: 'x', note: null }],
          sql: [],
        },
      ],
    });
    const address = /src="data:image\/svg\+xml;charset=utf-8,([^"]*)"/.exec(html)?.[1] ?? '';
    const unescaped = address
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');
    expect(decodeURIComponent(unescaped)).toBe(svg.replace('\n', ' '));
  });
});

describeWithShared('hostile texts in a report', () => {
  const blns = JSON.parse(
    readFileSync(sharedPath('corpora/blns/blns.json'), 'utf8'),
  ) as readonly string[];
  const folder = sharedPath('corpora/xss-payload-list/Intruder');
  const payloads = readdirSync(folder).flatMap((file) =>
    readFileSync(`${folder}/${file}`, 'utf8').split('\n'),
  );
  const texts = [...new Set([...blns, ...payloads])].filter((text) => text !== '');
  const harmless = tagsOf(reportHtml(everywhere('harmless')));

  it('make no element and no attribute of their own, wherever they stand', () => {
    expect(texts.length).toBeGreaterThan(3000);
    expect(harmless.length).toBeGreaterThan(50);
    const broken = texts.filter((text) => {
      const html = reportHtml(everywhere(text));
      return /<script/i.test(html) || tagsOf(html).join('\n') !== harmless.join('\n');
    });
    expect(broken).toEqual([]);
  });
});
