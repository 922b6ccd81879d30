import { nearestTwo, type NearestTwo } from './nearest-two';
import { stretchOf, type Pace } from './pace';
import { squaredDistance, type Points } from './points';

/** Where Lloyd's iterations ended. */
export interface LloydResult {
  /** `k` rows of `d` coordinates. */
  readonly centroids: Float64Array;
  /** The nearest centroid of each point. */
  readonly assignments: Int32Array;
  /** Sum of the squared distances between points and their centroids. */
  readonly inertia: number;
  readonly iterations: number;
  /** No point would change its cluster any more. */
  readonly converged: boolean;
}

/**
 * Lloyd's algorithm from given centroids until no point changes its cluster, or for `maxIterations`. A cluster without
 * points takes the point that is farthest from its own centroid; where all points lie on their centroids (fewer distinct
 * points than clusters) it stays empty.
 *
 * The answer is that of the plain algorithm, but most points need one comparison an iteration: a point can only change
 * its cluster once its centroid and the others have moved by more than its margin, the distance of the second nearest
 * centroid less that of the nearest (Hamerly 2010, with the drift summed up for each cluster and not for each point).
 *
 * @returns null when cancelled
 */
export async function lloyd(
  points: Points,
  startCentroids: Float64Array,
  maxIterations: number,
  pace: Pace,
  onIteration: (iterations: number) => void = () => undefined,
): Promise<LloydResult | null> {
  const run = new LloydRun(points, startCentroids);
  let iterations = 0;
  let converged = false;
  while (!converged && iterations < maxIterations) {
    iterations += 1;
    const everyPoint = run.margins === 'unknown';
    const changed = await run.assign(pace);
    if (changed === null) return null;
    if (changed === 0 && everyPoint) {
      converged = true;
    } else {
      // Sums and margins carry rounding along: at the end all of them are made anew, and each point is looked at again.
      if (changed === 0) run.sumUp();
      run.fillEmptyClusters();
      run.moveCentroids();
      onIteration(iterations);
    }
  }
  if (!converged) {
    run.forgetMargins();
    if ((await run.assign(pace)) === null) return null;
  }
  return {
    centroids: run.centroids,
    assignments: run.assignments,
    inertia: run.inertia(),
    iterations,
    converged,
  };
}

/** For how many moves like the last one the list of watched points is made: when they grow smaller, so does the list. */
const STEPS_AHEAD = 8;

class LloydRun {
  readonly centroids: Float64Array;
  readonly assignments: Int32Array;
  /** `unknown`: the next assignment looks at every point. */
  margins: 'unknown' | 'known' = 'unknown';

  readonly #points: Points;
  readonly #k: number;
  readonly #sums: Float64Array;
  readonly #counts: Int32Array;
  /** The margin of each point when it was last looked at, plus the drift of its cluster until then. */
  readonly #margins: Float64Array;
  /** By how much margins have shrunk in each cluster since the start, and by the last move. */
  readonly #drift: Float64Array;
  readonly #lastDrift: Float64Array;
  /** The drift up to which only watched points can change. */
  readonly #horizon: Float64Array;
  readonly #watched: Int32Array;
  #watchedCount: number;
  /** Assignments since the list of watched points was made. */
  #listAge = 0;
  /** Points that are looked at, and what is found for them. */
  readonly #due: Int32Array;
  readonly #found: NearestTwo;

  constructor(points: Points, startCentroids: Float64Array) {
    const { n, d } = points;
    this.#points = points;
    this.#k = startCentroids.length / d;
    this.centroids = startCentroids.slice();
    this.assignments = new Int32Array(n).fill(-1);
    this.#sums = new Float64Array(this.#k * d);
    this.#counts = new Int32Array(this.#k);
    this.#margins = new Float64Array(n).fill(-Infinity);
    this.#drift = new Float64Array(this.#k);
    this.#lastDrift = new Float64Array(this.#k);
    this.#horizon = new Float64Array(this.#k);
    this.#watched = Int32Array.from({ length: n }, (_, row) => row);
    this.#watchedCount = n;
    const stretch = stretchOf(d);
    this.#due = new Int32Array(stretch);
    this.#found = { cluster: new Int32Array(stretch), margin: new Float64Array(stretch) };
  }

  /** Gives each point to its nearest centroid, on a tie to the one it has. Answers how many changed. */
  async assign(pace: Pace): Promise<number | null> {
    const { d } = this.#points;
    const stretch = stretchOf(d);
    this.#listAge += 1;
    const isPassed = this.#drift.some((drift, c) => drift > (this.#horizon[c] as number));
    if (isPassed || this.#listAge > STEPS_AHEAD) this.#watch();
    let changed = 0;
    for (let from = 0; from < this.#watchedCount; from += stretch) {
      const to = Math.min(this.#watchedCount, from + stretch);
      const count = this.#takeDue(from, to);
      changed += this.#assignDue(count);
      if (pace.due(to - from + count * this.#k * (d + 2)) && !(await pace.turn())) return null;
    }
    this.margins = 'known';
    return changed;
  }

  /** Lists the points whose margin could be used up before long; the others are safe until then. */
  #watch(): void {
    const { n } = this.#points;
    const { assignments } = this;
    const margins = this.#margins;
    const watched = this.#watched;
    const horizon = this.#horizon;
    for (let c = 0; c < this.#k; c += 1) {
      horizon[c] = (this.#drift[c] as number) + STEPS_AHEAD * (this.#lastDrift[c] as number);
    }
    let count = 0;
    for (let i = 0; i < n; i += 1) {
      if ((margins[i] as number) > (horizon[assignments[i] as number] as number)) continue;
      watched[count] = i;
      count += 1;
    }
    this.#watchedCount = count;
    this.#listAge = 0;
  }

  /** Puts the watched points whose margin is used up into `#due`. */
  #takeDue(from: number, to: number): number {
    const { assignments } = this;
    const watched = this.#watched;
    const margins = this.#margins;
    const drift = this.#drift;
    const due = this.#due;
    let count = 0;
    for (let at = from; at < to; at += 1) {
      const i = watched[at] as number;
      if ((margins[i] as number) > (drift[assignments[i] as number] as number)) continue;
      due[count] = i;
      count += 1;
    }
    return count;
  }

  #assignDue(count: number): number {
    const { assignments } = this;
    const due = this.#due;
    const found = this.#found;
    nearestTwo(this.#points, this.centroids, due, count, assignments, found);
    let changed = 0;
    for (let at = 0; at < count; at += 1) {
      const i = due[at] as number;
      const own = assignments[i] as number;
      const best = found.cluster[at] as number;
      this.#margins[i] = (found.margin[at] as number) + (this.#drift[best] as number);
      if (best === own) continue;
      changed += 1;
      this.#move(i, own, best);
    }
    return changed;
  }

  #move(i: number, from: number, to: number): void {
    const { values, d } = this.#points;
    const sums = this.#sums;
    const counts = this.#counts;
    this.assignments[i] = to;
    counts[to] = (counts[to] as number) + 1;
    if (from >= 0) counts[from] = (counts[from] as number) - 1;
    for (let j = 0; j < d; j += 1) {
      const value = values[i * d + j] as number;
      sums[to * d + j] = (sums[to * d + j] as number) + value;
      if (from >= 0) sums[from * d + j] = (sums[from * d + j] as number) - value;
    }
  }

  /** Sums of the clusters, made anew. */
  sumUp(): void {
    const { values, n, d } = this.#points;
    const sums = this.#sums.fill(0);
    for (let i = 0; i < n; i += 1) {
      const base = (this.assignments[i] as number) * d;
      for (let j = 0; j < d; j += 1) {
        sums[base + j] = (sums[base + j] as number) + (values[i * d + j] as number);
      }
    }
    this.forgetMargins();
  }

  /** The next assignment looks at every point. */
  forgetMargins(): void {
    this.#margins.fill(-Infinity);
    this.#drift.fill(0);
    this.#lastDrift.fill(0);
    this.#watch();
    this.margins = 'unknown';
  }

  fillEmptyClusters(): void {
    for (let empty = 0; empty < this.#k; empty += 1) {
      if (this.#counts[empty] !== 0) continue;
      const row = this.#farthestPoint();
      if (row === null) return;
      const { values, d } = this.#points;
      this.#move(row, this.assignments[row] as number, empty);
      this.centroids.set(values.subarray(row * d, (row + 1) * d), empty * d);
      this.forgetMargins();
    }
  }

  /** The point farthest from its centroid, in a cluster that can spare it; null when all lie on their centroids. */
  #farthestPoint(): number | null {
    const { values, n, d } = this.#points;
    let farthest = 0;
    let found: number | null = null;
    for (let i = 0; i < n; i += 1) {
      const own = this.assignments[i] as number;
      if ((this.#counts[own] as number) < 2) continue;
      const distance = squaredDistance(values, i, this.centroids, own, d);
      if (distance <= farthest) continue;
      farthest = distance;
      found = i;
    }
    return found;
  }

  /** Each centroid becomes the mean of its points. */
  moveCentroids(): void {
    const { d } = this.#points;
    const before = this.centroids.slice();
    for (let c = 0; c < this.#k; c += 1) {
      const count = this.#counts[c] as number;
      if (count === 0) continue;
      for (let j = 0; j < d; j += 1) {
        this.centroids[c * d + j] = (this.#sums[c * d + j] as number) / count;
      }
    }
    if (this.margins === 'known') this.#addDrift(before);
  }

  /** A margin shrinks by what the cluster's own centroid has moved, and by what the farthest mover of the others has. */
  #addDrift(before: Float64Array): void {
    const { d } = this.#points;
    const moved = Float64Array.from({ length: this.#k }, (_, c) =>
      Math.sqrt(squaredDistance(this.centroids, c, before, c, d)),
    );
    for (let c = 0; c < this.#k; c += 1) {
      const others = moved.reduce(
        (most, by, other) => (other === c ? most : Math.max(most, by)),
        0,
      );
      const drift = (moved[c] as number) + others;
      this.#lastDrift[c] = drift;
      this.#drift[c] = (this.#drift[c] as number) + drift;
    }
  }

  inertia(): number {
    const { values, n, d } = this.#points;
    let sum = 0;
    for (let i = 0; i < n; i += 1) {
      sum += squaredDistance(values, i, this.centroids, this.assignments[i] as number, d);
    }
    return sum;
  }
}
