import { describe, expect, it } from 'vitest';
import { parseNotebook } from '../../document/parse';
import { must } from '../../../tests/helpers/engine';
import { placedCells } from './columns';

function placed(...widths: (string | null)[]) {
  const text = widths
    .map((width, index) => {
      const options = width === null ? '' : ` {width: ${width}}`;
      return `\`\`\`sql c${String(index)}${options}\nselect 1\n\`\`\``;
    })
    .join('\n\n');
  return placedCells(must(parseNotebook(text)).cells).map(({ span, endsRow }) => [span, endsRow]);
}

describe('cells side by side', () => {
  it('are a row each unless they say otherwise', () => {
    expect(placed(null, null)).toEqual([
      [6, true],
      [6, true],
    ]);
  });

  it('stand three or two to a row', () => {
    expect(placed('third', 'third', 'third', 'half', 'half')).toEqual([
      [2, false],
      [2, false],
      [2, true],
      [3, false],
      [3, true],
    ]);
  });

  it('begin a new row where there is no room', () => {
    expect(placed('half', null, 'third', 'nonsense')).toEqual([
      [3, true],
      [6, true],
      [2, true],
      [6, true],
    ]);
  });
});
