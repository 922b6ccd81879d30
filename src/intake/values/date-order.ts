/**
 * Whether so many different first and last numbers of dates such as 05/01/24 can hardly mean a year in front: twenty
 * years, each time with the same few days of the month.
 */
export function lastIsYear(firsts: number, lasts: number): boolean {
  return firsts >= 20 && 2 * lasts <= firsts;
}
