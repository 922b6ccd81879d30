import { ROLES, type Role } from '../base/roles';
import type { Graph } from './graph/graph';

/** The roles that a notebook reads, in the order of the roles. */
export function rolesNeeded(graph: Graph): Role[] {
  const needed = new Set([...graph.nodes.values()].flatMap(({ roles }) => roles));
  return ROLES.filter((role) => needed.has(role));
}
