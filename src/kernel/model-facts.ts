import type { Cleaning } from '../base/roles';
import type { ModelInputs } from './model-store';
import type { RoleViews } from './role-views';
import type { SourceStore } from './source-store';

/** What models may know of the data, and the day that they look from. */
export type ModelFacts = Omit<ModelInputs, 'revisionOf'> & { readonly asOf: string | null };

/** The facts as the sources and their roles are now. */
export function modelFacts(sources: SourceStore, views: RoleViews): ModelFacts {
  const roles = views.roles();
  const cleanings: Cleaning[] = sources.supplying('transactions').map(({ role }) => role.cleaning);
  return {
    asOf: views.asOf,
    roles,
    transactionRows: roles.has('transactions') ? views.rows('transactions') : null,
    mapped: Object.fromEntries([...roles].map((role) => [role, views.mapped(role)])),
    attributes: views.attributes(),
    returns: cleanings.some((cleaning) => cleaning.returns === 'net') ? 'net' : 'exclude',
  };
}
