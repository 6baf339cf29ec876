import { useEffect, useRef } from 'react';
import { useEditor } from '../../app/editor-context.tsx';
import type { CanvasModel } from '../canvas-model.ts';
import type { SceneWire } from '../scene.ts';
import { pageEasel } from './easel.ts';
import { createFaces, moodOf } from './face.ts';
import { type Look, onLookChange, readLook } from './look.ts';
import { createPainter, type PainterSources } from './painter.ts';
import styles from './painter-layer.module.css';
import { createThumbs } from './thumbs.ts';

interface PainterLayerProps {
  readonly model: CanvasModel;
  /** Edges that React Flow draws at the moment. */
  readonly isDrawn: (line: SceneWire) => boolean;
}

/** Two canvases below the cards, in the document's coordinates: they move with the cards and can never be out of step. */
export function PainterLayer({ model, isDrawn }: PainterLayerProps) {
  const editor = useEditor();
  const lower = useRef<HTMLCanvasElement>(null);
  const upper = useRef<HTMLCanvasElement>(null);
  const picture = useRef<SVGSVGElement>(null);

  useEffect(() => {
    const { doc, ui, run } = editor;
    const root = document.documentElement;
    let look: Look = readLook(root);
    const easel = pageEasel();
    const thumbs = createThumbs(editor, easel, () => {
      painter.review();
      // What pictures of the page are taken after: cards from afar have theirs.
      lower.current!.dataset.pictured = 'true';
    });
    const faces = createFaces(editor, thumbs);
    const sources: PainterSources = {
      look: () => look,
      lookAtFaces: faces.look,
      seekPictures: faces.seek,
      moodOf: (id) => moodOf(editor, id),
      selectedNodes: () => ui.getState().selectedNodes,
      selectedEdges: () => ui.getState().selectedEdges,
      isDrawn,
      isConnecting: () => ui.getState().connecting !== undefined,
    };
    const painter = createPainter(model, lower.current!, upper.current!, picture.current!, sources, easel);
    let moving = 0;
    const repaint = () => {
      painter.invalidate();
      // Edges are nowhere else on the page: this is what journeys count them by.
      lower.current!.dataset.wires = String(model.scene.wires.length);
    };
    const stops = [
      model.subscribe('scene', repaint),
      model.subscribe('hover', painter.invalidate),
      model.subscribe('viewport', painter.follow),
      model.subscribe('linking', painter.move),
      model.subscribe('offsets', () => {
        // What begins to move leaves the lower canvas, and what comes to rest goes back to it.
        if (model.offsets.size !== moving) painter.invalidate();
        painter.move();
        moving = model.offsets.size;
      }),
      doc.subscribe('types', faces.forget),
      run.subscribe('run', painter.reviewMoods),
      run.subscribe('plan', painter.review),
      ...['values', 'rendered'].map((topic) => run.subscribe(topic, painter.reviewPictures)),
      ui.subscribe((now, before) => {
        const isSame =
          now.selectedNodes === before.selectedNodes &&
          now.selectedEdges === before.selectedEdges &&
          (now.connecting === undefined) === (before.connecting === undefined);
        if (!isSame) painter.invalidate();
      }),
      onLookChange(root, () => {
        look = readLook(root);
        painter.invalidate();
      }),
    ];
    repaint();
    return () => {
      for (const stop of stops) stop();
      thumbs.stop();
      painter.stop();
    };
  }, [editor, model, isDrawn]);

  return (
    <div className={styles.layer} aria-hidden="true">
      <canvas ref={lower} className={styles.canvas} />
      <canvas ref={upper} className={styles.canvas} />
      <svg ref={picture} className={styles.picture} />
    </div>
  );
}
