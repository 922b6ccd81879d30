/** The headers that paths matching a pattern are sent with. */
export interface HeaderRule {
  pattern: string;
  headers: [name: string, value: string][];
}

/**
 * Reads a `_headers` file as Netlify and Cloudflare do: a path at the start of a line, its headers indented
 * below, `#` comments.
 * @throws Error for a line that is none of these.
 */
export function parseHeaderRules(text: string): HeaderRule[] {
  const rules: HeaderRule[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '' || line.trimStart().startsWith('#')) return;
    if (/^\S/.test(line)) {
      rules.push({ pattern: line.trim(), headers: [] });
      return;
    }
    const [, name, value] = /^\s+([\w-]+):\s*(.*\S)\s*$/.exec(line) ?? [];
    const rule = rules.at(-1);
    if (name === undefined || value === undefined || rule === undefined) {
      throw new Error(`_headers, line ${index + 1}: expected a path or an indented "Name: value".`);
    }
    rule.headers.push([name, value]);
  });
  return rules;
}

/** The headers of a path; `*` at the end of a pattern stands for anything. Later rules win. */
export function headersFor(rules: readonly HeaderRule[], pathname: string): Map<string, string> {
  return new Map(
    rules
      .filter(({ pattern }) =>
        pattern.endsWith('*') ? pathname.startsWith(pattern.slice(0, -1)) : pathname === pattern,
      )
      .flatMap(({ headers }) => headers),
  );
}
