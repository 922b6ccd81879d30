/** What the reader wants: a theme, or whatever the system says. */
export type ThemeChoice = 'system' | 'light' | 'dark';

const NEXT: Readonly<Record<ThemeChoice, ThemeChoice>> = {
  system: 'light',
  light: 'dark',
  dark: 'system',
};

/** The choice after this one when a button goes round. */
export function nextTheme(choice: ThemeChoice): ThemeChoice {
  return NEXT[choice];
}
