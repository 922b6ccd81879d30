/** The kind of data that a dragged name travels as. */
export const INSERT_TYPE = 'application/x-quintile-name';
