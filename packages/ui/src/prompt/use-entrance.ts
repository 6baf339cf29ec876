import { type ComponentType, type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { loadPart } from '../app/load-part.ts';
import { noteMissing } from '../app/missing-parts.ts';
import type { WidgetProps } from '../nodes/widgets/widget-props.ts';
import { type EarlyKeys, NO_KEYS, noteKey, withKeys } from './early-keys.ts';
import type { LivePromptProps } from './live-props.ts';

/** Somebody at the border of a prompt. */
interface Visit {
  readonly point: LivePromptProps['point'];
  readonly early: EarlyKeys;
  /** Whether the plain text, or the field in its place, has the focus. */
  readonly isIn: boolean;
  /** Whether the field did not come. */
  readonly isMissing: boolean;
  /** Whether it stands in the place of the plain text. */
  readonly isShown: boolean;
}

const OUTSIDE: Visit = { point: undefined, early: NO_KEYS, isIn: false, isMissing: false, isShown: false };

/** Loads the field that edits prompts. */
export const loadLive = () => import('./live-prompt.tsx');

/**
 * How somebody comes in: where they pressed, and what they typed before the field was there. Where it does not come, or they leave before
 * it does, what was typed is written at the end of the text.
 */
export function useEntrance(text: string, { onEdit, onDone }: Pick<WidgetProps, 'onEdit' | 'onDone'>) {
  const [Live, setLive] = useState<ComponentType<LivePromptProps>>();
  const came = useRef(OUTSIDE);
  const now = useRef({ text, onEdit });
  now.current = { text, onEdit };
  const forget = useRef(() => {});
  useEffect(
    () => () => {
      came.current = OUTSIDE;
      forget.current();
    },
    [],
  );
  const write = (takesBack = false) => {
    const { early } = came.current;
    const { text: before, onEdit: edit } = now.current;
    came.current = { ...came.current, early: NO_KEYS };
    if (early !== NO_KEYS) edit(takesBack ? before.slice(0, -1) : withKeys(before, early));
  };
  const load = async () => {
    try {
      const { LivePrompt } = await loadPart(loadLive);
      // Not at once: the browser has not finished giving the focus to the plain text.
      setTimeout(() => {
        if (!came.current.isIn) return;
        came.current = { ...came.current, isMissing: false, isShown: true };
        setLive(() => LivePrompt);
      });
    } catch {
      if (!came.current.isIn) return;
      came.current = { ...came.current, isMissing: true };
      write();
      forget.current = noteMissing({ name: 'Prompts with chips', retry, close: () => forget.current() });
    }
  };
  const retry = () => {
    forget.current();
    came.current = { ...came.current, isIn: true };
    void load();
  };
  return {
    Live,
    point: came.current.point,
    takeEarly: () => came.current.early,
    press(event: PointerEvent) {
      came.current = { ...came.current, point: { x: event.clientX, y: event.clientY } };
    },
    note(event: KeyboardEvent) {
      const early = noteKey(came.current.early, event);
      if (!early) return;
      event.preventDefault();
      event.stopPropagation();
      came.current = { ...came.current, early };
      if (came.current.isMissing) write(event.key === 'Backspace');
    },
    enter: retry,
    /** The plain text has lost the focus: to the field, or to something else. */
    pass() {
      if (came.current.isShown) return;
      write();
      onDone();
      came.current = { ...OUTSIDE, isMissing: came.current.isMissing };
    },
    leave() {
      came.current = OUTSIDE;
      setLive(undefined);
    },
  };
}
