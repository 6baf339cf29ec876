import { isRecord } from '@shotgraph/engine';
import { type MediaKind, tiersOf } from '@shotgraph/nodes/emulation';
import type { ClipOrder } from '../jobs/build-clip.ts';
import type { Material } from '../media/clip.ts';
import { RATIOS } from '../media/frame-size.ts';
import { BadReference, checkMaterials, openReference } from '../media/references.ts';
import { tiersInWords, type WireModel } from '../models.ts';
import type { World } from '../world.ts';
import { badInput } from './errors.ts';

const FIELDS = [
  ...['prompt', 'image', 'last_frame_image', 'reference_images', 'reference_videos', 'reference_audios'],
  ...['duration', 'resolution', 'aspect_ratio', 'generate_audio', 'seed'],
];
const LISTS = { reference_images: 'image', reference_videos: 'video', reference_audios: 'audio' } as const;

type Input = { readonly [field: string]: unknown };

/** Reads the `input` of a prediction. @throws Refusal in Replicate's words */
export async function readInput(input: unknown, known: WireModel, world: World): Promise<Omit<ClipOrder, 'seed'>> {
  if (!isRecord(input)) throw badInput('', 'Invalid type. Expected: object');
  const unknown = Object.keys(input).find((field) => !FIELDS.includes(field));
  if (unknown !== undefined) throw badInput(unknown, 'Additional property is not allowed');
  const { prompt, generate_audio: audio = true, seed } = input;
  if (typeof prompt !== 'string')
    throw badInput('prompt', prompt === undefined ? 'prompt is required' : 'Invalid type. Expected: string');
  if (typeof audio !== 'boolean') throw badInput('generate_audio', 'Invalid type. Expected: boolean');
  if (seed !== undefined && !Number.isInteger(seed)) throw badInput('seed', 'Invalid type. Expected: integer');
  const resolution = tiersOf(known.model).find((tier) => tier === (input.resolution ?? '720p'));
  if (!resolution) throw badInput('resolution', `must be one of ${tiersInWords(known)}`);
  const ratio = [...RATIOS, 'adaptive'].find((one) => one === (input.aspect_ratio ?? '16:9'));
  if (!ratio) throw badInput('aspect_ratio', `must be one of ${RATIOS.join(', ')}, adaptive`);
  checkCombination(input, known);
  return {
    known,
    prompt,
    resolution,
    ratio,
    seconds: secondsOf(input, known),
    audio,
    ...(await openMedia(input, known, world)),
  };
}

function secondsOf({ duration = 5 }: Input, { model: { seconds } }: WireModel): number | undefined {
  if (!Number.isInteger(duration)) throw badInput('duration', 'Invalid type. Expected: integer');
  if (duration === -1) return undefined;
  if (Number(duration) > seconds.max) throw badInput('duration', `Must be less than or equal to ${seconds.max}`);
  if (Number(duration) < seconds.min) throw badInput('duration', `Must be greater than or equal to ${seconds.min}`);
  return Number(duration);
}

function checkCombination(input: Input, { family: { references } }: WireModel): void {
  const count = (field: keyof typeof LISTS) => {
    const list = input[field] ?? [];
    if (!Array.isArray(list)) throw badInput(field, 'Invalid type. Expected: array');
    const most = references[`${LISTS[field]}s`];
    if (list.length > most) throw badInput(field, `must have at most ${most} items`);
    return list.length;
  };
  const [images, videos, audios] = [count('reference_images'), count('reference_videos'), count('reference_audios')];
  if (input.last_frame_image !== undefined && input.image === undefined)
    throw badInput('last_frame_image', 'needs image as the first frame');
  if (input.image !== undefined && images + videos + audios > 0)
    throw badInput('image', 'cannot be used with references');
  if (audios > 0 && images + videos === 0 && !references.audioAlone)
    throw badInput('reference_audios', 'needs at least one reference image or video');
}

async function openMedia(input: Input, known: WireModel, world: World) {
  const open = (field: string, kind: MediaKind, given: unknown) =>
    openEach(world, field, kind, Array.isArray(given) ? given : [given]);
  const media = {
    frames: [
      ...(await open('image', 'image', input.image ?? [])),
      ...(await open('last_frame_image', 'image', input.last_frame_image ?? [])),
    ],
    images: await open('reference_images', 'image', input.reference_images ?? []),
    videos: await open('reference_videos', 'video', input.reference_videos ?? []),
    audios: await open('reference_audios', 'audio', input.reference_audios ?? []),
  };
  await blame('image', () => checkMaterials(Object.values(media).flat(), known, world.settings.shrink));
  return media;
}

async function openEach(
  world: World,
  field: string,
  kind: MediaKind,
  urls: readonly unknown[],
): Promise<readonly Material[]> {
  const opened: Material[] = [];
  for (const url of urls) {
    if (typeof url !== 'string') throw badInput(field, "Does not match format 'uri'");
    const material = await blame(field, () => openReference(world, url, kind, true));
    if (material) opened.push(material);
  }
  return opened;
}

async function blame<T>(field: string, act: () => T | Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw error instanceof BadReference ? badInput(field, error.message) : error;
  }
}
