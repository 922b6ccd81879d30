import {
  acceptCompletion,
  closeBracketsKeymap,
  closeCompletion,
  completionKeymap,
} from '@codemirror/autocomplete';
import {
  defaultKeymap,
  historyKeymap,
  indentWithTab,
  redo,
  redoDepth,
  undo,
  undoDepth,
} from '@codemirror/commands';
import { lintKeymap } from '@codemirror/lint';
import { selectNextOccurrence } from '@codemirror/search';
import { Prec, type Extension } from '@codemirror/state';
import { keymap, type Command } from '@codemirror/view';

/** What the editor asks its surroundings to do. */
export interface EditorActions {
  /** Ctrl or ⌘ with Enter. */
  onrun?: (() => void) | undefined;
  /** Shift with Enter. */
  onrunnext?: (() => void) | undefined;
  /** Escape, when nothing in the editor is left to be closed. */
  onescape?: (() => void) | undefined;
  /** Shift, Alt and F. */
  onformat?: (() => void) | undefined;
  /** Ctrl or ⌘ with Z when the editor has nothing to take back. */
  onundo?: (() => void) | undefined;
  onredo?: (() => void) | undefined;
}

/** The keyboard of the editor. The actions are asked for anew with every key. */
export function keys(actions: () => EditorActions): Extension {
  const call =
    (name: keyof EditorActions): Command =>
    (view) => {
      const action = actions()[name];
      if (!action) return false;
      closeCompletion(view);
      action();
      return true;
    };
  const undoHere: Command = (view) =>
    undoDepth(view.state) > 0 ? undo(view) : call('onundo')(view);
  const redoHere: Command = (view) =>
    redoDepth(view.state) > 0 ? redo(view) : call('onredo')(view);
  return [
    Prec.highest(
      keymap.of([
        { key: 'Mod-Enter', run: call('onrun') },
        { key: 'Shift-Enter', run: call('onrunnext') },
        { key: 'Shift-Alt-f', run: call('onformat') },
        { key: 'Mod-z', run: undoHere, preventDefault: true },
        { key: 'Mod-Shift-z', run: redoHere, preventDefault: true },
        { key: 'Mod-y', mac: 'Mod-Shift-z', run: redoHere, preventDefault: true },
        { key: 'Tab', run: acceptCompletion },
        { key: 'Mod-d', run: selectNextOccurrence, preventDefault: true },
      ]),
    ),
    keymap.of([
      ...completionKeymap,
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...historyKeymap,
      ...lintKeymap,
      indentWithTab,
    ]),
    Prec.lowest(keymap.of([{ key: 'Escape', run: call('onescape') }])),
  ];
}
