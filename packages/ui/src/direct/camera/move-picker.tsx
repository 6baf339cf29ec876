import { type KeyboardEvent, useRef } from 'react';
import { useEditor, useNode } from '../../app/editor-context.tsx';
import { FieldRow } from '../fields/field-row.tsx';
import { useInput } from '../fields/use-input.ts';
import { chooseMoveOps } from './choose-move.ts';
import { MoveGlimpse } from './move-glimpse.tsx';
import { lookOfMove } from './move-looks.ts';
import styles from './move-picker.module.css';

/** All moves as little pictures of what they do; the one pointed at moves. */
export function MovePicker({ id }: { readonly id: string }) {
  const { edit, doc } = useEditor();
  const record = useNode(id);
  const handle = useInput(id, 'move');
  const list = useRef<HTMLDivElement>(null);
  if (!record || !handle.input) return null;
  if (handle.source !== undefined)
    return (
      <FieldRow label="Move" handle={handle}>
        {null}
      </FieldRow>
    );
  const moves = handle.input.type.options ?? [];
  const chosen = String(handle.literal);
  const choose = (move: string) => {
    if (move === chosen) return;
    edit(chooseMoveOps(id, record, chosen, move));
    doc.closeMark();
  };
  const step = (event: KeyboardEvent) => {
    const by = STEPS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const columns = getComputedStyle(list.current!).gridTemplateColumns.split(' ').length;
    const index = moves.indexOf(chosen) + (Math.abs(by) > 1 ? Math.sign(by) * columns : by);
    const next = Math.min(moves.length - 1, Math.max(0, index));
    choose(moves[next]!);
    list.current?.querySelectorAll<HTMLElement>('[role=radio]')[next]?.focus();
  };
  return (
    <div ref={list} role="radiogroup" aria-label="Move" className={styles.moves} onKeyDown={step}>
      {moves.map((move) => {
        const { name, about, glimpse } = lookOfMove(move);
        const isChosen = move === chosen;
        return (
          // biome-ignore lint/a11y/useSemanticElements: a tile with a picture, moved through with the arrow keys like any radio
          <button
            key={move}
            type="button"
            role="radio"
            aria-checked={isChosen}
            aria-label={`${name}: ${about}`}
            tabIndex={isChosen || (!moves.includes(chosen) && move === moves[0]) ? 0 : -1}
            title={about}
            className={styles.move}
            data-move={move}
            onClick={() => choose(move)}
          >
            <MoveGlimpse glimpse={glimpse} />
            <span className={styles.name}>{name}</span>
          </button>
        );
      })}
    </div>
  );
}

/** Rows are as long as fit: more than one stands for a row. */
const STEPS: { readonly [key: string]: number } = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -2, ArrowDown: 2 };
