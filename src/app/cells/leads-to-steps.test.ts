import { expect, it } from 'vitest';
import { must } from '../../../tests/helpers/engine';
import { parseNotebook } from '../../document/parse';
import { leadsToSteps } from './leads-to-steps';

const STEP = '```sql one {quiet: true}\nselect 1\n```\n';
const SHOWN = '```sql two\nselect 2\n```\n';

function leading(body: string): number[] {
  const { cells } = must(parseNotebook(`---\nquintile: 1\ntitle: A\n---\n\n${body}`));
  return cells.flatMap((_, index) => (leadsToSteps(cells, index) ? [index] : []));
}

it('is the text before folded steps that nothing follows', () => {
  expect(leading(`Above.\n\n${SHOWN}\n## How\n\n${STEP}`)).toEqual([2]);
});

it('is no text that something shown follows, and none at the end', () => {
  expect(leading(`Above.\n\n${STEP}\n${SHOWN}`)).toEqual([]);
  expect(leading(`${STEP}\nThe end.`)).toEqual([]);
});
