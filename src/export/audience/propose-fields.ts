import { AUDIENCE_FIELDS, type AudienceField, type AudienceFields } from '../../base/audience';

/** Names of columns by field, the surest first; compared without case, space and punctuation. */
const NAMES: Readonly<Record<AudienceField, string>> = {
  email: 'email, e mail, email address, customer email, contact email, mail, mail address, emails',
  phone:
    'phone, phone number, mobile, mobile phone, mobile number, telephone, telephone number, phone no, cell, cell phone, tel, contact phone, customer phone',
  first_name: 'first name, firstname, given name, forename, fn, fname, vorname, prenom',
  last_name: 'last name, lastname, surname, family name, ln, lname, nachname',
  city: 'city, town, locality, ct',
  region: 'region, state, province, county, state province, st',
  zip: 'zip, zip code, postcode, post code, postal code, plz, postal',
  country: 'country, country code, country name, iso country, nation',
};

/** Which columns probably hold which field, from their names. A column holds one field at most. */
export function proposeFields(columns: readonly string[]): AudienceFields {
  const found: Partial<Record<AudienceField, string>> = {};
  for (const field of AUDIENCE_FIELDS) {
    const names = NAMES[field].split(', ').map(squashed);
    const known = columns
      .map((column) => ({ column, place: names.indexOf(squashed(column)) }))
      .filter(({ place }) => place !== -1)
      .sort((a, b) => a.place - b.place);
    const [best] = known;
    if (best) found[field] = best.column;
  }
  return found;
}

function squashed(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
