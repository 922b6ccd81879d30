import { afterEach, describe, expect, it } from 'vitest';
import { isMac, matches, NOTEBOOK_SHORTCUTS, shownKeys, waysOf } from './shortcuts';

const PC = { mac: false };
const MAC = { mac: true };

function press(init: KeyboardEventInit, target: HTMLElement = document.body): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { bubbles: true, ...init });
  target.dispatchEvent(event);
  return event;
}

afterEach(() => {
  document.querySelectorAll('body > input').forEach((field) => {
    field.remove();
  });
});

function field(): HTMLInputElement {
  const input = document.createElement('input');
  document.body.append(input);
  return input;
}

describe('matches', () => {
  it('takes Ctrl on a PC and ⌘ on a Mac, and not the other way round', () => {
    const ctrl = press({ key: 'k', ctrlKey: true });
    const command = press({ key: 'k', metaKey: true });
    expect([matches(ctrl, 'mod+k', PC), matches(ctrl, 'mod+k', MAC)]).toEqual([true, false]);
    expect([matches(command, 'mod+k', PC), matches(command, 'mod+k', MAC)]).toEqual([false, true]);
  });

  it('wants exactly the keys that are named', () => {
    const both = press({ key: 'Z', ctrlKey: true, shiftKey: true });
    expect(matches(both, 'mod+z', PC)).toBe(false);
    expect(matches(both, 'mod+shift+z', PC)).toBe(true);
    expect(matches(press({ key: 'k', ctrlKey: true, altKey: true }), 'mod+k', PC)).toBe(false);
    expect(matches(press({ key: 'Enter' }), 'shift+enter', PC)).toBe(false);
  });

  it('takes any of several ways', () => {
    expect(matches(press({ key: 'y', ctrlKey: true }), 'mod+shift+z mod+y', PC)).toBe(true);
  });

  it('finds a sign wherever the keyboard has it', () => {
    expect(matches(press({ key: '?', shiftKey: true }), '?', PC)).toBe(true);
    expect(matches(press({ key: '?' }), '?', PC)).toBe(true);
    expect(matches(press({ key: '/', ctrlKey: true, shiftKey: true }), 'mod+/', PC)).toBe(true);
  });

  it('leaves letters to the field that is written in, and takes shortcuts there', () => {
    const input = field();
    expect(matches(press({ key: 'a' }, input), 'a', PC)).toBe(false);
    expect(matches(press({ key: '?' }, input), '?', PC)).toBe(false);
    expect(matches(press({ key: 'k', ctrlKey: true }, input), 'mod+k', PC)).toBe(true);
    expect(matches(press({ key: 'Escape' }, input), 'escape', PC)).toBe(true);
    expect(matches(press({ key: 'a' }), 'a', PC)).toBe(true);
  });

  it('goes by the place of the key where another alphabet is written', () => {
    expect(matches(press({ key: 'л', code: 'KeyK', ctrlKey: true }), 'mod+k', PC)).toBe(true);
    expect(
      matches(press({ key: 'Ï', code: 'KeyF', altKey: true, shiftKey: true }), 'shift+alt+f', MAC),
    ).toBe(true);
    // A letter that is elsewhere on a French keyboard is still that letter.
    expect(matches(press({ key: 'a', code: 'KeyQ' }), 'a', PC)).toBe(true);
  });

  it('leaves what is being composed alone', () => {
    expect(matches(press({ key: 'k', ctrlKey: true, isComposing: true }), 'mod+k', PC)).toBe(false);
    const altGr = press({ key: 'k', ctrlKey: true, modifierAltGraph: true });
    expect(matches(altGr, 'mod+k', PC)).toBe(false);
  });
});

it('shows keys as the machine calls them', () => {
  expect(shownKeys('mod+shift+z mod+y', PC)).toEqual(['Ctrl', 'Shift', 'Z']);
  expect(shownKeys('mod+shift+z', MAC)).toEqual(['⌘', '⇧', 'Z']);
  expect(waysOf('delete backspace', false)).toEqual([['Del'], ['⌫']]);
  expect(shownKeys('alt+arrowup', MAC)).toEqual(['⌥', '↑']);
  expect([isMac('MacIntel'), isMac('Win32'), isMac('Linux x86_64')]).toEqual([true, false, false]);
});

it('gives no keys to two things in one place', () => {
  const ways = Object.values(NOTEBOOK_SHORTCUTS).flatMap(({ keys, group }) =>
    keys.split(' ').map((way) => `${group === 'page' || group === 'cell' ? 'page' : group} ${way}`),
  );
  expect(new Set(ways).size).toBe(ways.length);
});
