import type { AudiencePreset, AudiencePresetId } from '../../base/audience';
import { GOOGLE_CUSTOMER_MATCH } from './google-customer-match';
import { KLAVIYO } from './klaviyo';
import { MAILCHIMP } from './mailchimp';
import { META_CUSTOM_AUDIENCE } from './meta-custom-audience';
import { PLAIN } from './plain';

/** All kinds of lists, in the order they are offered. */
export const AUDIENCE_PRESETS: readonly AudiencePreset[] = [
  PLAIN,
  GOOGLE_CUSTOMER_MATCH,
  META_CUSTOM_AUDIENCE,
  KLAVIYO,
  MAILCHIMP,
];

/** The preset of that id; a plain table where it is unknown. */
export function audiencePreset(id: AudiencePresetId): AudiencePreset {
  return AUDIENCE_PRESETS.find((preset) => preset.id === id) ?? PLAIN;
}
