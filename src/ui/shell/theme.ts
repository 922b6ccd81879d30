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

/** Puts the choice on the document; `system` leaves it to the browser. */
export function applyTheme(
  choice: ThemeChoice,
  root: HTMLElement = document.documentElement,
): void {
  if (choice === 'system') delete root.dataset.theme;
  else root.dataset.theme = choice;
}
