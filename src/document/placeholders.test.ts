import { describe, expect, it } from 'vitest';
import { textPlaceholders } from './placeholders';

function found(markdown: string): string[] {
  return textPlaceholders(markdown).map(({ relation, column }) => `${relation}.${column}`);
}

describe('placeholders in a text', () => {
  it('name a relation and a column, with their place', () => {
    const markdown = 'There are {{ totals.customers }} of them.';
    const [placeholder] = textPlaceholders(markdown);
    expect(placeholder).toMatchObject({ relation: 'totals', column: 'customers' });
    expect(markdown.slice(placeholder?.from, placeholder?.to)).toBe('{{ totals.customers }}');
  });

  it('may name a column with blanks, and several stand in one line', () => {
    expect(found('{{a.b c}} and {{d.größe}}')).toEqual(['a.b c', 'd.größe']);
  });

  it('are none without a relation and a column', () => {
    expect(found('{{a}} {{.b}} {{a.}} {a.b} {{1.b}} {{a.\nb}}')).toEqual([]);
  });

  it('are none in code', () => {
    expect(found('`{{a.b}}` {{c.d}} ``x ` {{e.f}}``')).toEqual(['c.d']);
    expect(found('```\n{{a.b}}\n```\n{{c.d}}\n~~~\n{{e.f}}')).toEqual(['c.d']);
    expect(found('  ~~~~js\n{{a.b}}\n~~~\n{{c.d}}\n~~~~')).toEqual([]);
  });

  it('are found where backticks make no code', () => {
    expect(found('a ` b {{c.d}}')).toEqual(['c.d']);
    expect(found('a ` b\n\n{{c.d}} ` e')).toEqual(['c.d']);
    expect(found('\\`{{c.d}}\\`')).toEqual(['c.d']);
    expect(found('`` {{c.d}} `')).toEqual(['c.d']);
  });
});
