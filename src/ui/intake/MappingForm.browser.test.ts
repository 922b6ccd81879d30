import '../theme.css';
import { beforeAll, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { COUNTS, ORDERS, SAMPLE } from '../../../tests/helpers/intake-examples';
import type { MappingDraft } from './mapping-draft';
import MappingForm from './MappingForm.svelte';

beforeAll(() => page.viewport(1200, 800));

async function form(report = ORDERS) {
  const onconfirm = vi.fn<(draft: MappingDraft) => void>();
  await render(MappingForm, { report, sample: SAMPLE, counts: COUNTS, onconfirm });
  return { onconfirm, confirm: page.getByRole('button', { name: 'Use this mapping' }) };
}

it('begins with the proposal and shows the first rows as they are mapped', async () => {
  await form();
  await expect.element(page.getByLabelText('Customer (required)')).toHaveValue('CustomerID');
  const preview = page.getByRole('table', { name: 'The first rows, as mapped' });
  await expect.element(preview).toHaveTextContent(/Customer CustomerID\s*Order number InvoiceNo/);
  await expect.element(preview.getByRole('cell', { name: '17850' })).toBeVisible();
  await expect.element(preview.getByRole('cell', { name: 'empty' })).toBeVisible();

  await page.getByLabelText('Product', { exact: true }).selectOptions('Description');
  await expect.element(preview.getByRole('cell', { name: 'LANTERN' })).toBeVisible();
});

it('cannot be confirmed while something is missing, and says what', async () => {
  const { confirm, onconfirm } = await form();
  await page.getByLabelText('Unit price').selectOptions('– none –');
  await expect.element(confirm).toBeDisabled();
  await expect
    .element(page.getByText('Still needed: Amount, or Quantity and Unit price.'))
    .toBeVisible();

  await page.getByLabelText('Amount').selectOptions('UnitPrice');
  await confirm.click();
  expect(onconfirm.mock.calls[0]?.[0].mapping).toEqual({
    customer_id: 'CustomerID',
    order_id: 'InvoiceNo',
    ordered_at: 'InvoiceDate',
    quantity: 'Quantity',
    amount: 'UnitPrice',
  });
});

it('hands over the cleaning rules that were changed', async () => {
  const { confirm, onconfirm } = await form();
  await expect.element(page.getByText('8,905 left out')).toBeVisible();
  await page.getByRole('switch', { name: 'Leave out returns' }).click();
  await page.getByRole('switch', { name: 'Leave out exact duplicates' }).click();
  await confirm.click();
  expect(onconfirm.mock.calls[0]?.[0].cleaning).toMatchObject({
    returns: 'net',
    duplicates: 'exclude',
    non_positive_price: 'exclude',
    return_mark: 'C',
  });
});

it('shows which sales were not completed, and lets them count', async () => {
  const statuses = [
    { column: 'Status', values: ['failed', 'refunded'] },
    { column: 'Cancelled at', values: 'any' },
  ] as const;
  const roles = ORDERS.roles.map((role) => ({
    ...role,
    cleaning: { ...role.cleaning, excluded_statuses: statuses },
  }));
  const { confirm, onconfirm } = await form({ ...ORDERS, statuses, roles });
  const words = 'Status is failed or refunded; or Cancelled at has a value.';
  await expect.element(page.getByText(words)).toBeVisible();
  const rule = page.getByRole('switch', { name: 'Leave out sales that were not completed' });
  await rule.click();
  await confirm.click();
  expect(onconfirm.mock.calls[0]?.[0].cleaning.excluded_statuses).toBeNull();
  await rule.click();
  await confirm.click();
  expect(onconfirm.mock.calls[1]?.[0].cleaning.excluded_statuses).toEqual(statuses);
});

it('takes the file out of use', async () => {
  const { onconfirm } = await form();
  await page.getByLabelText('This file tells about').selectOptions('Not used');
  await page.getByRole('button', { name: 'Do not use it' }).click();
  expect(onconfirm.mock.calls[0]?.[0].role).toBeNull();
});

it('shows the kinds of attributes, which are personal, and takes another kind', async () => {
  const customers = { ...ORDERS, role: 'customers', roles: [], columns: [] } as const;
  const traits = [
    { column: 'CustomerID', kind: 'other', personal: null },
    { column: 'Email', kind: 'contact', personal: 'email' },
    { column: 'Tier', kind: 'other', personal: null },
  ] as const;
  const { confirm, onconfirm } = await form({ ...customers, columns: ORDERS.columns, traits });
  await page.getByLabelText('Customer (required)').selectOptions('CustomerID');
  await expect.element(page.getByText('2 attributes 1 contact, 1 other')).toBeVisible();
  await expect.element(page.getByText('personal: e-mail')).toBeVisible();
  await page.getByLabelText('Kind of Tier').selectOptions('Behavioural');
  await confirm.click();
  expect(onconfirm.mock.calls[0]?.[0].traits).toEqual({ Tier: 'behavioural' });
});
