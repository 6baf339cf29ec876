import type { View } from '../projection.ts';
import { dot, subtract } from '../vector.ts';
import { ambientHidden } from './contact.ts';
import { addMapRow, cellNumbers, createFloorMap, type FloorMap, type ShadowRow } from './floor-map.ts';
import { aimCone, coverLobes, createCone, flattenOccluders, hiddenShare, OCCLUDER_STRIDE } from './occlusion.ts';
import { floorShare, LIGHT_STRIDE, type PreparedLights, SKY_SHARE } from './prepared.ts';
import type { Occluder } from './setup.ts';
import { type CellBox, contactBox, createFloorGrid, type FloorGrid, shadowBox } from './shadow-box.ts';
import type { Visibility } from './visibility.ts';

/** Who throws shadows on a floor. */
export interface FloorBodies {
  readonly occluders: readonly Occluder[];
  /** The bodies' true shapes, for stills; left out, shadows are those of the occluders. */
  readonly visibility?: Visibility | undefined;
}

/**
 * The light that bodies take from the floor, as maps over the picture: shadows are so as crisp as they can be seen, at feet
 * near the camera and far away alike, and their cost follows the area they take up in the picture. Soft lights have coarser
 * maps, for nothing in their shadows is fine.
 */
export interface FloorShadows {
  /**
   * Works out the maps of a frame. Call it before the backdrop is painted, in every lit frame with a floor.
   *
   * @param floorHeight - metres, below the camera
   */
  measure(view: View, floorHeight: number, lights: PreparedLights, bodies: FloorBodies): void;
  /** Reads the light taken from the floor along row `y` of the picture. */
  readRow(y: number, row: ShadowRow): void;
}

/** Pixels between cells: for hard lights, and at most for soft ones; both are powers of 2. */
const FINEST = 2;
const COARSEST = 16;
/** In stills cells lie twice as dense, and these many pixels apart at most. */
const COARSEST_STILL = 2;
/** Above the floor, metres: shadows of what is lower may be blurred in coarse maps, for there it is dark anyway. */
const CRISP_FROM = 0.12;
/** Softening of edges, in cells: as much as bilinear reading needs to show no stairs. */
const CELL_BLUR = 0.7;

/** Takes light from one cell: `active` lists where the numbers of the occluders begin that may hide it. */
type Taker = (at: number, x: number, z: number, active: Int32Array, count: number, blurMetres: number) => void;

/** Boxes by occluder, and what to do with their cells. */
interface Task {
  readonly cellPixels: number;
  readonly boxes: readonly (CellBox | undefined)[];
  readonly taker: (map: FloorMap) => Taker;
}

/** Maps for pictures of one size. Takes no memory until there are shadows. */
export function createFloorShadows(): FloorShadows {
  let maps: FloorMap[] = [];
  const memory = new Map<number, Float32Array>();
  const remember = (cellPixels: number, length: number) => {
    const known = memory.get(cellPixels);
    if (known !== undefined && known.length >= length) return known;
    const fresh = new Float32Array(length);
    memory.set(cellPixels, fresh);
    return fresh;
  };
  return {
    measure(view, floorHeight, lights, bodies) {
      maps = [];
      if (bodies.occluders.length === 0) return;
      const gridOf = (cellPixels: number) => createFloorGrid(view, floorHeight, cellPixels);
      const tasks = planTasks(gridOf, lights, bodies);
      for (const cellPixels of new Set(tasks.map((task) => task.cellPixels))) {
        const grid = gridOf(cellPixels);
        const ours = tasks.filter((task) => task.cellPixels === cellPixels);
        const boxes = ours.flatMap((task) => task.boxes).filter((box) => box !== undefined);
        const map = createFloorMap(grid, remember(cellPixels, cellNumbers(grid)), boxes);
        for (const task of ours) forCells(grid, task.boxes, task.taker(map));
        maps.push(map);
      }
    },
    readRow(y, row) {
      row.first = 0;
      row.end = 0;
      for (const map of maps) addMapRow(map, y, row);
    },
  };
}

function planTasks(gridOf: (cellPixels: number) => FloorGrid, lights: PreparedLights, bodies: FloorBodies): Task[] {
  const occluders = flattenOccluders(bodies.occluders);
  const count = bodies.occluders.length;
  const boxesOf = (find: (at: number) => CellBox | undefined) =>
    Array.from({ length: count }, (_, i) => find(i * OCCLUDER_STRIDE));
  const { visibility } = bodies;
  const pixels = pixelsPerMetre(gridOf(FINEST).view, bodies.occluders);
  const cellOf = (finePixels: number) => {
    const cell = powerOfTwo(finePixels);
    return visibility === undefined ? cell : Math.min(COARSEST_STILL, cell / 2);
  };
  const tasks: Task[] = [];
  for (let light = 0; light < lights.count; light++) {
    const from = light * LIGHT_STRIDE;
    const cellPixels = cellOf(2 * apparentSize(lights.numbers, from, bodies.occluders[0]!) * CRISP_FROM * pixels);
    const grid = gridOf(cellPixels);
    const boxes = boxesOf((at) => shadowBox(grid, lights.numbers, from, occluders, at));
    tasks.push({ cellPixels, boxes, taker: (map) => shadowTaker(map, lights.numbers, light, occluders, visibility) });
  }
  if (lights.ambient.some((channel) => channel > 0)) {
    const cellPixels = cellOf(COARSEST / 4);
    const boxes = boxesOf((at) => contactBox(gridOf(cellPixels), occluders, at));
    tasks.push({ cellPixels, boxes, taker: (map) => contactTaker(map, lights, occluders, visibility) });
  }
  return tasks;
}

/** Pixels that a metre at the nearest occluder has. */
function pixelsPerMetre({ position, forward, focalPixels }: View, occluders: readonly Occluder[]): number {
  const depths = occluders.map(({ from }) => dot(forward, subtract(from, position))).filter((depth) => depth > 0);
  return focalPixels / Math.max(0.5, Math.min(...depths, 100));
}

/** Radius of a light against its distance, seen from an occluder. */
function apparentSize(numbers: Float64Array, at: number, { from }: Occluder): number {
  const way = subtract([numbers[at]!, numbers[at + 1]!, numbers[at + 2]!], from);
  return numbers[at + 3]! / Math.sqrt(dot(way, way) + 1e-9);
}

function powerOfTwo(pixels: number): number {
  let cell = FINEST;
  while (cell < COARSEST && cell * 2 <= pixels) cell *= 2;
  return cell;
}

/** Goes through all cells in any of the boxes, one for each occluder. */
function forCells(grid: FloorGrid, boxes: readonly (CellBox | undefined)[], take: Taker): void {
  const { view, cellPixels, columns } = grid;
  const { position, right, up, forward, focalPixels, size } = view;
  const drop = grid.floorHeight - position[1];
  const inRow = new Int32Array(boxes.length);
  const active = new Int32Array(boxes.length);
  for (let j = 0; j < grid.rows; j++) {
    let rows = 0;
    let left = columns;
    let end = 0;
    boxes.forEach((box, i) => {
      if (box === undefined || j < box.top || j >= box.bottom) return;
      inRow[rows++] = i;
      left = Math.min(left, box.left);
      end = Math.max(end, box.right);
    });
    const rise = (size.height / 2 - j * cellPixels) / focalPixels;
    for (let i = left; i < end; i++) {
      const run = (i * cellPixels - size.width / 2) / focalPixels;
      const dy = right[1] * run + up[1] * rise + forward[1];
      if (dy > -1e-4) continue;
      let count = 0;
      for (let k = 0; k < rows; k++) {
        const box = boxes[inRow[k]!]!;
        if (i >= box.left && i < box.right) active[count++] = inRow[k]! * OCCLUDER_STRIDE;
      }
      if (count === 0) continue;
      const way = drop / dy;
      const x = position[0] + way * (right[0] * run + up[0] * rise + forward[0]);
      const z = position[2] + way * (right[2] * run + up[2] * rise + forward[2]);
      take((j * columns + i) * 3, x, z, active, count, (CELL_BLUR * cellPixels * way) / focalPixels);
    }
  }
}

/** Takes the direct light of one light. */
function shadowTaker(
  { grid, taken }: FloorMap,
  lights: Float64Array,
  light: number,
  occluders: Float64Array,
  visibility: Visibility | undefined,
): Taker {
  const from = light * LIGHT_STRIDE;
  const y = grid.floorHeight;
  const cone = createCone();
  return (at, x, z, active, count, blurMetres) => {
    let hidden = 0;
    if (visibility === undefined) {
      aimCone(cone, lights, from, x, y, z);
      for (let k = 0; k < count; k++) coverLobes(cone, occluders, active[k]!, blurMetres);
      hidden = hiddenShare(cone);
    } else hidden = 1 - visibility.ofLight(light, x, y, z, 0, 1, 0);
    if (hidden === 0) return;
    const share = floorShare(lights, from, x, y, z) * hidden;
    taken[at]! += lights[from + 4]! * share;
    taken[at + 1]! += lights[from + 5]! * share;
    taken[at + 2]! += lights[from + 6]! * share;
  };
}

/** Takes the ambient light where bodies stand. */
function contactTaker(
  { grid, taken }: FloorMap,
  { ambient }: PreparedLights,
  occluders: Float64Array,
  visibility: Visibility | undefined,
): Taker {
  const y = grid.floorHeight;
  const [red, green, blue] = ambient.map((channel) => channel * (1 + SKY_SHARE)) as [number, number, number];
  return (at, x, z, active, count) => {
    let open = 1;
    if (visibility === undefined) {
      for (let k = 0; k < count; k++) open *= 1 - ambientHidden(occluders, active[k]!, x, y, z);
    } else open = visibility.ofSurroundings(x, y, z, 0, 1, 0);
    taken[at]! += red * (1 - open);
    taken[at + 1]! += green * (1 - open);
    taken[at + 2]! += blue * (1 - open);
  };
}
