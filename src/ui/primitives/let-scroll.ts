/** Lets the keyboard reach what scrolls; with controls in it, it does already. For `{@attach letScroll}`. */
export function letScroll(place: HTMLElement): () => void {
  const look = () => {
    const control = place.querySelector('a[href], button, input, select, textarea, [tabindex]');
    if (control === null && place.scrollHeight > place.clientHeight) place.tabIndex = 0;
    else place.removeAttribute('tabindex');
  };
  const observer = new ResizeObserver(look);
  for (const element of [place, ...place.children]) observer.observe(element);
  return () => {
    observer.disconnect();
  };
}
