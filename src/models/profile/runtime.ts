import type { ModelRuntime } from '../model';
import { fitProfile } from './fit';
import { groundSteps } from './ground';
import { profileSettings, type ProfileSettings } from './settings';

/** The profile as the kernel runs it. */
export const runtime: ModelRuntime<ProfileSettings> = {
  id: 'profile',
  settings: profileSettings,
  steps: groundSteps,
  fit: fitProfile,
};
