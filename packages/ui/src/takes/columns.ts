/** Room for pictures, px. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** Between the panes, and of the line above each picture, px; as the styles have them. */
const GAP = 8;
const CAPTION = 34;

/**
 * In how many columns pictures are seen largest.
 *
 * @param shapes - width divided by height of each of them
 */
export function columnsFor(shapes: readonly number[], { width, height }: Room): number {
  let best = { columns: 1, area: -1 };
  for (let columns = 1; columns <= shapes.length; columns++) {
    const rows = Math.ceil(shapes.length / columns);
    const wide = (width - GAP * (columns - 1)) / columns;
    const high = (height - GAP * (rows - 1)) / rows - CAPTION;
    const area = shapes.reduce((sum, shape) => {
      const shown = Math.max(0, Math.min(wide, high * shape));
      return sum + (shown * shown) / shape;
    }, 0);
    if (area > best.area) best = { columns, area };
  }
  return best.columns;
}
