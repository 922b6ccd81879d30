import type { AudiencePreset } from '../../base/audience';

/** Mailchimp, contacts imported from a file; other columns are matched to fields while importing. */
export const MAILCHIMP: AudiencePreset = {
  id: 'mailchimp',
  label: 'Mailchimp',
  about: 'Contacts for a Mailchimp audience. Other columns are matched to fields while importing.',
  columns: [
    { field: 'email', header: 'Email Address', form: 'email', hashed: null },
    { field: 'first_name', header: 'First Name', form: 'text', hashed: null },
    { field: 'last_name', header: 'Last Name', form: 'text', hashed: null },
    { field: 'phone', header: 'Phone Number', form: 'phone', hashed: null },
    { field: 'city', header: 'City', form: 'text', hashed: null },
    { field: 'region', header: 'State', form: 'text', hashed: null },
    { field: 'zip', header: 'Zip Code', form: 'text', hashed: null },
    // GB, not UK: other than by its ISO code a country is not taken.
    { field: 'country', header: 'Country', form: 'country', hashed: null },
  ],
  reachedBy: [['email']],
  keepsAll: false,
  noHashing: 'Mailchimp sends the messages itself: it needs readable addresses.',
  takesMore: true,
  documents: [
    {
      title: 'Mailchimp: Format Guidelines for Your Import File',
      url: 'https://mailchimp.com/help/format-guidelines-for-your-import-file/',
    },
  ],
};
