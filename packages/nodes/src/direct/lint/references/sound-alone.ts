import type { Film } from '../film.ts';
import type { Lint } from '../types.ts';

/** Sounds without anything to see. Source: profiles of the providers; a sound needs a visual anchor. */
export function soundAlone({ direction: { references }, model }: Film): Lint[] {
  const sounds = references.filter(({ media }) => media.kind === 'audio');
  if (sounds.length === 0 || sounds.length < references.length || model.soundAlone === 'yes') return [];
  const who = model.named ? `${model.title} refuses` : 'most models refuse';
  return [
    {
      code: 'sound-alone',
      severity: model.soundAlone === 'no' ? 'error' : 'warning',
      input: 'references',
      message: `"${sounds[0]!.name}" is a sound without a picture or a clip beside it, which ${who}`,
      remedy: 'add a picture or a clip, if only of the look or the place',
    },
  ];
}
