/** Choices that are remembered in this browser. Nothing here tells about the user's data. */
export interface Preferences {
  readonly theme: 'system' | 'light' | 'dark';
  readonly formulaGuard: boolean;
  /** Names, e-mails and phones are masked, on the page and in all that leaves it. */
  readonly masked: boolean;
}

const DEFAULTS: Preferences = { theme: 'system', formulaGuard: true, masked: false };
const KEY = 'quintile.preferences';

/** Reads the choices; whatever is damaged, foreign or refused by the browser falls back to the defaults. */
export function loadPreferences(storage: () => Storage = () => localStorage): Preferences {
  try {
    const stored = JSON.parse(storage().getItem(KEY) ?? '{}') as Partial<
      Record<keyof Preferences, unknown>
    >;
    const { theme, formulaGuard, masked } = stored;
    return {
      theme: theme === 'light' || theme === 'dark' ? theme : DEFAULTS.theme,
      formulaGuard: typeof formulaGuard === 'boolean' ? formulaGuard : DEFAULTS.formulaGuard,
      masked: typeof masked === 'boolean' ? masked : DEFAULTS.masked,
    };
  } catch {
    return DEFAULTS;
  }
}

/** Keeps the choices where the browser lets us. */
export function savePreferences(
  preferences: Preferences,
  storage: () => Storage = () => localStorage,
): void {
  try {
    storage().setItem(KEY, JSON.stringify(preferences));
  } catch {
    // Private windows may refuse: the choice then lasts as long as the page.
  }
}
