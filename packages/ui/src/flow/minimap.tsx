import { type PointerEvent as ReactPointerEvent, useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import { useEditor, useHere } from '../app/editor-context.tsx';
import { topicIn } from '../doc/topics.ts';
import { groupOf } from '../engine/catalogue.ts';
import { type Mark, marksOf } from '../marks/marks.ts';
import { lookOf } from '../nodes/group-look.ts';
import type { CanvasActions } from './adapter.ts';
import type { CanvasModel } from './canvas-model.ts';
import styles from './minimap.module.css';
import { type Area, boundsOf } from './scene.ts';
import { areaInView } from './viewport.ts';

const WIDTH = 168;
const HEIGHT = 104;
const PADDING = 8;

interface MinimapProps {
  readonly model: CanvasModel;
  readonly actions: CanvasActions;
}

/** Where the canvas is smaller than this, px, the map would hide more than it shows. */
const LEAST = { width: 560, height: 300 } as const;

/** The whole graph, small, with what is in view framed; a press goes there. */
export function Minimap({ model, actions }: MinimapProps) {
  const isRoomy = useSyncExternalStore(
    useCallback((listener: () => void) => model.subscribe('viewport', listener), [model]),
    () => model.size.width >= LEAST.width && model.size.height >= LEAST.height,
  );
  return isRoomy ? <SmallMap model={model} actions={actions} /> : null;
}

function SmallMap({ model, actions }: MinimapProps) {
  const { doc, part } = useEditor();
  const { subgraph } = useHere();
  const canvas = useRef<HTMLCanvasElement>(null);
  const view = useRef<HTMLDivElement>(null);
  const map = useRef<MapScale>({ scale: 1, left: 0, top: 0 });

  useEffect(() => {
    let frame = 0;
    const paint = () => {
      const context = canvas.current?.getContext('2d');
      if (!context) return;
      map.current = mapOf(boundsOf(model.scene) ?? areaInView(model.viewport, model.size));
      const { scale, left, top } = map.current;
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, WIDTH * 2, HEIGHT * 2);
      context.setTransform(2 * scale, 0, 0, 2 * scale, -left * scale * 2, -top * scale * 2);
      paintMarks(context, marksOf(part()));
      const { nodes } = part();
      for (const { id, x, y, width, height } of model.scene.cards.values()) {
        context.fillStyle = lookOf(groupOf(nodes.get(id)?.type ?? 'output/')).colour;
        context.fillRect(x, y, width, height);
      }
      frameView();
    };
    const frameView = () => {
      const { scale, left, top } = map.current;
      const seen = areaInView(model.viewport, model.size);
      const style = view.current?.style;
      if (!style) return;
      style.transform = `translate(${(seen.left - left) * scale}px, ${(seen.top - top) * scale}px)`;
      style.width = `${(seen.right - seen.left) * scale}px`;
      style.height = `${(seen.bottom - seen.top) * scale}px`;
    };
    const ask = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(paint);
    };
    const stops = [
      model.subscribe('scene', ask),
      model.subscribe('viewport', frameView),
      doc.subscribe(topicIn(subgraph, 'marks'), ask),
    ];
    ask();
    return () => {
      for (const stop of stops) stop();
      cancelAnimationFrame(frame);
    };
  }, [model, doc, part, subgraph]);

  const go = (event: ReactPointerEvent) => {
    if (event.buttons !== 1) return;
    const box = canvas.current!.getBoundingClientRect();
    const { scale, left, top } = map.current;
    actions.look([(event.clientX - box.left) / scale + left, (event.clientY - box.top) / scale + top]);
  };

  return (
    <div
      className={styles.minimap}
      role="img"
      aria-label="Overview of the graph"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      }}
      // What was pressed elsewhere and comes by here is a box or a card that is dragged.
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && go(event)}
    >
      <canvas ref={canvas} width={WIDTH * 2} height={HEIGHT * 2} />
      <div ref={view} className={styles.view} data-pans />
    </div>
  );
}

/** From the document's px to those of the map: times `scale`, after `left` and `top` are taken off. */
interface MapScale {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

function mapOf({ left, top, right, bottom }: Area): MapScale {
  const scale = Math.min(
    (WIDTH - 2 * PADDING) / Math.max(1, right - left),
    (HEIGHT - 2 * PADDING) / Math.max(1, bottom - top),
    0.2,
  );
  return {
    scale,
    left: (left + right) / 2 - WIDTH / 2 / scale,
    top: (top + bottom) / 2 - HEIGHT / 2 / scale,
  };
}

/** Frames below everything, so that acts are found from afar; notes as small as they are. */
function paintMarks(context: CanvasRenderingContext2D, marks: readonly Mark[]): void {
  const style = getComputedStyle(document.documentElement);
  for (const { kind, at, size, colour } of marks) {
    context.globalAlpha = kind === 'frame' ? 0.32 : 1;
    context.fillStyle = style.getPropertyValue(kind === 'frame' ? `--frame-${colour}` : '--note-line');
    context.fillRect(at[0], at[1], size[0], size[1]);
  }
  context.globalAlpha = 1;
}
