import { randomUUID } from 'node:crypto';
import { json, parseBody, Refusal, type Twist, type WireAnswer, type WireRequest } from '../http/wire.ts';
import { type Clip, FPS } from '../media/clip.ts';
import { BadReference, openReference } from '../media/references.ts';
import type { ImageFormat } from '../media/render.ts';
import type { World } from '../world.ts';
import { arkError, INPUT_REFUSED, invalid, TASK_BROKE } from './errors.ts';
import { type Fields, needText, readFields } from './fields.ts';

/** Models of pictures by the part of their id that stays, and the least area of a picture, pixels. */
const MODELS = [
  { name: 'seedream-5-0-pro', leastArea: 921_600, sizes: ['1K', '2K'] },
  { name: 'seedream-5-0', leastArea: 3_686_400, sizes: ['2K', '3K', '4K'] },
  { name: 'seedream-4-5', leastArea: 3_686_400, sizes: ['2K', '4K'] },
  { name: 'seedream-4-0', leastArea: 921_600, sizes: ['1K', '2K', '4K'] },
] as const;

const MOST_AREA = 4096 * 4096;
const MOST_REFERENCES = 14;
/** References and results together. */
const MOST_PICTURES = 15;
const URL_SECONDS = 86_400;
/** Usage counts so many pixels as one token. */
const PIXELS_PER_TOKEN = 256;

interface Order {
  readonly model: string;
  readonly count: number;
  readonly width: number;
  readonly height: number;
  readonly format: ImageFormat;
  readonly inline: boolean;
  readonly references: readonly string[];
}

/** `POST /images/generations`: answers at once, and is remembered nowhere. */
export async function createImages(world: World, request: WireRequest, twist?: Twist): Promise<WireAnswer> {
  const body = parseBody(request);
  const order = await readOrder(body, world);
  const refusal = {
    'moderation-input': [400, INPUT_REFUSED],
    'moderation-output': [400, REFUSED],
    'task-failed': [500, TASK_BROKE],
  } as const;
  if (twist !== undefined && twist in refusal) {
    const [status, { code, message }] = refusal[twist as keyof typeof refusal];
    throw new Refusal(arkError(status, code, message));
  }
  const id = `img-${randomUUID()}`;
  const now = world.clock.now();
  world.stats.accept({ provider: 'seedream', id, model: order.model, seed: null }, now, body);
  const { width, height, count } = order;
  const data = await Promise.all(Array.from({ length: count }, (_, index) => picture(world, order, id, index, now)));
  const tokens = count * Math.round((width * height) / PIXELS_PER_TOKEN);
  const usage = { generated_images: count, output_tokens: tokens, total_tokens: tokens };
  return json(200, { model: order.model, created: Math.floor(now / 1000), data, usage });
}

const REFUSED = {
  code: 'OutputImageSensitiveContentDetected',
  message: 'The request failed because the output image may contain sensitive information',
} as const;

async function picture(world: World, order: Order, id: string, index: number, at: number) {
  const { width, height, format, references } = order;
  const clip: Clip = {
    width,
    height,
    seconds: 1 / FPS,
    audio: false,
    seed: index,
    images: references,
    videos: [],
    audios: [],
  };
  const load = () => world.library.still(clip, format);
  const size = `${width}x${height}`;
  if (order.inline) return { b64_json: Buffer.from(await load()).toString('base64'), size };
  const place = { provider: 'seedream', job: id, name: `image-${index + 1}.${format}` } as const;
  const mimeType = format === 'png' ? 'image/png' : 'image/jpeg';
  return { url: world.downloads.publish(place, { mimeType, load }, { seconds: URL_SECONDS, at }), size };
}

async function readOrder(body: unknown, world: World): Promise<Order> {
  const fields = readFields(body);
  const model = needText(fields, 'model');
  const kind = MODELS.find(({ name }) => new RegExp(`^([a-z]+-)?${name}(-|$)`).test(model));
  if (!kind)
    throw new Refusal(
      arkError(404, 'InvalidEndpointOrModel.NotFound', `The model or endpoint ${model} does not exist`),
    );
  needText(fields, 'prompt');
  const size = readSize(fields, kind);
  const references = await readReferences(fields, world);
  const set = fields.choice('sequential_image_generation', 'disabled', ['disabled', 'auto']) === 'auto';
  const wanted = readMost(fields);
  const inline = fields.choice('response_format', 'url', ['url', 'b64_json']) === 'b64_json';
  const format = fields.choice('output_format', 'jpeg', ['png', 'jpeg']) === 'png' ? 'png' : 'jpg';
  if (fields.flag('stream', false)) throw invalid('stream', 'streaming is not emulated; leave it out');
  fields.flag('watermark', true);
  fields.whole('seed', -1, { min: -1, max: 2 ** 31 - 1 });
  fields.done();
  const count = set ? Math.min(wanted, MOST_PICTURES - references.length) : 1;
  return { model, ...size, count, format, inline, references };
}

function readMost(fields: Fields): number {
  const name = 'sequential_image_generation_options';
  const options = readFields(fields.raw(name) ?? {}, `${name}.`);
  const most = options.whole('max_images', MOST_PICTURES, { min: 1, max: MOST_PICTURES });
  options.done();
  return most;
}

function readSize(fields: Fields, { leastArea, sizes }: (typeof MODELS)[number]) {
  const text = fields.text('size') ?? '2K';
  if ((sizes as readonly string[]).includes(text)) {
    const side = Number(text[0]) * 1024;
    return { width: side, height: side };
  }
  const [, width = 0, height = 0] = (/^(\d{2,5})x(\d{2,5})$/.exec(text) ?? []).map(Number);
  const area = width * height;
  const ratio = width / height;
  if (area >= leastArea && area <= MOST_AREA && ratio >= 1 / 16 && ratio <= 16)
    return { width: 2 * Math.ceil(width / 2), height: 2 * Math.ceil(height / 2) };
  throw invalid(
    'size',
    `it must be ${sizes.join(', ')} or WIDTHxHEIGHT of ${leastArea} to ${MOST_AREA} pixels, 1:16 to 16:1`,
  );
}

async function readReferences(fields: Fields, world: World): Promise<readonly string[]> {
  const given = fields.raw('image') ?? [];
  const urls = Array.isArray(given) ? given : [given];
  if (urls.length > MOST_REFERENCES)
    throw invalid('image', `${urls.length} images are too many; at most ${MOST_REFERENCES}`);
  const hashes: string[] = [];
  for (const url of urls) {
    if (typeof url !== 'string') throw invalid('image', 'it must be an address, a data url or a list of them');
    try {
      const material = await openReference(world, url, 'image', true);
      if (material) hashes.push(material.hash);
    } catch (error) {
      if (error instanceof BadReference) throw invalid('image', error.message);
      throw error;
    }
  }
  return hashes;
}
