import type { EditorDiagnostic } from './diagnostic';
import type { EditorLanguage } from './load-editor';
import type { SqlSchema } from './sql-completion/schema';

/** Properties of CodeEditor and LazyEditor. */
export interface EditorProps {
  /** The text; a change from outside is merged in and keeps the cursor. */
  value: string;
  language: EditorLanguage;
  /** Accessible name. */
  label: string;
  readonly?: boolean;
  /** The whole text, after every edit of the user. */
  onchange?: ((text: string) => void) | undefined;
  /** Ctrl or ⌘ with Enter. */
  onrun?: (() => void) | undefined;
  /** Shift with Enter: run, and go to the next cell. */
  onrunnext?: (() => void) | undefined;
  /** Escape: the focus should go to the cell. Without it Escape makes the next Tab leave. */
  onescape?: (() => void) | undefined;
  /** Shift, Alt and F. */
  onformat?: (() => void) | undefined;
  /** Undo and redo, when the editor has nothing of its own left to take back. */
  onundo?: (() => void) | undefined;
  onredo?: (() => void) | undefined;
  diagnostics?: readonly EditorDiagnostic[];
  /** What SQL can refer to; only for `sql`. */
  schema?: SqlSchema | undefined;
  placeholder?: string;
  minLines?: number;
  maxLines?: number;
}
