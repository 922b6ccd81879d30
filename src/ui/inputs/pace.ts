/** Hands on values of a control that changes quickly: the first at once, then at most one an interval, the last always. */
export class Pace<T> {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waiting: { readonly value: T } | undefined;

  /** @param interval milliseconds */
  constructor(
    private readonly commit: (value: T) => void,
    private readonly interval = 150,
  ) {}

  /** A value on the way to another. */
  live(value: T): void {
    if (this.#timer !== undefined) {
      this.#waiting = { value };
      return;
    }
    this.commit(value);
    this.#timer = setTimeout(() => this.#next(), this.interval);
  }

  /** The value that stays. */
  settle(value: T): void {
    this.stop();
    this.commit(value);
  }

  /** Forgets what waits. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = undefined;
  }

  #next(): void {
    this.#timer = undefined;
    const next = this.#waiting;
    this.#waiting = undefined;
    if (next) this.live(next.value);
  }
}
