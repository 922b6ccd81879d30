interface TrustedPolicy {
  createScriptURL(url: string): unknown;
}
interface TrustedTypesFactory {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): TrustedPolicy;
}

let policy: TrustedPolicy | null = null;

/**
 * Starts a worker from source text in a blob, so that it inherits the page's content security policy, as a worker
 * loaded by URL would not. The text is ours; with Trusted Types it passes the one policy named for workers.
 */
export function startBlobWorker(source: string, options: WorkerOptions): Worker {
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  return new Worker(trusted(url), options);
}

function trusted(url: string): string {
  const factory = (globalThis as { trustedTypes?: TrustedTypesFactory }).trustedTypes;
  if (!factory) return url;
  policy ??= factory.createPolicy('app-worker', { createScriptURL: (text) => text });
  return policy.createScriptURL(url) as string;
}
