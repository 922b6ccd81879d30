import { FORMAT_VERSION } from './migrate';
import type { CellKind, CellOptions } from './notebook';
import { flowText } from './yaml-edit';

/** Backticks that are longer than any run inside a body, and at least three. */
export function fenceFor(body: string): string {
  let longest = 2;
  for (const run of body.match(/`+/g) ?? []) longest = Math.max(longest, run.length);
  return '`'.repeat(longest + 1);
}

/** A cell from its parts. `kind` is the first word (`sql`, `x-note`), or `text`: then only the body counts. */
export function cellSource(
  kind: string,
  name: string | null,
  options: CellOptions,
  body: string,
): string {
  if (kind === 'text') return body;
  const fence = fenceFor(body);
  const written = Object.keys(options).length === 0 ? [] : [flowText(options)];
  const head = [kind, ...(name === null ? [] : [name]), ...written].join(' ');
  return `${fence}${head}\n${body}${body === '' ? '' : '\n'}${fence}`;
}

/**
 * A cell of a kind to start from. A model is named like what it computes (`rfm`); a chart needs no name. A text starts
 * empty, and is not written before it says something.
 */
export function newCellSource(kind: Exclude<CellKind, 'unknown'>, name: string | null): string {
  return cellSource(kind, name, {}, BODIES[kind](name ?? ''));
}

const BODIES: Readonly<Record<Exclude<CellKind, 'unknown'>, (name: string) => string>> = {
  text: () => '',
  input: (name) => `type: number\nlabel: ${wordsOf(name)}\ndefault: 0`,
  sql: () => 'select *\nfrom transactions\nlimit 100',
  model: () => '',
  chart: () => 'data: rfm_segments\nmark: bar\nx: customers\ny: segment\ncolor: segment',
};

/** `min_spend` reads “Min spend”. */
function wordsOf(name: string): string {
  const words = name.replaceAll('_', ' ').trim();
  return words === '' ? 'Value' : words.charAt(0).toUpperCase() + words.slice(1);
}

/** The front matter of a new notebook, with its `---` lines. */
export const NEW_FRONT = `---\nquintile: ${String(FORMAT_VERSION)}\n---`;
