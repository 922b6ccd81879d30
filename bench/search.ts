import type { Figure } from './figures';
import { withKernel } from './kernel';
import { median, quantile } from './statistics';

/** A name that many have, an id, an e-mail, a part of a word, two words, and what nobody has. */
const TEXTS = ['émilie', 'C00999999', 'daniel.0999', 'inter', 'rossi hans', 'zzzz', '99999'];
const LIMIT_MS = 100;

/**
 * Types into a search over customers, letter by letter: from each keystroke to the customers on the page's side of the
 * kernel.
 */
export async function searchFigures(root: string, file: string): Promise<Figure[]> {
  const { first, keystrokes } = await typed(root, file);
  return [
    { name: 'search, 1M customers: first time', value: first, unit: 'ms' },
    { name: 'search, 1M customers: keystroke, median', value: median(keystrokes), unit: 'ms' },
    {
      name: 'search, 1M customers: keystroke, 95th percentile',
      value: quantile(keystrokes, 0.95),
      unit: 'ms',
      limit: LIMIT_MS,
    },
    {
      name: 'search, 1M customers: slowest keystroke',
      value: Math.max(...keystrokes),
      unit: 'ms',
    },
    { name: 'search, 1M customers: keystrokes measured', value: keystrokes.length, unit: '' },
  ];
}

function typed(root: string, file: string): Promise<{ first: number; keystrokes: number[] }> {
  return withKernel(root, [file], ['customers'], async (ask) => {
    // The field opens, and everybody is put into a table.
    const { ms: first } = await ask('search', '');
    const keystrokes: number[] = [];
    for (const text of TEXTS) {
      for (let length = 1; length <= text.length; length++) {
        keystrokes.push((await ask('search', text.slice(0, length))).ms);
      }
    }
    return { first, keystrokes };
  });
}
