import type { CellId } from '../../document/notebook';
import type { AppState } from '../../state/app-state.svelte';
import type { SqlSchema } from '../../ui/editor/sql-completion/schema';

const KINDS = { Notebook: 'cell', Data: 'role', Models: 'model', Files: 'source' } as const;

/** What the query of a cell can refer to. */
export function schemaOf(app: AppState, cell: CellId): SqlSchema {
  const own = app.notebook.cell(cell)?.name;
  return {
    relations: app.relations.all
      .filter(({ name }) => name !== own)
      .map(({ name, group, columns }) => {
        const dot = group === 'Files' ? name.indexOf('.') : -1;
        const schema = dot < 0 ? undefined : name.slice(0, dot);
        return {
          name: name.slice(dot + 1),
          ...(schema === undefined ? {} : { schema }),
          kind: KINDS[group],
          columns,
        };
      }),
    inputs: Object.entries(app.notebook.runs.variables).map(([name, { type, value }]) => ({
      name,
      type,
      value: value === null ? 'nothing' : String(value),
    })),
  };
}
