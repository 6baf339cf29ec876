import { insertNewline, standardKeymap } from '@codemirror/commands';
import { EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap, placeholder, type ViewUpdate } from '@codemirror/view';
import { type ChipPlaces, finished, fromDocument, mentionChips, setTemplates } from './chips.ts';
import { promptTheme } from './prompt-theme.ts';
import { changeBetween, type Query, queryAt } from './query.ts';

/** How long somebody must rest for what they type next to be another step of undo, ms. */
const BURST_MS = 1200;

/** What a field is made with; everything is told as it happens. */
export interface PromptViewOptions {
  readonly root: ShadowRoot;
  readonly text: string;
  readonly label: string;
  readonly placeholder: string;
  /** Somebody typed. */
  readonly onEdit: (text: string) => void;
  /** What comes next is another step. */
  readonly onPause: () => void;
  readonly onUndo: (direction: 'undo' | 'redo') => void;
  /** Somebody wants to get out. */
  readonly onLeave: () => void;
  readonly onBlur: () => void;
  /** Slots came or went that names are drawn into. */
  readonly onChips: (chips: ReadonlyMap<string, string>) => void;
  /** What is typed at the caret may be completed, or no longer. */
  readonly onQuery: (query: Query | undefined) => void;
  /** A key that may belong to the suggestions. @returns whether it did */
  readonly onKey: (key: 'ArrowUp' | 'ArrowDown' | 'Enter' | 'Tab' | 'Escape') => boolean;
}

/** A prompt being edited. */
export interface PromptView {
  readonly content: HTMLElement;
  /** Takes the document's text over where it differs. */
  setText(text: string): void;
  setTemplates(names: ReadonlySet<string>): void;
  /** Puts a piece in the place of what is there. @param silent - whether the document knows already */
  replace(from: number, to: number, piece: string, silent?: boolean): string;
  /** @param point - on the screen; the end of the text when left out */
  focus(point?: { readonly x: number; readonly y: number }): void;
  /** Where a position of the text is on the screen. */
  placeOf(at: number): { readonly left: number; readonly top: number; readonly bottom: number } | undefined;
  destroy(): void;
}

/** Makes the field within a shadow root: its styles then need no permission that the page's policy does not give. */
export function createPromptView(options: PromptViewOptions): PromptView {
  const { root, onQuery, onKey } = options;
  const places: ChipPlaces = { all: new Map(), onChange: () => options.onChips(new Map(places.all)) };
  const own = (key: Parameters<typeof onKey>[0]) => ({ key, run: () => onKey(key) });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        Prec.highest(keymap.of((['ArrowUp', 'ArrowDown', 'Enter', 'Tab'] as const).map(own))),
        keymap.of([{ key: 'Enter', run: insertNewline }, ...standardKeymap]),
        EditorView.lineWrapping,
        promptTheme,
        mentionChips(places),
        placeholder(options.placeholder),
        EditorView.contentAttributes.of({
          'aria-label': options.label,
          'aria-autocomplete': 'list',
          'aria-haspopup': 'listbox',
          spellcheck: 'false',
        }),
        EditorView.updateListener.of(reporter(options)),
        EditorView.domEventHandlers(domHandlers(options)),
      ],
    }),
  });

  return {
    content: view.contentDOM,
    setText(text) {
      const changes = changeBetween(view.state.doc.toString(), text);
      if (!changes) return;
      // What undo and redo change is where somebody looks next.
      const anchor = changes.from + changes.insert.length;
      view.dispatch({ changes, selection: { anchor }, annotations: fromDocument.of(true), scrollIntoView: true });
    },
    setTemplates: (names) => view.dispatch({ effects: setTemplates.of(names) }),
    replace(from, to, piece, silent = false) {
      view.dispatch({
        changes: { from, to, insert: piece },
        selection: { anchor: from + piece.length },
        annotations: silent ? [finished.of(true), fromDocument.of(true)] : finished.of(true),
        userEvent: 'input.complete',
        scrollIntoView: true,
      });
      onQuery(undefined);
      return view.state.doc.toString();
    },
    focus(point) {
      const at = point && view.posAtCoords(point, false);
      view.dispatch({ selection: { anchor: at ?? view.state.doc.length } });
      view.focus();
    },
    placeOf: (at) => view.coordsAtPos(Math.min(at, view.state.doc.length)) ?? undefined,
    destroy() {
      view.destroy();
      dropCaret();
    },
  };
}

/** Tells of what is typed. A rest, or moving the caret by hand, ends the step of undo. */
function reporter({ onEdit, onPause, onQuery }: PromptViewOptions): (update: ViewUpdate) => void {
  let typedAt = 0;
  let hasMoved = false;
  return ({ docChanged, selectionSet, state, transactions }) => {
    const isOwn = !transactions.some((transaction) => transaction.annotation(fromDocument));
    if (docChanged && isOwn) {
      const now = performance.now();
      if (hasMoved || now - typedAt > BURST_MS) onPause();
      typedAt = now;
      hasMoved = false;
      onEdit(state.doc.toString());
    } else if (selectionSet) hasMoved = true;
    if (!docChanged && !selectionSet) return;
    const { main } = state.selection;
    const isTyping = docChanged && isOwn && transactions.some((transaction) => isTyped(transaction));
    // Suggestions come while somebody types, and go as soon as the caret is moved elsewhere.
    if (isTyping && main.empty) onQuery(queryAt(state.doc.toString(), main.head));
    else onQuery(undefined);
  };
}

/**
 * Takes away the caret that a field leaves behind where it stood, unless another field has the focus: nobody sees it, but the browser
 * looks among all cards for its place whenever something moves.
 */
function dropCaret(): void {
  const { activeElement } = document;
  if (activeElement?.matches('input, textarea, [contenteditable]') || activeElement?.shadowRoot) return;
  getSelection()?.removeAllRanges();
}

const isTyped = (transaction: { isUserEvent(event: string): boolean }) =>
  transaction.isUserEvent('input.type') || transaction.isUserEvent('delete');

const domHandlers = ({ onUndo, onLeave, onBlur, onKey }: PromptViewOptions) => ({
  keydown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.isComposing) return false;
    // What is around the field must not take it for its own.
    event.preventDefault();
    event.stopPropagation();
    if (!onKey('Escape')) onLeave();
    return true;
  },
  beforeinput(event: InputEvent) {
    if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return false;
    event.preventDefault();
    onUndo(event.inputType === 'historyUndo' ? 'undo' : 'redo');
    return true;
  },
  blur() {
    // Another window in front is no reason to put the field away.
    if (document.hasFocus()) onBlur();
    return false;
  },
});
