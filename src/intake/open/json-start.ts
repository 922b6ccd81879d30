/** A string as JSON writes it, or as Python does: what is wrong with it is said by who reads it. */
const TEXT = String.raw`(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')`;
const COMMENT = String.raw`/[/*]`;
const OBJECT = new RegExp(String.raw`^\{\s*(?:\}|${TEXT}\s*:|${COMMENT})`);
const LIST = new RegExp(
  String.raw`^\[\s*(?:\]|[[{]|${COMMENT}|(?:${TEXT}|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|NaN)\s*[,\]])`,
);
/** Names of columns are shorter. */
const START = 4000;

/**
 * Whether a text begins as JSON does. Cells of delimited text can begin with brackets too (`[Order ID],[Name]`, or JSON
 * in the first cell of a row), so that what follows the first value decides.
 */
export function startsJson(text: string): boolean {
  const body = text.replace(/^(?:\s+|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)+/, '');
  const start = body.slice(0, START);
  if (!OBJECT.test(start) && !LIST.test(start)) return false;
  const end = endOfValue(body);
  if (end === null) return true;
  const rest = body.slice(end).replace(/^[ \t]+(?=\S)/, '');
  if (/^,\s*(?:\n|[{[]["'{[]|$)/.test(rest)) return true;
  // Lines of logs begin with something in brackets, too.
  return /^(?:\s|[{[]|$)/.test(rest) || (!/^[,;|\t]/.test(rest) && /^[{[]\s*["'{[]/.test(start));
}

/** Behind the bracket that closes the first one; null where the text ends before. */
function endOfValue(text: string): number | null {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') {
      for (at++; at < text.length && text.charAt(at) !== '"'; at++)
        if (text.charAt(at) === '\\') at++;
    } else if (character === '[' || character === '{') depth++;
    else if ((character === ']' || character === '}') && --depth === 0) return at + 1;
  }
  return null;
}
