import { describe, expect, it } from 'vitest';
import { History } from './history';

/** A text with its history, as the notebook keeps one. */
class Desk {
  readonly history = new History<string>();
  now = 0;

  constructor(public text: string) {}

  write(text: string, label: string, mergeKey: string | null = null): void {
    this.history.push(this.text, label, mergeKey, this.now);
    this.text = text;
  }

  undo(): void {
    this.text = this.history.undo(this.text) ?? this.text;
  }

  redo(): void {
    this.text = this.history.redo(this.text) ?? this.text;
  }
}

describe('the history', () => {
  it('goes back and forth through every edit, and says which is next', () => {
    const desk = new Desk('');
    for (const letter of 'abcdefghij') desk.write(desk.text + letter, `Write ${letter}`);
    expect(desk.history.undoLabel).toBe('Write j');
    for (let step = 0; step < 10; step++) desk.undo();
    expect(desk.text).toBe('');
    expect([desk.history.undoLabel, desk.history.redoLabel]).toEqual([null, 'Write a']);
    for (let step = 0; step < 10; step++) desk.redo();
    expect(desk.text).toBe('abcdefghij');
    expect([desk.history.undoLabel, desk.history.redoLabel]).toEqual(['Write j', null]);
  });

  it('has nothing before the first edit and after the last', () => {
    const desk = new Desk('a');
    expect(desk.history.undo('a')).toBeNull();
    expect(desk.history.redo('a')).toBeNull();
  });

  it('forgets what was taken back once something else is done', () => {
    const desk = new Desk('a');
    desk.write('ab', 'one');
    desk.undo();
    desk.write('ac', 'other');
    expect(desk.history.redoLabel).toBeNull();
    desk.undo();
    expect(desk.text).toBe('a');
  });

  it('takes typing in one cell as one step, until a pause', () => {
    const desk = new Desk('');
    for (const text of ['a', 'ab', 'abc']) {
      desk.write(text, 'Type', 'cell 1');
      desk.now += 1_000;
    }
    desk.now += 1_000;
    desk.write('abcd', 'Type', 'cell 1');
    desk.undo();
    expect(desk.text).toBe('abc');
    desk.undo();
    expect(desk.text).toBe('');
  });

  it('keeps typing in two cells apart, and edits of no kind', () => {
    const desk = new Desk('');
    desk.write('a', 'Type', 'cell 1');
    desk.write('ab', 'Type', 'cell 2');
    desk.write('abc', 'Move');
    desk.write('abcd', 'Move');
    for (const expected of ['abc', 'ab', 'a', '']) {
      desk.undo();
      expect(desk.text).toBe(expected);
    }
  });

  it('begins a new step after an undo, however quickly typing goes on', () => {
    const desk = new Desk('');
    desk.write('a', 'Type', 'cell 1');
    desk.write('ab', 'Delete');
    desk.undo();
    desk.write('ax', 'Type', 'cell 1');
    desk.undo();
    expect(desk.text).toBe('a');
  });

  it('remembers the last 200 steps', () => {
    const desk = new Desk('0');
    for (let step = 1; step <= 250; step++) desk.write(String(step), 'Count');
    for (let step = 0; step < 250; step++) desk.undo();
    expect(desk.text).toBe('50');
  });

  it('forgets everything with another notebook', () => {
    const desk = new Desk('');
    desk.write('a', 'Type', 'cell 1');
    desk.write('ab', 'Move');
    desk.undo();
    desk.history.clear();
    expect([desk.history.undoLabel, desk.history.redoLabel]).toEqual([null, null]);
    desk.write('ac', 'Type', 'cell 1');
    desk.undo();
    expect(desk.text).toBe('a');
  });
});
