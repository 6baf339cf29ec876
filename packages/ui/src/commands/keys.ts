import type { Editor } from '../app/editor.ts';
import { pasteFiles } from '../flow/drop-files.ts';
import { worksInApp } from '../form/in-app.ts';
import { COMMANDS, runCommand } from './commands.ts';
import { copiedText, cut, paste, pasteWords } from './edit-commands.ts';

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

/** What is printed on keys, where it is something else than their names. */
const SIGNS: { readonly [key: string]: string } = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
};

/** A chord as people read it: `Ctrl+Shift+Z`, `⌘⇧Z`. */
export function showChord(chord: string): string {
  const parts = chord.split('+').map((part) => (part === '' ? '+' : part));
  const names = parts.map((part) => {
    if (part === 'Mod') return isApple ? '⌘' : 'Ctrl';
    if (part === 'Shift') return isApple ? '⇧' : 'Shift';
    return SIGNS[part] ?? (part.length === 1 ? part.toUpperCase() : part);
  });
  return names.filter((name, i) => !(name === '+' && parts[i - 1] === '+')).join(isApple ? '' : '+');
}

/** Whether an event is a chord. Shift counts only for letters: `?` needs it on many keyboards and names itself. */
export function isChord(
  event: Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'shiftKey' | 'altKey'>,
  chord: string,
): boolean {
  const parts = chord === '+' ? ['+'] : chord.split('+');
  const key = parts.at(-1)!;
  const isMod = isApple ? event.metaKey : event.ctrlKey;
  if (isMod !== parts.includes('Mod') || event.altKey) return false;
  if (event.key.toLowerCase() !== key.toLowerCase()) return false;
  const isSign = key.length === 1 && !/[a-z]/i.test(key);
  return isSign || event.shiftKey === parts.includes('Shift');
}

/** Where an event began, also within the shadow of a field that keeps its styles to itself. */
const originOf = (event: Event): EventTarget | null => event.composedPath()[0] ?? event.target;

/** A prompt at rest is a field too: whoever types in it at once must not give commands. */
const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.role === 'textbox' || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** Escape leaves a text field first and what is around it next; of a list to choose from nothing is left once it is closed. */
function leaves({ key, target }: KeyboardEvent): boolean {
  if (key === 'Escape' && isField(target) && !(target instanceof HTMLSelectElement)) (target as HTMLElement).blur();
  return key === 'Escape' && target instanceof HTMLSelectElement;
}

/** Arrow keys move what is selected only on the canvas: everywhere else they go through lists, menus and tabs. */
const isElsewhere = ({ target }: KeyboardEvent, chord: string) =>
  chord.includes('Arrow') &&
  !(target instanceof Element && (target === document.body || target.closest('[data-canvas]') !== null));

/** The canvas as a whole, and nothing on it. */
const isCanvas = (target: EventTarget | null) =>
  target === document.body ||
  (target instanceof Element && target.matches('[data-canvas], .react-flow, .react-flow__pane'));

/** Listens for shortcuts and for the browser's own copy, cut and paste. @returns a function that stops it */
export function startKeys(editor: Editor): () => void {
  const { ui } = editor;
  const isBlocked = () => {
    const { palette, showsShortcuts, theatre, menu, asking, dialog } = ui.getState();
    return [palette, theatre, menu, asking, dialog].some((open) => open !== undefined) || showsShortcuts;
  };
  /** Tab adds a node for whoever has just clicked the canvas; for everybody else it moves the focus, as it must. */
  let isOnCanvas = false;
  const onPress = ({ target }: PointerEvent) => {
    isOnCanvas = target instanceof Element && target.closest('[data-canvas]') !== null;
  };
  const isTaken = (event: KeyboardEvent, chord: string) => {
    if (chord !== 'Tab') return false;
    const isFree = !isOnCanvas || !isCanvas(event.target);
    isOnCanvas = false;
    return isFree;
  };
  /** The browser does not say with which keys something was pasted. */
  let isWired = false;
  const onKey = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() === 'v') isWired = event.shiftKey;
    if (event.defaultPrevented || event.isComposing) return;
    if (isBlocked()) {
      // What is open in front hears it itself, unless it has not come yet or the focus is elsewhere.
      if (event.key === 'Escape')
        ui.setState({ palette: undefined, menu: undefined, theatre: undefined, showsShortcuts: false });
      return;
    }
    const isApp = ui.getState().view === 'app';
    for (const command of COMMANDS) {
      if (isApp && !worksInApp(command)) continue;
      const chord = command.native ? undefined : command.keys?.find((keys) => isChord(event, keys));
      if (chord === undefined || isTaken(event, chord) || isElsewhere(event, chord)) continue;
      if (isField(originOf(event)) && !command.inFields && !leaves(event)) continue;
      // A button or link that has the focus keeps the keys that press it.
      if (event.target instanceof HTMLButtonElement && event.key === 'Enter' && !event.ctrlKey && !event.metaKey)
        continue;
      event.preventDefault();
      runCommand(editor, command.id);
      return;
    }
  };
  /** React Flow takes every Enter on a card that has the focus, and would let go of the very nodes that are to be run. */
  const onCardKey = (event: KeyboardEvent) => {
    const isOnCard = event.target instanceof Element && event.target.matches('.react-flow__node');
    if (!isOnCard || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    onKey(event);
    if (event.defaultPrevented) event.stopPropagation();
  };
  const onCopy = (event: ClipboardEvent) => {
    if (isField(originOf(event)) || isBlocked() || !getSelection()?.isCollapsed) return;
    const text = copiedText(editor);
    if (text === undefined) return;
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    if (event.type === 'cut') cut(editor);
  };
  const onPaste = (event: ClipboardEvent) => {
    if (isField(originOf(event)) || isBlocked() || ui.getState().view === 'app') return;
    const files = [...(event.clipboardData?.files ?? [])];
    const text = event.clipboardData?.getData('text/plain') ?? '';
    event.preventDefault();
    if (paste(editor, text, isWired)) return;
    if (files.length > 0) pasteFiles(editor, files);
    else void pasteWords(editor, text);
  };
  window.addEventListener('keydown', onCardKey, { capture: true });
  window.addEventListener('keydown', onKey);
  window.addEventListener('pointerdown', onPress, { capture: true });
  document.addEventListener('copy', onCopy);
  document.addEventListener('cut', onCopy);
  document.addEventListener('paste', onPaste);
  return () => {
    window.removeEventListener('keydown', onCardKey, { capture: true });
    window.removeEventListener('keydown', onKey);
    window.removeEventListener('pointerdown', onPress, { capture: true });
    document.removeEventListener('copy', onCopy);
    document.removeEventListener('cut', onCopy);
    document.removeEventListener('paste', onPaste);
  };
}
