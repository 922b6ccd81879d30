/**
 * Source of the blob worker in which DuckDB lives: loads the engine's script under the inherited policy, and counts the
 * bytes that the engine reads from registered files, since it does not tell by itself.
 */
export function engineWorkerSource(scriptUrl: string): string {
  return `
const url = ${JSON.stringify(scriptUrl)};
const policy = self.trustedTypes?.createPolicy('app-worker', { createScriptURL: () => url });
const read = FileReaderSync.prototype.readAsArrayBuffer;
let bytes = 0;
let told = 0;
FileReaderSync.prototype.readAsArrayBuffer = function (blob) {
  bytes += blob.size;
  const now = performance.now();
  if (now - told > 50) {
    told = now;
    postMessage({ type: 'BYTES_READ', bytes });
    bytes = 0;
  }
  return read.call(this, blob);
};
importScripts(policy ? policy.createScriptURL(url) : url);
`;
}
