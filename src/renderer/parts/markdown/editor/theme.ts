import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** How the editor looks: our tokens, which know light, dark and field mode by themselves. */
const look = EditorView.theme({
  '&': { color: 'var(--sb-ink)', fontSize: 'var(--sb-t-13)', backgroundColor: 'transparent' },
  '&.cm-focused': { outline: '0' },
  '.cm-scroller': { fontFamily: 'var(--sb-mono)', lineHeight: '1.6', overflow: 'visible' },
  '.cm-content': { padding: '12px 0 40px', caretColor: 'var(--sb-ink)', minHeight: '260px' },
  '.cm-line': { padding: '0 var(--sb-pad)' },
  '.cm-placeholder': { color: 'var(--sb-ink-3)' },
  '.cm-record': {
    color: 'var(--sb-accent-ink)',
    textDecoration: 'underline dotted var(--sb-accent)',
    textUnderlineOffset: '3px',
  },
  '.cm-tooltip': {
    border: '0',
    borderRadius: 'var(--sb-r-panel)',
    backgroundColor: 'var(--sb-float)',
    boxShadow: 'var(--sb-pop)',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--sb-font)',
    fontSize: 'var(--sb-t-13)',
    maxHeight: '320px',
    padding: '4px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    minHeight: 'var(--sb-target)',
    padding: '0 8px',
    borderRadius: 'var(--sb-r-control)',
    color: 'var(--sb-ink)',
    lineHeight: 'var(--sb-l-13)',
  },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--sb-select)',
    color: 'var(--sb-ink)',
  },
  '.cm-completionLabel': { maxWidth: '380px', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '.cm-completionDetail': {
    marginLeft: 'auto',
    fontStyle: 'normal',
    color: 'var(--sb-ink-3)',
    fontSize: 'var(--sb-t-12)',
  },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '600' },
});

const words = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '600' },
  { tag: tags.strong, fontWeight: '600' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: tags.link, color: 'var(--sb-accent-ink)' },
  { tag: tags.url, color: 'var(--sb-ink-3)' },
  { tag: tags.monospace, color: 'var(--sb-ink-2)', backgroundColor: 'var(--sb-raised)' },
  { tag: tags.quote, color: 'var(--sb-ink-2)' },
  { tag: [tags.processingInstruction, tags.contentSeparator, tags.labelName], color: 'var(--sb-ink-3)' },
]);

export const editorLook: Extension = [look, syntaxHighlighting(words)];
