import type { Encoding } from '../base/reading';

/** Encodings in which every byte is one character, and the lower half is ASCII. */
type CodePage = Extract<Encoding, 'windows-1252' | 'windows-1250' | 'iso-8859-1' | 'macintosh'>;

/** Stands where a byte is no character. */
export const NO_CHARACTER = '\ufffd';

/** U+00A0 to U+00FF, as they stand in Latin-1 and Windows-1252. */
const LATIN_1 = String.fromCharCode(...Array.from({ length: 96 }, (_, at) => 0xa0 + at));

/**
 * Characters of the bytes 0x80 to 0xFF, as the WHATWG encoding standard has them, but without control characters: no
 * table holds those, so that such a byte tells that the encoding is another. Written out because not every runtime
 * decodes them by the standard.
 */
const UPPER_HALVES: Readonly<Record<CodePage, string>> = {
  'windows-1252': `€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ${LATIN_1}`,
  'iso-8859-1': NO_CHARACTER.repeat(32) + LATIN_1,
  'windows-1250':
    '€�‚�„…†‡�‰Š‹ŚŤŽŹ�‘’“”•–—�™š›śťžź\u00a0ˇ˘Ł¤Ą¦§¨©Ş«¬\u00ad®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż' +
    'ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙',
  macintosh:
    'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø' +
    '¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ',
};

/** The characters of the bytes 0x80 to 0xFF; null for encodings that are no code pages. */
export function upperHalf(encoding: Encoding): string | null {
  return isCodePage(encoding) ? UPPER_HALVES[encoding] : null;
}

function isCodePage(encoding: Encoding): encoding is CodePage {
  return Object.hasOwn(UPPER_HALVES, encoding);
}
