/** The file is damaged; the message tells how, in words for the user. */
export class Damaged extends RangeError {}
