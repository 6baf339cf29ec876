import { defineNode, one, optional, out } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import { Audio, choice, Video } from '../ports.ts';

/** Gives a clip another sound, or none. */
export const setAudio = defineNode({
  type: 'transform/set-audio',
  version: 1,
  title: 'Set sound',
  doc: 'Replaces the sound of a clip, or mutes it when no sound is wired.',
  tags: ['mux', 'soundtrack', 'music', 'mute', 'replace audio'],
  effect: 'pure',
  inputs: {
    video: one(Video, 'The clip.'),
    audio: optional(Audio, 'Its new sound; silent when left out.'),
    length: one(
      choice('clip', 'shortest'),
      'clip: the sound is cut or followed by silence. shortest: the clip ends with a shorter sound.',
      { default: 'clip' },
    ),
  },
  outputs: { video: out(Video, 'The clip with its sound.') },

  run({ video, audio, length }) {
    if (audio === undefined) return { video: media.mute(video) };
    const clip = length === 'shortest' ? media.trim(video, 0, media.shorterLength(video, audio)) : video;
    return { video: media.setAudio(clip, audio) };
  },
});
