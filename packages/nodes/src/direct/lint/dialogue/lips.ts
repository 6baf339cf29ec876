import { lineTimes, type TimedLine } from '../../../film/line-times.ts';
import { whipSeconds } from '../../camera/moves.ts';
import type { SpokenMove } from '../../camera/spoken.ts';
import { isFast } from '../camera/speed.ts';
import type { Scene } from '../scene.ts';
import { heightShare } from '../staging/in-frame.ts';
import type { ShotLint } from '../types.ts';
import { isNarrator } from './speakers.ts';

/** Mouths are too small to be seen to speak when the body takes less of the frame's height: that of a wide shot. */
const SMALLEST_SHARE = 0.6;
/** A line and a move that share less time do not meet, s. */
const MEETING_SECONDS = 0.3;

/** Lines of those in the picture; voices from elsewhere have no lips. */
function seenLines({ shot, shown }: Scene): TimedLine[] {
  const lines = lineTimes(shot).filter(({ line }) => !isNarrator(line.speaker));
  return shot.subjects.length === 0 ? lines : lines.filter(({ line }) => shown.includes(line.speaker));
}

/** Somebody speaks who is too far away. Source: lip-sync only on close, steady shots. */
export function smallLips(scene: Scene): ShotLint[] {
  const { size } = scene.shot;
  const small = seenLines(scene).find(({ line, start }) => isSmall(scene, line.speaker, start));
  if (small === undefined) return [];
  const far =
    size === 'unset' ? 'is far from the camera' : `is in ${size === 'wide' ? 'a wide' : 'an extreme wide'} shot`;
  return [
    {
      code: 'lips-too-small',
      severity: 'warning',
      input: size === 'unset' ? 'camera' : 'size',
      message: `${small.line.speaker} speaks and ${far}, where lips are too small to move with the words`,
      remedy: 'come closer for the line, medium or nearer, or let it be heard over a shot of something else',
      ...(size !== 'unset' && { mend: { kind: 'set', input: 'size', value: 'medium' } as const }),
    },
  ];
}

function isSmall(scene: Scene, name: string, seconds: number): boolean {
  const { size, camera } = scene.shot;
  if (size !== 'unset') return size === 'wide' || size === 'extreme-wide';
  if (camera === undefined) return false;
  const share = heightShare(scene, scene.bodyOf(name), seconds);
  return share !== undefined && share < SMALLEST_SHARE;
}

/** Somebody speaks while the camera moves fast. Source: the same. */
export function lipsInMotion(scene: Scene): ShotLint[] {
  const fast = scene
    .moves()
    .flatMap(({ begins, moves }) => moves.filter(isFastBeside).map((spoken) => ({ begins, spoken })));
  if (fast.length === 0) return [];
  const lines = seenLines(scene);
  for (const { begins, spoken } of fast) {
    const ends = begins + (spoken.move === 'whip' ? whipSeconds(spoken.amount) : spoken.seconds);
    const met = lines.find(({ start, end }) => Math.min(end, ends) - Math.max(start, begins) > MEETING_SECONDS);
    if (met === undefined) continue;
    return [
      {
        code: 'lips-in-motion',
        severity: 'warning',
        input: 'camera',
        message: `${met.line.speaker} speaks during a fast ${spoken.move}, and lips do not hold their words then`,
        remedy: 'slow the camera down or hold it for the line, or say the line in another shot',
      },
    ];
  }
  return [];
}

/** Who is gone along with stands still in the picture. */
const isFastBeside = (spoken: SpokenMove): boolean =>
  spoken.move !== 'follow' && spoken.move !== 'lead' && isFast(spoken);
