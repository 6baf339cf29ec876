import { type PointerEvent, useEffect, useRef } from 'react';
import { useEditor, useUi } from '../app/editor-context.tsx';
import { BendHandles } from './bend-handles.tsx';
import { FrameCard } from './frame-card.tsx';
import { findMark } from './marks.ts';
import styles from './marks-layer.module.css';
import { NoteCard } from './note-card.tsx';
import { useMarks } from './use-marks.ts';

/** What the layer has to know of the canvas: what is being dragged, and how far, and from how far it is looked at. */
export interface MarksModel {
  readonly viewport: { readonly zoom: number };
  readonly offsets: ReadonlyMap<string, readonly [x: number, y: number]>;
  subscribe(topic: 'offsets' | 'viewport', listener: () => void): () => void;
}

interface MarksLayerProps {
  readonly model: MarksModel;
  /** A mark was pressed where it is grasped: what follows may be a drag. It is selected already. */
  readonly onGrasp: (event: globalThis.PointerEvent, id: string) => void;
}

/** Frames below the cards and their edges, and notes among the cards: in the document's px. */
export default function MarksLayer({ model, onGrasp }: MarksLayerProps) {
  const editor = useEditor();
  const marks = useMarks();
  const selected = useUi((state) => state.selectedNodes);
  const layer = useRef<HTMLDivElement>(null);
  useFollowDrag(layer, model);
  useFollowZoom(layer, model);

  const press = (event: PointerEvent) => {
    const target = event.target as Element;
    const id = target.closest('[data-grasp]')?.closest('[data-mark]')?.getAttribute('data-mark');
    if (!id || event.button !== 0 || target.closest('.nodrag')) return;
    const { ui } = editor;
    const { selectedNodes } = ui.getState();
    const adds = event.shiftKey || event.metaKey || event.ctrlKey;
    if (adds)
      ui.select(selectedNodes.has(id) ? [...selectedNodes].filter((other) => other !== id) : [...selectedNodes, id]);
    else if (!selectedNodes.has(id)) ui.select([id]);
    if (ui.getState().selectedNodes.has(id)) onGrasp(event.nativeEvent, id);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: each mark has its keys; here only presses are told apart
    <div
      ref={layer}
      className={styles.layer}
      onPointerDown={press}
      onContextMenu={(event) => {
        const id = (event.target as Element).closest('[data-mark]')?.getAttribute('data-mark');
        if (!id) return;
        event.preventDefault();
        event.stopPropagation();
        if (!selected.has(id)) editor.ui.select([id]);
        editor.ui.setState({ menu: { x: event.clientX, y: event.clientY } });
      }}
    >
      {marks.map(({ id, kind, at }) => {
        const Card = kind === 'frame' ? FrameCard : NoteCard;
        return (
          <div
            key={id}
            className={kind === 'frame' ? styles.frame : styles.note}
            data-place={id}
            style={{ transform: `translate(${at[0]}px, ${at[1]}px)` }}
          >
            <Card id={id} selected={selected.has(id)} />
          </div>
        );
      })}
      <BendHandles />
    </div>
  );
}

/** Moves what is dragged by its style alone: nothing is drawn until it is dropped. */
function useFollowDrag(layer: React.RefObject<HTMLDivElement | null>, model: MarksModel): void {
  const { part } = useEditor();
  useEffect(() => {
    let moved: readonly string[] = [];
    const place = () => {
      const ids = [...model.offsets.keys()].filter((id) => id.includes(':'));
      for (const id of new Set([...moved, ...ids])) {
        const mark = findMark(part(), id);
        const element = layer.current?.querySelector<HTMLElement>(`[data-place="${CSS.escape(id)}"]`);
        if (!mark || !element) continue;
        const [dx, dy] = model.offsets.get(id) ?? [0, 0];
        element.style.transform = `translate(${mark.at[0] + dx}px, ${mark.at[1] + dy}px)`;
      }
      moved = ids;
    };
    return model.subscribe('offsets', place);
  }, [layer, model, part]);
}

/** Below this zoom titles stand above their frames, as large as they are read. */
const FAR = 0.55;

/** Keeps titles of frames readable from afar: that is where they are needed most. */
function useFollowZoom(layer: React.RefObject<HTMLDivElement | null>, model: MarksModel): void {
  useEffect(() => {
    let last = 0;
    const follow = () => {
      const { zoom } = model.viewport;
      if (zoom === last) return;
      last = zoom;
      const element = layer.current!;
      element.toggleAttribute('data-far', zoom < FAR);
      if (zoom < FAR) element.style.setProperty('--zoom', String(zoom));
    };
    follow();
    return model.subscribe('viewport', follow);
  }, [layer, model]);
}
