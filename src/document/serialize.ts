import { layOut } from './layout';
import type { Notebook } from './notebook';

/**
 * The text of a notebook. What was read and not touched since is written back byte for byte, gaps included, so that a
 * notebook that was only opened is the text it came from (but for a byte order mark). Between cells that were edited,
 * added or moved stands one blank line, or a separator between two texts.
 */
export function serializeNotebook({ front, cells, tail }: Notebook): string {
  const body = layOut(front, cells).map(({ gap, text }) => gap + text);
  const text = front.source + body.join('');
  return text + (tail ?? (text === '' ? '' : '\n'));
}
