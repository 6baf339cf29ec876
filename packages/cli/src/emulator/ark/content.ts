import type { KnownModel } from '@shotgraph/nodes/emulation';
import { invalid, missing } from './errors.ts';
import { readFields } from './fields.ts';

/** What a task is made of, as addresses. */
export interface Content {
  readonly text: string;
  readonly firstFrame?: Reference;
  readonly lastFrame?: Reference;
  readonly images: readonly Reference[];
  readonly videos: readonly Reference[];
  readonly audios: readonly Reference[];
}

/** An address and where it stands in the body. */
export interface Reference {
  readonly url: string;
  readonly param: string;
}

const ROLES = {
  image_url: ['first_frame', 'last_frame', 'reference_image'],
  video_url: ['reference_video'],
  audio_url: ['reference_audio'],
} as const;

type MediaType = keyof typeof ROLES;

interface Item extends Reference {
  readonly type: MediaType;
  readonly role: string | undefined;
}

/**
 * Reads `content` and holds its combinations against the rules.
 *
 * @throws Refusal in Ark's words
 */
export function readContent(value: unknown, known: KnownModel): Content {
  if (value === undefined) throw missing('content');
  if (!Array.isArray(value) || value.length === 0) throw invalid('content', 'it must be a list with something in it');
  const texts: string[] = [];
  const items: Item[] = [];
  for (const [index, entry] of value.entries()) {
    const read = readItem(entry, `content[${index}].`);
    if (typeof read === 'string') texts.push(read);
    else items.push(read);
  }
  if (texts.length > 1) throw invalid('content', 'only one text is allowed');
  const content = sortOut(items, texts[0] ?? '');
  checkTogether(content, known);
  return content;
}

function readItem(entry: unknown, at: string): string | Item {
  const fields = readFields(entry, at);
  const type = fields.need('type');
  if (type === 'text') {
    const text = fields.text('text');
    fields.done();
    if (text === undefined || text.trim() === '') throw missing(`${at}text`);
    return text;
  }
  if (typeof type !== 'string' || !Object.hasOwn(ROLES, type))
    throw invalid(`${at}type`, `it must be text, ${Object.keys(ROLES).join(', ')}`);
  const payload = readFields(fields.need(type), `${at}${type}.`);
  payload.need('url');
  const url = payload.text('url')!;
  const role = fields.text('role');
  fields.done();
  payload.done();
  const roles: readonly string[] = ROLES[type as MediaType];
  if (role !== undefined && !roles.includes(role))
    throw invalid(`${at}role`, `role of ${type} must be ${roles.join(', ')}`);
  return { type: type as MediaType, url, role, param: `${at}${type}` };
}

function sortOut(items: readonly Item[], text: string): Content {
  const images = items.filter(({ type }) => type === 'image_url');
  const roleless = items.find(({ role }) => role === undefined);
  if (roleless && (items.length > 1 || images.length !== 1)) throw invalid(roleless.param, 'role must be specified');
  const as = (wanted: string) => items.filter(({ role }) => (role ?? 'first_frame') === wanted);
  for (const role of ['first_frame', 'last_frame'])
    if (as(role).length > 1) throw invalid('content', `at most one image with role ${role} is allowed`);
  const [firstFrame] = as('first_frame');
  const [lastFrame] = as('last_frame');
  return {
    text,
    ...(firstFrame && { firstFrame }),
    ...(lastFrame && { lastFrame }),
    images: as('reference_image'),
    videos: as('reference_video'),
    audios: as('reference_audio'),
  };
}

function checkTogether({ firstFrame, lastFrame, images, videos, audios }: Content, { family }: KnownModel): void {
  const references = images.length + videos.length + audios.length;
  if ((firstFrame || lastFrame) && references > 0)
    throw invalid('content', 'first/last frame content cannot be mixed with reference media content');
  if (lastFrame && !firstFrame) throw invalid('content', 'a last frame needs a first frame');
  const limits = family.references;
  for (const [name, list] of [
    ['images', images],
    ['videos', videos],
    ['audios', audios],
  ] as const)
    if (list.length > limits[name])
      throw invalid('content', `${list.length} reference ${name} are too many; at most ${limits[name]}`);
  if (references > limits.total)
    throw invalid('content', `${references} references are too many; at most ${limits.total}`);
  if (audios.length > 0 && images.length + videos.length === 0 && !limits.audioAlone)
    throw invalid('content', 'reference audio needs at least one reference image or reference video');
}
