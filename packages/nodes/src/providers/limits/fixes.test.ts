import {
  createRegistry,
  defineNode,
  type Fix,
  type GraphDocument,
  type InputValue,
  type Issue,
  many,
  type NodeType,
  one,
  openSession,
  optional,
  out,
} from '@shotgraph/engine';
import { memoryHost } from '@shotgraph/engine/host/memory';
import { describe, expect, it } from 'vitest';
import { toCheckedMedia } from '../../generate/media-facts.ts';
import { predicted } from '../../media/expr.ts';
import { asset } from '../../media/ops/asset.ts';
import type { Facts, MediaValue } from '../../media/types.ts';
import { Audio, Boolean_, choice, Image, Number_, PromptText, Seconds, Text, Video } from '../../ports.ts';
import * as transforms from '../../transform/index.ts';
import { PROFILES } from '../profile/builtin.ts';
import { checkLimits } from './check.ts';
import { toInputIssue } from './to-input-issue.ts';
import type { CheckedRequest } from './types.ts';

/** Files as an input node would give them: an expression over stored bytes, with what was probed. */
const FILES: { readonly [name: string]: Facts & { readonly bytes?: number } } = {
  'clip.mp4': clip({}),
  'long.mp4': clip({ seconds: 20 }),
  'longer.mp4': clip({ seconds: 40, fps: 24.35 }),
  'slow.webm': clip({ fps: 12 }, { format: 'webm', codec: 'vp9' }),
  'huge.mp4': { ...clip({}), bytes: 210e6 },
  'tiny.mp4': clip({ width: 320, height: 180 }),
  'wide.mp4': clip({ width: 2000, height: 400 }),
  'fox.png': picture(1280, 720),
  'huge.png': { ...picture(5000, 5000), bytes: 40e6 },
  'thumb.png': picture(200, 160),
  'banner.png': picture(2000, 301),
  'banner-small.png': picture(900, 120),
  'fox.heic': { ...picture(1280, 720), format: 'bmp' },
  'song.flac': sound(5, 'flac'),
  'song.wav': sound(40, 'wav'),
};

function clip(info: object, more: object = {}): Facts {
  const audio = { seconds: 5, sampleRate: 48_000, channels: 2 };
  const facts = { kind: 'video', format: 'mp4', mimeType: 'video/mp4', codec: 'avc' } as const;
  return { ...facts, info: { width: 1280, height: 720, fps: 24, seconds: 5, audio, ...info }, ...more };
}
function picture(width: number, height: number): Facts {
  return { kind: 'image', format: 'png', mimeType: 'image/png', info: { width, height, alpha: false } };
}
function sound(seconds: number, format: string): Facts {
  const info = { seconds, sampleRate: 48_000, channels: 2 };
  return { kind: 'audio', format, mimeType: `audio/${format}`, codec: format, info };
}

const fileNode = defineNode({
  type: 'test/file',
  version: 1,
  title: 'File',
  effect: 'pure',
  inputs: { name: one(Text, 'Its name.') },
  outputs: { image: out(Image, 'If one.'), video: out(Video, 'If one.'), audio: out(Audio, 'If one.') },
  run({ name }) {
    const { bytes, ...facts } = FILES[name]!;
    const index = Object.keys(FILES).indexOf(name);
    const value = { ...asset(index.toString(16).padStart(64, '0'), facts as Facts), ...(bytes && { bytes }) };
    // The ports that do not fit are not wired.
    return { image: value, video: value, audio: value } as never;
  },
});

const checked = (value: MediaValue) => toCheckedMedia(value);

/** Stands in for a paid node: takes what one does and buys nothing. */
const shotNode = (profile: string) =>
  defineNode({
    type: 'test/shot',
    version: 1,
    title: 'Shot',
    effect: 'paid',
    inputs: {
      model: one(choice('seedance-2.0', 'seedance-2.0-fast', 'seedance-2.5'), 'The model.', {
        default: 'seedance-2.0',
      }),
      task: one(choice('text', 'first-frame', 'first-last-frame', 'reference', 'edit', 'extend'), 'The task.', {
        default: 'reference',
      }),
      prompt: one(PromptText, 'What is seen.', { default: 'a fox' }),
      images: many(Image, 'Pictures.'),
      videos: many(Video, 'Clips.'),
      audios: many(Audio, 'Sounds.'),
      firstFrame: optional(Image, 'First.'),
      lastFrame: optional(Image, 'Last.'),
      seconds: one(Seconds, 'Length.', { default: 5 }),
      autoSeconds: one(Boolean_, 'The model chooses it.', { default: false }),
      ratio: one(Text, 'Shape.', { default: '16:9' }),
      resolution: one(Text, 'Size.', { default: '720p' }),
      webSearch: one(Boolean_, 'Searches.', { default: false }),
      watermark: one(Boolean_, 'Marks.', { default: false }),
      seed: optional(Number_, 'Chance.'),
    },
    outputs: { video: out(Video, 'The shot.') },
    check(values) {
      const { autoSeconds, seconds, firstFrame, lastFrame, prompt, ...rest } = values;
      const request = {
        ...rest,
        prompt: prompt?.parts.map((part) =>
          typeof part === 'string' ? part : { kind: part.input.slice(0, -1), index: part.index },
        ),
        firstFrame: firstFrame && checked(firstFrame),
        lastFrame: lastFrame && checked(lastFrame),
        images: values.images?.map(checked),
        videos: values.videos?.map(checked),
        audios: values.audios?.map(checked),
        seconds: autoSeconds ? 'auto' : seconds,
      } as CheckedRequest;
      return checkLimits(request, PROFILES[profile]!).map(toInputIssue);
    },
    predict: () => ({ video: predicted('video', { width: 2, height: 2, fps: 24, seconds: 5, audio: null }, 'shot') }),
    price: () => ({ min: 1, max: 1, currency: 'USD', basis: 'a flat price' }),
    run: () => {
      throw new TypeError('planned only');
    },
  });

const open = (inputs: Record<string, InputValue>, names: readonly string[], profile: string) => {
  const ids = names.map((name) => name.replaceAll('.', '-'));
  const files = names.map((name, i) => [ids[i]!, { type: 'test/file', version: 1, inputs: { name } }] as const);
  const document: GraphDocument = {
    shotgraph: 1,
    nodes: { ...Object.fromEntries(files), shot: { type: 'test/shot', version: 1, inputs } },
  };
  const registry = createRegistry([fileNode, shotNode(profile), ...(Object.values(transforms) as NodeType[])]);
  return openSession(document, { registry, host: memoryHost() });
};
type Session = ReturnType<typeof open>;

const FIXABLE = ({ fix }: Issue) => fix !== undefined;
const fixOf = async (session: Session): Promise<Fix | undefined> => (await session.plan()).issues.find(FIXABLE)?.fix;

/** Applies the first fix there is, as long as there is one, and returns what they were called. */
async function fixAll(session: Session): Promise<string[]> {
  const labels: string[] = [];
  for (let fix = await fixOf(session); fix && labels.length < 9; fix = await fixOf(session)) {
    session.apply(fix.ops);
    labels.push(fix.label);
  }
  return labels;
}

interface Case {
  readonly what: string;
  readonly files?: readonly string[];
  readonly inputs: Record<string, InputValue>;
  readonly labels: readonly string[];
  /** Types of the nodes that were inserted. */
  readonly inserted?: readonly string[];
  readonly profile?: string;
}
const from = (text: string) => ({ from: text });

const CASES: readonly Case[] = [
  {
    what: 'a clip that is too long',
    files: ['long.mp4'],
    inputs: { videos: [from('long-mp4.video')], prompt: '@long-mp4 runs' },
    labels: ['trim to 15 s'],
    inserted: ['transform/trim'],
  },
  {
    what: 'clips that are too long together',
    files: ['clip.mp4', 'long.mp4'],
    inputs: { videos: [from('clip-mp4.video'), { from: 'long-mp4.video', as: 'run' }], prompt: '@clip-mp4 @run' },
    labels: ['trim to 10 s'],
    inserted: ['transform/trim'],
  },
  {
    what: 'a clip to edit that is too long, with a length',
    files: ['longer.mp4'],
    inputs: {
      model: 'seedance-2.5',
      task: 'edit',
      videos: [from('longer-mp4.video')],
      ratio: 'adaptive',
      prompt: '@longer-mp4',
    },
    labels: ['trim to 30 s', 'let the model choose the length', 'trim to 29.979 s'],
    inserted: ['transform/trim', 'transform/trim'],
  },
  {
    what: 'a sound of another format that is too long',
    files: ['fox.png', 'song.flac', 'song.wav'],
    inputs: {
      images: [from('fox-png.image')],
      audios: [from('song-flac.audio'), from('song-wav.audio')],
      prompt: '@fox-png @song-flac @song-wav',
    },
    labels: ['convert to MP3', 'trim to 10 s'],
    inserted: ['transform/convert-audio', 'transform/trim-audio'],
  },
  {
    what: 'a clip of another codec and frame rate',
    files: ['slow.webm'],
    inputs: { videos: [from('slow-webm.video')], prompt: '@slow-webm' },
    labels: ['transcode to MP4 at 24 fps'],
    inserted: ['transform/transcode'],
  },
  {
    what: 'a file that is too large',
    files: ['huge.mp4', 'huge.png'],
    inputs: { videos: [from('huge-mp4.video')], images: [from('huge-png.image')], prompt: '@huge-mp4 @huge-png' },
    labels: ['convert to JPG', 'transcode to MP4'],
    inserted: ['transform/convert-image', 'transform/transcode'],
  },
  {
    what: 'clips that are too small, and too wide',
    files: ['tiny.mp4', 'wide.mp4'],
    inputs: { videos: [from('tiny-mp4.video'), from('wide-mp4.video')], prompt: '@tiny-mp4 @wide-mp4' },
    labels: ['resize to 854x482', 'pad to 2000x800'],
    inserted: ['transform/resize', 'transform/pad'],
    profile: 'ark-byteplus',
  },
  {
    what: 'images that are too small, or too wide and too small',
    files: ['thumb.png', 'banner-small.png', 'banner.png'],
    inputs: {
      images: [from('thumb-png.image'), from('banner-small-png.image'), from('banner-png.image')],
      prompt: '@thumb-png @banner-small-png @banner-png',
    },
    labels: ['resize to 378x304', 'pad to 900x362', 'pad to 2000x802'],
    inserted: ['transform/resize-image', 'transform/pad-image', 'transform/pad-image'],
  },
  {
    what: 'frames of a format that is not taken',
    files: ['fox.heic', 'thumb.png'],
    inputs: { task: 'first-last-frame', firstFrame: from('fox-heic.image'), lastFrame: from('thumb-png.image') },
    labels: ['convert to PNG', 'resize to 378x304'],
    inserted: ['transform/convert-image', 'transform/resize-image'],
    profile: 'fal',
  },
  {
    what: 'literals',
    inputs: { task: 'text', seconds: 3.2, ratio: '2:1', resolution: '8k', webSearch: true, watermark: true, seed: 5 },
    labels: [
      'turn "watermark" off',
      'leave out "seed"',
      'use "4k"',
      'use 4 s',
      'use "adaptive"',
      'turn "webSearch" off',
    ],
    profile: 'fal',
  },
  {
    what: 'a task that contradicts what is wired',
    files: ['fox.png'],
    inputs: { task: 'text', images: [from('fox-png.image')], prompt: '@fox-png runs' },
    labels: ['use "reference"'],
  },
];

describe('fixes of limits', () => {
  it.each(CASES)('mend $what', async ({ files = [], inputs, labels, inserted = [], profile = 'ark-byteplus' }) => {
    const session = open(inputs, files, profile);
    const before = await session.plan();
    expect(before.issues.length).toBeGreaterThan(0);
    expect(await fixAll(session)).toEqual(labels);
    const after = await session.plan();
    expect(after.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(after.entries.find(({ node }) => node === 'shot')).toMatchObject({ action: 'run', price: { max: 1 } });
    const types = [...session.graph.nodes.values()]
      .map(({ type }) => type)
      .filter((type) => type.startsWith('transform/'));
    expect([...types].sort()).toEqual([...inserted].sort());
  });

  it('are one step to undo each, and leave the rest of the plan as it was', async () => {
    const session = open(
      { images: [from('thumb-png.image'), from('fox-png.image')], prompt: '@thumb-png and @fox-png' },
      ['thumb.png', 'fox.png'],
      'ark-byteplus',
    );
    const files = async () =>
      (await session.plan()).entries.filter(({ type }) => type === 'test/file').map(({ node, key }) => [node, key]);
    const keys = await files();
    const inputs = session.graph.nodes.get('shot')!.inputs;
    const { inverse } = session.apply((await fixOf(session))!.ops);
    expect(session.graph.nodes.get('shot')!.inputs).toEqual({
      ...inputs,
      images: [{ from: 'thumb-png-resize-image.image', as: 'thumb-png' }, from('fox-png.image')],
    });
    expect(await files()).toEqual(keys);
    session.apply(inverse);
    expect(session.graph.nodes.get('shot')!.inputs).toEqual(inputs);
    expect([...session.graph.nodes.keys()]).toEqual(['thumb-png', 'fox-png', 'shot']);
  });

  it('are not offered where the node that mends cannot go so far', () => {
    const place = { input: 'images', index: 0 } as const;
    const issue = { rule: 10, input: 'images', message: 'too wide', severity: 'error', code: 'input-invalid' } as const;
    const wide = { ...issue, mend: { kind: 'pad', ...place, to: { width: 9000, height: 3600 } } } as const;
    const odd = { ...issue, mend: { kind: 'convert', ...place, to: { mimeType: 'image/avif' } } } as const;
    const { rule: _, ...told } = issue;
    expect([toInputIssue(issue), toInputIssue(wide), toInputIssue(odd)]).toEqual([told, told, told]);
  });
});
