import { isTyping } from './typing';

/** Where a shortcut works. */
export type ShortcutGroup = 'page' | 'cell' | 'editor' | 'customer';

/** A shortcut as data: what it is, and what the help says of it. */
export interface ShortcutDefinition {
  /** Keys with `+` between them, `mod` for ⌘ on a Mac and Ctrl elsewhere; several ways are separated by a space. */
  readonly keys: string;
  readonly does: string;
  readonly group: ShortcutGroup;
}

/** Shortcuts of a notebook. The help shows them, and whatever handles one asks `matches` with the same keys. */
export const NOTEBOOK_SHORTCUTS = {
  palette: { keys: 'mod+k', does: 'Find a command', group: 'page' },
  findCustomer: { keys: '/', does: 'Find a customer', group: 'page' },
  save: { keys: 'mod+s', does: 'Keep a version', group: 'page' },
  undo: { keys: 'mod+z', does: 'Undo', group: 'page' },
  redo: { keys: 'mod+shift+z mod+y', does: 'Redo', group: 'page' },
  runAll: { keys: 'mod+shift+enter', does: 'Run all cells', group: 'page' },
  help: { keys: '?', does: 'Show this', group: 'page' },
  up: { keys: 'k', does: 'Go to the cell above', group: 'cell' },
  down: { keys: 'j', does: 'Go to the cell below', group: 'cell' },
  edit: { keys: 'enter', does: 'Write in the cell', group: 'cell' },
  run: { keys: 'mod+enter', does: 'Run the cell', group: 'cell' },
  runNext: { keys: 'shift+enter', does: 'Run the cell and go to the next', group: 'cell' },
  addText: { keys: 't', does: 'Add a text below', group: 'cell' },
  addSql: { keys: 's', does: 'Add a query below', group: 'cell' },
  addChart: { keys: 'c', does: 'Add a chart below', group: 'cell' },
  addInput: { keys: 'i', does: 'Add an input below', group: 'cell' },
  addModel: { keys: 'm', does: 'Add a model below', group: 'cell' },
  duplicate: { keys: 'd', does: 'Duplicate the cell', group: 'cell' },
  fold: { keys: 'f', does: 'Fold or unfold the cell', group: 'cell' },
  moveUp: { keys: 'alt+arrowup', does: 'Move the cell up', group: 'cell' },
  moveDown: { keys: 'alt+arrowdown', does: 'Move the cell down', group: 'cell' },
  remove: { keys: 'delete backspace', does: 'Delete the cell', group: 'cell' },
  leave: { keys: 'escape', does: 'Leave the editor for its cell', group: 'editor' },
  complete: { keys: 'ctrl+space', does: 'Show what can be written here', group: 'editor' },
  accept: { keys: 'tab enter', does: 'Take what is offered', group: 'editor' },
  format: { keys: 'shift+alt+f', does: 'Format the SQL', group: 'editor' },
  comment: { keys: 'mod+/', does: 'Comment the lines, or not', group: 'editor' },
  nextError: { keys: 'f8', does: 'Go to the next error', group: 'editor' },
  indent: { keys: 'mod+] mod+[', does: 'Indent more or less', group: 'editor' },
  tab: { keys: 'ctrl+m', does: 'Tab indents, or goes to the next control', group: 'editor' },
  nextCustomer: { keys: 'j arrowright', does: 'Go to the next customer', group: 'customer' },
  previousCustomer: {
    keys: 'k arrowleft',
    does: 'Go to the previous customer',
    group: 'customer',
  },
} as const satisfies Record<string, ShortcutDefinition>;

/** Whether this machine has a ⌘ key. */
export function isMac(platform: string = navigator.platform): boolean {
  return /^(mac|iphone|ipad|ipod)/i.test(platform);
}

/**
 * Whether an event is a shortcut. Keys without Ctrl, ⌘ or Alt belong to the field that is being written in, if there is
 * one; Escape and function keys are nobody’s text.
 *
 * @param keys as in `ShortcutDefinition`.
 */
export function matches(
  event: KeyboardEvent,
  keys: string,
  { mac = isMac() }: { mac?: boolean } = {},
): boolean {
  if (event.isComposing || event.getModifierState('AltGraph')) return false;
  return keys.split(' ').some((way) => matchesWay(event, way.split('+'), mac));
}

function matchesWay(event: KeyboardEvent, parts: readonly string[], mac: boolean): boolean {
  const key = parts.at(-1) ?? '';
  const has = (part: string) => parts.includes(part) && part !== key;
  const ctrl = has('ctrl') || (has('mod') && !mac);
  const meta = has('mod') && mac;
  if (event.ctrlKey !== ctrl || event.metaKey !== meta || event.altKey !== has('alt')) return false;
  // A sign like `?` or `/` needs Shift on some keyboards and not on others.
  const isSign = key.length === 1 && !/[a-z0-9]/.test(key);
  if (!isSign && event.shiftKey !== has('shift')) return false;
  const isText = !ctrl && !meta && !has('alt') && !/^(escape|f\d+)$/.test(key);
  if (isText && isTyping(event.target)) return false;
  return keyOf(event) === key;
}

/** The key’s name in lower case; by its place where it writes another alphabet or, with Alt, a sign. */
function keyOf(event: KeyboardEvent): string {
  const key = event.key === ' ' ? 'space' : event.key.toLowerCase();
  const place = /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase();
  const isForeign = key.length === 1 && (event.altKey || key > '~');
  return place !== undefined && isForeign ? place : key;
}

const NAMES: Readonly<Record<string, string>> = {
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  escape: 'Esc',
  enter: 'Enter',
  space: 'Space',
  delete: 'Del',
  backspace: '⌫',
  tab: 'Tab',
};
const OF_MAC: Readonly<Record<string, string>> = { mod: '⌘', ctrl: '⌃', alt: '⌥', shift: '⇧' };
const OF_OTHERS: Readonly<Record<string, string>> = {
  mod: 'Ctrl',
  ctrl: 'Ctrl',
  alt: 'Alt',
  shift: 'Shift',
};

/** The first way to press a shortcut, key by key as this machine calls them: `['Ctrl', 'K']`. */
export function shownKeys(keys: string, { mac = isMac() }: { mac?: boolean } = {}): string[] {
  return waysOf(keys, mac)[0] ?? [];
}

/** All ways to press a shortcut. */
export function waysOf(keys: string, mac: boolean = isMac()): string[][] {
  const modifiers = mac ? OF_MAC : OF_OTHERS;
  return keys
    .split(' ')
    .map((way) =>
      way.split('+').map((part) => modifiers[part] ?? NAMES[part] ?? part.toUpperCase()),
    );
}
