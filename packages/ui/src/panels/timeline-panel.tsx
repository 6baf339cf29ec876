import { type CSSProperties, type PointerEvent, useRef } from 'react';
import { useEditor, useHere, useUi } from '../app/editor-context.tsx';
import { Timeline } from '../direct/timeline/timeline.tsx';
import styles from './timeline-panel.module.css';

const LOWEST = 220;
/** Room the canvas keeps, px. */
const CANVAS_ROOM = 160;
/** How much a key moves the border, px. */
const STEP = 24;

/** The panel under the canvas: the same film as a timeline. */
export default function TimelinePanel() {
  const { ui } = useEditor();
  const here = useHere();
  const height = useUi(({ timelineHeight }) => timelineHeight);
  const drag = useRef<{ readonly y: number; readonly height: number }>(undefined);
  const highest = Math.max(LOWEST, window.innerHeight - CANVAS_ROOM);
  const shown = Math.min(height, highest);
  const resize = (to: number) => ui.setState({ timelineHeight: Math.round(Math.min(highest, Math.max(LOWEST, to))) });
  const move = (event: PointerEvent) => drag.current && resize(drag.current.height + drag.current.y - event.clientY);
  return (
    <section
      className={styles.panel}
      style={{ height: shown, '--timeline-height': `${shown}px` } as CSSProperties}
      aria-label="Timeline"
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved */}
      <div
        className={styles.border}
        role="separator"
        tabIndex={0}
        aria-orientation="horizontal"
        aria-label="Height of the timeline"
        aria-valuenow={shown}
        aria-valuemin={LOWEST}
        aria-valuemax={highest}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          drag.current = { y: event.clientY, height: shown };
        }}
        onPointerMove={move}
        onPointerUp={() => {
          drag.current = undefined;
        }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
          event.preventDefault();
          resize(shown + (event.key === 'ArrowUp' ? STEP : -STEP));
        }}
      />
      <Timeline key={here.values + (here.subgraph ?? '')} onClose={() => ui.setState({ showsTimeline: false })} />
    </section>
  );
}
