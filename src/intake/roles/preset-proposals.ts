import type { KnownExport } from '../../base/known-export';
import { CANONICAL_COLUMNS, type ExcludedStatus, type Mapping } from '../../base/roles';
import type { Columns, Preset, PresetRole } from '../presets/preset';
import { PRESETS } from '../presets/presets';
import { fitness, type ColumnFacts } from './column-facts';
import { columnKeys, knownKeys } from './column-names';
import type { RoleProposal } from './role-proposal';
import { missingParts } from './validate-mapping';
import { VOCABULARY } from './vocabulary';

/** Name and meaning of every column are known. */
const KNOWN = 0.97;
/** The values are not what the system writes there. */
const DOUBTFUL = 0.6;
const INCOMPLETE = 0.3;
/** Of several columns that could say it, one is taken that has a value about as often as the best. */
const AS_OFTEN = 0.5;

/** Finds the columns of a file by the names that a preset has for them. */
type Finder = (name: string) => ColumnFacts | undefined;

/**
 * What the known export that the file looks like supplies, the most important first; nothing where it looks like none.
 * Proposals are sure unless something is missing or the values are of another kind than they should be.
 */
export function presetProposals(columns: readonly ColumnFacts[]): readonly RoleProposal[] {
  const byKey = new Map(
    columns.toReversed().flatMap((facts) => columnKeys(facts.name).map((key) => [key, facts])),
  );
  const find: Finder = (name) =>
    knownKeys(name)
      .map((key) => byKey.get(key))
      .find((facts) => facts !== undefined);
  const preset = PRESETS.find((one) => isLike(one, find));
  if (preset === undefined) return [];
  const known = knownExport(preset, find);
  return preset.roles.flatMap((role) => proposalFor(role, known, find) ?? []);
}

function isLike({ needs, any, not = [] }: Preset, find: Finder): boolean {
  const isThere = (names: Columns) => listOf(names).some((name) => find(name) !== undefined);
  return (
    needs.every(isThere) &&
    (any === undefined || any.of.filter(isThere).length >= any.atLeast) &&
    !not.some(isThere)
  );
}

/** What the preset says, in the names of this file. */
function knownExport(preset: Preset, find: Finder): KnownExport {
  const { id, title, note, filled, date_order: order } = preset;
  const named = (names: readonly string[]) => names.flatMap((name) => find(name)?.name ?? []);
  const statuses = (preset.statuses ?? []).flatMap((status) => statusOf(status, find) ?? []);
  const by = filled === undefined ? undefined : find(filled.by)?.name;
  const text = named(preset.text ?? []);
  return {
    id,
    title,
    note,
    ...(statuses.length > 0 && { statuses }),
    ...(filled !== undefined &&
      by !== undefined && { filled: { by, columns: named(filled.columns) } }),
    ...(text.length > 0 && { text }),
    ...(order !== undefined && { date_order: order }),
  };
}

function statusOf(
  status: ExcludedStatus | readonly ExcludedStatus[],
  find: Finder,
): ExcludedStatus | null {
  for (const one of 'column' in status ? [status] : status) {
    const facts = find(one.column);
    if (facts !== undefined) return { ...one, column: facts.name };
  }
  return null;
}

function proposalFor(
  { role, parts, attributes, cleaning }: PresetRole,
  preset: KnownExport,
  find: Finder,
): RoleProposal | null {
  const chosen = Object.entries(parts).flatMap(([part, names]) => {
    const facts = bestOf(listOf(names), find);
    return facts === null ? [] : [[part, facts] as const];
  });
  const told = (attributes ?? []).flatMap((name) => {
    const facts = find(name);
    return facts !== undefined && facts.filled > 0 ? [facts.name] : [];
  });
  if (attributes !== undefined && told.length === 0) return null;
  const mapping: Mapping = {
    ...Object.fromEntries(told.map((name) => [name, name])),
    ...Object.fromEntries(chosen.map(([part, { name }]) => [part, name])),
  };
  const missing = missingParts(role, mapping);
  const odd = chosen.filter(([part, facts]) => !fitsPart(role, part, facts));
  const rules = role === 'transactions' ? { excluded_statuses: preset.statuses ?? null } : {};
  return {
    role,
    mapping,
    confidence: missing !== null ? INCOMPLETE : odd.length > 0 ? DOUBTFUL : KNOWN,
    ambiguous: false,
    preset,
    cleaning: { ...rules, ...cleaning },
    notes: [
      preset.note,
      ...odd.map(([part, { name }]) => `“${name}” does not hold what ${part} needs.`),
    ],
  };
}

/** The first column that is filled about as often as the one that is filled most. */
function bestOf(names: readonly string[], find: Finder): ColumnFacts | null {
  const there = names.flatMap((name) => find(name) ?? []);
  const most = Math.max(0, ...there.map(({ filled }) => filled));
  return there.find(({ filled }) => filled > 0 && filled >= AS_OFTEN * most) ?? null;
}

/** Whether the values can be read as what the role needs there; names and codes can be anything. */
function fitsPart(role: PresetRole['role'], part: string, facts: ColumnFacts): boolean {
  const kind = VOCABULARY[role].find((names) => names.part === part)?.kind;
  const isCanonical = CANONICAL_COLUMNS[role].some(({ name }) => name === part);
  if (kind !== 'time' && kind !== 'number') return true;
  return !isCanonical || fitness(facts, kind) >= 0.9;
}

function listOf(names: Columns): readonly string[] {
  return typeof names === 'string' ? [names] : names;
}
