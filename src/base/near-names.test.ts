import { expect, it } from 'vitest';
import { nearNames } from './near-names';

const NAMES = ['spend', 'spend_from', 'spender', 'segments', 'days', 'x'];

it.each([
  ['spnd', ['spend']],
  ['spend_form', ['spend_from', 'spend']],
  ['seg', ['segments']],
  ['dayz', ['days']],
  ['dasy', ['days']],
  ['y', ['x']],
  ['nothing_like_it', []],
])('somebody who wrote %s may have meant %j', (name, near) => {
  expect(nearNames(name, NAMES)).toEqual(near);
});
