import { sniffFile } from '../../src/intake/sniff/sniff-file';

/** Finds out how a file is to be read, again and again, and answers how long each time took. */
self.onmessage = async ({ data }: MessageEvent<{ file: File; times: number }>) => {
  const took: number[] = [];
  for (let time = 0; time < data.times; time++) {
    const start = performance.now();
    const sniff = await sniffFile(data.file, {});
    took.push(performance.now() - start);
    if (!sniff.ok) throw new Error(JSON.stringify(sniff.error));
  }
  self.postMessage(took);
};
