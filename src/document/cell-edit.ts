import { headLine, headParts } from './cell-head';
import { CHART_CHANNELS, CHART_KEYS, FIELD_KEYS, fieldSpecOf } from './chart-schema';
import type { ChannelSpec, ChartSpec, FieldSpec } from './chart-spec';
import { fenceFor } from './cell-source';
import type { Cell, ChartCell, InputCell, ModelCell } from './notebook';
import { fencedParts, lf } from './read-cell';
import { isMap } from './spec-issue';
import { editYaml, flowText, sameValue } from './yaml-edit';
import type { YamlMap, YamlPath } from './yaml-edit';
import { readYaml } from './yaml-text';

/** A cell whose body is YAML. */
export type YamlCell = InputCell | ModelCell | ChartCell;

export function isYamlCell(cell: Cell): cell is YamlCell {
  return cell.kind === 'input' || cell.kind === 'model' || cell.kind === 'chart';
}

/** The source of a fenced cell with another body. The fence grows where the body holds one as long. */
export function withBody(cell: Cell, body: string): string {
  const parts = fencedParts(cell.source);
  const head = headParts(parts.head);
  const needed = fenceFor(body);
  const run = head.run.length < needed.length ? needed : head.run;
  const close = parts.close !== null && run === head.run ? parts.close : run;
  const text = lf(body);
  const lines = [headLine({ ...head, run }), ...(text === '' ? [] : [text]), close];
  return likeBefore(cell, lines.join('\n'));
}

/** The source of a fenced cell with another name, or without. What a model computes stays what it was. */
export function withName(cell: Cell, name: string | null): string {
  const needsModel = cell.kind === 'model' && cell.spec !== null && name !== cell.spec.model;
  const source = needsModel ? withModel(cell, cell.spec.model) : cell.source;
  return withHead({ ...cell, source }, { name: name === null ? '' : ` ${name}` });
}

function withModel(cell: ModelCell, model: string): string {
  const body = editYaml(cell.body, (map) => {
    if (!map.has(['model'])) map.setFirst('model', model);
  });
  return body === null || body === cell.body ? cell.source : withBody(cell, body);
}

/**
 * The source of a fenced cell with an option set, or deleted (undefined). Options that cannot be read stay as they are.
 */
export function withOption(cell: Cell, key: string, value: unknown): string {
  const text = headParts(fencedParts(cell.source).head).options.trim();
  const given = readYaml(text);
  if (given.issues.length > 0 || !(given.value === null || isMap(given.value))) return cell.source;
  const { [key]: before, ...others } = given.value ?? {};
  if (sameValue(before, value)) return cell.source;
  const keys = Object.keys(given.value ?? {});
  const entries = keys.map((name) => [name, name === key ? value : others[name]] as const);
  if (!keys.includes(key)) entries.push([key, value]);
  const options = Object.fromEntries(entries.filter(([, part]) => part !== undefined));
  const isEmpty = Object.keys(options).length === 0;
  return withHead(cell, { options: isEmpty ? '' : ` ${flowText(options)}` });
}

function withHead(cell: Cell, change: { name: string } | { options: string }): string {
  const [first = '', ...lines] = lf(cell.source).split('\n');
  const head = headLine({ ...headParts(first), ...change });
  return likeBefore(cell, [head, ...lines].join('\n'));
}

/**
 * The body of a cell with the value at a path set, or deleted (undefined). A channel that is only a column becomes
 * {field: column} before something else is said of it. Null where the body is not readable.
 */
export function withYaml(cell: YamlCell, path: YamlPath, value: unknown): string | null {
  const [key] = path;
  const given = readYaml(cell.body).value;
  const column = isMap(given) ? given[String(key)] : undefined;
  const isColumn = cell.kind === 'chart' && isChannel(key) && typeof column === 'string';
  return editYaml(cell.body, (map) => {
    if (isColumn && path.length > 1) map.set([key], { field: column });
    map.set(path, value);
  });
}

function isChannel(key: unknown): key is string {
  return (CHART_CHANNELS as readonly unknown[]).includes(key);
}

/** The body of a chart that says what a spec says; only what differs is written. Null where it is not readable. */
export function withChart(cell: ChartCell, spec: ChartSpec): string | null {
  const value = readYaml(cell.body).value;
  const before: Readonly<Record<string, unknown>> = isMap(value) ? value : {};
  return editYaml(cell.body, (map) => {
    for (const key of CHART_KEYS) {
      const wanted = spec[key];
      if (wanted !== undefined && isChannel(key))
        setChannel(map, key, before[key], fieldSpecOf(wanted as ChannelSpec));
      else if (!sameValue(before[key], wanted)) map.set([key], wanted);
    }
  });
}

function setChannel(map: YamlMap, key: string, before: unknown, wanted: FieldSpec): void {
  const given = typeof before === 'string' ? { field: before } : before;
  if (sameValue(given, wanted)) return;
  const { field, ...others } = wanted;
  if (field !== undefined && sameValue(others, {})) map.set([key], field);
  else if (!isMap(before)) map.set([key], wanted);
  else
    for (const part of FIELD_KEYS)
      if (!sameValue(before[part], wanted[part])) map.set([key, part], wanted[part]);
}

/** The line ends that the cell had. */
function likeBefore(cell: Cell, source: string): string {
  return cell.source.includes('\r\n') ? source.replaceAll('\n', '\r\n') : source;
}
