const DIRECTIVES: readonly string[] = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html dompurify app-worker',
];

/** What a meta tag cannot carry. */
const HEADER_ONLY: readonly string[] = ["frame-ancestors 'self'"];

/**
 * The Content-Security-Policy of the page: nothing is loaded from, or sent to, another origin.
 * The workers start from blobs, so they inherit it from the page (see docs/adr).
 *
 * @param options.meta true for the meta tag of index.html, false for the header in public/_headers.
 */
export function contentSecurityPolicy({ meta }: { meta: boolean }): string {
  return [...DIRECTIVES, ...(meta ? [] : HEADER_ONLY)].join('; ');
}
