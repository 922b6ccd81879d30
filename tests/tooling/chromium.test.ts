import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, firstThatStarts } from '../../scripts/chromium';
import { runCommand } from '../../scripts/command';

describe.skipIf(platform() === 'win32')('finding a Chromium (not on Windows)', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quintile-chromium-'));
    await script('works', 'echo Chromium 156');
    await script('lacks-a-library', 'echo cannot open shared object file >&2; exit 127');
    await writeFile(join(folder, 'not-executable'), '');
  });
  afterAll(() => rm(folder, { recursive: true }));

  const at = (name: string): string => join(folder, name);
  const script = async (name: string, body: string): Promise<void> => {
    await writeFile(at(name), `#!/bin/sh\n${body}\n`);
    await chmod(at(name), 0o755);
  };

  it('passes over what is not there, cannot be executed or does not start', async () => {
    const broken = ['missing', 'not-executable', 'lacks-a-library'].map(at);
    expect(await firstThatStarts([...broken, at('works')])).toBe(at('works'));
    expect(await firstThatStarts(broken)).toBeUndefined();
  });

  it('believes QUINTILE_CHROMIUM', async () => {
    const before = process.env['QUINTILE_CHROMIUM'];
    process.env['QUINTILE_CHROMIUM'] = at('works');
    expect(await findChromium()).toBe(at('works'));
    if (before === undefined) delete process.env['QUINTILE_CHROMIUM'];
    else process.env['QUINTILE_CHROMIUM'] = before;
  });
});

describe('running a command', () => {
  const node = (code: string, timeout = 20_000): ReturnType<typeof runCommand> =>
    runCommand(process.execPath, ['-e', code], { timeout, output: 'keep' });

  it('keeps what it prints and tells success from failure', async () => {
    expect(await node('console.log("out"); console.error("err")')).toMatchObject({
      ok: true,
      output: expect.stringMatching(/out\s+err|err\s+out/) as string,
    });
    expect(await node('process.exit(3)')).toMatchObject({ ok: false, timedOut: false });
    expect(
      await runCommand('no-such-command', [], { timeout: 1000, output: 'keep' }),
    ).toMatchObject({ ok: false });
  });

  it('stops one that never ends, and says so', async () => {
    const result = await node('for (;;);', 500);
    expect(result).toMatchObject({ ok: false, timedOut: true });
    expect(result.output).toContain('Stopped after 0.5 s');
  });
});
