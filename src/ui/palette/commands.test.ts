import { describe, expect, it } from 'vitest';
import { findCommands, type Command } from './commands';

const command = (
  id: string,
  title: string,
  group: string,
  more: Partial<Command> = {},
): Command => ({
  id,
  title,
  group,
  run: () => undefined,
  ...more,
});
const COMMANDS = [
  command('run', 'Run this cell', 'Cell'),
  command('run-all', 'Run all cells', 'Notebook'),
  command('add-sql', 'Add an SQL cell', 'Add', { keywords: ['query', 'select'] }),
  command('add-chart', 'Add a chart', 'Add', { keywords: ['plot', 'graph'] }),
  command('theme', 'Use the dark theme', 'Page', { keywords: ['night'] }),
];
const ids = (typed: string, recent: readonly string[] = []) =>
  findCommands(COMMANDS, typed, recent).flatMap((group) =>
    group.commands.map((found) => found.command.id),
  );

describe('findCommands', () => {
  it('shows everything in its groups while nothing is typed, the last ones first', () => {
    const groups = findCommands(COMMANDS, ' ', ['theme', 'gone', 'run']);
    expect(groups.map(({ title }) => title)).toEqual(['Recent', 'Notebook', 'Add']);
    expect(ids('', ['theme', 'run'])).toEqual(['theme', 'run', 'run-all', 'add-sql', 'add-chart']);
  });

  it.each([
    ['run', ['run', 'run-all']],
    ['all run', ['run-all']],
    ['rac', ['run-all']],
    ['plot', ['add-chart']],
    ['add', ['add-sql', 'add-chart']],
    ['add query', ['add-sql']],
    ['NIGHT', ['theme']],
    ['nothing like it', []],
  ])('%s finds %j', (typed, expected) => {
    expect(ids(typed)).toEqual(expected);
  });

  it('puts what was done last first among equals', () => {
    expect(ids('run', ['run-all'])).toEqual(['run-all', 'run']);
  });

  it('puts the title before keywords and those before the group', () => {
    const commands = [
      command('group', 'Open', 'Chart'),
      command('keyword', 'Open', 'A', { keywords: ['chart'] }),
      command('title', 'Chart', 'B'),
    ];
    const found = findCommands(commands, 'chart', []).flatMap((group) => group.commands);
    expect(found.map((entry) => entry.command.id)).toEqual(['title', 'keyword', 'group']);
  });

  it('tells which letters of the title answer', () => {
    expect(findCommands(COMMANDS, 'cell run', [])[0]?.commands[0]?.ranges).toEqual([0, 3, 9, 13]);
  });

  it('does not put a recent command first that cannot be run', () => {
    const commands = [
      command('a', 'A', 'G', { disabled: 'Nothing to do' }),
      command('b', 'B', 'G'),
    ];
    expect(findCommands(commands, '', ['a', 'b']).map(({ title }) => title)).toEqual([
      'Recent',
      'G',
    ]);
    expect(findCommands(commands, '', ['a'])[0]?.title).toBe('G');
  });
});
