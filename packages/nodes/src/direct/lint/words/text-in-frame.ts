import { isLocked } from '../camera/made-moves.ts';
import type { Film } from '../film.ts';
import { shortened } from '../say.ts';
import type { Scene } from '../scene.ts';
import type { ShotLint } from '../types.ts';
import { lettersIn } from './letters.ts';

/**
 * Something to be read in the picture: models garble letters, the more so when the camera moves. A locked camera is left alone. Source:
 * launch notes of Seedance 2.0 name text among what is weak; text in frame is laid over later, or held by a locked camera.
 */
export function textInFrame({ shot, texts }: Scene, { cast }: Film): ShotLint[] {
  if (isLocked(shot.camera)) return [];
  const names = cast.subjects.map(({ name }) => name);
  for (const { input, text } of texts) {
    const found = lettersIn(text, names);
    if (found === undefined) continue;
    return [
      {
        code: 'text-in-frame',
        severity: 'warning',
        input,
        message: `${/^["“「『]/u.test(found) ? shortened(found) : `"${shortened(found)}"`} would have to be read in the picture, and models garble letters`,
        remedy: 'lay the words over in the edit, keep them out of focus, or lock the camera on them',
      },
    ];
  }
  return [];
}
