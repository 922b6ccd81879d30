import type { AppState } from '../state/app-state.svelte';
import { addCell } from './cells/add-items';

/** True where letters are text. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'))
  );
}

/** Keys of the notebook page: what they do stands in `shortcuts`. */
export function notebookKeys(app: AppState, event: KeyboardEvent): void {
  if (!app.desk?.library.isOpen || event.defaultPrevented) return;
  const handled = withModifier(app, event) || (!isTyping(event.target) && onCell(app, event));
  if (handled) event.preventDefault();
}

function withModifier(app: AppState, event: KeyboardEvent): boolean {
  if (!(event.ctrlKey || event.metaKey)) return false;
  const key = event.key.toLowerCase();
  if (key === 'k') {
    app.dialogs.show({ kind: 'palette' });
    return true;
  }
  if (key === 's') {
    void app.library.flush();
    return true;
  }
  if (isTyping(event.target)) return false;
  if (key === 'z' && !event.shiftKey) {
    app.notebook.undo();
    return true;
  }
  if (key === 'y' || (key === 'z' && event.shiftKey)) {
    app.notebook.redo();
    return true;
  }
  if (key === 'enter' && event.shiftKey) {
    void app.notebook.runAll();
    return true;
  }
  if (key === 'enter' && app.notebook.selected !== null) {
    void app.notebook.run(app.notebook.selected);
    return true;
  }
  return false;
}

/** Keys that act on the selected cell; only while a cell itself has the focus. */
function onCell(app: AppState, event: KeyboardEvent): boolean {
  const { notebook } = app;
  const focused =
    event.target instanceof HTMLElement && event.target.hasAttribute('data-cell')
      ? notebook.selected
      : null;
  const inPage = focused !== null || event.target === document.body;
  if (event.ctrlKey || event.metaKey || !inPage) return false;
  const { cells } = notebook.notebook;
  const at = focused === null ? cells.length - 1 : cells.findIndex(({ id }) => id === focused);
  const adds = { t: 'text', s: 'sql', c: 'chart', i: 'input', m: 'model' } as const;
  const kind = event.altKey ? undefined : adds[event.key.toLowerCase() as keyof typeof adds];
  if (kind !== undefined) {
    addCell(app, at + 1, kind);
    return true;
  }
  if (focused === null) return false;
  if (event.altKey && event.key === 'ArrowUp') notebook.edits.move(focused, -1);
  else if (event.altKey && event.key === 'ArrowDown') notebook.edits.move(focused, 1);
  else if (event.altKey) return false;
  else return onFocused(app, focused, at, event);
  return true;
}

function onFocused(app: AppState, id: string, at: number, event: KeyboardEvent): boolean {
  const { notebook } = app;
  const cell = notebook.cell(id);
  switch (event.key) {
    case 'Enter':
      if (event.shiftKey) {
        void notebook.run(id);
        focusCell(app, at + 1);
      } else if (cell) {
        if (cell.options.fold === true) notebook.edits.option(id, 'fold', undefined);
        notebook.write(id);
      }
      return true;
    case 'k':
      focusCell(app, at - 1);
      return true;
    case 'j':
      focusCell(app, at + 1);
      return true;
    case 'Delete':
    case 'Backspace':
      notebook.edits.remove(id);
      requestAnimationFrame(() => {
        focusCell(app, Math.min(at, notebook.notebook.cells.length - 1));
      });
      return true;
    case 'd':
      notebook.edits.duplicate(id);
      return true;
    case 'f':
      if (cell && cell.kind !== 'text')
        notebook.edits.option(id, 'fold', cell.options.fold === true ? undefined : true);
      return true;
    default:
      return false;
  }
}

/** Puts the focus on the cell at a place. */
export function focusCell(app: AppState, at: number): void {
  const cell = app.notebook.notebook.cells[at];
  if (!cell) return;
  document
    .querySelector<HTMLElement>(`[data-cell-id="${CSS.escape(cell.id)}"] [data-cell]`)
    ?.focus();
}
