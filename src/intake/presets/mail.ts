import type { Preset } from './preset';

/**
 * Klaviyo, export of a list or segment. Properties as in
 * https://help.klaviyo.com/hc/en-us/articles/360053679071-Profiles-and-properties-glossary. Looked up 2026-11-22.
 */
export const KLAVIYO_PROFILES: Preset = {
  id: 'klaviyo_profiles',
  title: 'Klaviyo list or segment export',
  note:
    'One row for each profile, known by its e-mail address. Who was sent a campaign is not in it: export that from the ' +
    'campaign.',
  needs: ['Email', 'Klaviyo ID'],
  any: {
    atLeast: 2,
    of: [
      'First Name',
      'Last Name',
      'Email Marketing Consent',
      'Profile Created On',
      'Date Added',
      'First Active',
      'Last Active',
      'State / Region',
      'Zip Code',
      'Source',
    ],
  },
  roles: [{ role: 'customers', parts: { customer_id: ['Email', 'Klaviyo ID'] } }],
  text: ['Zip Code', 'Phone Number'],
};

/**
 * Mailchimp, export of an audience. Columns as in the files that Mailchimp writes; the time of consent is UTC.
 * https://mailchimp.com/help/view-export-contacts/. Looked up 2026-11-22.
 */
export const MAILCHIMP_AUDIENCE: Preset = {
  id: 'mailchimp_audience',
  title: 'Mailchimp audience export',
  note:
    'One row for each contact, known by its e-mail address. Subscribed, unsubscribed and cleaned contacts are files of ' +
    'their own.',
  needs: [['Email Address', 'Email'], 'MEMBER_RATING', 'OPTIN_TIME', 'LEID', 'EUID'],
  roles: [{ role: 'customers', parts: { customer_id: ['Email Address', 'Email'] } }],
  text: ['LEID', 'EUID', 'Phone Number'],
};
