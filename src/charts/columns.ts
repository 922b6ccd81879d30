/** Data of a chart: columns of equal length by name. */
export type Columns = Readonly<Record<string, ArrayLike<unknown>>>;
