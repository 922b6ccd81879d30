import { quintileError } from '../base/errors';
import { fail, ok, type Result } from '../base/result';
import type { Progress } from '../kernel/protocol';

export interface FetchHooks {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/**
 * An address as the user or a link gives it, relative to the page or whole. Only the page's own site may be read from.
 *
 * @returns `intake.not_here` for other sites and for what is no address
 */
export function siteAddress(text: string, base = document.baseURI): Result<URL> {
  const notHere = (detail: string) =>
    fail(quintileError('intake.not_here', { address: text, detail }));
  if (text.trim() === '') return notHere('no address was given.');
  if (!URL.canParse(text.trim(), base)) return notHere('this is no address.');
  const url = new URL(text.trim(), base);
  if (url.origin !== new URL(base).origin) {
    return notHere(
      url.host === '' ? 'this is no address on a site.' : `${url.host} is another site.`,
    );
  }
  url.hash = '';
  return ok(url);
}

/** What a file of an address is called: the last part of its path. */
export function nameOfAddress({ pathname }: URL): string {
  const last = pathname.split('/').findLast((part) => part !== '') ?? 'data';
  try {
    return decodeURIComponent(last).replaceAll('/', '-');
  } catch {
    return last;
  }
}

/** Fetches a file of the page's own site. @returns `intake.not_here` or `cancelled` */
export async function fetchFile(
  url: URL,
  { signal, onProgress }: FetchHooks,
): Promise<Result<File>> {
  const name = nameOfAddress(url);
  const notHere = (detail: string) =>
    fail(quintileError('intake.not_here', { address: url.pathname, detail }));
  try {
    onProgress({ phase: 'fetching', file: name });
    // A redirection to another site fails, too.
    const response = await fetch(url, { signal, mode: 'same-origin' });
    if (response.status === 404) return notHere('there is no such file.');
    if (!response.ok) return notHere(`the site answered ${String(response.status)}.`);
    const totalBytes = sizeOf(response);
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    let bytes = 0;
    for (const reader = response.body?.getReader(); reader !== undefined;) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      bytes += value.length;
      onProgress({ phase: 'fetching', file: name, bytes, ...(totalBytes > 0 && { totalBytes }) });
    }
    return ok(new File(chunks, name));
  } catch (thrown) {
    if (signal.aborted) return fail(quintileError('cancelled', {}));
    if (!(thrown instanceof TypeError)) throw thrown;
    return notHere('it could not be fetched.');
  }
}

/** Bytes to come; 0 where that is not known, as of what is packed on the way. */
function sizeOf({ headers }: Response): number {
  if (headers.has('content-encoding')) return 0;
  return Number(headers.get('content-length') ?? 0) || 0;
}
