import { bendsOf, type Point } from '@shotgraph/engine';
import { type KeyboardEvent, type PointerEvent, useSyncExternalStore } from 'react';
import { useEditor, useHere, useUi } from '../app/editor-context.tsx';
import { doubleClick } from '../app/pointer-words.ts';
import { moveBendOps, removeBend } from '../arrange/bends.ts';
import { topicIn } from '../doc/topics.ts';
import { dragEdit } from '../flow/drag-edit.ts';
import styles from './bend-handles.module.css';

/** The points that selected edges are led through: dragged, moved by the arrow keys, and taken away by a double click or Delete. */
export function BendHandles() {
  const { doc, part } = useEditor();
  const { subgraph } = useHere();
  const selected = useUi((state) => state.selectedEdges);
  const bends = useSyncExternalStore(
    (listener) => doc.subscribe(topicIn(subgraph, 'bends'), listener),
    () => bendsOf(part()),
  );
  return [...selected].flatMap((edge) =>
    (bends.get(edge) ?? []).map((at, index) => <Handle key={`${edge} ${index}`} edge={edge} index={index} at={at} />),
  );
}

const KEYS: { readonly [key: string]: Point } = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const STEP = 8;
const LARGE_STEP = 64;
const onGrid = (px: number) => Math.round(px / STEP) * STEP;

function Handle({ edge, index, at }: { readonly edge: string; readonly index: number; readonly at: Point }) {
  const editor = useEditor();
  const move = (to: Point) => editor.edit(moveBendOps(editor, edge, index, to), { mark: `bend ${edge} ${index}` });
  const remove = () => removeBend(editor, edge, index);
  const start = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    let last = at;
    dragEdit(editor.doc, event, {
      move({ clientX: x, clientY: y }) {
        if (!editor.canvas) return;
        const [left, top] = editor.canvas.toCanvas({ x, y });
        const to: Point = [onGrid(left), onGrid(top)];
        if (to.join() === last.join()) return;
        last = to;
        move(to);
      },
    });
  };
  const press = (event: KeyboardEvent) => {
    const way = KEYS[event.key];
    const step = event.shiftKey ? LARGE_STEP : STEP;
    if (way) move([at[0] + way[0] * step, at[1] + way[1] * step]);
    else if (event.key === 'Delete' || event.key === 'Backspace') remove();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <button
      type="button"
      className={`${styles.handle} nodrag nopan nokey`}
      data-bend={`${edge} ${index}`}
      style={{ left: at[0], top: at[1] }}
      aria-label={`Bend ${index + 1} of the edge from ${edge.replace('>', ' to ')}`}
      title={`Drag to move, ${doubleClick().toLowerCase()} to remove`}
      onPointerDown={start}
      onDoubleClick={(event) => {
        event.stopPropagation();
        remove();
      }}
      onKeyDown={press}
      onBlur={() => editor.doc.closeMark()}
    />
  );
}
