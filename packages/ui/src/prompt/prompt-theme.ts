import { EditorView } from '@codemirror/view';

/** The field while it is edited. It has the measures of `prompt-field.module.css`, so that nothing moves when it takes over. */
export const promptTheme = EditorView.theme({
  '&': { color: 'var(--text)', font: 'var(--text-m) / 20px var(--font)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { font: 'inherit', lineHeight: '20px', maxHeight: '168px', overflow: 'auto', scrollbarWidth: 'thin' },
  '.cm-content': { padding: '3px 0', caretColor: 'var(--text)', minHeight: '46px' },
  '.cm-line': { padding: '0 6px', overflowWrap: 'anywhere' },
  '.cm-placeholder': { color: 'var(--text-3)' },
  '.cm-mention': { display: 'inline' },
  '.cm-typed': { color: 'var(--accent)' },
  '.cm-template': {
    borderRadius: '3px',
    background: 'color-mix(in oklab, var(--ok) 28%, transparent)',
  },
  '.cm-dangling': { textDecoration: 'underline wavy var(--bad)' },
  '.cm-content ::selection': { background: 'var(--accent-soft)' },
});
