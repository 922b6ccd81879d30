/** Beyond it lines stay broken. */
const WIDTH = 80;

const CLAUSE =
  /^(select( distinct)?|from|where|group by|order by|partition by|having|qualify|limit|offset|using sample|window|values|with)$/i;
const JOIN = /^(natural|asof|left|right|full|inner|cross|positional|anti|semi|join)\b/i;
const QUERY = /^(select|from|with|values)\b/i;

interface Line {
  readonly indent: number;
  readonly text: string;
}

/**
 * Puts short clauses on one line, as an analyst writes them: `from rfm`, `group by all`, `over (order by n)`.
 *
 * @param text laid out with a clause word a line and its body two spaces further in.
 */
export function closeUp(text: string): string {
  let lines = text.split('\n').map((line): Line => ({
    indent: line.length - line.trimStart().length,
    text: line.trim(),
  }));
  lines = lines.flatMap((line, at) => {
    // The formatter breaks `union all by name` in two.
    if (line.text.toLowerCase() === 'by name') return [];
    const next = lines[at + 1]?.text ?? '';
    return next.toLowerCase() === 'by name' ? { ...line, text: `${line.text} ${next}` } : line;
  });
  for (let size = -1; size !== lines.length;) {
    size = lines.length;
    lines = closeBrackets(closeClauses(lines));
  }
  return lines
    .map(({ indent, text: line }) => ' '.repeat(line === '' ? 0 : indent) + line)
    .join('\n');
}

function closeClauses(lines: readonly Line[]): Line[] {
  const out: Line[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line) break;
    const body = bodyOf(lines, at);
    const first = body[0];
    if (!CLAUSE.test(line.text) || !first || isComment(line) || isComment(first)) out.push(line);
    else {
      const one = joined([line, ...body]);
      const isFlat = body.every(({ indent }) => indent === line.indent + 2);
      const breaks = body.slice(1).some(({ text }) => JOIN.test(text));
      if (isFlat && !breaks && one) {
        out.push(one);
        at += body.length;
      } else if (breaks || body.slice(1).every(({ indent }) => indent > first.indent)) {
        // One item that is long by itself begins beside its clause.
        out.push({ ...line, text: `${line.text} ${first.text}` });
        at += 1;
        if (!breaks) {
          out.push(...body.slice(1).map((inner) => ({ ...inner, indent: inner.indent - 2 })));
          at += body.length - 1;
        }
      } else out.push(line);
    }
  }
  return out;
}

/** Brackets around a few words; a query in brackets stays broken. */
function closeBrackets(lines: readonly Line[]): Line[] {
  const out: Line[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line) break;
    const body = bodyOf(lines, at);
    const end = lines[at + body.length + 1];
    const closes =
      line.text.endsWith('(') && end?.indent === line.indent && end.text.startsWith(')');
    const isShort = body.length > 0 && body.every(({ text }) => !QUERY.test(text));
    const inner = closes && isShort ? joined(body) : null;
    const whole = inner && end ? `${line.text}${inner.text}${end.text}` : '';
    if (whole !== '' && line.indent + whole.length <= WIDTH) {
      out.push({ ...line, text: whole });
      at += body.length + 1;
    } else out.push(line);
  }
  return out;
}

/** The lines further in that follow. */
function bodyOf(lines: readonly Line[], at: number): Line[] {
  const indent = lines[at]?.indent ?? 0;
  const end = lines.findIndex((line, index) => index > at && line.indent <= indent);
  return lines.slice(at + 1, end < 0 ? lines.length : end);
}

function joined(lines: readonly Line[]): Line | null {
  const [first] = lines;
  const text = lines.map((line) => line.text).join(' ');
  if (!first || lines.some(isComment) || first.indent + text.length > WIDTH) return null;
  return { ...first, text };
}

/** What follows a comment on its line would become part of it; the marks may also stand in a string. */
function isComment({ text }: Line): boolean {
  return text.includes('--') || text.includes('/*') || text.includes('*/');
}
