import { shotStarts } from '../direct/timing.ts';
import type { DirectionValue, ShotValue } from '../direct/values/index.ts';
import { caption, timecode } from '../media/index.ts';
import type { VideoValue } from '../media/types.ts';
import { lineTimes } from './line-times.ts';

/** What a preview writes over its pictures. References never carry any of it. */
export interface BurnIn {
  /** Running timecode, lower right. */
  readonly timecode: boolean;
  /** Number, name, size, lens and length of the shot, upper left. */
  readonly shots: boolean;
  /** What is said, while it is said. */
  readonly lines: boolean;
}

const LABEL = { position: 'top-left', size: 0.035, box: 0.5 } as const;
const SUBTITLE = { position: 'bottom', size: 0.045, box: 0.5 } as const;

/** Writes over the pictures of a film, in the pass that encodes them. */
export function burnIn(pictures: VideoValue, direction: DirectionValue, what: BurnIn): VideoValue {
  const starts = shotStarts(direction);
  let video = pictures;
  for (const [i, shot] of direction.shots.entries()) {
    const start = starts[i]!;
    const end = starts[i + 1] ?? Number.POSITIVE_INFINITY;
    if (what.shots) video = caption(video, shotLabel(shot, i), { ...LABEL, start, end });
    if (what.lines) video = subtitles(video, shot, start, pictures.info.seconds);
  }
  return what.timecode ? timecode(video) : video;
}

function subtitles(video: VideoValue, shot: ShotValue, start: number, length: number): VideoValue {
  let written = video;
  for (const { line, start: from, end } of lineTimes(shot)) {
    // A line that begins after the last frame is not seen; the shot's own check says so.
    if (start + from < length - 1 / video.info.fps)
      written = caption(written, line.text, { ...SUBTITLE, start: start + from, end: start + end });
  }
  return written;
}

/** `2  window · close · 85 mm · 3.5 s`: what a shot is, in one line. */
export function shotLabel({ name, size, camera, seconds }: ShotValue, index: number): string {
  const lens = camera?.keys[0]?.focalLengthMm;
  const facts = [
    name,
    ...(size === 'unset' ? [] : [size.replace('-', ' ')]),
    ...(lens === undefined ? [] : [`${Math.round(lens)} mm`]),
    `${Math.round(seconds * 10) / 10} s`,
  ];
  return `${index + 1}  ${facts.join(' · ')}`;
}
