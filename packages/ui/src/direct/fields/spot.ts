/** A point of a drawing, px from its top left corner. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}
