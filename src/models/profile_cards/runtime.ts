import type { ModelRuntime } from '../model';
import { groundSteps } from '../profile/ground';
import { fitCards } from './fit';
import { groundContext } from './ground-context';
import { cardSettings, type CardSettings } from './settings';

/** Profile cards as the kernel runs them. */
export const runtime: ModelRuntime<CardSettings> = {
  id: 'profile_cards',
  settings: cardSettings,
  steps: (context) => groundSteps(groundContext(context)),
  fit: fitCards,
};
