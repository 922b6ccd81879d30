import { quintileError } from '../base/errors';
import type { Cell, Problem } from './notebook';

/** A name that a cell takes in the notebook’s one namespace. */
export interface Claim {
  readonly name: string;
  /** Line in the document, from 1. */
  readonly line: number;
}

/** Names that a cell takes: its own, the selection it publishes, and the ends of a range. Not the outputs of a model. */
export function claimsOf(cell: Cell): Claim[] {
  const claims: Claim[] = [];
  const take = (name: string, line: number) => claims.push({ name, line });
  if (cell.name !== null) take(cell.name, cell.line);
  if (cell.name !== null && cell.kind === 'input' && cell.spec?.type === 'date_range') {
    take(`${cell.name}_from`, cell.line);
    take(`${cell.name}_to`, cell.line);
  }
  const select = cell.kind === 'chart' || cell.kind === 'model' ? cell.spec?.select : undefined;
  if (select !== undefined) {
    const line = cell.line + selectLine(cell.source);
    for (const name of [select, `${select}_from`, `${select}_to`]) take(name, line);
  }
  return claims;
}

function selectLine(source: string): number {
  const line = source.split('\n').findIndex((text) => /^["']?select["']?\s*:/.test(text));
  return Math.max(0, line);
}

/** Problems of cells whose names are taken by a cell above; the same order as the cells. */
export function duplicatesIn(cells: readonly Cell[]): Problem[][] {
  const taken = new Set<string>();
  return cells.map((cell) => {
    const claims = claimsOf(cell);
    const problems = claims.filter(({ name }) => taken.has(name)).map(duplicate);
    for (const { name } of claims) taken.add(name);
    return problems;
  });
}

function duplicate({ name, line }: Claim): Problem {
  return { error: quintileError('notebook.duplicate_name', { name }), line };
}
