import { quintileError } from '../base/errors';
import { fail, ok } from '../base/result';
import type { Result } from '../base/result';
import { isFilter } from './chart-schema';
import type { ModelSpec } from './model-spec';
import { NAME_RULE, isName } from './names';
import { isLabel, isMap, keyOf } from './spec-issue';
import type { SpecIssue } from './spec-issue';

/** Keys of a model cell that are not settings of its model. */
export const MODEL_KEYS = ['model', 'show', 'select', 'filter'] as const;
const MAX_VIEWS = 100;

/**
 * Reads a model cell from a parsed YAML value (null: nothing is set). `name` is the cell’s, and the model where none is
 * named. What settings a model has is for its declaration to check. The failure is `document.invalid_cell` and names the
 * key.
 */
export function readModelSpec(value: unknown, name: string | null): Result<ModelSpec> {
  const [issue] = modelIssues(value);
  const cell = name ?? 'model';
  if (issue !== undefined) {
    const key = keyOf(issue);
    const detail = key === '' ? issue.detail : `${key}: ${issue.detail}`;
    return fail(quintileError('document.invalid_cell', { cell, detail }));
  }
  return ok(modelSpecOf(isMap(value) ? value : {}, cell));
}

/** Everything wrong with a model cell, as far as its text alone tells. */
export function modelIssues(spec: unknown): SpecIssue[] {
  if (spec === null) return [];
  if (!isMap(spec)) return [{ path: [], detail: 'give the settings of the model as key: value' }];
  const issues: SpecIssue[] = [];
  const { model, show, select, filter } = spec;
  if (model !== undefined && !isName(model))
    issues.push({ path: ['model'], detail: `name a model; ${NAME_RULE}` });
  if (show !== undefined && !isViews(show))
    issues.push({ path: ['show'], detail: 'give a list of the views to show' });
  if (select !== undefined && !isName(select)) issues.push({ path: ['select'], detail: NAME_RULE });
  if (filter !== undefined && !isFilter(filter))
    issues.push({ path: ['filter'], detail: 'name a selection (or a list of them), without $' });
  return issues;
}

function isViews(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length <= MAX_VIEWS && value.every(isLabel);
}

function modelSpecOf(spec: Readonly<Record<string, unknown>>, name: string): ModelSpec {
  const { model, show, select, filter, ...settings } = spec;
  return {
    model: isName(model) ? model : name,
    settings,
    ...(isViews(show) ? { show } : {}),
    ...(isName(select) ? { select } : {}),
    ...(isFilter(filter) ? { filter: typeof filter === 'string' ? [filter] : filter } : {}),
  };
}
