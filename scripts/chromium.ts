import { access, constants } from 'node:fs/promises';
import { homedir, platform } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';
import { runCommand, tool } from './command.ts';

/** What a Chromium that only runs tests is started with: no sandbox (it may be root), and no traffic of its own. */
export const CHROMIUM_ARGS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const PLACES: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    join(homedir(), 'Applications/Google Chrome.app/Contents/MacOS/Google Chrome'),
  ],
  win32: [
    process.env['LOCALAPPDATA'],
    process.env['PROGRAMFILES'],
    process.env['PROGRAMFILES(X86)'],
  ].flatMap((root) =>
    root === undefined ? [] : [join(root, 'Google/Chrome/Application/chrome.exe')],
  ),
};

let found: string | undefined;

/**
 * The path of a Chromium that starts: `QUINTILE_CHROMIUM`, Playwright's own, one on the PATH, or one in its
 * usual place; undefined when there is none.
 */
export async function findChromium(): Promise<string | undefined> {
  const given = process.env['QUINTILE_CHROMIUM'];
  if (given !== undefined && given !== '') return given;
  if (found !== undefined) return found;
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  found = await firstThatStarts([
    chromium.executablePath(),
    ...onPath,
    ...(PLACES[platform()] ?? []),
  ]);
  return found;
}

/** The first of the paths that is an executable and answers `--version`. */
export async function firstThatStarts(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    if ((await isExecutable(path)) && (await starts(path))) return path;
  }
  return undefined;
}

/**
 * Finds a Chromium or installs one: Playwright's download where that works, else Debian's package as root.
 * Prints what it does.
 * @throws Error that says what to do, when neither is possible.
 */
export async function requireChromium(): Promise<string> {
  const already = await findChromium();
  if (already !== undefined) return already;
  for (const install of [downloadFromPlaywright, installDebianPackage]) {
    await install();
    const path = await findChromium();
    if (path !== undefined) return path;
  }
  throw new Error(
    [
      'No Chromium was found, and none could be installed. Do one of these and run again:',
      '  - npx playwright install --with-deps chromium',
      '  - install Chromium or Google Chrome with the package manager of your system',
      '    (Debian: apt-get install chromium), so that it is on the PATH',
      '  - set QUINTILE_CHROMIUM to the path of a Chromium executable',
    ].join('\n'),
  );
}

async function downloadFromPlaywright(): Promise<void> {
  console.log("No Chromium found. Trying Playwright's download …");
  const { ok, output } = await runCommand(
    tool('playwright'),
    ['install', '--no-shell', 'chromium'],
    {
      timeout: 300_000,
      env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' },
      output: 'keep',
    },
  );
  if (!ok) console.log(`It failed: ${/^Error: .*/m.exec(output)?.[0] ?? output.trim()}`);
}

async function installDebianPackage(): Promise<void> {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !(await isExecutable('/usr/bin/apt-get'))) return;
  console.log("Installing Debian's chromium …");
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update', '-qq'], { timeout: 180_000, env, output: 'show' });
  await runCommand('apt-get', ['install', '-y', '-qq', 'chromium'], {
    timeout: 600_000,
    env,
    output: 'show',
  });
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A downloaded Chromium may lack libraries of the system, and Ubuntu's `chromium` may be an empty shell. */
async function starts(path: string): Promise<boolean> {
  // There `--version` opens a window.
  if (platform() === 'win32') return true;
  const version = await runCommand(path, ['--version', '--no-sandbox'], {
    timeout: 20_000,
    output: 'drop',
  });
  return version.ok;
}
