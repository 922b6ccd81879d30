import { expect, it } from 'vitest';
import { changedWords, momentText } from './changed-words';

const at = (text: string) => new Date(text).getTime();
const NOW = at('2024-05-10T12:00:00');

it.each([
  ['2024-05-10T12:00:30', 'just now'],
  ['2024-05-10T11:59:30', 'just now'],
  ['2024-05-10T11:59:00', 'a minute ago'],
  ['2024-05-10T11:01:00', '59 minutes ago'],
  ['2024-05-10T09:05:00', 'today, 09:05'],
  ['2024-05-09T23:59:00', 'yesterday, 23:59'],
  ['2024-05-08T23:59:00', '2 days ago'],
  ['2024-05-04T00:00:00', '6 days ago'],
  ['2024-05-03T14:05:00', '2024-05-03'],
])('%s was %s', (then, words) => {
  expect(changedWords(at(then), NOW)).toBe(words);
});

it('says the moment in full', () => {
  expect(momentText(at('2024-01-02T03:04:05'))).toBe('2024-01-02 03:04');
});
