/** What a column of an audience can tell a vendor about a person. */
export type AudienceField =
  'email' | 'phone' | 'first_name' | 'last_name' | 'city' | 'region' | 'zip' | 'country';

export const AUDIENCE_FIELDS: readonly AudienceField[] = [
  'email',
  'phone',
  'first_name',
  'last_name',
  'city',
  'region',
  'zip',
  'country',
];

/** Which column of a table holds which field. */
export type AudienceFields = Readonly<Partial<Record<AudienceField, string>>>;

export type AudiencePresetId = 'plain' | 'google' | 'meta' | 'klaviyo' | 'mailchimp';

/** How a value is written (`addressForm` has the SQL of each). */
export type AddressForm =
  /** Untouched. */
  | 'as_written'
  /** Without space around it. */
  | 'text'
  /** Trimmed and in lower case; what is no address is empty. */
  | 'email'
  /** Without any space, in lower case. */
  | 'email_compact'
  /** As Google compares addresses: those of gmail.com also without dots and without what follows a plus. */
  | 'email_google'
  /** `+18005550100`; what is no number of its country is empty. */
  | 'phone'
  /** `18005550100` */
  | 'phone_digits'
  /** Trimmed, inner space single, in lower case. */
  | 'name'
  /** A name without punctuation, in lower case. */
  | 'name_letters'
  /** A place without punctuation and space, in lower case. */
  | 'place'
  /** A postcode without space and dash, in lower case; of the USA its first five digits. */
  | 'zip_compact'
  /** Two letters (ISO 3166-1). */
  | 'country'
  | 'country_lower';

export interface PresetColumn {
  readonly field: AudienceField;
  /** Null keeps the column’s own name. */
  readonly header: string | null;
  readonly form: AddressForm;
  /** The form that is hashed when hashing is asked for; null where the vendor wants it readable all the same. */
  readonly hashed: AddressForm | null;
}

/** What a vendor documents about lists of customers. */
export interface AudiencePreset {
  readonly id: AudiencePresetId;
  readonly label: string;
  /** What the list is for, in a sentence. */
  readonly about: string;
  readonly columns: readonly PresetColumn[];
  /**
   * Fields of which one group makes a row reachable, the first that is complete being its address. Rows without one, and
   * those whose address stood in a row before, are left out and counted; none are where `keepsAll`.
   */
  readonly reachedBy: readonly (readonly AudienceField[])[];
  readonly keepsAll: boolean;
  /** Null: SHA-256 is offered. Else why there is none. */
  readonly noHashing: string | null;
  /** Whether columns that it does not know may stand beside. */
  readonly takesMore: boolean;
  /** Where this is documented. */
  readonly documents: readonly { readonly title: string; readonly url: string }[];
}
