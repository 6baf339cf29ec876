import { describe, expect, it } from 'vitest';
import { generateVideo } from '../catalogue.ts';
import { predicted } from '../media/expr.ts';
import type { VideoValues } from './order.ts';
import { checkWiredMentions } from './wired-mentions.ts';

const image = (id: string) => predicted('image', { width: 1280, height: 720, alpha: false }, id);
const prompt = {
  parts: [
    'Refer to ',
    { input: 'images', index: 0 },
    ', ',
    { input: 'images', index: 3 },
    ' and ',
    { input: 'images', index: 1 },
    '; follow ',
    { input: 'videos', index: 0 },
    '.',
  ],
};

describe('a prompt that was wired in', () => {
  it('names what it points to and what to wire', () => {
    expect(checkWiredMentions({ prompt, images: [image('a')], videos: [] }, 'error')).toEqual([
      {
        input: 'images',
        severity: 'error',
        code: 'mention-dangling',
        message:
          'the prompt points to images 2 and 4, and only one image is wired into images; wire in "images" of the same direct/references or direct/sequence the prompt comes from, or take the reference out of the direction',
      },
      {
        input: 'videos',
        severity: 'error',
        code: 'mention-dangling',
        message:
          'the prompt points to video 1, and no video is wired into videos; wire in "videos" of the same direct/references or direct/sequence the prompt comes from, or take the reference out of the direction',
      },
    ]);
  });

  it('says nothing of what is not known yet', () => {
    expect(checkWiredMentions({ prompt }, 'error')).toEqual([]);
    expect(checkWiredMentions({ images: [], videos: [] }, 'error')).toEqual([]);
  });

  it('says nothing when everything is wired, and nothing of frames', () => {
    const frames = { parts: [{ input: 'firstFrame', index: 0 }, ' opens'] };
    expect(checkWiredMentions({ prompt: frames, images: [] }, 'error')).toEqual([]);
    const images = ['a', 'b', 'c', 'd'].map(image);
    expect(checkWiredMentions({ prompt: { parts: [{ input: 'images', index: 3 }] }, images }, 'error')).toEqual([]);
  });

  const dangling = (model: string) => {
    const values = { model, provider: 'auto', task: 'auto', prompt, images: [], videos: [], audios: [] };
    return generateVideo.check!(values as unknown as Partial<VideoValues>)
      .filter(({ code }) => code === 'mention-dangling')
      .map(({ input, severity }) => [input, severity]);
  };

  it('is said once by the node: an error for models that are paid for, a warning for the free preview', () => {
    expect(dangling('seedance-2.0')).toEqual([
      ['images', 'error'],
      ['videos', 'error'],
    ]);
    expect(dangling('animatic')).toEqual([
      ['images', 'warning'],
      ['videos', 'warning'],
    ]);
  });
});
