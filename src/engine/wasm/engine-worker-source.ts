/**
 * Source of the blob worker in which DuckDB lives. It loads the engine's script under the inherited policy, counts the
 * bytes that the engine reads from registered files, since it does not tell by itself, and stands in for the one call of
 * `Function` that the engine's binding makes to report progress, which the policy forbids.
 */
export function engineWorkerSource(scriptUrl: string): string {
  return `
const url = ${JSON.stringify(scriptUrl)};
const policy = self.trustedTypes?.createPolicy('app-worker', { createScriptURL: () => url });
(${countBytesRead.toString()})();
(${replaceMethodCaller.toString()})();
importScripts(policy ? policy.createScriptURL(url) : url);
`;
}

/** Runs in the worker: tells every 50 ms how many bytes were read from files since the last time. */
function countBytesRead(): void {
  interface Reader {
    readAsArrayBuffer(blob: Blob): ArrayBuffer;
  }
  const { prototype } = (self as unknown as { FileReaderSync: { prototype: Reader } })
    .FileReaderSync;
  const descriptor = Object.getOwnPropertyDescriptor(prototype, 'readAsArrayBuffer');
  const read = descriptor?.value as (this: Reader, blob: Blob) => ArrayBuffer;
  let bytes = 0;
  let told = 0;
  prototype.readAsArrayBuffer = function (blob) {
    bytes += blob.size;
    const now = performance.now();
    if (now - told > 50) {
      told = now;
      postMessage({ type: 'BYTES_READ', bytes });
      bytes = 0;
    }
    return read.call(this, blob);
  };
}

/**
 * Runs in the worker: embind makes method callers from text with `Function(names…, body)`. A closure does the same for
 * that one shape; any other text goes to the real `Function`, where the policy refuses it.
 */
function replaceMethodCaller(): void {
  interface ArgType {
    readonly argPackAdvance: number;
    readValueFromPointer(pointer: number): unknown;
  }
  type Callee = ((...values: unknown[]) => unknown) & (new (...values: unknown[]) => unknown);
  type Return = (type: unknown, destructors: unknown, value: unknown) => unknown;
  const SHAPE = 'return function (obj, func, destructorsRef, args) {';
  self.Function = new Proxy(self.Function, {
    apply(target, thisArgument, texts: string[]) {
      const body = texts.at(-1) ?? '';
      if (texts[0] !== 'retType' || !body.startsWith(SHAPE)) {
        return Reflect.apply(target, thisArgument, texts) as unknown;
      }
      const constructs = body.includes('new func(');
      const returns = texts.includes('emval_returnValue');
      return (returnType: unknown, ...rest: unknown[]) => {
        const toReturn = returns ? (rest.pop() as Return) : null;
        const types = rest as ArgType[];
        return (object: unknown, callee: Callee, destructors: unknown, pointer: number) => {
          let at = pointer;
          const values = types.map((type) => {
            const value = type.readValueFromPointer(at);
            at += type.argPackAdvance;
            return value;
          });
          const result = constructs ? new callee(...values) : callee.call(object, ...values);
          return toReturn?.(returnType, destructors, result);
        };
      };
    },
  });
}
