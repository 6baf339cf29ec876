import type { InputIssue } from '@shotgraph/engine';
import { colourProblem, MAX_PIXELS } from '../media/index.ts';

/** Issues of a colour that is typed as text. */
export function colourIssue(colour: string | undefined, input = 'colour'): InputIssue[] {
  const message = colourProblem(colour);
  return message === undefined ? [] : [{ input, message }];
}

/** Issues of a stretch of time: its end has to come after its start, and its start before the clip is over. */
export function spanIssues(
  start: number | undefined,
  end: number | undefined,
  seconds: number | undefined,
): InputIssue[] {
  if (start !== undefined && end !== undefined && end <= start) {
    return [{ input: 'end', message: `end ${end} s must come after start ${start} s; raise the end` }];
  }
  if (start !== undefined && seconds !== undefined && start >= seconds) {
    return [{ input: 'start', message: `start ${start} s is past the end of the clip, ${seconds} s; lower the start` }];
  }
  return [];
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Issues of a frame around a picture: it has to be at least as large. */
export function frameIssues(
  picture: Size | undefined,
  frame: { readonly [K in keyof Size]: number | undefined },
  what: 'clip' | 'image',
): InputIssue[] {
  if (picture === undefined) return [];
  return (['width', 'height'] as const).flatMap((side) => {
    const size = frame[side];
    if (size === undefined || size >= picture[side]) return [];
    return [
      {
        input: side,
        message: `${side} ${size} is less than the picture's ${picture[side]}; raise it or resize the ${what}`,
      },
    ];
  });
}

/** Issues of an image's size: larger ones could not be read again. */
export function areaIssues(width: number | undefined, height: number | undefined): InputIssue[] {
  if (width === undefined || height === undefined || width * height <= MAX_PIXELS) return [];
  const message = `${width}×${height} is more than the ${MAX_PIXELS / 1e6} megapixels an image may have; lower a side`;
  return [{ input: 'height', message }];
}
