/** Arithmetic of shots and beats on one clock, without schemas or nodes: small enough for a page that draws a timeline. */
export { type BeatTimes, beatIndex, beatSeconds } from './beat-time.ts';
export { type Counted, type Counting, countOf, timeOf } from './counted.ts';
export { barsFrom, EVERY_BEAT, SHORTEST_SNAPPED_SECONDS, type Steps, snapShots } from './snap.ts';
export { directionSeconds, overlapSeconds, shotStarts, type TimedShot, tidySeconds } from './timing.ts';
