import { type ReactNode, useEffect, useRef, useState } from 'react';
import { usePlans } from '../app/editor-context.tsx';
import styles from './stage-view.module.css';
import { useView } from './use-view.ts';

interface StageViewProps {
  /**
   * Whose picture: `node.port` of a camera, a choreography, a depth plan, a lighting rig, a shot, a direction or its motion; while it is
   * not known which nothing, so that its room is kept.
   */
  readonly place: string | undefined;
  readonly seconds: number;
  /** Pixels painted; the picture is shown as wide as its place on the page. */
  readonly width: number;
  readonly height: number;
  readonly style?: 'pictures' | 'grey-box';
  /** Paints quickly while things change, and with all shadows once they rest. */
  readonly refines?: boolean;
  /** Tells people who do not see it what it shows. */
  readonly label: string;
  readonly className?: string | undefined;
  /** What lies over the picture. */
  readonly children?: ReactNode;
}

/** A frame of the stage, painted by the renderer that makes previews and guides: what is seen here is what they show. */
export function StageView(props: StageViewProps) {
  const { place, seconds, width, height, style = 'grey-box', refines = false, label, className = '', children } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const rests = useRests(seconds);
  const isQuick = refines && !rests;
  const picture = useView(place, { view: 'frame', seconds, width, height, style, ...(isQuick && { isQuick }) });
  useEffect(() => {
    if (!picture || !canvas.current) return;
    canvas.current.getContext('2d')?.drawImage(picture, 0, 0);
  }, [picture]);
  return (
    <div className={`${styles.screen} ${className}`}>
      {/* Until the first picture lies over it. */}
      <span className={styles.words}>{picture === null ? 'Seen after a run' : 'Painting…'}</span>
      <canvas
        key={place}
        ref={canvas}
        width={width}
        height={height}
        role="img"
        aria-label={label}
        className={styles.canvas}
        data-painted={picture ? true : undefined}
      />
      {children}
    </div>
  );
}

/** Rest after which a picture is worth its shadows, ms. */
const REST_MS = 400;

/** Whether neither the graph nor the instant has changed for a while. */
function useRests(seconds: number): boolean {
  const plans = usePlans();
  const now = `${plans} ${seconds}`;
  const [rested, setRested] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setRested(now), REST_MS);
    return () => clearTimeout(timer);
  }, [now]);
  return rested === now;
}
