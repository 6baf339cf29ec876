import { isRecord } from '@shotgraph/engine';
import { type MediaKind, tiersOf } from '@shotgraph/nodes/emulation';
import type { ClipOrder } from '../jobs/build-clip.ts';
import type { Material } from '../media/clip.ts';
import { RATIOS } from '../media/frame-size.ts';
import { BadReference, checkMaterials, openReference } from '../media/references.ts';
import type { FalMode, WireModel } from '../models.ts';
import type { World } from '../world.ts';
import { BadInput } from './problems.ts';

const COMMON = [
  'prompt',
  'resolution',
  'duration',
  'aspect_ratio',
  'generate_audio',
  'seed',
  'bitrate_mode',
  'codec',
  'end_user_id',
];
const OF_MODE: { readonly [M in FalMode]: readonly string[] } = {
  text: [],
  image: ['image_url', 'end_image_url'],
  reference: ['image_urls', 'video_urls', 'audio_urls', 'task'],
};

type Input = { readonly [field: string]: unknown };

/** Reads the input of an endpoint. @throws BadInput */
export async function readInput(
  body: unknown,
  known: WireModel & { readonly mode: FalMode },
  world: World,
): Promise<Omit<ClipOrder, 'seed'>> {
  if (!isRecord(body)) throw new BadInput('', 'Input should be a valid dictionary', 'model_attributes_type');
  const allowed = [...COMMON, ...OF_MODE[known.mode]];
  const unknown = Object.keys(body).find((field) => !allowed.includes(field));
  if (unknown !== undefined) throw new BadInput(unknown, 'Extra inputs are not permitted', 'extra_forbidden');
  if (body.prompt === undefined) throw new BadInput('prompt', 'Field required', 'missing');
  if (typeof body.prompt !== 'string') throw new BadInput('prompt', 'Input should be a valid string', 'string_type');
  if (body.generate_audio !== undefined && typeof body.generate_audio !== 'boolean')
    throw new BadInput('generate_audio', 'Input should be a valid boolean', 'bool_type');
  const newer = known.model.editing === 'field';
  if (body.task !== undefined && !newer)
    throw new BadInput('task', 'Extra inputs are not permitted', 'extra_forbidden');
  oneOf(body, 'task', 'reference', ['reference', 'editing', 'extension']);
  const seconds = oneOf(body, 'duration', 'auto', ['auto', ...lengths(known)]);
  return {
    known,
    prompt: body.prompt,
    resolution: oneOf(body, 'resolution', '720p', tiersOf(known.model)),
    ratio: oneOf(body, 'aspect_ratio', 'auto', ['auto', ...RATIOS]),
    seconds: seconds === 'auto' ? undefined : Number(seconds),
    audio: body.generate_audio !== false,
    ...(await openMedia(body, known, world)),
  };
}

const lengths = ({ model: { seconds } }: WireModel): readonly string[] =>
  Array.from({ length: seconds.max - seconds.min + 1 }, (_, step) => String(seconds.min + step));

function oneOf<W extends string>(body: Input, field: string, preset: W, words: readonly W[]): W {
  const value = body[field] ?? preset;
  if ((words as readonly unknown[]).includes(value)) return value as W;
  throw new BadInput(field, `Input should be ${words.map((word) => `'${word}'`).join(', ')}`, 'literal_error');
}

async function openMedia(body: Input, known: WireModel & { readonly mode: FalMode }, world: World) {
  if (known.mode === 'image' && body.image_url === undefined)
    throw new BadInput('image_url', 'Field required', 'missing');
  const open = (field: string, kind: MediaKind, urls: readonly unknown[]) => openEach(world, field, kind, urls);
  const lists = {
    images: listOf(body, 'image_urls'),
    videos: listOf(body, 'video_urls'),
    audios: listOf(body, 'audio_urls'),
  };
  checkCounts(lists, known);
  const frameUrls = [body.image_url, body.end_image_url].filter((url) => url !== undefined);
  const media = {
    frames: await open('image_url', 'image', frameUrls),
    images: await open('image_urls', 'image', lists.images),
    videos: await open('video_urls', 'video', lists.videos),
    audios: await open('audio_urls', 'audio', lists.audios),
  };
  await blame('body', () => checkMaterials(Object.values(media).flat(), known, world.settings.shrink));
  return media;
}

function listOf(body: Input, field: string): readonly unknown[] {
  const list = body[field] ?? [];
  if (Array.isArray(list)) return list;
  throw new BadInput(field, 'Input should be a valid list', 'list_type');
}

function checkCounts(
  lists: { readonly [K in 'images' | 'videos' | 'audios']: readonly unknown[] },
  { family }: WireModel,
): void {
  const { references } = family;
  for (const name of ['images', 'videos', 'audios'] as const) {
    const field = `${name.slice(0, -1)}_urls`;
    if (lists[name].length > references[name])
      throw new BadInput(
        field,
        `List should have at most ${references[name]} items after validation, not ${lists[name].length}`,
        'too_long',
      );
  }
  const total = lists.images.length + lists.videos.length + lists.audios.length;
  if (total > references.total)
    throw new BadInput(
      'image_urls',
      `At most ${references.total} files are allowed in all, not ${total}`,
      'value_error',
    );
  if (lists.audios.length > 0 && total === lists.audios.length && !references.audioAlone)
    throw new BadInput('audio_urls', 'Audio needs at least one image or video', 'value_error');
}

async function openEach(
  world: World,
  field: string,
  kind: MediaKind,
  urls: readonly unknown[],
): Promise<readonly Material[]> {
  const opened: Material[] = [];
  for (const url of urls) {
    if (typeof url !== 'string') throw new BadInput(field, 'Input should be a valid string', 'string_type');
    const material = await blame(field, () => openReference(world, url, kind, true));
    if (material) opened.push(material);
  }
  return opened;
}

const TYPES = {
  form: 'value_error',
  download: 'file_download_error',
  format: 'unsupported_format',
  limit: 'value_error',
} as const;

async function blame<T>(field: string, act: () => T | Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw error instanceof BadReference ? new BadInput(field, error.message, TYPES[error.reason]) : error;
  }
}
