import type { AudiencePreset } from '../../base/audience';

/** Klaviyo, a list uploaded as CSV: its own properties under their names, others become custom properties. */
export const KLAVIYO: AudiencePreset = {
  id: 'klaviyo',
  label: 'Klaviyo',
  about: 'Profiles for a Klaviyo list. Other columns become custom properties.',
  columns: [
    { field: 'email', header: 'Email', form: 'email', hashed: null },
    { field: 'phone', header: 'Phone Number', form: 'phone', hashed: null },
    { field: 'first_name', header: 'First Name', form: 'text', hashed: null },
    { field: 'last_name', header: 'Last Name', form: 'text', hashed: null },
    { field: 'city', header: 'City', form: 'text', hashed: null },
    { field: 'region', header: 'Region', form: 'text', hashed: null },
    { field: 'zip', header: 'Zip Code', form: 'text', hashed: null },
    { field: 'country', header: 'Country', form: 'text', hashed: null },
  ],
  reachedBy: [['email'], ['phone']],
  keepsAll: false,
  noHashing: 'Klaviyo sends the messages itself: it needs readable addresses.',
  takesMore: true,
  documents: [
    {
      title: 'Klaviyo Help Center: How to create and add subscribers to a new list',
      url: 'https://help.klaviyo.com/hc/en-us/articles/115005078967',
    },
    {
      title: 'Klaviyo Help Center: Profiles and properties glossary',
      url: 'https://help.klaviyo.com/hc/en-us/articles/360053679071',
    },
  ],
};
