import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useEditor } from '../../app/editor-context.tsx';
import { doubleClick } from '../../app/pointer-words.ts';
import {
  boundsOf,
  type FloorBounds,
  fromPlan,
  onStep,
  type Place,
  placeAfter,
  stepOn,
  toPlan,
  withPlace,
} from './floor.ts';
import styles from './plan.module.css';
import { PlanArt } from './plan-art.tsx';
import { Actor, Facing, PathPoint } from './plan-grips.tsx';
import { placeAt, type StagedAction } from './staging.ts';

/** Width of the plan divided by its height. */
const ASPECT = 4 / 3;

interface PlanProps {
  readonly actions: readonly StagedAction[];
  readonly actors: readonly { readonly name: string; readonly colour: string }[];
  readonly selected: StagedAction | undefined;
  readonly seconds: number;
  readonly onSelect: (key: string) => void;
}

/** The floor from above, the camera at rest at its lower edge: ways with points to drag, and where everybody is now. */
export function Plan({ actions, actors, selected, seconds, onSelect }: PlanProps) {
  const { doc, setInput } = useEditor();
  const plan = useRef<HTMLDivElement>(null);
  const focusAfter = useRef<number>(undefined);
  /** While a point is dragged the floor stays where it is. */
  const [held, setHeld] = useState<FloorBounds>();
  const bounds =
    held ??
    boundsOf(
      actions.flatMap(({ path }) => path),
      ASPECT,
    );
  const node = selected && !selected.wired.has('path') ? selected.node : undefined;
  const path = selected?.path ?? [];

  useEffect(() => {
    if (focusAfter.current === undefined) return;
    plan.current?.querySelector<HTMLElement>(`[data-point="${focusAfter.current}"]`)?.focus();
    focusAfter.current = undefined;
  });
  const write = (next: readonly Place[]) => node && setInput({ node, input: 'path' }, next as never, `path ${node}`);
  const placeUnder = (event: { readonly clientX: number; readonly clientY: number }): Place => {
    const box = plan.current!.getBoundingClientRect();
    return fromPlan((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height, bounds);
  };
  const done = () => {
    setHeld(undefined);
    doc.closeMark();
  };
  const add = (place: Place, behind?: number) => {
    if (node === undefined) return;
    const added =
      behind === undefined ? withPlace(path, place) : { path: path.toSpliced(behind + 1, 0, place), at: behind + 1 };
    focusAfter.current = added.at;
    write(added.path);
    done();
  };
  const remove = (index: number) => {
    focusAfter.current = Math.max(0, index - 1);
    write(path.toSpliced(index, 1));
    done();
  };
  const onPointKey = (event: KeyboardEvent, index: number) => {
    const [x, z] = path[index]!;
    const fine = stepOn(bounds);
    const step = event.shiftKey ? fine * 10 : fine * 2;
    const moves: { readonly [key: string]: Place } = {
      ArrowLeft: [x - step, z],
      ArrowRight: [x + step, z],
      ArrowUp: [x, z + step],
      ArrowDown: [x, z - step],
    };
    const to = moves[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (to) write(path.with(index, [onStep(to[0], fine), onStep(to[1], fine)]));
    else if (event.key === 'Delete' || event.key === 'Backspace') remove(index);
    else if (event.key === '+' || event.key === 'Insert') add(placeAfter(path, index), index);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the button below it */}
      <div
        ref={plan}
        className={styles.plan}
        style={{ aspectRatio: ASPECT }}
        onDoubleClick={(event) => event.target === event.currentTarget && add(placeUnder(event))}
      >
        <PlanArt bounds={bounds} actions={actions} actors={actors} selected={selected} />
        {actors.map(({ name, colour }) => {
          const place = placeAt(actions, name, seconds);
          return place && <Actor key={name} name={name} colour={colour} at={toPlan(place, bounds)} />;
        })}
        {selected &&
          path.map((place, index) => (
            <PathPoint
              key={index}
              index={index}
              label={`${selected.subject}, point ${index + 1} of ${path.length}: ${say(place)}`}
              at={toPlan(place, bounds)}
              isFixed={node === undefined}
              onHold={() => setHeld(bounds)}
              onMove={(event) => write(path.with(index, placeUnder(event)))}
              onDone={done}
              onKeyDown={(event) => node !== undefined && onPointKey(event, index)}
            />
          ))}
        {selected && path.length > 0 && (
          <Facing
            action={selected}
            bounds={bounds}
            placeUnder={placeUnder}
            onHold={() => setHeld(bounds)}
            onDone={done}
          />
        )}
      </div>
      <div className={styles.foot}>
        {actors.map(({ name, colour }) => {
          const own = actions.find(({ subject }) => subject === name);
          return (
            <button
              key={name}
              type="button"
              className={styles.actor}
              disabled={!own}
              aria-pressed={selected?.subject === name}
              onClick={() => own && onSelect(own.key)}
            >
              <i style={{ background: colour }} /> {name}
            </button>
          );
        })}
        {node !== undefined && (
          <button
            type="button"
            className={styles.add}
            title={`${doubleClick()} on the floor does the same there; Delete takes a point away`}
            onClick={() => add(placeAfter(path, path.length - 1), path.length - 1)}
          >
            Add a point
          </button>
        )}
      </div>
    </div>
  );
}

const say = ([x, z]: Place) =>
  `${Math.abs(x).toFixed(2)} m ${x < 0 ? 'left' : 'right'}, ${Math.abs(z).toFixed(2)} m ${z < 0 ? 'behind the camera' : 'ahead'}`;
