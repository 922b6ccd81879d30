import '../theme.css';
import { beforeAll, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import DateOrderQuestion from './DateOrderQuestion.svelte';
import DecimalQuestion from './DecimalQuestion.svelte';

beforeAll(() => page.viewport(1000, 800));

const sample = (column: string, texts: readonly string[]) => ({
  columns: ['order', column],
  rows: texts.map((text, at) => [`O${at}`, text]),
});

it('shows three rows of the file, and what their dates mean in either order', async () => {
  const onchoose = vi.fn();
  const texts = ['05/05/2024', '03/04/2024', '01/02/2024', '07/06/2024'];
  await render(DateOrderQuestion, {
    file: 'orders.csv',
    columns: ['at'],
    sample: sample('at', texts),
    onchoose,
  });
  await expect
    .element(page.getByRole('heading', { name: 'Which comes first in at: the day or the month?' }))
    .toBeVisible();
  await expect.element(page.getByRole('button')).toHaveLength(2);
  const monthFirst = page.getByRole('button', { name: /^Month first/ });
  await expect.element(monthFirst).toHaveTextContent('4 March 2024');
  const rows = page.getByRole('table', { name: 'Where they stand in the file' });
  await expect.element(rows).toHaveTextContent(/O1\s*03\/04\/2024/);
  await expect.element(rows).not.toHaveTextContent('05/05/2024');
  await monthFirst.click();
  expect(onchoose).toHaveBeenCalledExactlyOnceWith('mdy');
});

it('asks for the year, too, where it may be first', async () => {
  const texts = ['03/04/05', '06/07/08'];
  await render(DateOrderQuestion, {
    file: 'orders.csv',
    columns: ['at'],
    sample: sample('at', texts),
    onchoose: vi.fn(),
  });
  await expect
    .element(page.getByRole('button', { name: /^Year first/ }))
    .toHaveTextContent('5 April 2003');
});

it('asks what the comma in a number means', async () => {
  const onchoose = vi.fn();
  await render(DecimalQuestion, {
    file: 'orders.csv',
    columns: ['amount'],
    sample: sample('amount', ['1,234', '12,500', '3,100']),
    onchoose,
  });
  await expect
    .element(page.getByRole('heading', { name: 'What does the comma in amount mean?' }))
    .toBeVisible();
  const thousands = page.getByRole('button', { name: /^It parts thousands/ });
  await expect.element(thousands).toHaveTextContent('1,234 is 1234');
  const fraction = page.getByRole('button', { name: /^It is the decimal sign/ });
  await expect.element(fraction).toHaveTextContent('1,234 is between 1 and 2');
  await expect.element(fraction).toHaveTextContent('12.500');
  await fraction.click();
  await thousands.click();
  expect(onchoose.mock.calls).toEqual([[','], ['.']]);
});
