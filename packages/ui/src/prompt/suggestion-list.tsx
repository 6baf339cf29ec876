import { Braces, Plus } from 'lucide-react';
import { type CSSProperties, type RefObject, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import styles from './suggestion-list.module.css';
import type { Suggestion } from './suggestions.ts';
import { Thumb } from './thumb.tsx';

interface SuggestionListProps {
  readonly suggestions: readonly Suggestion[];
  readonly active: number;
  /** Where on the screen the text is that is completed; asked again and again: the canvas may move. */
  readonly place: () => { readonly left: number; readonly top: number; readonly bottom: number } | undefined;
  readonly onChoose: (suggestion: Suggestion) => void;
  readonly onHover: (index: number) => void;
  readonly list: RefObject<HTMLDivElement | null>;
}

/** What a mention may be completed to, at the caret and over everything. The field keeps the focus. */
export function SuggestionList({ suggestions, active, place, onChoose, onHover, list }: SuggestionListProps) {
  useFollowing(list, place);
  const firstWire = suggestions.findIndex(({ does }) => does === 'wire');
  return createPortal(
    // Pressing must not take the focus: the list would be gone before the click.
    <section aria-label="What can be named">
      <div ref={list} className={styles.list} role="listbox" aria-label="Suggestions" onPointerDown={keepFocus}>
        {suggestions.map((suggestion, index) => (
          <div key={`${suggestion.does} ${suggestion.note} ${suggestion.name}`} role="presentation">
            {index === firstWire && <p className={styles.heading}>Wire in</p>}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys */}
            <div
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className={`${styles.option} ${index === active ? styles.active : ''}`}
              onPointerEnter={() => onHover(index)}
              onClick={() => onChoose(suggestion)}
            >
              <Picture suggestion={suggestion} />
              <span className={styles.name}>
                {suggestion.does === 'template' ? `{{${suggestion.name}}}` : `@${suggestion.name}`}
              </span>
              <span className={styles.note}>{suggestion.note}</span>
            </div>
          </div>
        ))}
      </div>
    </section>,
    document.body,
  );
}

const keepFocus = (event: { preventDefault(): void }) => event.preventDefault();

function Picture({ suggestion }: { readonly suggestion: Suggestion }) {
  if (suggestion.does === 'template') return <Braces size={12} className={styles.sign} aria-hidden="true" />;
  const { from, kind, colour } = suggestion.does === 'wire' ? suggestion.wireable : suggestion.reference;
  return (
    <span className={styles.picture} style={{ '--kind': colour } as CSSProperties}>
      <Thumb from={from} kind={kind} />
      {suggestion.does === 'wire' && <Plus size={9} strokeWidth={3} className={styles.plus} aria-hidden="true" />}
    </span>
  );
}

const MARGIN = 8;

/** Keeps a list under a place of the screen, or above it where there is no room. */
function useFollowing(list: RefObject<HTMLDivElement | null>, place: SuggestionListProps['place']): void {
  const latest = useRef(place);
  latest.current = place;
  useEffect(() => {
    let frame = 0;
    const follow = () => {
      frame = requestAnimationFrame(follow);
      const at = latest.current();
      const element = list.current;
      if (!at || !element) return;
      const { offsetWidth: width, offsetHeight: height } = element;
      const left = Math.max(MARGIN, Math.min(at.left - 6, innerWidth - width - MARGIN));
      const isBelow = at.bottom + height + MARGIN < innerHeight;
      element.style.left = `${Math.round(left)}px`;
      element.style.top = `${Math.round(isBelow ? at.bottom + 4 : Math.max(MARGIN, at.top - height - 4))}px`;
      element.dataset.placed = 'true';
    };
    follow();
    return () => cancelAnimationFrame(frame);
  }, [list]);
}
