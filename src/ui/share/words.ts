import type { SharedGroup } from '../../base/sharing';
import { countOf } from '../primitives/quantity';

/** Some mail and chat programs cut links beyond this many characters. */
export const LONG_LINK = 8_000;

const HEADINGS: Readonly<Record<SharedGroup['kind'], string>> = {
  title: 'Title',
  text: 'Texts',
  input: 'Inputs',
  query: 'Queries',
  model: 'Models',
  chart: 'Charts',
  data: 'What it expects of the data',
  other: 'Other',
};

/** What a part of a link is called. */
export function headingOf(group: SharedGroup): string {
  return HEADINGS[group.kind];
}

/** How much of it there is: `2 queries, 5 values`. */
export function amountOf({ kind, cells, items }: SharedGroup): string {
  const values = countOf(items.length, 'value');
  switch (kind) {
    case 'text':
      return countOf(cells, 'text');
    case 'query':
      return `${countOf(cells, 'query', 'queries')}, ${values}`;
    case 'title':
      return '';
    default:
      return values;
  }
}
