import type { AudiencePreset } from '../../base/audience';

/** No vendor: every row, the columns under their own names. Addresses are tidied where that can be done. */
export const PLAIN: AudiencePreset = {
  id: 'plain',
  label: 'Plain table',
  about: 'Every row, with the columns under their own names.',
  columns: [
    { field: 'email', header: null, form: 'email', hashed: 'email' },
    { field: 'phone', header: null, form: 'phone', hashed: 'phone' },
    { field: 'first_name', header: null, form: 'as_written', hashed: 'name' },
    { field: 'last_name', header: null, form: 'as_written', hashed: 'name' },
    { field: 'city', header: null, form: 'as_written', hashed: null },
    { field: 'region', header: null, form: 'as_written', hashed: null },
    { field: 'zip', header: null, form: 'as_written', hashed: null },
    { field: 'country', header: null, form: 'as_written', hashed: null },
  ],
  reachedBy: [['email'], ['phone']],
  keepsAll: true,
  noHashing: null,
  takesMore: true,
  documents: [],
};
