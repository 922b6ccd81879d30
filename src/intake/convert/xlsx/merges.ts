import { parseRange, type CellRange } from '../grid/range';
import type { ScanHooks } from './package';
import type { Workbook } from './workbook';
import { attribute, XmlScanner } from '../xml-scanner';

/** Of what was looked at, kept for the case that the end of the rows is cut in two. */
const TAIL = 64;

const READ = new WeakMap<Workbook, Map<string, CellRange[]>>();

/**
 * The merged cells of a sheet, from top to bottom. They are listed behind all rows, so the rows are passed over unread,
 * which takes a fraction of the time, and once only.
 *
 * @throws as `XlsxPackage.scan`
 */
export async function readMerges(
  workbook: Workbook,
  part: string,
  hooks: ScanHooks = {},
): Promise<readonly CellRange[]> {
  const known = READ.get(workbook)?.get(part);
  if (known !== undefined) return known;
  const merges: CellRange[] = [];
  const scanner = new XmlScanner({
    open: (name, attributes) => {
      if (name !== 'mergeCell') return;
      const range = parseRange(attribute(attributes, 'ref') ?? '');
      if (range !== null && Number.isFinite(range.bottom + range.right)) merges.push(range);
    },
    close: () => undefined,
    text: () => undefined,
  });
  const decoder = new TextDecoder();
  let text = '';
  let isBehind = false;
  for await (const chunk of workbook.parts.chunks(part, hooks)) {
    text += decoder.decode(chunk, { stream: true });
    if (!isBehind) {
      const end = endOfRows(text);
      text = end < 0 ? text.slice(-TAIL) : `<worksheet>${text.slice(end)}`;
      if (end < 0) continue;
      isBehind = true;
    }
    scanner.push(text);
    text = '';
  }
  merges.sort((one, other) => one.top - other.top || one.left - other.left);
  READ.set(workbook, (READ.get(workbook) ?? new Map<string, CellRange[]>()).set(part, merges));
  return merges;
}

function endOfRows(text: string): number {
  for (let at = text.indexOf('sheetData'); at >= 0; at = text.indexOf('sheetData', at + 9)) {
    const before = text.slice(Math.max(0, at - 20), at);
    const end = text.indexOf('>', at);
    if (end >= 0 && (/<\/(?:[\w-]+:)?$/.test(before) || text[end - 1] === '/')) return end + 1;
  }
  return -1;
}
