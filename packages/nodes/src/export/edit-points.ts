import type { ListedShot, ShotList } from './shot-list.ts';

/** A shot as timelines hold it that have one edge between two clips, and transitions across it. */
export interface PlacedClip {
  readonly shot: ListedShot;
  /** Frames of the film from its own edge to the next. */
  readonly start: number;
  readonly frames: number;
  /** First frame of the take that is shown after the edge; those before it belong to the transition. */
  readonly source: number;
  /** Frames of the transition before the edge and after it; left out where it begins with a cut. */
  readonly entry?: { readonly before: number; readonly after: number };
}

/**
 * Shots with an edge between each two: in the middle of what they share, at the half frame before it. Takes reach past their edges by what
 * the transitions need.
 */
export function placeClips({ shots, frames }: ShotList): PlacedClip[] {
  const edges = shots.map((shot) => shot.startFrame + Math.floor(shot.entry.frames / 2));
  return shots.map((shot, i) => {
    const start = edges[i]!;
    const before = start - shot.startFrame;
    return {
      shot,
      start,
      frames: (edges[i + 1] ?? frames) - start,
      source: before,
      ...(shot.entry.frames > 0 && { entry: { before, after: shot.entry.frames - before } }),
    };
  });
}
