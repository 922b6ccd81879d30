import '../theme.css';
import { beforeAll, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Row } from '../../state/rows';
import CustomerHistory from './CustomerHistory.svelte';

beforeAll(() => page.viewport(480, 900));

function event(at: string | null, kind: string, rest: Partial<Row> = {}): Row {
  return {
    happened_at: at,
    kind,
    title: null,
    detail: null,
    amount: null,
    order_id: null,
    ...rest,
  };
}

const FEW: readonly Row[] = [
  event('2024-06-30 10:00:00', 'order', { title: 'Tent', amount: 50, order_id: '7' }),
  event('2024-06-01', 'complaint', { title: '<b>Broken</b>', detail: 'E-mail' }),
  event('2023-01-05', 'visit'),
  event('2021-01-05', 'fax'),
  event(null, 'campaign', { title: 'Spring' }),
];

const items = () =>
  page
    .getByRole('listitem')
    .elements()
    .map(({ textContent }) => textContent.replaceAll(/\s+/g, ' ').trim());
const timeline = () => page.getByRole('group', { name: 'Timeline' });

it('shows a lane for each kind, and all events in words', async () => {
  await render(CustomerHistory, { rows: FEW, format: { currency: 'EUR' } });
  await expect.element(timeline()).toBeVisible();
  expect(timeline().element().querySelectorAll('path')).toHaveLength(5);
  await expect.element(page.getByText('5 events')).toBeVisible();
  expect(items()[0]).toMatch(/2024-06-30.*Order 7 Tent.*€50\.00/);
  expect(items()[1]).toContain('<b>Broken</b>');
  expect(items()[4]).toMatch(/^– Campaign Spring/);
});

it('narrows down to the last year or 90 days', async () => {
  await render(CustomerHistory, { rows: FEW, format: {} });
  await page.getByRole('radio', { name: 'Last year' }).click({ force: true });
  await expect.element(page.getByText('2 events')).toBeVisible();
  await page.getByRole('radio', { name: 'All' }).click({ force: true });
  await expect.element(page.getByText('5 events')).toBeVisible();
});

it('zooms and moves by keyboard, and the list follows', async () => {
  await render(CustomerHistory, { rows: FEW, format: {} });
  (timeline().element() as HTMLElement).focus();
  await userEvent.keyboard('{End}+++');
  await expect.element(page.getByRole('radio', { name: 'Own' })).toBeChecked();
  await expect.poll(() => items().length).toBeLessThan(5);
  await userEvent.keyboard('{End}');
  await expect.poll(() => items()[0]).toContain('Order 7');
  await userEvent.keyboard('0');
  await expect.element(page.getByText('5 events')).toBeVisible();
});

it('zooms by the wheel with Ctrl, and leaves the wheel alone to the page', async () => {
  await render(CustomerHistory, { rows: FEW, format: {} });
  const node = timeline().element();
  const wheel = (ctrlKey: boolean) => {
    const turned = new WheelEvent('wheel', {
      deltaY: -100,
      clientX: 400,
      ctrlKey,
      cancelable: true,
      bubbles: true,
    });
    node.dispatchEvent(turned);
    return turned.defaultPrevented;
  };
  expect(wheel(false)).toBe(false);
  expect(wheel(true)).toBe(true);
  await expect.element(page.getByRole('radio', { name: 'Own' })).toBeChecked();
});

it('tells of an event under the pointer', async () => {
  await render(CustomerHistory, { rows: FEW.slice(0, 1), format: {} });
  await expect
    .poll(() => timeline().element().querySelector('path')?.getAttribute('d'))
    .toMatch(/^M/);
  const x = Number(
    /^M(\d+)/.exec(timeline().element().querySelector('path')?.getAttribute('d') ?? '')?.[1],
  );
  await timeline().hover({ position: { x, y: 20 } });
  await expect.element(timeline()).toHaveTextContent('Order 7');
});

it('draws no more than can be seen of thousands of events, and lists them step by step', async () => {
  const start = Date.UTC(2020, 0, 1);
  const many = Array.from({ length: 8_000 }, (_, at) =>
    event(
      new Date(start + (8_000 - at) * 6 * 3_600_000).toISOString(),
      at % 2 ? 'visit' : 'order',
      { amount: at },
    ),
  );
  await render(CustomerHistory, { rows: many, format: {} });
  await expect.element(page.getByText('8,000 events')).toBeVisible();
  const marks = [...timeline().element().querySelectorAll('path')].map(
    (path) => path.getAttribute('d')?.split('M').length ?? 0,
  );
  for (const count of marks) expect(count).toBeLessThan(480);
  expect(items().length).toBeLessThan(20);
  await page.getByRole('button', { name: /Show \d+ more/ }).click();
  await expect.poll(() => items().length).toBe(112);
});

it('says when nothing has happened', async () => {
  await render(CustomerHistory, { rows: [], format: {} });
  await expect.element(page.getByText('Nothing has happened yet.')).toBeVisible();
});
