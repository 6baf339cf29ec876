import { useEffect, useState } from 'react';
import type { Editor } from '../app/editor.ts';
import { findSpot } from './find-spot.ts';
import type { Rect } from './place-guide.ts';
import type { Spot } from './steps.ts';

/** How often places are looked up that nobody tells of: panels open, lists scroll. ms. */
const LOOK_MS = 250;

/** Where things are in the window. */
export interface Places {
  /** Of what a step points at, in its order; `undefined` for what is not in view. */
  readonly spots: readonly (Rect | undefined)[];
  /** Of the canvas. */
  readonly area: Rect | undefined;
}

/**
 * Follows what a step points at as it moves.
 *
 * @param looked - told whenever it has been looked up
 */
export function useSpots(editor: Editor, spots: readonly Spot[], looked: () => void): Places {
  const [places, setPlaces] = useState<Places>({ spots: [], area: undefined });
  useEffect(() => {
    let frame = 0;
    const measure = () => {
      frame = 0;
      const frameOfCanvas = document.querySelector('[data-canvas]')?.getBoundingClientRect();
      const next = { spots: spots.map((spot) => rounded(findSpot(editor, spot))), area: rounded(frameOfCanvas) };
      setPlaces((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
      looked();
    };
    const ask = () => {
      if (frame === 0) frame = requestAnimationFrame(measure);
    };
    // The canvas is another one whenever another graph is shown.
    let { canvas } = editor;
    let stop = canvas?.watch(ask);
    const timer = setInterval(() => {
      if (editor.canvas !== canvas) {
        stop?.();
        canvas = editor.canvas;
        stop = canvas?.watch(ask);
      }
      ask();
    }, LOOK_MS);
    ask();
    return () => {
      clearInterval(timer);
      cancelAnimationFrame(frame);
      stop?.();
    };
  }, [editor, spots, looked]);
  return places;
}

const rounded = (rect: Rect | undefined): Rect | undefined =>
  rect && {
    left: Math.round(rect.left),
    top: Math.round(rect.top),
    width: Math.round(rect.width),
    height: Math.round(rect.height),
  };
