import { markdownKeymap, markdownLanguage } from '@codemirror/lang-markdown';
import { LanguageSupport } from '@codemirror/language';
import { EditorView, keymap } from '@codemirror/view';

/** Markdown without the HTML inside of it, whose parsers are large and whose tags are taken out anyway. */
export const language = new LanguageSupport(markdownLanguage, [
  keymap.of(markdownKeymap),
  EditorView.lineWrapping,
  EditorView.contentAttributes.of({ spellcheck: 'true', autocorrect: 'on' }),
]);
