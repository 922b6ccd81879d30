import type { ModelContext } from '../model';
import type { ProfileSettings } from '../profile/settings';
import type { CardSettings } from './settings';

/** Names of a trait that are told apart on a card. */
const VALUES = 20;

/** The context as a profile has it: cards read the same traits. */
export function groundContext(context: ModelContext<CardSettings>): ModelContext<ProfileSettings> {
  const { asOf } = context.settings;
  return {
    ...context,
    settings: {
      segment: null,
      against: 'everyone',
      other: null,
      traits: null,
      values: VALUES,
      asOf,
    },
  };
}
