import type { AudiencePreset } from '../../base/audience';

/** Google Ads, Customer Match: the customer data file. Country and Zip are never hashed. */
export const GOOGLE_CUSTOMER_MATCH: AudiencePreset = {
  id: 'google',
  label: 'Google Customer Match',
  about:
    'A customer list for Google Ads: people are matched by e-mail, phone, or name and postcode.',
  columns: [
    { field: 'email', header: 'Email', form: 'email_compact', hashed: 'email_google' },
    { field: 'phone', header: 'Phone', form: 'phone', hashed: 'phone' },
    { field: 'first_name', header: 'First Name', form: 'text', hashed: 'name' },
    { field: 'last_name', header: 'Last Name', form: 'text', hashed: 'name' },
    { field: 'country', header: 'Country', form: 'country', hashed: null },
    { field: 'zip', header: 'Zip', form: 'text', hashed: null },
  ],
  reachedBy: [['email'], ['phone'], ['first_name', 'last_name', 'country', 'zip']],
  keepsAll: false,
  noHashing: null,
  takesMore: false,
  documents: [
    {
      title: 'Google Ads Help: Format your customer data file',
      url: 'https://support.google.com/google-ads/answer/7659867',
    },
    {
      title: 'Google Ads Help: Formatting guidelines for uploading hashed data',
      url: 'https://support.google.com/google-ads/answer/7476159',
    },
    {
      // Dots and pluses of gmail.com and googlemail.com, and of no other domain.
      title: 'Google Data Manager API: Format user data',
      url: 'https://developers.google.com/data-manager/api/devguides/concepts/formatting',
    },
  ],
};
