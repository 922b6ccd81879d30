import { quintileError } from '../base/errors';
import type { QuintileError } from '../base/errors';
import { closesFence } from './blocks';
import type { Block } from './blocks';
import { readHead } from './cell-head';
import type { Head } from './cell-head';
import { chartIssues } from './chart-schema';
import type { ChartSpec } from './chart-spec';
import { inputIssues, readInputSpec } from './input-schema';
import { modelIssues, readModelSpec } from './model-schema';
import { RESERVED_NAMES } from './names';
import type { Cell, CellId, Problem } from './notebook';
import { keyOf } from './spec-issue';
import type { SpecIssue } from './spec-issue';
import { readYaml } from './yaml-text';

/** The three parts of a fenced cell’s source. Line ends are LF. */
export interface FencedParts {
  readonly head: string;
  /** Without the line end before the closing fence. */
  readonly body: string;
  /** The closing line; null where it is missing. */
  readonly close: string | null;
}

/** Cuts the source of a fenced cell. */
export function fencedParts(source: string): FencedParts {
  const lines = lf(source).split('\n');
  const head = lines[0] ?? '';
  const last = lines.at(-1) ?? '';
  const run = /^`*/.exec(head)?.[0] ?? '';
  const isClosed = lines.length > 1 && closesFence(last, run);
  return {
    head,
    body: lines.slice(1, isClosed ? -1 : undefined).join('\n'),
    close: isClosed ? last : null,
  };
}

/** A text with LF at the ends of its lines. */
export function lf(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
}

/** Reads one cell from its source. What is wrong in it becomes its problems; the source is kept as it is. */
export function readCell(kind: Block['kind'], source: string, id: CellId, line: number): Cell {
  if (kind === 'text') {
    const markdown = lf(source);
    return { id, kind, name: null, options: {}, source, line, problems: [], markdown };
  }
  const { head: headText, body, close } = fencedParts(source);
  const head = readHead(headText);
  const problems: Problem[] = [];
  const called = head.name ?? `${head.type} cell`;
  const report: Report = (at, error) => problems.push({ error, line: line + at });
  for (const detail of head.issues) report(0, invalidCell(called, detail));
  if (head.name !== null && RESERVED_NAMES.has(head.name))
    report(0, quintileError('notebook.reserved_name', { name: head.name }));
  if (close === null)
    report(0, invalidCell(called, 'its closing fence is missing, so it goes to the end'));
  const common = { id, name: head.name, options: head.options, source, line, problems };
  const content = contentOf(head, called, body, report);
  problems.sort((one, other) => one.line - other.line);
  return { ...common, ...content };
}

type Report = (line: number, error: QuintileError) => void;
type Content = Cell extends infer Kind
  ? Kind extends Cell
    ? Omit<Kind, 'id' | 'name' | 'options' | 'source' | 'line' | 'problems'>
    : never
  : never;

function contentOf(head: Head, called: string, body: string, report: Report): Content {
  switch (head.type) {
    case 'sql':
      if (body.trim() === '') report(0, invalidCell(called, 'write a query'));
      return { kind: 'sql', sql: body };
    case 'input': {
      const value = readBody(body, called, inputIssues, report);
      const spec = value === undefined ? null : readInputSpec(value);
      return { kind: 'input', body, spec: spec?.ok ? spec.value : null };
    }
    case 'model': {
      const value = readBody(body, called, modelIssues, report);
      const spec = value === undefined ? null : readModelSpec(value, head.name);
      return { kind: 'model', body, spec: head.name !== null && spec?.ok ? spec.value : null };
    }
    case 'chart': {
      const value = readBody(body, null, (spec) => chartIssues(spec, 'written'), report);
      return { kind: 'chart', body, spec: value === undefined ? null : (value as ChartSpec) };
    }
    default:
      return { kind: 'unknown', type: head.type, body };
  }
}

/**
 * The value of a YAML body, or undefined where it is wrong; problems are reported at the line of their key. Without
 * `called` they are errors of a chart.
 */
function readBody(
  body: string,
  called: string | null,
  check: (value: unknown) => readonly SpecIssue[],
  report: Report,
): unknown {
  const yaml = readYaml(body);
  for (const { line, detail } of yaml.issues)
    report(1 + line, invalidCell(called ?? 'chart', detail));
  if (yaml.issues.length > 0) return undefined;
  const issues = check(yaml.value);
  for (const issue of issues) {
    const key = keyOf(issue);
    const error =
      called === null
        ? quintileError('chart.invalid_spec', { key: key || 'chart', detail: issue.detail })
        : invalidCell(called, key === '' ? issue.detail : `${key}: ${issue.detail}`);
    report(1 + yaml.lineOf(issue.path), error);
  }
  const select = selectOf(yaml.value);
  if (select !== null && RESERVED_NAMES.has(select))
    report(1 + yaml.lineOf(['select']), quintileError('notebook.reserved_name', { name: select }));
  return issues.length === 0 ? yaml.value : undefined;
}

function selectOf(value: unknown): string | null {
  const isSpec = typeof value === 'object' && value !== null && 'select' in value;
  return isSpec && typeof value.select === 'string' ? value.select : null;
}

function invalidCell(cell: string, detail: string): QuintileError {
  return quintileError('document.invalid_cell', { cell, detail });
}
