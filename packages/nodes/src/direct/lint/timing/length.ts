import type { Film } from '../film.ts';
import { shotList } from '../say.ts';
import type { Scene } from '../scene.ts';
import type { Lint, ShotLint } from '../types.ts';

/** What is over by less is not over, s: less than a frame. */
const FRAME_SECONDS = 1 / 30;

/** A shot that is longer than a clip can be. Source: lengths in the profiles of the providers. */
export function longShot({ shot: { seconds } }: Scene, { model }: Film): ShotLint[] {
  const { max } = model.seconds;
  if (seconds <= max + FRAME_SECONDS) return [];
  const message = model.named
    ? `it lasts ${seconds} s, and ${model.title} makes at most ${max} s in one go`
    : `it lasts ${seconds} s, and not every model makes more than ${max} s in one go`;
  return [
    {
      code: 'shot-too-long',
      severity: 'warning',
      input: 'seconds',
      message,
      remedy: 'shorten it, split it into shots that continue each other, or have it extended clip by clip',
      mend: { kind: 'set', input: 'seconds', value: max },
    },
  ];
}

/** A film that is longer than a clip of the model it is for. Long films are made in parts; told only where a model is named. */
export function longFilm({ model, seconds, scenes }: Film): Lint[] {
  const { max } = model.seconds;
  if (!model.named || scenes.length < 2 || seconds <= max + FRAME_SECONDS) return [];
  const parts = partsOf(scenes, max);
  return [
    {
      code: 'film-too-long',
      severity: 'warning',
      input: 'shots',
      message: `the film lasts ${Math.round(seconds * 10) / 10} s, and ${model.title} makes at most ${max} s in one go`,
      remedy: `make it in ${parts.length} clips: ${parts.map(rangeText).join(', ')}`,
    },
  ];
}

/** `shots 1 to 3`, `shots 4 and 5`, `shot 6`. */
const rangeText = (part: readonly number[]): string =>
  part.length > 2 ? `shots ${part[0]! + 1} to ${part.at(-1)! + 1}` : shotList(part);

/** Shots in as few parts as their order allows, none longer than a clip unless a single shot is. */
function partsOf(scenes: readonly Scene[], max: number): number[][] {
  const parts: number[][] = [];
  let begins = 0;
  for (const { index, startSeconds, endSeconds } of scenes) {
    const part = parts.at(-1);
    if (part && endSeconds - begins <= max + FRAME_SECONDS) part.push(index);
    else {
      parts.push([index]);
      begins = startSeconds;
    }
  }
  return parts;
}
