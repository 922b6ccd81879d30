/** A heading in the outline of a PDF, and the page that it is on, from 1. */
interface PdfHeading {
  readonly title: string;
  readonly page: number;
}

/** The outline of a PDF as Chromium writes it (`outline: true`): its headings, in the order of the pages. */
export function pdfHeadings(pdf: Buffer): readonly PdfHeading[] {
  const text = pdf.toString('latin1');
  const objects = new Map(
    [...text.matchAll(/^(\d+) 0 obj\s(.*?)^endobj/gms)].map(([, id = '', body = '']) => [id, body]),
  );
  const root = [...objects].find(
    ([, body]) => body.includes('/Type /Pages') && !body.includes('/Parent'),
  );
  const pages = root ? pagesUnder(root[0], objects) : [];
  return [...objects.values()].flatMap((body) => {
    const [, page] = /\/Dest \[(\d+) 0 R/.exec(body) ?? [];
    const title = titleOf(body);
    return page === undefined || title === null ? [] : [{ title, page: pages.indexOf(page) + 1 }];
  });
}

/** The pages below a node of the tree of pages, by the number of their object. */
function pagesUnder(id: string, objects: ReadonlyMap<string, string>): readonly string[] {
  const [, kids] = /\/Kids \[([^\]]*)\]/.exec(objects.get(id) ?? '') ?? [];
  if (kids === undefined) return [id];
  return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid = '']) => pagesUnder(kid, objects));
}

/** Chromium writes titles as bytes of UTF-16 or of ASCII. */
function titleOf(body: string): string | null {
  const [found, text, hex] = /\/Title (?:\(((?:\\.|[^\\)])*)\)|<([0-9A-Fa-f]+)>)/.exec(body) ?? [];
  if (found === undefined) return null;
  const bytes =
    hex === undefined
      ? Buffer.from((text ?? '').replaceAll(/\\([()\\])/g, '$1'), 'latin1')
      : Buffer.from(hex, 'hex');
  if (bytes[0] !== 0xfe || bytes[1] !== 0xff) return bytes.toString('latin1');
  return bytes.subarray(2).swap16().toString('utf16le');
}
