import type { ModelDeclaration, SegmentRule } from '../../models/declarations';
import { ident, join, literal, sql, type Sql } from '../../sql';

type Setting = ModelDeclaration['settings'][string];

/** The setting that holds a model’s rules, with its key. */
export function rulesSetting({ settings }: ModelDeclaration): {
  readonly key: string;
  readonly setting: Extract<Setting, { type: 'rules' }>;
} | null {
  for (const [key, setting] of Object.entries(settings)) {
    if (setting.type === 'rules') return { key, setting };
  }
  return null;
}

/** The rules that hold: those that are written, else the model’s own. */
export function rulesOf(
  declaration: ModelDeclaration,
  settings: Readonly<Record<string, unknown>>,
): readonly SegmentRule[] {
  const found = rulesSetting(declaration);
  if (!found) return [];
  const written = settings[found.key];
  return Array.isArray(written) ? (written as SegmentRule[]) : (found.setting.default ?? []);
}

/** Columns that rules read. */
export function fieldsOf(rules: readonly SegmentRule[]): string[] {
  return [...new Set(rules.flatMap(({ when }) => when.flat().map(({ field }) => field)))];
}

/** Below and above these shares lie values that would make a slider too coarse. */
const ENDS = [0.01, 0.99] as const;

/** The ends of sliders: for each column of numbers a row with `name`, `low` and `high`. */
export function slidersQuery(relation: string, columns: readonly string[]): Sql {
  const rows = columns.map((column) => {
    const [low, high] = ENDS.map(
      (share) => sql`quantile_cont(${ident(column)}::DOUBLE, ${literal(share)})`,
    );
    return sql`
      select ${literal(column)} as name, ${low ?? literal(null)} as low, ${high ?? literal(null)} as high
      from ${ident(relation)}
    `;
  });
  return join(rows, '\nunion all\n');
}
