import { type CSSProperties, type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react';
import { useEditor } from '../../app/editor-context.tsx';
import { dragEdit } from '../../flow/drag-edit.ts';
import { beatMarks, rulerMarks } from '../timeline/scale.ts';
import { useWidth } from '../timeline/use-width.ts';
import { Wave } from '../timeline/wave.tsx';
import { sayLength } from '../timeline/words.ts';
import styles from './lanes.module.css';
import { movedLength, movedStart, roomFor, type StagedAction, stepOf } from './staging.ts';
import type { Staging } from './use-staging.ts';

interface LanesProps {
  readonly staging: Staging;
  readonly actors: readonly { readonly name: string; readonly colour: string }[];
  readonly selected: StagedAction | undefined;
  readonly seconds: number;
  readonly length: number;
  readonly onSelect: (key: string) => void;
}

/** Who does what when: a lane for each subject with its actions as bars, over the beats they are counted in. */
export function Lanes({ staging, actors, selected, seconds, length, onSelect }: LanesProps) {
  const lanes = useRef<HTMLDivElement>(null);
  const width = useWidth(lanes);
  // What is dragged would move away from under the pointer if the scale changed with it.
  const [heldSpan, setHeldSpan] = useState<number>();
  const span = heldSpan ?? roomFor(length);
  const scale = (width - 2) / span;
  const { actions, beats, music, musicStart } = staging;
  const { beatsPerBar = 4, downbeat = 1 } = actions[0]?.counting ?? {};
  const marks = useMemo(
    () => (beats ? beatMarks(beats, { seconds: musicStart + span, scale, beatsPerBar, downbeat }) : []),
    [beats, musicStart, span, scale, beatsPerBar, downbeat],
  );
  const clock = useMemo(() => rulerMarks(span, scale), [span, scale]);
  return (
    <div ref={lanes} className={styles.lanes}>
      {marks.map(({ seconds: at, bar }) => (
        <span
          key={at}
          className={bar === undefined ? styles.beat : styles.bar}
          style={{ left: (at - musicStart) * scale }}
          aria-hidden="true"
        />
      ))}
      <div className={styles.clock} aria-hidden="true">
        {clock.map((at) => (
          <span key={at} style={{ left: at * scale }}>
            {sayLength(at)}
          </span>
        ))}
      </div>
      {actors.map(({ name, colour }) => {
        const own = actions.filter(({ subject }) => subject === name);
        return (
          // Names change when values come; what is held by then stays.
          <fieldset key={own[0]?.key ?? name} className={styles.lane} aria-label={name}>
            <span className={styles.who}>{name}</span>
            {own.map((action) => (
              <Bar
                key={action.key}
                action={action}
                colour={colour}
                scale={scale}
                isSelected={action.key === selected?.key}
                onSelect={() => onSelect(action.key)}
                onHold={(isHeld) => setHeldSpan(isHeld ? span : undefined)}
              />
            ))}
          </fieldset>
        );
      })}
      {music && <Wave music={music} scale={scale} from={musicStart} />}
      <span className={styles.playhead} style={{ translate: `${seconds * scale}px 0` }} aria-hidden="true" />
    </div>
  );
}

interface BarProps {
  readonly action: StagedAction;
  readonly colour: string;
  readonly scale: number;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  /** It is being dragged, or no longer. */
  readonly onHold: (isHeld: boolean) => void;
}

/** An action over its time: dragged to begin later, by its end to last longer. */
function Bar({ action, colour, scale, isSelected, onSelect, onHold }: BarProps) {
  const { doc, setInput } = useEditor();
  const { node, subject, does, pose, seconds, duration, counting, wired } = action;
  const [isMoving, setMoving] = useState(false);
  const reason = heldBy(action);
  const writeStart = (start: number) => node && setInput({ node, input: 'start' }, start, `time ${node}`);
  const writeLength = (length: number) => node && setInput({ node, input: 'length' }, length, `time ${node}`);
  const hold = (event: PointerEvent, isEnd: boolean) => {
    if (event.button !== 0 || reason !== undefined) return;
    onHold(true);
    dragEdit(doc, event, {
      move({ clientX }) {
        const by = (clientX - event.clientX) / scale;
        setMoving(true);
        if (isEnd) writeLength(movedLength(action, by));
        else writeStart(movedStart(action, by));
      },
      end() {
        setMoving(false);
        onHold(false);
      },
    });
  };
  const onKey = (event: KeyboardEvent) => {
    const direction = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (direction === 0 || reason !== undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const step = stepOf(counting) * direction;
    if (event.shiftKey) writeLength(Number(Math.max(Math.abs(step), action.length + step).toFixed(4)));
    else writeStart(Number(Math.max(0, action.start + step).toFixed(4)));
  };
  const what = does || pose;
  const title = `${subject} ${what}, from ${sayLength(seconds)} for ${sayLength(duration)}`;
  return (
    <span className={styles.place} style={{ left: seconds * scale, width: Math.max(8, duration * scale - 1) }}>
      <button
        type="button"
        className={styles.action}
        style={{ '--subject': colour } as CSSProperties}
        aria-pressed={isSelected}
        aria-label={title}
        title={reason ?? `${title}. Arrow keys move it, with Shift its end`}
        data-action={node}
        onClick={onSelect}
        onKeyDown={onKey}
        onBlur={() => doc.closeMark()}
        onPointerDown={(event) => hold(event, false)}
      >
        {what}
      </button>
      {isMoving && (
        <span className={styles.tip} aria-hidden="true">
          {sayLength(seconds)} – {sayLength(seconds + duration)}
          {counting.unit !== 'seconds' &&
            ` · ${action.length} ${action.length === 1 ? counting.unit.slice(0, -1) : counting.unit}`}
        </span>
      )}
      {reason === undefined && !wired.has('length') && (
        <span className={styles.end} data-action-end={node} onPointerDown={(event) => hold(event, true)} />
      )}
    </span>
  );
}

/** Why an action cannot be moved in time. */
function heldBy({ node, wired, isKnown }: StagedAction): string | undefined {
  if (node === undefined) return 'This action is made elsewhere; change its time there';
  const input = ['start', 'length', 'unit'].find((each) => wired.has(each));
  if (input !== undefined) return `Its ${input} is wired in; change it where it comes from`;
  return isKnown ? undefined : 'The beats that it is counted in are not known before they have been heard in a run';
}
