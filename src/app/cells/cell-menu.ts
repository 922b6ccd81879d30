import type { Cell } from '../../document/notebook';
import type { AppState } from '../../state/app-state.svelte';
import { NOTEBOOK_SHORTCUTS, shownKeys } from '../../ui/shell/shortcuts';
import { audienceOfCell, exportAudience } from '../audience/audience-sources';
import { formatCell } from './format-cell';
import type { MenuItem } from '../../ui/primitives/menu-item';

/** What can be done with a cell beside running and writing it. */
export function cellMenu(app: AppState, cell: Cell, index: number): readonly MenuItem[] {
  const { notebook } = app;
  const last = notebook.notebook.cells.length - 1;
  const runs = notebook.agreed && cell.kind !== 'text' && cell.kind !== 'unknown';
  return [
    {
      label: 'Run to here',
      icon: 'play',
      disabled: !runs,
      run: () => void notebook.runTo(cell.id),
    },
    ...(cell.kind === 'sql'
      ? [
          {
            label: 'Format the SQL',
            icon: 'code' as const,
            note: shownKeys(NOTEBOOK_SHORTCUTS.format.keys).join(' '),
            run: () => void formatCell(app, cell),
          },
        ]
      : []),
    {
      label: 'Share this cell…',
      icon: 'link',
      run: () => {
        app.dialogs.show({ kind: 'share', cell: cell.id });
      },
    },
    ...audienceItems(app, cell),
    ...(cell.kind === 'text' ? [] : widthItems(app, cell)),
    null,
    {
      label: 'Move up',
      icon: 'arrow-up',
      note: 'Alt ↑',
      disabled: index === 0,
      run: () => {
        notebook.edits.move(cell.id, -1);
      },
    },
    {
      label: 'Move down',
      icon: 'arrow-down',
      note: 'Alt ↓',
      disabled: index === last,
      run: () => {
        notebook.edits.move(cell.id, 1);
      },
    },
    {
      label: 'Duplicate',
      icon: 'copy',
      run: () => {
        notebook.edits.duplicate(cell.id);
      },
    },
    {
      label: 'Delete',
      icon: 'trash',
      danger: true,
      run: () => {
        notebook.edits.remove(cell.id);
      },
    },
  ];
}

function audienceItems(app: AppState, cell: Cell): MenuItem[] {
  const source = audienceOfCell(app, cell);
  if (!source) return [];
  const run = () => {
    exportAudience(app, source);
  };
  return [{ label: 'Export an audience…', icon: 'users', run }];
}

const WIDTHS = [
  { label: 'Full width', width: undefined },
  { label: 'Half width', width: 'half' },
  { label: 'A third of the width', width: 'third' },
] as const;

/** The widths that the cell does not have. */
function widthItems(app: AppState, cell: Cell): MenuItem[] {
  return [
    null,
    ...WIDTHS.filter(({ width }) => width !== cell.options.width).map(
      ({ label, width }): MenuItem => ({
        label,
        icon: 'sidebar',
        run: () => {
          app.notebook.edits.option(cell.id, 'width', width);
        },
      }),
    ),
  ];
}
