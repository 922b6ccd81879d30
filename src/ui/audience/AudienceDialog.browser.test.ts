import '../theme.css';
import { beforeAll, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { quintileError } from '../../base/errors';
import type { AudienceFields } from '../../base/audience';
import { countryNames } from '../../export/audience/country-codes';
import { AUDIENCE_PRESETS } from '../../export/audience/presets';
import type { AudiencePreview } from '../../kernel/protocol';
import type { AudienceDraft } from './audience-draft';
import AudienceDialog from './AudienceDialog.svelte';

beforeAll(() => page.viewport(1200, 800));

const FIELDS: AudienceFields = {
  email: 'email',
  phone: 'phone',
  first_name: 'first_name',
  last_name: 'last_name',
  zip: 'postcode',
  country: 'country',
};

const PREVIEW: AudiencePreview = {
  columns: ['Email', 'Phone', 'Country'],
  rows: [
    ['zoe@example.com', '+4915123456789', 'DE'],
    ['mary@example.com', null, 'US'],
  ],
  counts: {
    rows: 4000,
    written: 3412,
    leftOut: { withoutAddress: 180, duplicates: 29, heldOut: 379 },
    seen: {
      withoutAddress: 180,
      duplicates: 29,
      unusableEmails: 12,
      unusablePhones: 1,
      unknownCountries: 0,
    },
  },
  holdout: {
    treated: 3412,
    control: 379,
    segments: [
      { segment: 'At Risk', treated: 3410, control: 379 },
      { segment: 'Hibernating', treated: 2, control: 0 },
    ],
    baseRate: 0.05,
    baseRateFrom: 'assumed',
    detectableLift: { absolute: 0.0387, relative: 0.774 },
    withoutCustomer: 0,
  },
};

const props = () => ({
  open: true,
  of: 'Segments of rfm',
  segments: [
    { segment: 'At Risk', customers: 3000, color: 'var(--seg-8)' },
    { segment: "Can't Lose", customers: 600, color: 'var(--seg-9)' },
    { segment: 'Hibernating', customers: 400, color: 'var(--seg-10)' },
    { segment: 'Champions', customers: 1200, color: 'var(--seg-1)' },
  ],
  chosen: ['At Risk', "Can't Lose", 'Hibernating'],
  columns: ['customer_id', 'segment', ...Object.values(FIELDS), 'income'],
  fields: FIELDS,
  presets: AUDIENCE_PRESETS,
  countries: countryNames('en'),
  campaign: 'Win back 2026',
  formulaGuard: true,
  preview: PREVIEW,
  previewing: false,
  exporting: false,
  progress: null,
  error: null,
  masked: false,
  onunmask: vi.fn(),
  onpreview: vi.fn<(draft: AudienceDraft) => void>(),
  onexport: vi.fn<(draft: AudienceDraft) => void>(),
  oncancel: vi.fn(),
  onclose: vi.fn(),
});

it('counts what was chosen at once, and again when a choice rests', async () => {
  const given = props();
  await render(AudienceDialog, given);
  expect(given.onpreview).toHaveBeenCalledOnce();
  await page.getByRole('checkbox', { name: /Champions/ }).click();
  await page.getByRole('checkbox', { name: /Hibernating/ }).click();
  await expect.poll(() => given.onpreview.mock.calls.length).toBe(2);
  expect(given.onpreview.mock.lastCall?.[0].segments).toEqual([
    'At Risk',
    "Can't Lose",
    'Champions',
  ]);
});

it('says how many rows are written and why others are not', async () => {
  await render(AudienceDialog, props());
  await expect.element(page.getByText('3,412 rows in the file')).toBeVisible();
  await expect.element(page.getByText('4,000 rows in all; left out:')).toBeVisible();
  await expect.element(page.getByText('without an address it could be sent to')).toBeVisible();
  await expect.element(page.getByText('12 rows have an e-mail that is no address.')).toBeVisible();
  await expect.element(page.getByText('1 row has a phone that is no number')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Export 3,412 rows' })).toBeEnabled();
});

it('takes the columns and forms of the vendor that is chosen', async () => {
  const given = props();
  await render(AudienceDialog, given);
  await page.getByLabelText('List for').selectOptions('Google Customer Match');
  await expect.element(page.getByText('Becomes First Name')).toBeVisible();
  await expect.element(page.getByText('As documented in: Google Ads Help')).toBeVisible();
  await page.getByRole('switch', { name: /Hash/ }).click();
  await page.getByLabelText('Phones without a country code are from').selectOptions('Germany');
  await expect.poll(() => given.onpreview.mock.lastCall?.[0].country).toBe('DE');
  await page.getByRole('button', { name: 'Export 3,412 rows' }).click();
  expect(given.onexport.mock.lastCall?.[0]).toMatchObject({
    preset: 'google',
    hash: true,
    country: 'DE',
    fields: FIELDS,
    format: 'csv',
    columns: ['customer_id', 'segment'],
  });
});

it('does not hash what a mail program has to read', async () => {
  const given = props();
  await render(AudienceDialog, given);
  await page.getByRole('switch', { name: /Hash/ }).click();
  await page.getByLabelText('List for').selectOptions('Klaviyo');
  await expect.element(page.getByRole('switch', { name: /Hash/ })).toBeDisabled();
  await expect.element(page.getByText('it needs readable addresses')).toBeVisible();
  await expect.poll(() => given.onpreview.mock.lastCall?.[0].hash).toBe(false);
});

it('draws a holdout and says what it can show', async () => {
  const given = props();
  await render(AudienceDialog, given);
  await page.getByRole('switch', { name: /control group/ }).click();
  await page.getByLabelText('Share held out').fill('20');
  await expect
    .poll(() => given.onpreview.mock.lastCall?.[0].holdout)
    .toEqual({
      share: 0.2,
      seed: 1,
      campaign: 'Win back 2026',
      sentOn: null,
      baseRate: null,
    });
  await expect.element(page.getByText('3,412 addressed, 379 held out')).toBeVisible();
  await expect.element(page.getByText('a rise of 3.9 percentage points or more')).toBeVisible();
  await expect.element(page.getByText('1 segment is too small')).toBeVisible();
  await page.getByLabelText('Name of the campaign').fill('');
  await expect.element(page.getByText('The campaign needs a name.')).toBeVisible();
  await expect.element(page.getByRole('button', { name: /^Export/ })).toBeDisabled();
});

it('exports no addresses while they are masked, but what is not personal', async () => {
  const given = { ...props(), masked: true };
  const { rerender } = await render(AudienceDialog, given);
  await expect
    .element(page.getByText('Addresses would be masked; switch it off to export them.'))
    .toBeVisible();
  await expect.element(page.getByRole('button', { name: /^Export/ })).toBeDisabled();
  await page.getByRole('button', { name: 'Switch masking off' }).click();
  expect(given.onunmask).toHaveBeenCalledOnce();
  await page.getByRole('button', { name: 'None' }).last().click();
  await page.getByRole('checkbox', { name: 'income' }).click();
  await expect.element(page.getByRole('button', { name: 'Export 3,412 rows' })).toBeEnabled();
  await rerender({ ...given, masked: false });
  await expect.element(page.getByText('Masking is on')).not.toBeInTheDocument();
});

it('shows what is wrong in place of rows, and how far it is while it works', async () => {
  const given = props();
  const error = quintileError('export.no_address', { preset: 'Mailchimp', needs: 'an e-mail' });
  const { rerender } = await render(AudienceDialog, { ...given, error });
  await expect.element(page.getByRole('alert')).toHaveTextContent('Mailchimp needs an e-mail.');
  await expect.element(page.getByRole('button', { name: /^Export/ })).toBeDisabled();
  await rerender({ ...given, exporting: true, progress: { phase: 'exporting', share: 0.4 } });
  await expect.element(page.getByText('Writing…')).toBeVisible();
  await expect
    .element(page.getByRole('progressbar', { name: 'Audience' }))
    .toHaveAttribute('aria-valuenow', '40');
});
