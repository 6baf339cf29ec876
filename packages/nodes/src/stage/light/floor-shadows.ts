import type { View } from '../projection.ts';
import { dot, subtract } from '../vector.ts';
import { type CellRows, cellsOver, createFloorGrid, type FloorGrid } from './floor-cells.ts';
import { addMapRow, cellNumbers, clearShadowRow, createFloorMap, type FloorMap, type ShadowRow } from './floor-map.ts';
import {
  contactTaker,
  createRowCells,
  lightTaker,
  type RowCells,
  seenContactTaker,
  seenLightTaker,
  type Taker,
} from './floor-takers.ts';
import { flattenOccluders, OCCLUDER_STRIDE } from './occlusion.ts';
import { LIGHT_STRIDE, type PreparedLights, SKY_SHARE } from './prepared.ts';
import type { Occluder } from './setup.ts';
import { bodyOf, contactOutline, type ShadowBody, shadowOutline } from './shadow-outline.ts';
import type { Visibility } from './visibility.ts';

/** The true shapes of bodies. */
export interface StillBodies {
  readonly visibility: Visibility;
  /** Around each of them. */
  readonly hulls: readonly ShadowBody[];
}

/** Who throws shadows on a floor. */
export interface FloorBodies {
  readonly occluders: readonly Occluder[];
  /** For stills; left out, shadows are those of the occluders. */
  readonly still?: StillBodies | undefined;
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

/**
 * Pixels between cells, from left to right and from row to row; all are powers of 2. In large pictures rows lie closer where
 * lights are hard, because the floor is seen at a slant, which makes shadows wider than they are high.
 */
const FINEST = 2;
const FINEST_LARGE = 4;
/** Pixels along the longer side from which a picture is large. */
const LARGE = 960;
/** At most, for soft lights. */
const COARSEST = 16;
/** In shadows where bodies stand nothing is finer than this. */
const CONTACT_PIXELS = 4;
/** In stills: for hard lights, and for all others. */
const FINEST_STILL = 1;
const COARSEST_STILL = 2;
/** Above the floor, metres: shadows of what is lower may be blurred in coarse maps, for there it is dark anyway. */
const CRISP_FROM = 0.12;
/** Softening of edges, in cells: as much as bilinear reading needs to show no stairs. */
const CELL_BLUR = 0.6;

/** One kind of light to be taken: the cells that each body may take it from, and how. */
interface Task {
  readonly grid: FloorGrid;
  readonly colour: FloorMap['colour'];
  readonly areas: readonly (CellRows | undefined)[];
  readonly taker: (cells: RowCells) => Taker;
}

/** Maps for pictures of one size. Takes no memory until there are shadows. */
export function createFloorShadows(): FloorShadows {
  let maps: FloorMap[] = [];
  const memory: Float32Array[] = [];
  const remember = (map: number, length: number) => {
    const known = memory[map];
    if (known !== undefined && known.length >= length) return known;
    const fresh = new Float32Array(length);
    memory[map] = fresh;
    return fresh;
  };
  return {
    measure(view, floorHeight, lights, bodies) {
      maps = [];
      if (bodies.occluders.length === 0) return;
      maps = planTasks(view, floorHeight, lights, bodies).map(({ grid, colour, areas, taker }, i) => {
        const seen = areas.filter((area) => area !== undefined);
        const map = createFloorMap(grid, colour, remember(i, cellNumbers(grid)), seen);
        fillMap(map, areas, taker);
        return map;
      });
    },
    readRow(y, row) {
      clearShadowRow(row);
      for (const map of maps) addMapRow(map, y, row);
    },
  };
}

function planTasks(view: View, floorHeight: number, lights: PreparedLights, bodies: FloorBodies): Task[] {
  const { still } = bodies;
  const occluders = flattenOccluders(bodies.occluders);
  const hulls = still?.hulls ?? bodies.occluders.map(bodyOf);
  const pixels = pixelsPerMetre(view, bodies.occluders);
  const gridFor = (finePixels: number) => gridOf(view, floorHeight, finePixels, still !== undefined);
  const tasks = Array.from({ length: lights.count }, (_, light): Task => {
    const from = light * LIGHT_STRIDE;
    const { numbers } = lights;
    const grid = gridFor(2 * apparentSize(numbers, from, bodies.occluders[0]!) * CRISP_FROM * pixels);
    return {
      grid,
      colour: [numbers[from + 4]!, numbers[from + 5]!, numbers[from + 6]!],
      areas: hulls.map((body) => cellsOver(grid, shadowOutline(floorHeight, numbers, from, body))),
      taker: (cells) =>
        still === undefined
          ? lightTaker(lights, light, floorHeight, occluders, cells)
          : seenLightTaker(lights, light, floorHeight, still.visibility, cells),
    };
  });
  if (!lights.ambient.some((channel) => channel > 0)) return tasks;
  const grid = still === undefined ? gridFor(CONTACT_PIXELS) : createFloorGrid(view, floorHeight, CONTACT_PIXELS);
  const [red, green, blue] = lights.ambient;
  const contact: Task = {
    grid,
    colour: [red * (1 + SKY_SHARE), green * (1 + SKY_SHARE), blue * (1 + SKY_SHARE)],
    areas: hulls.map((body) => cellsOver(grid, contactOutline(floorHeight, body))),
    taker: (cells) =>
      still === undefined
        ? contactTaker(floorHeight, occluders, cells)
        : seenContactTaker(floorHeight, still.visibility, cells),
  };
  return [...tasks, contact];
}

/** A grid for shadows in which nothing that is seen is finer than so many pixels. */
function gridOf(view: View, floorHeight: number, finePixels: number, isStill: boolean): FloorGrid {
  const isFine = finePixels < 2 * FINEST;
  if (isStill) return createFloorGrid(view, floorHeight, isFine ? FINEST_STILL : COARSEST_STILL);
  const isLarge = Math.max(view.size.width, view.size.height) >= LARGE;
  if (isFine) return createFloorGrid(view, floorHeight, isLarge ? FINEST_LARGE : FINEST, FINEST);
  let cell = 2 * FINEST;
  while (cell < COARSEST && cell * 2 <= finePixels) cell *= 2;
  return createFloorGrid(view, floorHeight, cell);
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

/** Whether a cell of the row at hand was begun. */
const NEW = 0;
const BEGUN = 1;

/** Goes through all cells that any occluder may take light from, row by row and occluder by occluder. */
function fillMap({ grid, taken }: FloorMap, areas: Task['areas'], takerOf: Task['taker']): void {
  const { view, cellWidth, cellHeight, columns, rows } = grid;
  const { position, right, up, forward, focalPixels, size } = view;
  const drop = grid.floorHeight - position[1];
  const cells = createRowCells(columns);
  const taker = takerOf(cells);
  const state = new Uint8Array(columns);
  const beginCell = (i: number, rise: number) => {
    const run = (i * cellWidth - size.width / 2) / focalPixels;
    // Just below the horizon the floor is far away, but somewhere.
    const way = drop / Math.min(right[1] * run + up[1] * rise + forward[1], -1e-4);
    cells.x[i] = position[0] + way * (right[0] * run + up[0] * rise + forward[0]);
    cells.z[i] = position[2] + way * (right[2] * run + up[2] * rise + forward[2]);
    cells.blur[i] = (CELL_BLUR * cellWidth * way) / focalPixels;
    state[i] = BEGUN;
    taker.begin(i);
  };
  for (let j = 0; j < rows; j++) {
    const rise = (size.height / 2 - j * cellHeight) / focalPixels;
    let first = columns;
    let end = 0;
    for (let k = 0; k < areas.length; k++) {
      const area = areas[k];
      if (area === undefined || j < area.top || j >= area.top + area.left.length) continue;
      const from = area.left[j - area.top]!;
      const to = area.right[j - area.top]!;
      if (from >= to) continue;
      for (let i = from; i < to; i++) if (state[i] === NEW) beginCell(i, rise);
      taker.hide(k * OCCLUDER_STRIDE, from, to);
      first = Math.min(first, from);
      end = Math.max(end, to);
    }
    for (let i = first; i < end; i++) if (state[i] === BEGUN) taken[j * columns + i] = taker.taken(i);
    if (first < end) state.fill(NEW, first, end);
  }
}
