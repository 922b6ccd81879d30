import { quintileError } from '../../base/errors';
import { fail, ok, type Result } from '../../base/result';
import type { ColumnInfo } from '../../engine/connector';
import type { ModelContext } from '../model';
import { declaration } from './model';
import type { ClusterSettings } from './settings';

/** What a relation of customers has that clusters can be made of. */
export interface ChosenFeatures {
  /** As the relation spells them. */
  readonly names: readonly string[];
  /** The relation tells revenue itself. */
  readonly hasRevenue: boolean;
}

const NUMBER = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL\(.*\))$/;
/** Columns that the result has itself. */
const TAKEN = ['customer_id', 'segment', 'description', 'distance'];

/** Finds the features among the columns of the relation. Errors: `model.invalid_setting`, with the columns to choose from. */
export function chosenFeatures(
  context: Pick<ModelContext<ClusterSettings>, 'settings' | 'relations'>,
): Result<ChosenFeatures> {
  const { features } = context.settings;
  const input = context.relations?.['customers'];
  if (!input) return ok({ names: features, hasRevenue: true });
  const numeric = input.all.filter(isFeature);
  const names: string[] = [];
  for (const feature of features) {
    const found = find(input.all, feature);
    const name = found && isFeature(found) ? found.name : undefined;
    if (name === undefined) return invalid(problemWith(feature, found, input.name, numeric));
    if (names.includes(name)) return invalid(`${name} is there twice`);
    names.push(name);
  }
  if (names.length === 0) {
    return invalid(`choose at least one of the columns of “${input.name}”: ${listOf(numeric)}`);
  }
  return ok({ names, hasRevenue: NUMBER.test(find(input.all, 'revenue')?.type ?? '') });
}

function find(columns: readonly ColumnInfo[], name: string): ColumnInfo | undefined {
  return columns.find((column) => column.name.toLowerCase() === name.toLowerCase());
}

function isFeature({ name, type }: ColumnInfo): boolean {
  return NUMBER.test(type) && !TAKEN.includes(name.toLowerCase());
}

function problemWith(
  feature: string,
  found: ColumnInfo | undefined,
  relation: string,
  numeric: readonly ColumnInfo[],
): string {
  const choose = `choose from ${listOf(numeric)}`;
  if (!found) return `“${relation}” has no column ${feature}; ${choose}`;
  return NUMBER.test(found.type)
    ? `the result has a column ${found.name} of its own; rename the one of “${relation}” in a query`
    : `${found.name} of “${relation}” holds no numbers but ${found.type}; ${choose}`;
}

function listOf(columns: readonly ColumnInfo[]): string {
  return columns.map(({ name }) => name).join(', ') || 'another relation: this one has no numbers';
}

function invalid(detail: string) {
  const params = { model: declaration.id, setting: 'features', detail };
  return fail(quintileError('model.invalid_setting', params));
}
