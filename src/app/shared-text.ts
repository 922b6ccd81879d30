import type { Role } from '../base/roles';
import { setFront } from '../document/edit-front';
import type { Notebook, RoleExpectation } from '../document/notebook';
import { serializeNotebook } from '../document/serialize';
import { rolesNeeded } from '../notebook/roles-needed';
import { expectationOf } from '../share/expectation';
import type { AppState } from '../state/app-state.svelte';

/**
 * The notebook with what it expects of the data, as they are here: mapping, cleaning, how many rows, from when to when,
 * and a fingerprint. Roles without data here keep what the notebook said of them.
 */
export async function withExpectations(app: AppState, notebook: Notebook): Promise<Notebook> {
  const roles = rolesNeeded(app.notebook.runs.graph);
  const found = await Promise.all(
    roles.map(async (role): Promise<readonly [Role, RoleExpectation] | null> => {
      const report = app.sources.reports.find((candidate) =>
        candidate.roles.some((entry) => entry.role === role && entry.accepted),
      );
      const supplied = report?.roles.find((entry) => entry.role === role);
      const facts = supplied ? await app.sources.facts(role) : null;
      if (!supplied || !facts) return null;
      return [role, expectationOf(supplied.mapping, supplied.cleaning, facts)];
    }),
  );
  const here = Object.fromEntries(found.filter((entry) => entry !== null));
  if (Object.keys(here).length === 0) return notebook;
  return setFront(notebook, { roles: { ...notebook.front.roles, ...here } });
}

/** The text of the open notebook as it leaves the page. */
export async function leavingText(app: AppState): Promise<string> {
  return serializeNotebook(await withExpectations(app, app.notebook.notebook));
}
