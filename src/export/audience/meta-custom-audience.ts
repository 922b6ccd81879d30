import type { AudiencePreset } from '../../base/audience';

/** Meta Ads Manager, custom audience from a customer list. Hashed, every column is. */
export const META_CUSTOM_AUDIENCE: AudiencePreset = {
  id: 'meta',
  label: 'Meta custom audience',
  about: 'A customer list for Meta Ads Manager (Facebook, Instagram).',
  columns: [
    { field: 'email', header: 'email', form: 'email', hashed: 'email' },
    // With or without punctuation in a file; digits only before hashing.
    { field: 'phone', header: 'phone', form: 'phone', hashed: 'phone_digits' },
    { field: 'first_name', header: 'fn', form: 'text', hashed: 'name_letters' },
    { field: 'last_name', header: 'ln', form: 'text', hashed: 'name_letters' },
    { field: 'city', header: 'ct', form: 'text', hashed: 'place' },
    { field: 'region', header: 'st', form: 'text', hashed: 'place' },
    { field: 'zip', header: 'zip', form: 'text', hashed: 'zip_compact' },
    { field: 'country', header: 'country', form: 'country', hashed: 'country_lower' },
  ],
  reachedBy: [['email'], ['phone'], ['first_name', 'last_name', 'country', 'zip']],
  keepsAll: false,
  noHashing: null,
  takesMore: false,
  documents: [
    {
      title:
        'Meta Business Help Centre: How to format a customer list when creating a custom audience',
      url: 'https://www.facebook.com/business/help/2082575038703844',
    },
    {
      title: 'Meta Conversions API: Customer Information Parameters',
      url: 'https://developers.facebook.com/docs/marketing-api/conversions-api/parameters/customer-information-parameters',
    },
  ],
};
