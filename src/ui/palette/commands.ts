import { fuzzyMatch } from '../primitives/fuzzy-match';

/** Something that can be done, for the palette. */
export interface Command {
  readonly id: string;
  /** A verb first: “Run all cells”. */
  readonly title: string;
  /** Under which heading it stands. */
  readonly group: string;
  /** Other words that find it. */
  readonly keywords?: readonly string[];
  /** As in `ShortcutDefinition.keys`. */
  readonly shortcut?: string | undefined;
  /** Why it cannot be done now; left out where it can. */
  readonly disabled?: string | boolean | undefined;
  readonly run: () => void;
}

/** A command that answers what is typed, with the letters of its title that do, in pairs of start and end. */
export interface FoundCommand {
  readonly command: Command;
  readonly ranges: readonly number[];
}

export interface CommandGroup {
  readonly title: string;
  readonly commands: readonly FoundCommand[];
}

/** How many of the last ones stand first. */
const RECENT = 4;

/**
 * Commands that answer every word typed, by title, keyword or group; the best first, within groups in the order given.
 * With nothing typed, all of them, the recent ones first under a heading of their own.
 *
 * @param recent ids of commands that were run, the last first.
 */
export function findCommands(
  commands: readonly Command[],
  typed: string,
  recent: readonly string[],
): CommandGroup[] {
  const words = typed.trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return everything(commands, recent);
  const found = commands
    .flatMap((command, order) => {
      const score = scoreOf(command, words);
      if (!score) return [];
      const place = recent.indexOf(command.id);
      return [{ command, order, ...score, recency: place < 0 ? recent.length : place }];
    })
    .sort((a, b) => b.score - a.score || a.recency - b.recency || a.order - b.order);
  return grouped(found, ({ command }) => command.group);
}

function everything(commands: readonly Command[], recent: readonly string[]): CommandGroup[] {
  const last = recent
    .flatMap((id) => commands.find((command) => command.id === id && !command.disabled) ?? [])
    .slice(0, RECENT);
  const rest = commands.filter((command) => !last.includes(command));
  const plain = (command: Command): FoundCommand => ({ command, ranges: [] });
  const groups = grouped(rest.map(plain), ({ command }) => command.group);
  return last.length === 0 ? groups : [{ title: 'Recent', commands: last.map(plain) }, ...groups];
}

function grouped(
  found: readonly FoundCommand[],
  titleOf: (found: FoundCommand) => string,
): CommandGroup[] {
  const groups = new Map<string, FoundCommand[]>();
  for (const { command, ranges } of found) {
    const entry = { command, ranges };
    const title = titleOf(entry);
    const group = groups.get(title);
    if (group) group.push(entry);
    else groups.set(title, [entry]);
  }
  return [...groups].map(([title, commands]) => ({ title, commands }));
}

/** Every word has to be answered. The title counts most, then keywords, then the group. */
function scoreOf(
  { title, keywords = [], group }: Command,
  words: readonly string[],
): { score: number; ranges: number[] } | null {
  let score = 0;
  const ranges: number[] = [];
  for (const word of words) {
    const inTitle = fuzzyMatch(word, title);
    const elsewhere = Math.max(
      0,
      ...keywords.map((keyword) => (fuzzyMatch(word, keyword)?.tier ?? 0) - 1),
      (fuzzyMatch(word, group)?.tier ?? 0) - 2,
    );
    const best = Math.max(inTitle?.tier ?? 0, elsewhere);
    if (best <= 0) return null;
    score += best;
    if (inTitle) ranges.push(...inTitle.ranges);
  }
  return { score, ranges: merged(ranges) };
}

/** Runs in order, without those that lie in others. */
function merged(ranges: readonly number[]): number[] {
  const runs = ranges
    .flatMap((at, i): [number, number][] => (i % 2 === 0 ? [[at, ranges[i + 1] ?? at]] : []))
    .sort(([a], [b]) => a - b);
  const out: number[] = [];
  for (const [from, to] of runs) {
    const end = out.at(-1) ?? -1;
    if (from <= end) out[out.length - 1] = Math.max(end, to);
    else out.push(from, to);
  }
  return out;
}
