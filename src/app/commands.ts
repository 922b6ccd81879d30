import type { AppState } from '../state/app-state.svelte';
import type { Command } from '../ui/palette/commands';
import { NOTEBOOK_SHORTCUTS as KEYS } from '../ui/shell/shortcuts';
import { audienceInView, audiencesOfNotebook, exportAudience } from './audience/audience-sources';
import { addCell } from './cells/add-items';
import { lookAt } from './cells/insert-name';
import type { Navigation } from './navigation';
import { notebookMenu } from './notebook-menu';
import { SHIPPED } from './shipped';

/** All that the palette offers on the page as it is now. */
export function commandsOf(app: AppState, navigation: Navigation): readonly Command[] {
  const open = app.desk?.library.isOpen === true;
  return [
    ...(open
      ? [
          ...notebookCommands(app),
          ...addCommands(app),
          ...cellCommands(app),
          ...audienceCommands(app),
        ]
      : []),
    ...(app.desk && app.sources.roles.length > 0 ? [findCustomer(app)] : []),
    ...SHIPPED.map(({ id, title }): Command => ({
      id: `open:${id}`,
      title: `New notebook: ${title}`,
      group: 'Open',
      run: () => void navigation.openShipped(id),
    })),
    ...(app.desk?.library.entries ?? []).map(({ id, title }): Command => ({
      id: `kept:${id}`,
      title: `Open ${title}`,
      group: 'Open',
      run: () => {
        location.hash = `#/n/${id}`;
      },
    })),
    ...(['light', 'dark', 'system'] as const).map((theme): Command => ({
      id: `theme:${theme}`,
      title: `Theme: ${theme}`,
      group: 'Page',
      run: () => {
        app.preferences.theme = theme;
      },
    })),
    {
      id: 'formulas',
      title: app.preferences.formulaGuard
        ? 'CSV files: write what begins like a formula as it is'
        : 'CSV files: guard against formulas',
      group: 'Page',
      keywords: ['export', 'spreadsheet', 'injection', 'apostrophe'],
      run: () => {
        app.preferences.formulaGuard = !app.preferences.formulaGuard;
      },
    },
    {
      id: 'mask',
      title: app.preferences.masked
        ? 'Show names, e-mails and phones'
        : 'Mask names, e-mails and phones',
      group: 'Page',
      keywords: ['privacy', 'personal data', 'hide', 'anonymous', 'pseudonymous'],
      run: () => void app.setMasked(!app.preferences.masked),
    },
    {
      id: 'help',
      title: 'Keyboard shortcuts',
      group: 'Page',
      shortcut: KEYS.help.keys,
      run: () => {
        app.dialogs.show({ kind: 'help' });
      },
    },
  ];
}

function findCustomer(app: AppState): Command {
  return {
    id: 'customer',
    title: 'Find a customer…',
    group: 'Customers',
    keywords: ['search', 'person', 'account', 'e-mail', 'name', 'id'],
    shortcut: KEYS.findCustomer.keys,
    run: () => {
      app.dialogs.show({ kind: 'customer' });
    },
  };
}

function audienceCommands(app: AppState): Command[] {
  const inView = audienceInView(app);
  return [...(inView ? [inView] : []), ...audiencesOfNotebook(app)].map((source, at) => ({
    id: `audience:${String(at)}`,
    title: `Export an audience: ${source.title}…`,
    group: 'Customers',
    keywords: ['list', 'segment', 'campaign', 'e-mail', 'download', 'holdout', 'ads'],
    run: () => {
      exportAudience(app, source);
    },
  }));
}

function notebookCommands(app: AppState): Command[] {
  const { notebook } = app;
  const group = 'Notebook';
  return [
    {
      id: 'run-all',
      title: 'Run all cells',
      group,
      shortcut: KEYS.runAll.keys,
      disabled: notebook.agreed ? false : 'Shared and not agreed to yet',
      run: () => void notebook.runAll(),
    },
    {
      id: 'stop',
      title: 'Stop',
      group,
      disabled: !notebook.runs.busy,
      run: () => {
        notebook.runs.stop();
      },
    },
    {
      id: 'undo',
      title: notebook.undoLabel === null ? 'Undo' : `Undo: ${notebook.undoLabel}`,
      group,
      shortcut: KEYS.undo.keys,
      disabled: notebook.undoLabel === null,
      run: () => {
        notebook.undo();
      },
    },
    {
      id: 'redo',
      title: notebook.redoLabel === null ? 'Redo' : `Redo: ${notebook.redoLabel}`,
      group,
      shortcut: KEYS.redo.keys,
      disabled: notebook.redoLabel === null,
      run: () => {
        notebook.redo();
      },
    },
    {
      id: 'share',
      title: 'Share as a link…',
      group,
      run: () => {
        app.dialogs.show({ kind: 'share', cell: null });
      },
    },
    ...notebookMenu(app).flatMap((item): Command[] =>
      item ? [{ id: `menu:${item.label}`, title: item.label, group, run: item.run }] : [],
    ),
  ];
}

function addCommands(app: AppState): Command[] {
  const { notebook } = app;
  const { cells } = notebook.notebook;
  const at = cells.findIndex(({ id }) => id === notebook.selected);
  const place = at < 0 ? cells.length : at + 1;
  const kinds = {
    text: 'a text',
    sql: 'a query',
    chart: 'a chart',
    input: 'an input',
    model: 'a model',
  };
  const keys = {
    text: KEYS.addText,
    sql: KEYS.addSql,
    chart: KEYS.addChart,
    input: KEYS.addInput,
    model: KEYS.addModel,
  };
  return [
    ...Object.entries(kinds).map(([kind, words]): Command => ({
      id: `add:${kind}`,
      title: `Add ${words}`,
      group: 'Add',
      shortcut: keys[kind as keyof typeof kinds].keys,
      run: () => {
        addCell(app, place, kind as keyof typeof kinds);
      },
    })),
    ...app.relations.all.map(({ name }): Command => ({
      id: `look:${name}`,
      title: `Look at ${name}`,
      group: 'Tables',
      run: () => {
        lookAt(app, name);
      },
    })),
  ];
}

function cellCommands(app: AppState): Command[] {
  const { notebook } = app;
  return notebook.notebook.cells.flatMap(({ id, name, kind }): Command[] =>
    name === null
      ? []
      : [
          {
            id: `go:${name}`,
            title: `Go to ${name}`,
            group: 'Cells',
            keywords: [kind],
            run: () => {
              notebook.show(id);
            },
          },
        ],
  );
}
