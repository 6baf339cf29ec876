import { Box, Maximize2, PanelLeft, PanelTop } from 'lucide-react';
import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { ToolButton } from '../fields/tool-button.tsx';
import { Grips } from './grips.tsx';
import { fitTo, type Orbit, orbitView } from './orbit.ts';
import { pointsToShow, setUp } from './set-up.ts';
import styles from './stage.module.css';
import { StageArt } from './stage-art.tsx';
import type { CameraScene } from './use-camera-scene.ts';
import { useOrbit } from './use-orbit.ts';

interface StageProps {
  readonly id: string;
  readonly scene: CameraScene & { readonly camera: NonNullable<CameraScene['camera']> };
  readonly seconds: number;
  readonly children?: ReactNode;
}

type Side = Pick<Orbit, 'yawDegrees' | 'pitchDegrees'>;
const AROUND: Side = { yawDegrees: -38, pitchDegrees: 28 };
const TOP: Side = { yawDegrees: 0, pitchDegrees: 90 };
const SIDE: Side = { yawDegrees: -90, pitchDegrees: 4 };

/** The set from outside: the way of the camera, what it sees now, whoever is there, and grips that change the move. */
export function Stage({ id, scene, seconds, children }: StageProps) {
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const made = setUp(scene, seconds);
  const [side, setSide] = useState<Side>(AROUND);
  const moves = scene.camera.moves.map(({ move }) => move).join();
  const fit = `${moves} ${made.standers.length} ${made.layers.length} ${JSON.stringify([size, side])}`;
  // Only with another move or another set: what is dragged must not move the eye that looks at it.
  const fitted = useMemo(() => fitTo(pointsToShow(scene, made), side, size), [fit]);
  const { orbit, isHeld, reset, listeners } = useOrbit(box, fitted, size);
  const view = orbitView(orbit, size);
  const lookFrom = (next: Side) => {
    setSide(next);
    reset();
  };
  const isFrom = ({ yawDegrees, pitchDegrees }: Side) =>
    orbit.yawDegrees === yawDegrees && orbit.pitchDegrees === pitchDegrees;
  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
      <div
        ref={box}
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the view is turned with the arrow keys
        tabIndex={0}
        className={styles.stage}
        aria-label="Stage. Arrow keys turn the view, with Shift they move it, plus and minus zoom, 0 shows everything."
        data-held={isHeld || undefined}
        {...listeners}
      >
        <StageArt view={view} scene={scene} made={made} seconds={seconds} />
        <Grips id={id} scene={scene} made={made} view={view} />
      </div>
      <div className={styles.tools}>
        <ToolButton
          icon={Box}
          label="Look from behind the camera"
          isOn={isFrom(AROUND)}
          onClick={() => lookFrom(AROUND)}
        />
        <ToolButton icon={PanelTop} label="Look from the top" isOn={isFrom(TOP)} onClick={() => lookFrom(TOP)} />
        <ToolButton icon={PanelLeft} label="Look from the side" isOn={isFrom(SIDE)} onClick={() => lookFrom(SIDE)} />
        <ToolButton icon={Maximize2} label="Show everything" onClick={reset} />
      </div>
      {children}
    </div>
  );
}

/** Pixels of a box, for as long as it is on the page. */
function useSize(box: React.RefObject<HTMLDivElement | null>) {
  const [size, setSize] = useState({ width: 296, height: 222 });
  useLayoutEffect(() => {
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = box.current!;
      if (width > 0) setSize((old) => (old.width === width && old.height === height ? old : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, [box]);
  return size;
}
