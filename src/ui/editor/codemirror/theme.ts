import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Everything in the colours of theme.css, which know light and dark by themselves. Sizes as in StaticCode. */
const look = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'transparent', fontSize: 'var(--text-s)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: 'var(--code-line)', overflow: 'auto' },
  '.cm-content': { padding: 'var(--code-above) 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 var(--code-beside) 0 var(--code-before)' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '1.5px' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': {
    background: 'light-dark(#cfdcfb, #34477c) !important',
  },
  '.cm-selectionMatch': { backgroundColor: 'light-dark(#e6ecf7, #2b3347)' },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'transparent',
    outline: '1px solid var(--line-strong)',
    borderRadius: '2px',
  },
  '&.cm-focused .cm-nonmatchingBracket': {
    backgroundColor: 'transparent',
    outline: '1px solid var(--bad)',
  },
  '.cm-placeholder': { color: 'var(--ink-3)' },
  '.cm-gutters': {
    backgroundColor: 'var(--code-surface)',
    border: '0',
    color: 'var(--ink-3)',
    fontVariantNumeric: 'tabular-nums',
  },
  '.cm-gutter-lint': { width: 'var(--code-margin)' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0', display: 'grid', placeItems: 'center' },
  '.cm-lint-marker': { width: '7px', height: '7px', borderRadius: '50%' },
  '.cm-lint-marker-error': { content: 'none', background: 'var(--bad)' },
  '.cm-lint-marker-warning': { content: 'none', background: 'var(--warn)' },
  '.cm-lint-marker-info': { content: 'none', background: 'var(--accent)' },
  '.cm-lineNumbers .cm-gutterElement': {
    width: 'var(--code-numbers)',
    minWidth: '0',
    padding: '0 0.5rem 0 0',
    fontSize: 'var(--text-xs)',
    lineHeight: 'inherit',
  },
  '.cm-lintRange': {
    backgroundImage: 'none',
    paddingBottom: '0',
    textDecoration: 'underline wavy 1px',
    textDecorationSkipInk: 'none',
    textUnderlineOffset: '3px',
  },
  '.cm-lintRange-error': { textDecorationColor: 'var(--bad)' },
  '.cm-lintRange-warning': { textDecorationColor: 'var(--warn)' },
  '.cm-lintRange-info': { textDecorationColor: 'var(--accent)' },
  '.cm-snippetField': { backgroundColor: 'var(--accent-soft)', borderRadius: '2px' },
});

const floating = EditorView.theme({
  '.cm-tooltip': {
    border: '0',
    borderRadius: 'var(--radius)',
    backgroundColor: 'var(--surface)',
    boxShadow: 'var(--shadow-2)',
    color: 'var(--ink)',
    fontSize: 'var(--text-s)',
    zIndex: '40',
  },
  '.cm-tooltip-lint': { maxWidth: '28rem', padding: '0.25rem 0' },
  '.cm-diagnostic': {
    border: '0',
    padding: '0.25rem 0.75rem',
    fontFamily: 'var(--font)',
    whiteSpace: 'pre-wrap',
  },
  '.cm-diagnostic-error .cm-diagnosticText': { color: 'var(--bad)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    minWidth: '16rem',
    maxWidth: 'min(32rem, 92vw)',
    maxHeight: '15.5rem',
    padding: '0.25rem',
    fontFamily: 'var(--mono)',
    scrollbarWidth: 'thin',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    display: 'flex',
    gap: '1rem',
    alignItems: 'baseline',
    padding: '0.1875rem 0.5rem',
    borderRadius: 'var(--radius-s)',
    lineHeight: '1.4',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--accent-soft)',
    color: 'var(--ink)',
    boxShadow: 'inset 0 0 0 1px var(--accent)',
  },
  '.cm-completionLabel': { flex: 'none' },
  '.cm-completionMatchedText': {
    color: 'var(--accent)',
    textDecoration: 'none',
    fontWeight: '600',
  },
  '.cm-completionDetail': {
    flex: '1',
    minWidth: '0',
    marginLeft: '0',
    overflow: 'hidden',
    color: 'var(--ink-3)',
    fontFamily: 'var(--font)',
    fontSize: 'var(--text-xs)',
    fontStyle: 'normal',
    textAlign: 'end',
    textOverflow: 'ellipsis',
  },
  '.cm-tooltip.cm-completionInfo': {
    maxWidth: '18rem',
    margin: '0 4px',
    padding: '0.5rem 0.75rem',
    fontFamily: 'var(--font)',
    lineHeight: '1.45',
    color: 'var(--ink-2)',
    whiteSpace: 'pre-wrap',
  },
});

/** The colours of StaticCode, so that nothing blinks when the editor takes its place. */
const colors = HighlightStyle.define([
  { tag: [tags.keyword, tags.bool, tags.null], color: 'var(--accent)' },
  { tag: [tags.string], color: 'var(--good)' },
  { tag: tags.special(tags.string), color: 'var(--ink)' },
  { tag: [tags.number], color: 'var(--warn)' },
  { tag: tags.special(tags.name), color: 'var(--variable)' },
  {
    tag: [tags.comment, tags.lineComment, tags.blockComment],
    color: 'var(--ink-3)',
    fontStyle: 'italic',
  },
  { tag: [tags.definition(tags.propertyName), tags.propertyName], color: 'var(--accent)' },
  { tag: tags.heading, fontWeight: '600' },
  { tag: tags.strong, fontWeight: '600' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: [tags.link, tags.url], color: 'var(--accent)' },
  { tag: [tags.monospace], color: 'var(--variable)' },
  { tag: [tags.processingInstruction, tags.contentSeparator], color: 'var(--ink-3)' },
]);

/** How the editor looks. */
export const theme: Extension = [look, floating, syntaxHighlighting(colors)];
