/**
 * The index of market research: 100 × share in the segment ÷ share in the base; 100 is as often as in the base.
 * Null where the base share is 0.
 *
 * @param segmentShare 0 to 1
 * @param baseShare 0 to 1
 */
export function shareIndex(segmentShare: number, baseShare: number): number | null {
  return baseShare > 0 ? (100 * segmentShare) / baseShare : null;
}
