import { useEffect, useRef } from 'react';
import styles from './canvas.module.css';
import type { CanvasModel } from './canvas-model.ts';

/** Dots are so far apart, px of the document; from afar only every second of them is left, or every fourth, as far as needed. */
const GAP = 24;
/** They are never nearer to each other on the screen, px. */
const LEAST_GAP = 16;
/** Radius of a dot at a zoom of 1, and the least and the most, px of the screen. */
const RADIUS = 0.75;
const MOST_RADIUS = 1.5;

interface GroundProps {
  readonly model: CanvasModel;
}

/** The dotted ground. It is larger than the canvas by a gap of dots, so panning moves it by less than one and paints nothing. */
export function Ground({ model }: GroundProps) {
  const ground = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let painted = 0;
    const show = () => {
      const { x, y, zoom } = model.viewport;
      const { style } = ground.current!;
      const gap = gapOf(zoom);
      if (zoom !== painted) {
        painted = zoom;
        const radius = Math.min(MOST_RADIUS, Math.max(RADIUS, RADIUS * zoom));
        style.inset = `${-gap}px`;
        style.backgroundSize = `${gap}px ${gap}px`;
        style.backgroundPosition = `${-gap / 2}px ${-gap / 2}px`;
        style.backgroundImage = `radial-gradient(circle, var(--dots) ${radius - 0.25}px, transparent ${radius + 0.25}px)`;
      }
      style.transform = `translate(${x % gap}px, ${y % gap}px)`;
    };
    show();
    return model.subscribe('viewport', show);
  }, [model]);
  return <div ref={ground} className={styles.ground} data-pans aria-hidden="true" />;
}

/** How far apart dots are on the screen, px. */
export function gapOf(zoom: number): number {
  let gap = GAP * zoom;
  while (gap < LEAST_GAP) gap *= 2;
  return gap;
}
