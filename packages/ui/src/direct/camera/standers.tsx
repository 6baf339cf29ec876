import type { Vec3, View } from '@shotgraph/nodes/stage';
import type { Spot } from '../fields/spot.ts';
import { onFloor, type Stander } from './places.ts';
import { pixelsPerMetre, shapeData, spotOf } from './projecting.ts';
import styles from './stage-art.module.css';

/** Whoever is on the stage, the farthest first, each with the ground it stands on and its name. */
export function Standers({
  view,
  standers,
  level,
}: {
  readonly view: View;
  readonly standers: readonly Stander[];
  readonly level: number;
}) {
  const depthOf = ({ place }: Stander) => spotOf(view, onFloor(place, level))?.depth ?? 0;
  return [...standers]
    .sort((a, b) => depthOf(b) - depthOf(a))
    .map((stander) => <Figure key={stander.name} view={view} stander={stander} level={level} />);
}

function Figure({ view, stander, level }: { readonly view: View; readonly stander: Stander; readonly level: number }) {
  const { name, kind, colour, heightMetres, place } = stander;
  const at = (share: number) => spotOf(view, onFloor(place, level + share * heightMetres));
  const [foot, head] = [at(0), at(0.92)];
  if (!foot || !head) return null;
  const pixels = pixelsPerMetre(view, onFloor(place, level)) * heightMetres;
  const isBody = kind !== 'vehicle' && kind !== 'object';
  const shape = isBody ? BODY : BLOCK;
  return (
    <g>
      <path d={shapeData(view, ring(place, level, heightMetres * 0.2))} className={styles.ground} />
      <path d={outline(shape, foot, head, pixels)} fill={colour} stroke={colour} className={styles.body} />
      {isBody && <circle cx={head.x} cy={head.y} r={Math.max(2, pixels * 0.07)} fill={colour} />}
      <text x={foot.x} y={foot.y + 12} className={styles.name}>
        {name}
      </text>
    </g>
  );
}

type Outline = readonly (readonly [aside: number, up: number])[];

/** Half of the outline of somebody who stands, in shares of the height; the other half mirrors it. */
const BODY: Outline = [
  [0.015, 0.44],
  [0.03, 0.01],
  [0.075, 0.01],
  [0.09, 0.45],
  [0.075, 0.6],
  [0.13, 0.78],
  [0.06, 0.83],
];
const BLOCK: Outline = [
  [0.3, 0],
  [0.3, 1],
];

/** An outline that stands upright between foot and head as they are seen: from the top little more than its shoulders is left. */
function outline(half: Outline, foot: Spot, head: Spot, pixels: number): string {
  const [x, y] = [(head.x - foot.x) / 0.92, (head.y - foot.y) / 0.92];
  const length = Math.hypot(x, y) || 1;
  const aside = { x: (-y / length) * pixels, y: (x / length) * pixels };
  const whole = [...half, ...half.toReversed().map(([side, up]) => [-side, up] as const)];
  const spots = whole.map(([side, up]) => `${foot.x + x * up + aside.x * side} ${foot.y + y * up + aside.y * side}`);
  return `M${spots.join('L')}Z`;
}

function ring(place: Stander['place'], level: number, radius: number): Vec3[] {
  return Array.from({ length: 20 }, (_, i): Vec3 => {
    const angle = (i / 20) * 2 * Math.PI;
    return onFloor([place[0] + radius * Math.cos(angle), place[1] + radius * Math.sin(angle)], level);
  });
}
