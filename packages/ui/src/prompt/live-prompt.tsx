import { graphInputs } from '@shotgraph/engine';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useEditor, useHeader, useNode, useType } from '../app/editor-context.tsx';
import { Chip } from './chip.tsx';
import type { LivePromptProps } from './live-props.ts';
import styles from './prompt-field.module.css';
import { createPromptView, type PromptView } from './prompt-view.ts';
import type { Query } from './query.ts';
import { referencesOf, wireReference } from './references.ts';
import { SuggestionList } from './suggestion-list.tsx';
import { pieceFor, type Suggestion, suggestionsFor } from './suggestions.ts';

const NO_CHIPS: ReadonlyMap<string, string> = new Map();

/** A prompt while somebody is in it. Undo is the document's: the field has no memory of its own. */
export function LivePrompt(props: LivePromptProps) {
  const { node, name, text, label, placeholder, point } = props;
  const editor = useEditor();
  const type = useType(node);
  const references = referencesOf(useNode(node), type);
  const templates = Object.keys(useHeader().inputs ?? {}).join(' ');
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<PromptView>(undefined);
  const list = useRef<HTMLDivElement>(null);
  const [chips, setChips] = useState(NO_CHIPS);
  const [query, setQuery] = useState<Query>();
  const [active, setActive] = useState(0);
  /** The list may be drawn for a moment after it was closed: a second key pressed quickly is not for it any more. */
  const isShut = useRef(true);
  const suggestions = query ? suggestionsFor(editor, node, type, query) : [];
  const isOpen = suggestions.length > 0;

  const choose = (suggestion: Suggestion) => {
    if (!query || !view.current) return;
    const { from, to } = query;
    const next = props.read().slice(to);
    editor.doc.closeMark();
    if (suggestion.does !== 'wire') {
      view.current.replace(from, to, pieceFor(suggestion, suggestion.name, next));
      return;
    }
    // The edge and the words come as one step, so that one undo takes both back.
    const made = wireReference(editor, node, suggestion.wireable);
    const value = view.current.replace(from, to, pieceFor(suggestion, made.name, next), true);
    editor.edit([...made.ops, { op: 'set-input', node, input: name, value }]);
  };
  const onKey = (key: string): boolean => {
    if (!isOpen || isShut.current) return false;
    if (key === 'ArrowDown') setActive((active + 1) % suggestions.length);
    else if (key === 'ArrowUp') setActive((active + suggestions.length - 1) % suggestions.length);
    else if (key === 'Escape') {
      isShut.current = true;
      setQuery(undefined);
    } else choose(suggestions[Math.min(active, suggestions.length - 1)]!);
    return true;
  };
  const latest = useRef({ ...props, onKey });
  latest.current = { ...props, onKey };

  // The field is made once; what changes meanwhile is read from `latest`. At once: a key that is pressed when the plain text has gone and
  // the field has no focus yet would be a command.
  useLayoutEffect(() => {
    const { doc } = editor;
    const made = createPromptView({
      root: host.current!.shadowRoot ?? host.current!.attachShadow({ mode: 'open' }),
      text,
      label,
      placeholder,
      onEdit: (next) => latest.current.onEdit(next),
      onPause: () => latest.current.onDone(),
      onUndo: (direction) => doc[direction](),
      onLeave: () => made.content.blur(),
      onBlur: () => latest.current.onLeave(),
      onChips: (next) => queueMicrotask(() => setChips(next)),
      onQuery(next) {
        isShut.current = next === undefined;
        setQuery(next);
        setActive(0);
      },
      onKey: (key) => latest.current.onKey(key),
    });
    view.current = made;
    made.setTemplates(new Set(Object.keys(graphInputs(editor.part()))));
    made.focus(point);
    const { typed, replaces } = props.takeEarly();
    if (replaces || typed !== '') latest.current.onEdit(made.replace(replaces ? 0 : text.length, text.length, typed));
    return () => made.destroy();
  }, []);
  // As the document is now, not as it was drawn: whoever types fast is ahead of what has been drawn.
  useEffect(() => view.current?.setText(latest.current.read()), [text]);
  useEffect(() => view.current?.setTemplates(new Set(templates.split(' '))), [templates]);
  useEffect(() => {
    const content = view.current?.content as ElementWithActive | undefined;
    const option = isOpen ? list.current?.querySelectorAll('[role=option]')[active] : undefined;
    // The list is outside of the field's shadow, where ids do not reach: elements do.
    if (content) content.ariaActiveDescendantElement = option ?? null;
    option?.scrollIntoView({ block: 'nearest' });
  }, [isOpen, active]);

  return (
    <>
      <div ref={host} className={`${styles.live} nodrag nopan`}>
        {[...chips].map(([slot, mention]) => (
          <span key={slot} slot={slot} className={styles.slotted}>
            <Chip name={mention} reference={references.find((reference) => reference.name === mention)} />
          </span>
        ))}
      </div>
      <span className="visually-hidden" aria-live="polite">
        {isOpen && `${suggestions.length} suggestions, ${suggestions[active]?.name}: ${suggestions[active]?.note}`}
      </span>
      {isOpen && (
        <SuggestionList
          suggestions={suggestions}
          active={active}
          place={() => query && view.current?.placeOf(query.from)}
          onChoose={choose}
          onHover={setActive}
          list={list}
        />
      )}
    </>
  );
}

/** Not in the types of the DOM yet. */
type ElementWithActive = HTMLElement & { ariaActiveDescendantElement: Element | null };
