import type { InputIssue, NodeType } from '@shotgraph/engine';
import { outputsOf } from '@shotgraph/engine/testing';
import { describe, expect, it } from 'vitest';
import { inputImage } from '../input/index.ts';
import * as media from '../media/index.ts';
import { save } from '../output/index.ts';
import * as transforms from './index.ts';

const clip = (info: Partial<media.VideoInfo> = {}) =>
  media.predicted('video', { width: 640, height: 360, fps: 25, seconds: 4, audio: null, ...info }, 'clip');
const still = () => media.predicted('image', { width: 640, height: 360, alpha: false }, 'still');
const issues = (node: NodeType, inputs: object): readonly InputIssue[] => node.check?.(inputs) ?? [];
const messages = (node: NodeType, inputs: object) =>
  issues(node, inputs).map(({ input, message }) => `${input}: ${message}`);

describe('transforms say what is wrong before anything runs', () => {
  const { trim, concat, crossfade, crop, pad, padImage, resizeImage, convertImage } = transforms;
  const { fade, overlay, caption, reverse, audioOf, mixAudio } = transforms;

  it.each<[string, NodeType, object, string]>([
    ['trim', trim, { start: 4, end: 3 }, 'end: end 3 s must come after start 4 s; raise the end'],
    [
      'concat',
      concat,
      { videos: [clip(), clip({ width: 320 })], transition: 'cut', seconds: 1 },
      'videos: clip 1 is 640×360 at 25 fps and clip 2 is 320×360 at 25 fps; put a Resize in front of clip 2 with 640×360 and 25 fps',
    ],
    [
      'concat with transitions that are too long',
      concat,
      { videos: [clip(), clip({ seconds: 1 }), clip()], transition: 'crossfade', seconds: 1 },
      'seconds: clip 2 lasts 1 s, too short for 2 transitions of 1 s; shorten the transition or lengthen the clip',
    ],
    ['crossfade', crossfade, { from: clip(), to: clip({ fps: 30 }), seconds: 1 }, 'to: clip 1 is 640×360 at 25 fps'],
    ['crop', crop, { video: clip(), x: 700, y: 0 }, 'x: x 700 is right of the picture, which is 640 wide; lower it'],
    ['pad', pad, { video: clip(), width: 100, height: 400 }, "width: width 100 is less than the picture's 640"],
    [
      'pad-image',
      padImage,
      { image: still(), width: 800, height: 100 },
      "height: height 100 is less than the picture's 360; raise it or resize the image",
    ],
    [
      'resize-image',
      resizeImage,
      { image: still(), width: 8000, height: 8000 },
      'height: 8000×8000 is more than the 40 megapixels an image may have; lower a side',
    ],
    [
      'convert-image',
      convertImage,
      { image: still(), colour: 'white' },
      'colour: colour "white" is not #rgb or #rrggbb',
    ],
    ['fade', fade, { video: clip(), in: 3, out: 2 }, 'out: the fades of 3 s and 2 s overlap in a clip of 4 s'],
    [
      'overlay',
      overlay,
      { video: clip(), start: 9 },
      'start: start 9 s is past the end of the clip, 4 s; lower the start',
    ],
    ['caption', caption, { video: clip(), colour: 'white' }, 'colour: colour "white" is not #rgb or #rrggbb'],
    ['reverse', reverse, { video: clip({ seconds: 60 }) }, 'video: the clip lasts 60 s'],
    ['audio-of', audioOf, { video: clip() }, 'video: the clip has no sound; wire one that has'],
    ['mix-audio', mixAudio, { starts: [0, -2] }, 'starts: starts [0,-2] must be 0 or more'],
    [
      'save, format',
      save,
      { media: clip(), format: 'png' },
      'format: video cannot be written as png; choose auto or mp4',
    ],
    [
      'image input',
      inputImage,
      { file: { hash: '0', name: 'a.mp4', bytes: 1, facts: { kind: 'video' } } },
      'file: "a.mp4" is a video, not an image; name a PNG, JPEG or WebP file or use input/video',
    ],
  ])('%s', (_name, node, inputs, message) => {
    expect(messages(node, inputs)).toEqual([expect.stringContaining(message)]);
  });

  it('say nothing about values that are not known yet', () => {
    for (const node of [...Object.values(transforms), save, inputImage] as NodeType[])
      expect(issues(node, {}), node.type).toEqual([]);
  });
});

describe('every transform', () => {
  it.each((Object.values(transforms) as NodeType[]).map((node) => [node.type, node] as const))(
    '%s explains itself',
    (_type, node) => {
      expect(node.doc).toMatch(/\.$/);
      expect(node.tags?.length).toBeGreaterThan(2);
      for (const { doc } of Object.values(node.inputs) as { doc: string }[]) expect(doc).toMatch(/\.$/);
    },
  );
});

describe('transforms of predicted clips', () => {
  it('are predicted too, with all their facts', async () => {
    const context = {} as never;
    const { video } = await outputsOf(
      transforms.concat.run({ videos: [clip(), clip(), clip()], transition: 'crossfade', seconds: 0.4 }, context),
    );
    expect(video.info.seconds).toBe(11.2);
    expect(media.isPredicted(video)).toBe(true);
    const { media: saved } =
      save.effect === 'compute' ? save.predict({ media: video, format: 'auto', quality: 'good' }) : {};
    expect(saved).toMatchObject({ kind: 'video', info: { seconds: 11.2 }, expr: { op: 'predicted' } });
  });

  it('lay nothing over a clip when nothing is wired, and mute when no sound is', async () => {
    const video = clip();
    const rest = { position: 'center', margin: 0, scale: 1, opacity: 1, start: 0, end: undefined } as const;
    const context = {} as never;
    expect(await transforms.overlay.run({ video, image: undefined, clip: undefined, ...rest }, context)).toEqual({
      video,
    });
    expect(await transforms.setAudio.run({ video, audio: undefined, length: 'clip' }, context)).toEqual({ video });
  });
});
