import type { CellId } from '../document/notebook';
import type { AppState } from '../state/app-state.svelte';
import { matches, NOTEBOOK_SHORTCUTS as KEYS } from '../ui/shell/shortcuts';
import { addCell } from './cells/add-items';

type Action = (app: AppState) => void;
type CellAction = (app: AppState, id: CellId, at: number) => void;

/** What holds on the whole page. */
const ON_PAGE: readonly (readonly [keys: string, action: Action])[] = [
  [KEYS.palette.keys, (app) => app.dialogs.show({ kind: 'palette' })],
  [KEYS.findCustomer.keys, (app) => app.dialogs.show({ kind: 'customer' })],
  [KEYS.save.keys, (app) => app.dialogs.show({ kind: 'versions' })],
  [KEYS.undo.keys, (app) => app.notebook.undo()],
  [KEYS.redo.keys, (app) => app.notebook.redo()],
  [KEYS.runAll.keys, (app) => void app.notebook.runAll()],
];

/** Adding works from anywhere: after the cell in focus, else at the end. */
const ADDING = [
  [KEYS.addText.keys, 'text'],
  [KEYS.addSql.keys, 'sql'],
  [KEYS.addChart.keys, 'chart'],
  [KEYS.addInput.keys, 'input'],
  [KEYS.addModel.keys, 'model'],
] as const;

/** What holds while a cell itself has the focus. */
const ON_CELL: readonly (readonly [keys: string, action: CellAction])[] = [
  [KEYS.run.keys, (app, id) => void app.notebook.run(id)],
  [
    KEYS.runNext.keys,
    (app, id, at) => {
      void app.notebook.run(id);
      focusCell(app, at + 1);
    },
  ],
  [KEYS.edit.keys, edit],
  [KEYS.up.keys, (app, _, at) => focusCell(app, at - 1)],
  [KEYS.down.keys, (app, _, at) => focusCell(app, at + 1)],
  [KEYS.moveUp.keys, edited((app, id) => app.notebook.edits.move(id, -1))],
  [KEYS.moveDown.keys, edited((app, id) => app.notebook.edits.move(id, 1))],
  [KEYS.duplicate.keys, edited((app, id) => app.notebook.edits.duplicate(id))],
  [KEYS.fold.keys, fold],
  [KEYS.remove.keys, edited((app, id) => app.notebook.edits.remove(id))],
];

/** Handles a key on the notebook page; what there is stands in `NOTEBOOK_SHORTCUTS`. */
export function notebookKeys(app: AppState, event: KeyboardEvent): void {
  if (!app.desk?.library.isOpen || event.defaultPrevented || app.dialogs.current) return;
  if (handle(app, event)) event.preventDefault();
}

function handle(app: AppState, event: KeyboardEvent): boolean {
  const inField = isField(event.target);
  const onPage = ON_PAGE.find(([keys]) => matches(event, keys));
  // A field takes back its own letters.
  if (onPage && !(inField && isHistory(event))) {
    onPage[1](app);
    return true;
  }
  const focused = focusedCell(app, event.target);
  const { cells } = app.notebook.notebook;
  const at = cells.findIndex(({ id }) => id === focused);
  const added =
    focused !== null || event.target === document.body
      ? ADDING.find(([keys]) => matches(event, keys))
      : undefined;
  if (added) {
    addCell(app, at < 0 ? cells.length : at + 1, added[1]);
    if (app.notebook.writing !== app.notebook.selected) focusSelected(app);
    return true;
  }
  if (focused === null) return false;
  const onCell = ON_CELL.find(([keys]) => matches(event, keys));
  onCell?.[1](app, focused, at);
  return onCell !== undefined;
}

/** The cell whose frame has the focus; nothing inside of it. */
function focusedCell(app: AppState, target: EventTarget | null): CellId | null {
  return target instanceof HTMLElement && target.hasAttribute('data-cell')
    ? app.notebook.selected
    : null;
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'))
  );
}

function isHistory(event: KeyboardEvent): boolean {
  return [KEYS.undo.keys, KEYS.redo.keys].some((keys) => matches(event, keys));
}

function edit(app: AppState, id: CellId): void {
  const cell = app.notebook.cell(id);
  if (cell?.options.fold === true) app.notebook.edits.option(id, 'fold', undefined);
  app.notebook.write(id);
}

function fold(app: AppState, id: CellId): void {
  const cell = app.notebook.cell(id);
  if (!cell || cell.kind === 'text') return;
  app.notebook.edits.option(id, 'fold', cell.options.fold === true ? undefined : true);
}

/** An edit after which the keyboard goes on where the edit has led. */
function edited(action: (app: AppState, id: CellId) => void): CellAction {
  return (app, id) => {
    action(app, id);
    focusSelected(app);
  };
}

/** Puts the focus on the selected cell. A new one comes onto the page a few frames later. */
function focusSelected(app: AppState, frames = 60): void {
  requestAnimationFrame(() => {
    const { selected } = app.notebook;
    const frame = selected === null ? null : frameOf(selected);
    if (frame) frame.focus();
    else if (selected !== null && frames > 0) focusSelected(app, frames - 1);
  });
}

/** Puts the focus on the cell at a place. */
function focusCell(app: AppState, at: number): void {
  const cell = app.notebook.notebook.cells[at];
  if (cell) frameOf(cell.id)?.focus();
}

function frameOf(id: CellId): HTMLElement | null {
  return document.querySelector(`[data-cell-id="${CSS.escape(id)}"] [data-cell]`);
}
