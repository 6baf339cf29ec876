import { Focus, X } from 'lucide-react';
import { useEditor } from '../../app/editor-context.tsx';
import { type DistanceRange, toShare } from './distance.ts';
import { Grip } from './grip.tsx';
import styles from './sharp-row.module.css';
import { guessedSharp, type Sharp, type StackLayer } from './stack.ts';

interface SharpRowProps {
  /** Node of the plan. */
  readonly node: string;
  readonly sharp: Sharp & { readonly isWired: boolean };
  readonly layers: readonly StackLayer[];
  readonly range: DistanceRange;
  readonly onHold: (isHeld: boolean) => void;
}

/** What looks sharp, as a bracket on the axis. */
export function SharpRow({ node, sharp, layers, range, onHold }: SharpRowProps) {
  const { edit, setInput } = useEditor();
  const { near, far, isWired } = sharp;
  const isSet = near !== undefined || far !== undefined;
  const write = (from: number | undefined, to: number | undefined) =>
    edit([
      { op: 'set-input', node, input: 'sharpNear', ...(from !== undefined && { value: from }) },
      { op: 'set-input', node, input: 'sharpFar', ...(to !== undefined && { value: to }) },
    ]);
  const begin = () => {
    const guess = guessedSharp(layers);
    write(guess.near, guess.far);
  };
  const grip = {
    range,
    onHold,
    className: styles.end,
  };
  return (
    <div className={styles.row}>
      <div className={styles.head}>
        <Focus size={13} aria-hidden="true" />
        <span>{say(sharp)}</span>
        {!isWired && !isSet && (
          <button type="button" onClick={begin}>
            Set a range
          </button>
        )}
        {!isWired && isSet && (
          <button
            type="button"
            aria-label="Make everything sharp"
            title="Make everything sharp"
            onClick={() => write(undefined, undefined)}
          >
            <X size={12} aria-hidden="true" />
          </button>
        )}
      </div>
      {isSet && (
        <div className={styles.track}>
          <span
            className={styles.bracket}
            style={{
              left: `${toShare(near ?? range.nearest, range) * 100}%`,
              right: `${(1 - toShare(far ?? range.farthest, range)) * 100}%`,
            }}
          />
          <Grip
            {...grip}
            label="Sharp from"
            metres={near ?? range.nearest}
            onMove={(to) =>
              setInput({ node, input: 'sharpNear' }, Math.min(to, (far ?? Infinity) * 0.98), `sharp ${node}`)
            }
          />
          <Grip
            {...grip}
            label="Sharp to"
            metres={far ?? range.farthest}
            onMove={(to) => setInput({ node, input: 'sharpFar' }, Math.max(to, (near ?? 0) * 1.02), `sharp ${node}`)}
          />
        </div>
      )}
    </div>
  );
}

function say({ near, far, isWired }: SharpRowProps['sharp']): string {
  if (isWired) return 'What is sharp is wired in';
  if (near === undefined && far === undefined) return 'Sharp as the camera has it';
  if (near === undefined) return `Sharp up to ${round(far!)} m`;
  return far === undefined ? `Sharp from ${round(near)} m on` : `Sharp from ${round(near)} to ${round(far)} m`;
}

const round = (metres: number) => Number(metres.toPrecision(3));
