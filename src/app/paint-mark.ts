/** Marks the moment at which the grid of segments is on the screen: what `npm run bench` calls the first result. */
export function markGridPainted(place: HTMLElement): void {
  if (!place.querySelector('svg')) {
    requestAnimationFrame(() => {
      if (place.isConnected) markGridPainted(place);
    });
    return;
  }
  requestAnimationFrame(() => {
    setTimeout(() => performance.mark('quintile:grid-painted'));
  });
}
