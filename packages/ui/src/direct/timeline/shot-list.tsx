import { type KeyboardEvent, useEffect, useRef } from 'react';
import { InputField } from '../shot/input-field.tsx';
import { Thumbnail } from './clip.tsx';
import type { FilmShot } from './film.ts';
import styles from './shot-list.module.css';
import type { TimelineParts } from './timeline.tsx';
import { sayChoice, sayLength } from './words.ts';

/** Inputs of a shot that a row edits, by column, with the text of shots that are made elsewhere. */
const COLUMNS: readonly {
  readonly input: string;
  readonly title: string;
  readonly width: number;
  readonly text: (shot: FilmShot) => string;
}[] = [
  { input: 'name', title: 'Name', width: 128, text: ({ name }) => name },
  { input: 'size', title: 'Size', width: 120, text: ({ size }) => sayChoice(size) },
  { input: 'angle', title: 'Angle', width: 112, text: ({ angle }) => sayChoice(angle) },
  { input: 'camera', title: 'Move', width: 144, text: ({ move }) => move },
  { input: 'lens', title: 'Lens', width: 64, text: ({ lens }) => lens },
  { input: 'seconds', title: 'Length', width: 80, text: ({ seconds }) => sayLength(seconds) },
  { input: 'transition', title: 'Begins with', width: 104, text: ({ transition }) => transition.kind },
  { input: 'description', title: 'Words', width: 240, text: ({ words }) => words },
];

/** The film as a table that is edited by keyboard: one row, one shot. */
export function ShotList({ parts }: { readonly parts: TimelineParts }) {
  const { film, actions, active } = parts;
  const table = useRef<HTMLTableElement>(null);
  const refocus = useRef<{ readonly key: string; readonly column: number }>(undefined);
  const focus = (key: string, column: number) =>
    table.current
      ?.querySelector(`[data-row="${CSS.escape(key)}"]`)
      ?.children[column]?.querySelector<HTMLElement>('input, select, button')
      ?.focus();
  // Moving a row in the page takes the focus from it.
  useEffect(() => {
    if (refocus.current) focus(refocus.current.key, refocus.current.column);
    refocus.current = undefined;
  });
  const onKey = (event: KeyboardEvent<HTMLTableElement>) => {
    const cell = (event.target as Element).closest('td');
    const row = cell?.closest('tr');
    const index = film.shots.findIndex(({ key }) => key === row?.dataset.row);
    const shot = film.shots[index];
    if (!cell || !shot || event.ctrlKey || event.metaKey) return;
    const isEnter = event.key === 'Enter' && !(event.target instanceof HTMLButtonElement);
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined;
    if (event.altKey && step !== undefined && shot.place !== undefined) {
      refocus.current = { key: shot.key, column: cell.cellIndex };
      actions.move(shot, shot.place + step);
    } else if (isEnter) {
      const next = film.shots[index + (event.shiftKey ? -1 : 1)];
      if (next) focus(next.key, cell.cellIndex);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.scroller}>
      <table ref={table} className={styles.table} onKeyDownCapture={onKey}>
        <caption className="visually-hidden">
          Shots of {parts.sequence}. Enter goes to the next row, Alt and an arrow key moves the row.
        </caption>
        <thead>
          <tr>
            <th scope="col" className={styles.head}>
              Shot
            </th>
            {COLUMNS.map(({ title, width }) => (
              <th key={title} scope="col" style={{ minWidth: width }}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {film.shots.map((shot, index) => (
            <Row key={shot.key} parts={parts} shot={shot} index={index} isActive={shot.key === active?.key} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly parts: TimelineParts;
  readonly shot: FilmShot;
  readonly index: number;
  readonly isActive: boolean;
}

function Row({ parts, shot, index, isActive }: RowProps) {
  const { node, name } = shot;
  return (
    <tr data-row={shot.key} className={isActive ? styles.active : undefined}>
      <td>
        <button
          type="button"
          className={styles.shot}
          aria-pressed={isActive}
          aria-label={`Shot ${index + 1}, ${name}: select it`}
          onClick={() => {
            parts.actions.select(shot);
            parts.player.seek(shot.start + shot.overlap);
          }}
          onDoubleClick={() => parts.actions.show(shot)}
        >
          <span className={styles.number}>{index + 1}</span>
          <span className={styles.picture}>
            <Thumbnail parts={parts} shot={shot} thumbnails={parts.thumbnails} />
          </span>
        </button>
      </td>
      {COLUMNS.map(({ input, title, text }) => (
        <td key={input}>
          {node === undefined || input === 'camera' || input === 'lens' ? (
            <span className={styles.text}>{text(shot)}</span>
          ) : (
            <InputField node={node} input={input} label={`${title} of ${name}`} isCompact />
          )}
        </td>
      ))}
    </tr>
  );
}
