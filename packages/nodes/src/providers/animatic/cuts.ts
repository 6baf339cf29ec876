import type { BeatsValue } from '../../ports.ts';
import { type FrameSize, focalLengthPixels, type Pose } from '../../stage/index.ts';

/** Frames between two cuts, at least: shorter flashes read as faults. */
const SHORTEST_FRAMES = 6;

/** How a piece between two cuts is framed: closer by a factor, and aside by a share of what coming closer leaves over. */
interface Framing {
  readonly closer: number;
  /** -1..1, right is positive. */
  readonly aside: number;
  /** -1..1, up is positive. */
  readonly above: number;
}

/** Neighbours differ clearly in size: a cut between framings that are nearly alike looks like a jump in the film. */
const FRAMINGS: readonly Framing[] = [
  { closer: 1, aside: 0, above: 0 },
  { closer: 1.5, aside: 0.5, above: -0.1 },
  { closer: 1.18, aside: -0.6, above: 0 },
  { closer: 1.85, aside: -0.25, above: 0.1 },
  { closer: 1.3, aside: 0.4, above: 0.1 },
  { closer: 1.7, aside: -0.5, above: -0.15 },
];

/**
 * Frames at which a cut falls: every `every`-th beat from the first, on its nearest frame.
 *
 * @param every - beats per cut; 0 gives none
 * @param count - frames of the shot
 */
export function cutFrames(beats: BeatsValue | undefined, every: number, fps: number, count: number): number[] {
  if (beats === undefined || every < 1) return [];
  const cuts: number[] = [];
  for (let i = 0; i < beats.times.length; i += every) {
    const frame = Math.round(beats.times[i]! * fps);
    if (frame - (cuts.at(-1) ?? 0) >= SHORTEST_FRAMES && frame <= count - SHORTEST_FRAMES) cuts.push(frame);
  }
  return cuts;
}

/**
 * The pose of the camera as a piece of the shot frames it. The first piece of take 1 is as planned.
 *
 * @param piece - 0 before the first cut
 * @param variant - shifts the row of framings, any whole number
 */
export function framePiece(pose: Pose, piece: number, variant: number, size: FrameSize, sensorWidthMm: number): Pose {
  const at = piece + variant;
  const { closer, aside, above } = FRAMINGS[((at % FRAMINGS.length) + FRAMINGS.length) % FRAMINGS.length]!;
  const focalLengthMm = pose.focalLengthMm * closer;
  const focal = focalLengthPixels(size, focalLengthMm, sensorWidthMm);
  const spare = (closer - 1) / 2;
  return {
    ...pose,
    focalLengthMm,
    panDegrees: pose.panDegrees + degrees((aside * spare * size.width) / focal),
    tiltDegrees: pose.tiltDegrees + degrees((above * spare * size.height) / focal),
  };
}

/** Radians to degrees; for the small turns here the tangent is near enough to its angle. */
const degrees = (radians: number): number => (radians * 180) / Math.PI;
