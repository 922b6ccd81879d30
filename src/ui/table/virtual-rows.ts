/**
 * Browsers lose pixels in taller elements (Firefox ends at 17.9 million, and single precision blurs from 16.7 million
 * on), so that long tables are drawn on a shorter track.
 */
const TALLEST = 8_000_000;

/**
 * Which rows of a long list with rows of one height are in sight. When the list is taller than any element may be,
 * small scrolls still move row by row, and large ones (the thumb, Home, End) in proportion: the rows are drawn
 * `offset` pixels away from where they would lie.
 */
export class VirtualRows {
  readonly height: number;
  #offset = 0;
  #scrollTop = 0;

  /** @param viewport height of what is seen of the rows, in pixels, as `rowHeight` is */
  constructor(
    readonly rows: number,
    readonly rowHeight: number,
    private readonly viewport: number,
  ) {
    this.height = Math.min(rows * rowHeight, Math.max(TALLEST, viewport));
  }

  get offset(): number {
    return this.#offset;
  }

  /** Distance of the first row in sight from the top of the list, in pixels as if there were no limit. */
  get top(): number {
    return this.#scrollTop - this.#offset;
  }

  /** First and last row (exclusive) that are at least partly in sight. */
  get range(): readonly [first: number, end: number] {
    const first = Math.max(0, Math.floor(this.top / this.rowHeight));
    const end = Math.ceil((this.top + this.viewport) / this.rowHeight);
    return [Math.min(first, this.rows), Math.min(end, this.rows)];
  }

  /** Pixels from the top of the track at which a row is drawn. */
  positionOf(row: number): number {
    return row * this.rowHeight + this.#offset;
  }

  /** Follows the scrollbar. Call `rest` when it stands still, or `isAtEnd`. */
  scrolledTo(scrollTop: number): void {
    const moved = scrollTop - this.#scrollTop;
    this.#scrollTop = scrollTop;
    if (!this.#isScaled) return;
    const beyond = this.top < 0 || this.top > this.#longestTop;
    if (Math.abs(moved) > this.viewport || beyond) this.#offset = scrollTop - this.#inProportion();
  }

  /** Whether the scrollbar has come to an end that the rows have not. */
  get isAtEnd(): boolean {
    if (!this.#isScaled) return false;
    return this.#scrollTop <= 0
      ? this.top > 0
      : this.#scrollTop >= this.#longestScroll && this.top < this.#longestTop;
  }

  /** Brings the scrollbar to where it belongs for the rows in sight, which do not move; returns its position. */
  rest(): number {
    if (!this.#isScaled) return this.#scrollTop;
    const { top } = this;
    const place = Math.round((top / this.#longestTop) * this.#longestScroll);
    const least = top > 0 ? 1 : 0;
    const most = this.#longestScroll - (top < this.#longestTop ? 1 : 0);
    this.#scrollTop = Math.min(most, Math.max(least, place));
    this.#offset = this.#scrollTop - top;
    return this.#scrollTop;
  }

  /** Goes to a distance from the top of the list; returns the scroll position for it. */
  goTo(top: number): number {
    const target = Math.min(Math.max(0, top), Math.max(0, this.#longestTop));
    this.#scrollTop = target;
    this.#offset = 0;
    return this.rest();
  }

  /** The least movement that brings a row into sight completely: the new `top`. */
  topToShow(row: number): number {
    const start = row * this.rowHeight;
    if (start < this.top) return start;
    return Math.max(this.top, start + this.rowHeight - this.viewport);
  }

  get #isScaled(): boolean {
    return this.height < this.rows * this.rowHeight;
  }

  get #longestTop(): number {
    return this.rows * this.rowHeight - this.viewport;
  }

  get #longestScroll(): number {
    return this.height - this.viewport;
  }

  #inProportion(): number {
    const share = Math.min(1, Math.max(0, this.#scrollTop / this.#longestScroll));
    return Math.round(share * this.#longestTop);
  }
}
