import type { ModelDeclaration } from './model';

export type { ModelDeclaration, SegmentDeclaration, SegmentRule } from './model';
export type { RuleClause } from './rules/rule';
export type { SegmentGrid } from './rfm/grid';
export { standardGrid, validateGrid } from './rfm/grid';
export { rulePreviewQuery } from './rules/preview-query';

const modules = import.meta.glob<ModelDeclaration>('./*/model.ts', {
  eager: true,
  import: 'declaration',
});
const docs = import.meta.glob<string>('./*/doc.md', { query: '?raw', import: 'default' });

/** All models as pure descriptions, by id: light enough for the page. */
export const DECLARATIONS: readonly ModelDeclaration[] = Object.values(modules).toSorted((a, b) =>
  a.id < b.id ? -1 : 1,
);

/** The declaration with this id. */
export function findDeclaration(id: string): ModelDeclaration | undefined {
  return DECLARATIONS.find((declaration) => declaration.id === id);
}

/** A model's definition as markdown, loaded when somebody wants to read it; undefined where there is none. */
export async function modelDoc(id: string): Promise<string | undefined> {
  return docs[`./${id}/doc.md`]?.();
}
