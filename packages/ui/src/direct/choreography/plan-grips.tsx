import type { CSSProperties, KeyboardEvent, PointerEvent as ReactPointerEvent } from 'react';
import { useEditor } from '../../app/editor-context.tsx';
import type { DocStore } from '../../doc/doc-store.ts';
import { dragEdit } from '../../flow/drag-edit.ts';
import { type FloorBounds, facingStep, facingTo, type Place, toPlan } from './floor.ts';
import styles from './plan.module.css';
import type { StagedAction } from './staging.ts';

/** How far the grip of a facing stands from who looks, in heights of the plan. */
const FACING_REACH = 0.11;

/** Where a share of the plan is on the page. */
const styleAt = ({ x, y }: { readonly x: number; readonly y: number }) => ({ left: `${x * 100}%`, top: `${y * 100}%` });

/** Where somebody is at the playhead. */
export const Actor = ({ name, colour, at }: { name: string; colour: string; at: { x: number; y: number } }) => (
  <span className={styles.now} style={{ ...styleAt(at), '--subject': colour } as CSSProperties} title={name}>
    {name.slice(0, 1)}
  </span>
);

interface GripProps {
  readonly onHold: () => void;
  readonly onMove: (event: PointerEvent) => void;
  readonly onDone: () => void;
}

/** What a grip needs to be dragged. */
function dragged(doc: DocStore, { onHold, onMove, onDone }: GripProps) {
  return {
    onPointerDown(event: ReactPointerEvent) {
      if (event.button !== 0) return;
      onHold();
      dragEdit(doc, event, { move: onMove, end: onDone });
    },
    onBlur: onDone,
  };
}

interface PathPointProps extends GripProps {
  readonly index: number;
  readonly label: string;
  readonly at: { readonly x: number; readonly y: number };
  readonly isFixed: boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** A place of a way: dragged, or moved by the arrow keys. */
export function PathPoint({ index, label, at, isFixed, onKeyDown, ...grip }: PathPointProps) {
  const { doc } = useEditor();
  return (
    <button
      type="button"
      className={styles.point}
      style={styleAt(at)}
      aria-label={label}
      title={isFixed ? 'This way is wired in or made elsewhere' : label}
      data-point={index}
      aria-disabled={isFixed}
      onKeyDown={onKeyDown}
      {...(isFixed ? {} : dragged(doc, grip))}
    >
      {index + 1}
    </button>
  );
}

interface FacingProps extends Omit<GripProps, 'onMove'> {
  readonly action: StagedAction;
  readonly bounds: FloorBounds;
  readonly placeUnder: (event: PointerEvent) => Place;
}

/** Where somebody looks at the end of an action: turned with the hand or the arrow keys. */
export function Facing({ action, bounds, placeUnder, ...grip }: FacingProps) {
  const { doc, setInput } = useEditor();
  const { node, path, facing = 0, wired, subject } = action;
  const stands = path.at(-1)!;
  const reach = FACING_REACH * (bounds.far - bounds.near);
  const [dx, dz] = facingStep(facing);
  const at = toPlan([stands[0] + dx * reach, stands[1] + dz * reach], bounds);
  if (node === undefined || wired.has('facing')) return null;
  const write = (degrees: number) => setInput({ node, input: 'facing' }, degrees, `facing ${node}`);
  return (
    <button
      type="button"
      role="slider"
      className={styles.facing}
      style={{ ...styleAt(at), rotate: `${180 - facing}deg` }}
      aria-label={`Where ${subject} looks`}
      aria-valuenow={facing}
      aria-valuemin={-180}
      aria-valuemax={180}
      aria-valuetext={action.facing === undefined ? 'along the way' : `${facing} degrees`}
      data-unset={action.facing === undefined || undefined}
      title="Drag to turn: 0° looks at the camera"
      onKeyDown={(event) => {
        const by = { ArrowLeft: -15, ArrowDown: -15, ArrowRight: 15, ArrowUp: 15 }[event.key];
        if (by === undefined) return;
        event.preventDefault();
        const turned = facing + by;
        write(turned > 180 ? turned - 360 : turned <= -180 ? turned + 360 : turned);
      }}
      {...dragged(doc, { ...grip, onMove: (event) => write(facingTo(stands, placeUnder(event))) })}
    />
  );
}
