import { panned, zoomed, type TimeView } from './time-view';

interface Looked {
  readonly view: TimeView;
  readonly whole: TimeView;
  /** Pixels. */
  readonly width: number;
}

/** Wheel, pinch and drag over a timeline. One change a frame, however many events come. */
export class TimelineGestures {
  readonly #pointers = new Map<number, number>();
  #frame = 0;
  #next: TimeView | null = null;

  constructor(
    private readonly looked: () => Looked,
    private readonly onview: (view: TimeView) => void,
  ) {}

  /** @returns what ends it */
  listen(node: HTMLElement): () => void {
    const wheel = (event: WheelEvent) => {
      this.#wheel(event, node);
    };
    const down = (event: PointerEvent) => {
      if (event.button === 0) this.#pointers.set(event.pointerId, this.#placeOf(event, node));
    };
    const move = (event: PointerEvent) => {
      this.#move(event, node);
    };
    const up = (event: PointerEvent) => {
      this.#pointers.delete(event.pointerId);
    };
    node.addEventListener('wheel', wheel, { passive: false });
    node.addEventListener('pointerdown', down);
    node.addEventListener('pointermove', move);
    for (const end of ['pointerup', 'pointercancel'] as const) node.addEventListener(end, up);
    return () => {
      cancelAnimationFrame(this.#frame);
      node.removeEventListener('wheel', wheel);
      node.removeEventListener('pointerdown', down);
      node.removeEventListener('pointermove', move);
      for (const end of ['pointerup', 'pointercancel'] as const) node.removeEventListener(end, up);
    };
  }

  /** A pinch, or the wheel with Ctrl or ⌘, zooms; so does the wheel alone once the timeline has the focus. */
  #wheel(event: WheelEvent, node: HTMLElement): void {
    const { width, whole } = this.looked();
    const view = this.#current;
    if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      event.preventDefault();
      this.#show(panned(view, whole, event.deltaX / width));
    } else if (event.ctrlKey || event.metaKey || document.activeElement === node) {
      event.preventDefault();
      const about = this.#instantAt(this.#placeOf(event, node));
      const speed = event.ctrlKey ? 0.01 : 0.0025;
      this.#show(zoomed(view, whole, about, Math.exp(event.deltaY * speed)));
    }
  }

  #move(event: PointerEvent, node: HTMLElement): void {
    const before = this.#pointers.get(event.pointerId);
    if (before === undefined) return;
    const place = this.#placeOf(event, node);
    const { whole, width } = this.looked();
    // A click is not a drag: capture only once it moves.
    if (place !== before && !node.hasPointerCapture(event.pointerId)) {
      node.setPointerCapture(event.pointerId);
    }
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
    this.#pointers.set(event.pointerId, place);
    if (other === undefined) {
      this.#show(panned(this.#current, whole, (before - place) / width));
    } else {
      const factor = Math.max(1, Math.abs(before - other)) / Math.max(1, Math.abs(place - other));
      this.#show(zoomed(this.#current, whole, this.#instantAt((place + other) / 2), factor));
    }
  }

  /** What is in view, or will be with the next frame. */
  get #current(): TimeView {
    return this.#next ?? this.looked().view;
  }

  #show(view: TimeView): void {
    if (this.#next === null) {
      this.#frame = requestAnimationFrame(() => {
        const next = this.#next;
        this.#next = null;
        if (next) this.onview(next);
      });
    }
    this.#next = view;
  }

  #instantAt(x: number): number {
    const { from, to } = this.#current;
    return from + (x / Math.max(1, this.looked().width)) * (to - from);
  }

  #placeOf(event: MouseEvent, node: HTMLElement): number {
    return event.clientX - node.getBoundingClientRect().left;
  }
}
