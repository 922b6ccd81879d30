import type { IconName } from './icons';

/** Something that a menu can do. */
export interface MenuAction {
  label: string;
  icon?: IconName;
  /** Small text at the end: a count, a shortcut. */
  note?: string | undefined;
  danger?: boolean;
  disabled?: boolean;
  run: () => void;
}
/** Null separates groups. */
export type MenuItem = MenuAction | null;
