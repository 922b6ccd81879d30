import type { TraitKinds } from '../base/attributes';
import { quintileError } from '../base/errors';
import { fail, ok, type Result } from '../base/result';
import type { Cleaning, Mapping, Role } from '../base/roles';
import type { Connector } from '../engine/connector';
import { completeCleaning, validateMapping, validateStatuses } from '../intake/roles';
import { ASK_ALL, chosenRole, completeRole, firstCleaning, withNeeds } from './role-decision';
import type { SetRoleOptions } from './protocol';
import {
  withoutCurrencyNeed,
  type SourceStore,
  type StoredRole,
  type StoredSource,
} from './source-store';

/** Changes which roles a source supplies, as the user says. */
export class RoleEditor {
  constructor(private readonly sources: SourceStore) {}

  /**
   * Adds or replaces a role of a source; null takes all roles from it and asks no more. Errors: role.unknown_column,
   * role.missing_column, role.unknown_setting, intake.unknown_source; then nothing has changed.
   */
  async set(
    connector: Connector,
    name: string,
    role: Role | null,
    mapping: Mapping,
    { cleaning = {}, traits }: Pick<SetRoleOptions, 'cleaning' | 'traits'>,
    signal: AbortSignal,
  ): Promise<Result<void>> {
    const before = this.sources.get(name);
    if (!before) return fail(quintileError('intake.unknown_source', { source: name }));
    const source = withoutCurrencyNeed(before);
    if (source.error) return fail(source.error);
    if (role === null) {
      this.sources.put({ ...source, roles: [], needs: [] });
      return ok(undefined);
    }
    const columns = source.columns.map((column) => column.name);
    const valid = validateMapping(role, mapping, columns, name);
    if (!valid.ok) return valid;
    const completedCleaning = completeCleaning(cleaning, cleaningOf(source, role));
    if (!completedCleaning.ok) return completedCleaning;
    const statuses = validateStatuses(role, completedCleaning.value, columns, name);
    if (!statuses.ok) return statuses;
    const known = source.roles.some((stored) => stored.role === role && stored.accepted);
    const completed = await completeRole(
      connector,
      source,
      withTraits(
        chosenRole(role, mapping, completedCleaning.value),
        traits ?? source.roles.find((stored) => stored.role === role)?.traits,
      ),
      // Once the user has seen the mark, or says it, it is theirs.
      { ...ASK_ALL, returnMark: !known && cleaning.return_mark === undefined },
      signal,
    );
    if (!completed.ok) return completed;
    // Answering for one role answers for the proposals about the same source: those not accepted are dropped.
    const others = source.roles.filter((other) => other.role !== role && other.accepted);
    const changed = { ...source, roles: [completed.value, ...others] };
    this.sources.put({ ...changed, ...withNeeds(changed) });
    return ok(undefined);
  }
}

function withTraits(role: StoredRole, traits: TraitKinds | undefined): StoredRole {
  return traits === undefined || Object.keys(traits).length === 0 ? role : { ...role, traits };
}

function cleaningOf(source: StoredSource, role: Role): Cleaning {
  return (
    source.roles.find((stored) => stored.role === role)?.cleaning ?? firstCleaning(source, role)
  );
}
