/**
 * Calls back when the grid of segments is on the screen, and marks the moment: what `npm run bench` calls the first
 * result.
 */
export function whenGridIsPainted(place: HTMLElement, then: () => void): void {
  requestAnimationFrame(() => {
    if (!place.isConnected) return;
    if (!place.querySelector('svg:not([aria-hidden])')) {
      whenGridIsPainted(place, then);
      return;
    }
    setTimeout(() => {
      performance.mark('quintile:grid-painted');
      then();
    });
  });
}
