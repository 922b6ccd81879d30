/** A cell of a grid by its column and row; row 0 is at the top. */
export interface GridCell {
  readonly column: number;
  readonly row: number;
}

/** A corner in grid units: cell (c, r) reaches from (c, r) to (c + 1, r + 1). */
export type Corner = readonly [x: number, y: number];

/**
 * The outline of a union of cells: closed loops of corners, clockwise around areas and counter-clockwise around
 * holes, with corners only where the outline turns. Cells that touch at a corner only stay separate loops.
 */
export function segmentOutline(cells: readonly GridCell[]): Corner[][] {
  const edges = boundaryEdges(cells);
  const loops: Corner[][] = [];
  for (const first of edges.values()) {
    const start = first[0];
    if (start === undefined) continue;
    loops.push(withoutStraightCorners(takeLoop(edges, start)));
  }
  return loops;
}

interface Edge {
  readonly from: Corner;
  readonly to: Corner;
}

const cornerName = ([x, y]: Corner): string => `${x},${y}`;

/** Edges between a cell and what is not in the union, by their starting corner; the union lies on their right. */
function boundaryEdges(cells: readonly GridCell[]): Map<string, Edge[]> {
  const inside = new Set(cells.map((cell) => cornerName([cell.column, cell.row])));
  const edges = new Map<string, Edge[]>();
  const add = (from: Corner, to: Corner): void => {
    const name = cornerName(from);
    edges.set(name, [...(edges.get(name) ?? []), { from, to }]);
  };
  for (const name of inside) {
    const [x = 0, y = 0] = name.split(',').map(Number);
    if (!inside.has(cornerName([x, y - 1]))) add([x, y], [x + 1, y]);
    if (!inside.has(cornerName([x + 1, y]))) add([x + 1, y], [x + 1, y + 1]);
    if (!inside.has(cornerName([x, y + 1]))) add([x + 1, y + 1], [x, y + 1]);
    if (!inside.has(cornerName([x - 1, y]))) add([x, y + 1], [x, y]);
  }
  return edges;
}

/** Follows edges from one of them until they close, and takes them out. */
function takeLoop(edges: Map<string, Edge[]>, start: Edge): Corner[] {
  const loop: Corner[] = [];
  let edge: Edge | undefined = start;
  while (edge !== undefined) {
    const taken: Edge = edge;
    loop.push(taken.from);
    remove(edges, taken);
    const next: readonly Edge[] = edges.get(cornerName(taken.to)) ?? [];
    // Where two cells touch at a corner, turning right stays with the cell at hand.
    edge = next.find((candidate) => turn(taken, candidate) > 0) ?? next[0];
  }
  return loop;
}

function remove(edges: Map<string, Edge[]>, edge: Edge): void {
  const name = cornerName(edge.from);
  const rest = (edges.get(name) ?? []).filter((other) => other !== edge);
  if (rest.length > 0) edges.set(name, rest);
  else edges.delete(name);
}

/** Above zero for a right turn (on a screen, where y points down), zero for none. */
function turn(one: Edge, other: Edge): number {
  const [ax, ay] = [one.to[0] - one.from[0], one.to[1] - one.from[1]];
  const [bx, by] = [other.to[0] - other.from[0], other.to[1] - other.from[1]];
  return ax * by - ay * bx;
}

function withoutStraightCorners(loop: readonly Corner[]): Corner[] {
  return loop.filter((corner, index) => {
    const before = loop.at(index - 1) ?? corner;
    const after = loop[(index + 1) % loop.length] ?? corner;
    return turn({ from: before, to: corner }, { from: corner, to: after }) !== 0;
  });
}

/** How an outline is drawn: size of a cell in pixels, distance inwards from the edge, radius of its corners. */
export interface OutlineShape {
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly inset: number;
  readonly radius: number;
}

/** Path data (`d`) of an outline, drawn a little inside its cells so that two neighbours' borders stand side by side. */
export function outlinePath(loops: readonly (readonly Corner[])[], shape: OutlineShape): string {
  return loops
    .map((loop) =>
      loopPath(
        loop.map((_, index) => inwards(loop, index, shape)),
        shape.radius,
      ),
    )
    .join('');
}

function inwards(loop: readonly Corner[], index: number, shape: OutlineShape): Corner {
  const corner = loop[index] ?? [0, 0];
  const before = loop.at(index - 1) ?? corner;
  const after = loop[(index + 1) % loop.length] ?? corner;
  const [inX, inY] = rightOf(before, corner);
  const [outX, outY] = rightOf(corner, after);
  return [
    corner[0] * shape.cellWidth + (inX + outX) * shape.inset,
    corner[1] * shape.cellHeight + (inY + outY) * shape.inset,
  ];
}

function rightOf(from: Corner, to: Corner): Corner {
  return [-Math.sign(to[1] - from[1]), Math.sign(to[0] - from[0])];
}

function loopPath(corners: readonly Corner[], radius: number): string {
  const parts = corners.map((corner, index) => {
    const before = corners.at(index - 1) ?? corner;
    const after = corners[(index + 1) % corners.length] ?? corner;
    const start = towards(corner, before, radius);
    const end = towards(corner, after, radius);
    return `${index === 0 ? 'M' : 'L'}${point(start)}Q${point(corner)} ${point(end)}`;
  });
  return `${parts.join('')}Z`;
}

function towards(from: Corner, to: Corner, distance: number): Corner {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const share = length === 0 ? 0 : Math.min(distance, length / 2) / length;
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}

function point([x, y]: Corner): string {
  return `${round(x)},${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Where an area's label goes: its longest run of cells in a row; of equal ones the topmost, then the leftmost. */
export function longestRun(
  cells: readonly GridCell[],
): (GridCell & { readonly length: number }) | null {
  let best: (GridCell & { readonly length: number }) | null = null;
  const inside = new Set(cells.map((cell) => cornerName([cell.column, cell.row])));
  const ordered = [...cells].sort((a, b) => a.row - b.row || a.column - b.column);
  for (const { column, row } of ordered) {
    if (inside.has(cornerName([column - 1, row]))) continue;
    let length = 1;
    while (inside.has(cornerName([column + length, row]))) length++;
    if (best === null || length > best.length) best = { column, row, length };
  }
  return best;
}
