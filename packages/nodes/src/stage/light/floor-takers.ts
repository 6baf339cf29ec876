import { ambientHidden } from './contact.ts';
import { aimCone, coverLobes, createCones, hiddenShare } from './occlusion.ts';
import { floorShare, LIGHT_STRIDE, type PreparedLights } from './prepared.ts';
import type { Visibility } from './visibility.ts';

/** The cells of one row that are looked at: where they lie on the floor, and how far edges are softened there, metres. */
export interface RowCells {
  readonly x: Float64Array;
  readonly z: Float64Array;
  readonly blur: Float64Array;
}

/** Room for a row. */
export const createRowCells = (columns: number): RowCells => ({
  x: new Float64Array(columns),
  z: new Float64Array(columns),
  blur: new Float64Array(columns),
});

/** Works out what is taken from the cells of a row, one occluder after the other. */
export interface Taker {
  /** Begins a cell, once its place is known. */
  begin(cell: number): void;
  /** Hides what an occluder covers, whose numbers begin at `at`, from so many cells. */
  hide(at: number, first: number, end: number): void;
  /** What is taken of the cell at the end. */
  taken(cell: number): number;
}

/** Takes the direct light of one light, from its strength at one metre. */
export function lightTaker(
  { numbers: lights }: PreparedLights,
  light: number,
  floorHeight: number,
  occluders: Float64Array,
  { x, z, blur }: RowCells,
): Taker {
  const from = light * LIGHT_STRIDE;
  const cones = createCones(x.length);
  return {
    begin: (cell) => aimCone(cones, lights, from, x[cell]!, floorHeight, z[cell]!, cell),
    hide(at, first, end) {
      for (let cell = first; cell < end; cell++) coverLobes(cones, occluders, at, blur[cell]!, cell);
    },
    taken(cell) {
      const hidden = hiddenShare(cones, cell);
      return hidden === 0 ? 0 : hidden * floorShare(lights, from, x[cell]!, floorHeight, z[cell]!);
    },
  };
}

/** Takes the ambient light where bodies stand. */
export function contactTaker(floorHeight: number, occluders: Float64Array, { x, z }: RowCells): Taker {
  const open = new Float64Array(x.length);
  return {
    begin: (cell) => {
      open[cell] = 1;
    },
    hide(at, first, end) {
      for (let cell = first; cell < end; cell++)
        open[cell]! *= 1 - ambientHidden(occluders, at, x[cell]!, floorHeight, z[cell]!);
    },
    taken: (cell) => 1 - open[cell]!,
  };
}

const nothing = (): void => {};

/** The same from the true shapes of bodies. */
export const seenLightTaker = (
  { numbers: lights }: PreparedLights,
  light: number,
  floorHeight: number,
  visibility: Visibility,
  { x, z }: RowCells,
): Taker => ({
  begin: nothing,
  hide: nothing,
  taken(cell) {
    const hidden = 1 - visibility.ofLight(light, x[cell]!, floorHeight, z[cell]!, 0, 1, 0);
    return hidden === 0 ? 0 : hidden * floorShare(lights, light * LIGHT_STRIDE, x[cell]!, floorHeight, z[cell]!);
  },
});

/** The same from the true shapes of bodies. */
export const seenContactTaker = (floorHeight: number, visibility: Visibility, { x, z }: RowCells): Taker => ({
  begin: nothing,
  hide: nothing,
  taken: (cell) => 1 - visibility.ofSurroundings(x[cell]!, floorHeight, z[cell]!, 0, 1, 0),
});
