import { type ComponentType, type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { loadPart } from '../app/load-part.ts';
import { noteMissing } from '../app/missing-parts.ts';
import { NO_KEYS, noteKey, withKeys } from './early-keys.ts';
import type { LivePromptProps } from './live-props.ts';

/** Loads the field that edits prompts. */
export const loadLive = () => import('./live-prompt.tsx');

/**
 * How somebody comes in: where they pressed, and what they typed before the field was there. Where it does not come, what is typed is
 * written at the end of the text.
 */
export function useEntrance(text: string, onEdit: (text: string) => void) {
  const [Live, setLive] = useState<ComponentType<LivePromptProps>>();
  const came = useRef({ point: undefined as LivePromptProps['point'], early: NO_KEYS, isIn: false, isMissing: false });
  const now = useRef({ text, onEdit });
  now.current = { text, onEdit };
  const forget = useRef(() => {});
  useEffect(
    () => () => {
      came.current.isIn = false;
      forget.current();
    },
    [],
  );
  const write = (takesBack = false) => {
    const { early } = came.current;
    const { text: before, onEdit: edit } = now.current;
    came.current.early = NO_KEYS;
    if (early !== NO_KEYS) edit(takesBack ? before.slice(0, -1) : withKeys(before, early));
  };
  const load = async () => {
    try {
      const { LivePrompt } = await loadPart(loadLive);
      came.current.isMissing = false;
      // Not at once: the browser has not finished giving the focus to the plain text.
      setTimeout(() => came.current.isIn && setLive(() => LivePrompt));
    } catch {
      if (!came.current.isIn) return;
      came.current.isMissing = true;
      write();
      forget.current = noteMissing({ name: 'Prompts with chips', retry });
    }
  };
  const retry = () => {
    forget.current();
    came.current.isIn = true;
    void load();
  };
  return {
    Live,
    point: came.current.point,
    takeEarly: () => came.current.early,
    press(event: PointerEvent) {
      came.current.point = { x: event.clientX, y: event.clientY };
    },
    note(event: KeyboardEvent) {
      const early = noteKey(came.current.early, event);
      if (!early) return;
      event.preventDefault();
      event.stopPropagation();
      came.current.early = early;
      if (came.current.isMissing) write(event.key === 'Backspace');
    },
    enter: retry,
    leave() {
      came.current = { point: undefined, early: NO_KEYS, isIn: false, isMissing: false };
      setLive(undefined);
    },
  };
}
