/**
 * Puts a newly drawn picture in place of the one before. When the focus was on one of its marks, the same mark of the
 * new one takes it, so that a choice by keyboard can be followed by another.
 */
export function replaceFigure(host: HTMLElement, picture: Element): void {
  const marks = [...host.querySelectorAll('[tabindex]')];
  const focused = marks.findIndex((mark) => mark === document.activeElement);
  host.replaceChildren(picture);
  if (focused < 0) return;
  const next = host.querySelectorAll<SVGElement>('[tabindex]')[focused];
  next?.focus({ preventScroll: true });
}
