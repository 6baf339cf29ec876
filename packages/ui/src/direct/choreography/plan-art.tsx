import { type FloorBounds, squareOn } from './floor.ts';
import styles from './plan.module.css';
import type { StagedAction } from './staging.ts';

interface PlanArtProps {
  readonly bounds: FloorBounds;
  readonly actions: readonly StagedAction[];
  readonly actors: readonly { readonly name: string; readonly colour: string }[];
  readonly selected: StagedAction | undefined;
}

/** Half of what a lens of 35 mm sees, as metres sideways for each metre ahead. */
const VIEW_SLOPE = 18 / 35;

/** Floor, camera and ways, drawn in metres. */
export function PlanArt({ bounds, actions, actors, selected }: PlanArtProps) {
  const { left, right, near, far } = bounds;
  const width = right - left;
  const depth = far - near;
  const line = depth / 260;
  const at = ([x, z]: readonly [number, number]) => `${x} ${-z}`;
  const colourOf = (subject: string) => actors.find(({ name }) => name === subject)?.colour;
  const square = squareOn(bounds);
  const lines = (from: number, to: number) => {
    const first = Math.ceil(from / square);
    return Array.from({ length: Math.floor(to / square) - first + 1 }, (_, i) => (first + i) * square);
  };
  const sees = Math.max(0.5, far);
  return (
    <svg className={styles.art} viewBox={`${left} ${-far} ${width} ${depth}`} aria-hidden="true">
      <g className={styles.grid} strokeWidth={line * 0.6}>
        {lines(left, right).map((x) => (
          <line key={`x${x}`} x1={x} x2={x} y1={-far} y2={-near} data-axis={x === 0 || undefined} />
        ))}
        {lines(near, far).map((z) => (
          <line key={`z${z}`} x1={left} x2={right} y1={-z} y2={-z} data-axis={z === 0 || undefined} />
        ))}
      </g>
      <path className={styles.view} d={`M0 0L${-sees * VIEW_SLOPE} ${-sees}L${sees * VIEW_SLOPE} ${-sees}Z`} />
      <path
        className={styles.camera}
        d="M-0.16 0.24h0.32v-0.2l0.1 -0.12h-0.52l0.1 0.12z"
        transform={`scale(${depth / 6})`}
      />
      {actions.map(({ key, path, subject }) => (
        <polyline
          key={key}
          className={key === selected?.key ? styles.way : styles.otherWay}
          points={path.map(at).join(' ')}
          stroke={colourOf(subject)}
          strokeWidth={line * (key === selected?.key ? 3.5 : 2.5)}
        />
      ))}
      <text className={styles.scale} x={left + width * 0.02} y={-near - depth * 0.02} fontSize={depth / 26}>
        {square} m squares
      </text>
    </svg>
  );
}
