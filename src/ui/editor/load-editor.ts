import type { LanguageSupport } from '@codemirror/language';
import type { Editor } from './codemirror/editor';

export type EditorLanguage = 'sql' | 'yaml' | 'markdown';

/** What a live editor is made of. */
export interface EditorParts {
  readonly Editor: typeof Editor;
  readonly language: LanguageSupport;
}

const LANGUAGES: Record<EditorLanguage, () => Promise<{ language: LanguageSupport }>> = {
  sql: () => import('./codemirror/language-sql'),
  yaml: () => import('./codemirror/language-yaml'),
  markdown: () => import('./codemirror/language-markdown'),
};

const loaded = new Map<EditorLanguage, EditorParts>();

/**
 * Loads CodeMirror, which is no part of the first load. Call it when the page is idle and the first editor will
 * open without waiting.
 */
export async function loadEditor(language: EditorLanguage): Promise<EditorParts> {
  const [module, { language: support }] = await Promise.all([
    import('./codemirror/editor'),
    LANGUAGES[language](),
  ]);
  const parts = { Editor: module.Editor, language: support };
  loaded.set(language, parts);
  return parts;
}

/** What has been loaded already, so that an editor can stand in the same moment. */
export function loadedEditor(language: EditorLanguage): EditorParts | null {
  return loaded.get(language) ?? null;
}
