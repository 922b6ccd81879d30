import { spawn } from 'node:child_process';
import { platform } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

export interface CommandOptions {
  /** Kills the command, and all it started, after so many milliseconds. */
  timeout: number;
  env?: Record<string, string>;
  /** `show` passes the output through, `keep` returns it, `drop` forgets it. */
  output: 'show' | 'keep' | 'drop';
}

export interface CommandResult {
  /** Exit code 0, in time. */
  ok: boolean;
  timedOut: boolean;
  /** Standard output and error, when kept. */
  output: string;
  seconds: number;
}

const isWindows = platform() === 'win32';

/** The path of a tool of node_modules. */
export function tool(name: string): string {
  return join(ROOT, 'node_modules', '.bin', isWindows ? `${name}.cmd` : name);
}

/** Runs a command in the repository's root, without input. Never rejects: a command that is not there is not ok. */
export function runCommand(
  command: string,
  args: readonly string[],
  { timeout, env = {}, output }: CommandOptions,
): Promise<CommandResult> {
  const start = performance.now();
  const stream = output === 'show' ? 'inherit' : output === 'keep' ? 'pipe' : 'ignore';
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', stream, stream],
      // A group of its own, so that nothing it started outlives it.
      detached: !isWindows,
      shell: isWindows,
    });
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));

    let timedOut = false;
    const killGroup = (): void => {
      if (child.pid === undefined) return;
      try {
        process.kill(isWindows ? child.pid : -child.pid, 'SIGKILL');
      } catch {
        // It is gone already.
      }
    };
    const interrupted = (): never => {
      killGroup();
      process.exit(130);
    };
    const timer = setTimeout(() => {
      timedOut = true;
      killGroup();
    }, timeout);
    process.once('SIGINT', interrupted).once('SIGTERM', interrupted);

    const settle = (ok: boolean, problem = ''): void => {
      clearTimeout(timer);
      process.removeListener('SIGINT', interrupted).removeListener('SIGTERM', interrupted);
      const late = timedOut ? `\nStopped after ${timeout / 1000} s.\n` : '';
      resolve({
        ok: ok && !timedOut,
        timedOut,
        output: Buffer.concat(chunks).toString('utf8') + problem + late,
        seconds: (performance.now() - start) / 1000,
      });
    };
    child.on('error', (error) => settle(false, error.message));
    child.on('close', (code) => settle(code === 0));
  });
}
