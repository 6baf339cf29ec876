import type { View } from '@shotgraph/nodes/stage';
import { Crosshair, Diamond, Move, MoveVertical, Target } from 'lucide-react';
import { useEditor } from '../../app/editor-context.tsx';
import { Grip } from '../fields/grip.tsx';
import type { Spot } from '../fields/spot.ts';
import { nearestOn } from './drag-along.ts';
import styles from './grips.module.css';
import { type Handle, heldValue, startFrom } from './handles.ts';
import { floorAt, spotOf } from './projecting.ts';
import type { SetUp } from './set-up.ts';
import type { CameraScene } from './use-camera-scene.ts';

interface GripsProps {
  readonly id: string;
  readonly scene: CameraScene & { readonly camera: NonNullable<CameraScene['camera']> };
  readonly made: SetUp;
  readonly view: View;
}

const ICONS = { end: Target, height: MoveVertical, aim: Diamond, pivot: Crosshair } as const;
const HINTS = { end: 'Amount', height: 'Up', aim: 'Pan', pivot: 'Distance' } as const;
const COARSE = 10;

/** What can be taken hold of on the stage. A node whose camera is made of others has no inputs for it, and no grips. */
export function Grips({ id, scene, made, view }: GripsProps) {
  const { inputs, wired } = scene;
  const canStart = ['startRight', 'startForward'].every((name) => name in inputs && !wired.has(name));
  return (
    <>
      {canStart && <FootGrip id={id} scene={scene} made={made} view={view} />}
      {made.handles
        .filter(({ input }) => input in inputs || input === 'amount')
        .map((handle) => (
          <CurveGrip key={handle.input} id={id} handle={handle} view={view} />
        ))}
    </>
  );
}

/** A grip that runs along a curve of the stage. */
function CurveGrip({ id, handle, view }: { readonly id: string; readonly handle: Handle; readonly view: View }) {
  const { setInput, doc } = useEditor();
  const write = (value: number) => setInput({ node: id, input: handle.input }, value, `grip ${id}.${handle.input}`);
  const Icon = ICONS[handle.look];
  const spot = spotOf(view, handle.at(handle.value));
  const text = `${Math.round(handle.value * 100) / 100} ${handle.unit}`.trim();
  return (
    <Grip
      id={handle.look}
      className={styles[handle.look]}
      label={handle.label}
      hint={HINTS[handle.look]}
      within={view.size.width}
      text={text}
      now={handle.value}
      spot={spot}
      // The grip is followed on the curve as it was taken hold of: what comes back from the engine meanwhile may not move it.
      onHold={() => {
        let value = handle.value;
        return (pointer, isFine) => {
          value = nearestOn(handle.at, (point) => spotOf(view, point), pointer, value, handle.most);
          write(heldValue(handle, value, isFine));
        };
      }}
      onStep={(x, y, isFar) => {
        const steps = (Math.abs(x) > 0 ? x : y) * (isFar ? COARSE : 1);
        write(heldValue(handle, handle.value + steps * (handle.unit === '°' ? 1 : handle.step), handle.unit === '°'));
      }}
      onDone={doc.closeMark}
    >
      <Icon size={12} aria-hidden="true" />
    </Grip>
  );
}

/** The foot of the camera's first place: dragged over the floor. */
function FootGrip({ id, scene, made, view }: GripsProps) {
  const { edit, doc } = useEditor();
  const { camera, inputs } = scene;
  const key = camera.keys[0]!;
  const write = (start: { readonly startRight: number; readonly startForward: number }, isFine = false) =>
    void edit(
      Object.entries(start).map(([input, value]) => ({
        op: 'set-input',
        node: id,
        input,
        value: heldValue({ step: 0.1, fine: 0.01 }, value, isFine),
      })),
      { mark: `grip ${id}.start` },
    );
  const { startRight = 0, startForward = 0 } = inputs;
  const foot: readonly [number, number, number] = [key.position[0], made.floor, key.position[2]];
  return (
    <Grip
      id="foot"
      label="Start of the camera on the floor"
      hint=""
      within={view.size.width}
      text={`${round(startRight)} m right, ${round(startForward)} m ahead`}
      now={round(startForward)}
      spot={spotOf(view, foot)}
      onHold={() => (pointer: Spot, isFine) => {
        const point = floorAt(view, pointer, made.floor);
        if (point) write(startFrom(key, inputs, point), isFine);
      }}
      onStep={(x, y, isFar) => {
        const step = 0.1 * (isFar ? COARSE : 1);
        write({ startRight: startRight + x * step, startForward: startForward + y * step });
      }}
      onDone={doc.closeMark}
    >
      <Move size={12} aria-hidden="true" />
    </Grip>
  );
}

const round = (value: number) => Math.round(value * 100) / 100;
