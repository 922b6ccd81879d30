import { assemble, headingOf } from './assemble';
import { NEW_FRONT } from './cell-source';
import { frontYaml, readFront } from './front-matter';
import { FORMAT_VERSION } from './migrate';
import type { FrontMatter, Notebook, RoleExpectation } from './notebook';
import { UNTITLED } from './parse';
import { isMap } from './spec-issue';
import { editYaml, sameValue } from './yaml-edit';
import type { YamlMap } from './yaml-edit';

/** What can be said of a whole notebook. What is absent stays as it is. */
export interface FrontChanges {
  /** Empty: the first heading. */
  readonly title?: string;
  /** ISO day; null: the day after the last order. */
  readonly asOf?: string | null;
  /** All roles: those that are not among them are taken away. */
  readonly roles?: FrontMatter['roles'];
}

/** Changes the front matter, keeping comments, the order of keys and keys that are not known; makes one where none is. */
export function setFront(notebook: Notebook, changes: FrontChanges): Notebook {
  const { front } = notebook;
  const source = front.source === '' ? NEW_FRONT : front.source;
  const yaml = editYaml(frontYaml(source), (map) => {
    if (!map.has(['quintile'])) map.setFirst('quintile', FORMAT_VERSION);
    if (changes.title !== undefined && changes.title !== front.title)
      map.set(['title'], changes.title.trim() === '' ? undefined : changes.title);
    if (changes.asOf !== undefined && changes.asOf !== front.asOf)
      map.set(['as_of'], changes.asOf ?? undefined);
    if (changes.roles !== undefined) setRoles(map, front.roles, changes.roles);
  });
  if (yaml === null) return notebook;
  const written = `---\n${yaml}\n---`;
  const read = readFront(source.includes('\r\n') ? written.replaceAll('\n', '\r\n') : written);
  if (!read.ok) return notebook;
  const title = read.value.title ?? headingOf(notebook.cells) ?? UNTITLED;
  const { problems } = read.value;
  return assemble({ ...notebook, front: { ...read.value.front, title }, problems });
}

const ROLE_KEYS = ['columns', 'cleaning', 'rows', 'from', 'to', 'fingerprint'] as const;

function setRoles(map: YamlMap, before: FrontMatter['roles'], wanted: FrontMatter['roles']): void {
  for (const role of Object.keys(before))
    if (!Object.hasOwn(wanted, role)) map.set(['roles', role], undefined);
  for (const [role, expectation] of Object.entries(wanted))
    setRole(map, role, before[role], expectation);
  if (Object.keys(wanted).length === 0) map.set(['roles'], undefined);
}

function setRole(
  map: YamlMap,
  role: string,
  before: RoleExpectation | undefined,
  wanted: RoleExpectation,
): void {
  if (!map.has(['roles', role])) map.open(['roles', role]);
  for (const key of ROLE_KEYS) {
    const value = wanted[key];
    if (sameValue(before?.[key], value)) continue;
    const path = ['roles', role, key];
    if (key === 'fingerprint' && typeof value === 'string') map.setQuoted(path, value);
    else map.set(path, isMap(value) && Object.keys(value).length === 0 ? undefined : value);
  }
}
