import {
  type Backdrop,
  boxMesh,
  cylinderMesh,
  type Mesh,
  type Occluder,
  type Scene,
  type Solid,
  type Vec3,
} from '../stage/index.ts';
import { greyAt } from './white-model.ts';

/** Height of the camera at rest above the floor when nobody says, metres. */
export const EYE_METRES = 1.6;

/** A sky without a floor, behind pictures that fill the frame. */
export const OPEN_SKY: Backdrop = { zenith: [52, 58, 70], horizon: [168, 174, 182] };

/** A clean, matte studio: sky, horizon, a floor with a grid. */
export const studio = (eyeMetres: number): Backdrop => ({
  ...OPEN_SKY,
  ground: { height: -eyeMetres, colour: [96, 100, 106], line: [176, 180, 186] },
});

/** Pillars beside where people act: metres right, ahead, high, across. They show depth in every move. */
const PILLARS = [
  [-11.4, 26, 5, 0.7],
  [7.2, 18, 4, 0.6],
  [-4.4, 12, 3.2, 0.5],
  [3.6, 8.5, 2.6, 0.45],
  [-3.1, 6.5, 2.1, 0.4],
  [2.7, 5, 1.2, 0.4],
] as const;

/** A studio with nothing in it but a grid and a few pillars. */
export const emptySet = (eyeMetres: number = EYE_METRES): Scene => ({
  backdrop: studio(eyeMetres),
  layers: [],
  solids: PILLARS.map(([right, ahead, height, across]) =>
    pillarAt(`pillar at ${ahead} m`, { height, across }, [right, -eyeMetres, -ahead], ahead),
  ),
});

/** Sides of a box, metres. */
export interface BoxSize {
  readonly width: number;
  readonly height: number;
  readonly thickness: number;
}

/** A grey box, by the middle of its lower front edge. */
export function boxAt(name: string, { width, height, thickness }: BoxSize, foot: Vec3, depthMetres: number): Solid {
  const [x, y, z] = foot;
  const middle: Vec3 = [x, y + height / 2, z - thickness / 2];
  return solid(
    name,
    boxMesh(),
    [width, height, thickness],
    middle,
    depthMetres,
    boxOccluders(middle, width, height, thickness),
  );
}

function pillarAt(
  name: string,
  { height, across }: { readonly height: number; readonly across: number },
  foot: Vec3,
  depthMetres: number,
): Solid {
  const radius = across / 2;
  const top: Vec3 = [foot[0], foot[1] + height - radius, foot[2]];
  const shadow = { from: [foot[0], foot[1] + radius, foot[2]] as Vec3, to: top, radiusMetres: radius };
  return solid(name, cylinderMesh(), [radius, height, radius], foot, depthMetres, [shadow]);
}

function solid(
  name: string,
  mesh: Mesh,
  [x, y, z]: Vec3,
  origin: Vec3,
  depthMetres: number,
  occluders: readonly Occluder[],
): Solid {
  const grey = greyAt(depthMetres);
  return {
    name,
    mesh,
    placing: { right: [x, 0, 0], up: [0, y, 0], back: [0, 0, z], origin },
    material: { colour: [grey, grey, grey + 3], roughness: 0.9 },
    occluders,
  };
}

/** Upright rods side by side fill a box well enough for its shadow. */
function boxOccluders([x, y, z]: Vec3, width: number, height: number, thickness: number): Occluder[] {
  const radius = Math.min(width, thickness, height) / 2;
  const along = Math.max(1, Math.min(8, Math.ceil(Math.max(width, thickness) / (2 * radius))));
  const reach = Math.max(width, thickness) / 2 - radius;
  const rise = Math.max(0, height / 2 - radius);
  return Array.from({ length: along }, (_, i) => {
    const shift = along === 1 ? 0 : reach * ((2 * i) / (along - 1) - 1);
    const at = (up: number): Vec3 => (width >= thickness ? [x + shift, y + up, z] : [x, y + up, z + shift]);
    return { from: at(-rise), to: at(rise), radiusMetres: radius };
  });
}
