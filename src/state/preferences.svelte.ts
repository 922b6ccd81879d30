import { loadPreferences, savePreferences, type Preferences } from '../store/preferences';

/** Choices remembered in this browser; the theme is put on the document here. */
export class PreferencesState {
  #current = $state.raw<Preferences>(loadPreferences());

  constructor() {
    this.#applyTheme();
  }

  get theme(): Preferences['theme'] {
    return this.#current.theme;
  }

  set theme(theme: Preferences['theme']) {
    this.#change({ theme });
    this.#applyTheme();
  }

  get formulaGuard(): boolean {
    return this.#current.formulaGuard;
  }

  set formulaGuard(formulaGuard: boolean) {
    this.#change({ formulaGuard });
  }

  /** What is shown follows only when the kernel is told, too: see `AppState.setMasked`. */
  get masked(): boolean {
    return this.#current.masked;
  }

  set masked(masked: boolean) {
    this.#change({ masked });
  }

  #change(change: Partial<Preferences>): void {
    this.#current = { ...this.#current, ...change };
    savePreferences(this.#current);
  }

  #applyTheme(): void {
    if (this.theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = this.theme;
  }
}
