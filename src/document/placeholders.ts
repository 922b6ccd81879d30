/** `{{relation.column}}` in a text, with its offsets there, braces included. */
export interface TextPlaceholder {
  readonly relation: string;
  readonly column: string;
  readonly from: number;
  readonly to: number;
}

const PATTERN = /\{\{\s*([a-z_]\w*)\.([^{}\n]*[^{}\s])\s*\}\}/gi;
const FENCE_OPEN = /^ {0,3}(`{3,}(?=[^`\n]*$)|~{3,})/;
const FENCE_CLOSE = /^ {0,3}(`{3,}|~{3,})[ \t\r]*$/;

/** The placeholders of a markdown text, in order. What stands in code spans and fences is none. */
export function textPlaceholders(markdown: string): TextPlaceholder[] {
  if (!markdown.includes('{{')) return [];
  const code = codeRanges(markdown);
  const found: TextPlaceholder[] = [];
  let range = 0;
  for (const match of markdown.matchAll(PATTERN)) {
    const from = match.index;
    const to = from + match[0].length;
    while ((code[range]?.to ?? Infinity) <= from) range++;
    const next = code[range];
    if (next !== undefined && next.from < to) continue;
    found.push({ relation: match[1] ?? '', column: match[2] ?? '', from, to });
  }
  return found;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Where code stands in a markdown text, in order. */
function codeRanges(markdown: string): Range[] {
  const ranges: Range[] = [];
  let paragraph = 0;
  let fence: { run: string; from: number } | null = null;
  let at = 0;
  for (const line of markdown.split('\n')) {
    const end = at + line.length;
    if (fence !== null) {
      const run = FENCE_CLOSE.exec(line)?.[1] ?? '';
      if (run.length >= fence.run.length && run.startsWith(fence.run.charAt(0))) {
        ranges.push({ from: fence.from, to: end });
        fence = null;
        paragraph = end;
      }
    } else {
      const run = FENCE_OPEN.exec(line)?.[1];
      if (run !== undefined || line.trim() === '') {
        ranges.push(...codeSpans(markdown, paragraph, at));
        paragraph = end;
      }
      if (run !== undefined) fence = { run, from: at };
    }
    at = end + 1;
  }
  if (fence !== null) ranges.push({ from: fence.from, to: markdown.length });
  else ranges.push(...codeSpans(markdown, paragraph, markdown.length));
  return ranges;
}

/** Code spans of one paragraph: a run of backticks to the next run of the same length. */
function codeSpans(markdown: string, from: number, to: number): Range[] {
  const runs = [...markdown.slice(from, to).matchAll(/`+/g)].map((match) => ({
    from: from + match.index,
    to: from + match.index + match[0].length,
    isEscaped: markdown.charAt(from + match.index - 1) === '\\',
  }));
  const nextOfLength = new Map<number, number>();
  const closes = new Array<number>(runs.length).fill(-1);
  for (let at = runs.length - 1; at >= 0; at--) {
    const run = runs[at];
    if (run === undefined) continue;
    const length = run.to - run.from;
    // A backslash takes the first backtick of a run away when the run opens, never when it closes.
    closes[at] = nextOfLength.get(run.isEscaped ? length - 1 : length) ?? -1;
    nextOfLength.set(length, at);
  }
  const spans: Range[] = [];
  for (let at = 0; at < runs.length; at++) {
    const open = runs[at];
    const close = runs[closes[at] ?? -1];
    if (open === undefined || close === undefined || closes[at] === undefined) continue;
    spans.push({ from: open.from, to: close.to });
    at = closes[at] ?? at;
  }
  return spans;
}
