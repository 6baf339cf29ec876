import { type Tier, tiersOf } from '@shotgraph/nodes/emulation';
import { Refusal } from '../http/wire.ts';
import type { Material } from '../media/clip.ts';
import { chooseRatio, chooseSeconds, RATIOS, sizeOf } from '../media/frame-size.ts';
import { BadReference, checkMaterials, openReference } from '../media/references.ts';
import { findArkModel, tiersInWords, type WireModel } from '../models.ts';
import type { World } from '../world.ts';
import { type Content, type Reference, readContent } from './content.ts';
import { arkError, invalid, taskConstraint } from './errors.ts';
import { type Fields, readFields } from './fields.ts';
import { readSettings, type TaskSettings } from './settings.ts';

/** A task that breaks no rule, with everything the model would choose chosen. */
export interface ArkTask {
  readonly known: WireModel;
  readonly content: Content;
  readonly settings: TaskSettings;
  /** What could be opened, by kind, in order. */
  readonly images: readonly Material[];
  readonly videos: readonly Material[];
  readonly audios: readonly Material[];
  readonly resolution: Tier;
  readonly ratio: (typeof RATIOS)[number];
  readonly seconds: number;
  readonly width: number;
  readonly height: number;
  /** The server takes the prompt for an edit or extension that the other fields do not fit: the task fails later. */
  readonly misjudged: boolean;
}

/** @throws Refusal in Ark's words for the first rule that is broken */
export async function readTask(body: unknown, world: World): Promise<ArkTask> {
  if (body === undefined) throw invalid('body', 'it must be JSON');
  const fields = readFields(body);
  const known = readModel(fields, world);
  const content = readContent(fields.raw('content'), known);
  const settings = readSettings(fields, known, content);
  const resolution = readTier(fields, known);
  const ratio = fields.choice('ratio', 'adaptive', [...RATIOS, 'adaptive']);
  const duration = readDuration(fields, known);
  fields.done();
  checkTask({ known, ratio, duration, content, task: settings.task });
  const media = await openAll(content, known, world);
  checkEdited(settings.task, media.videos[0], known);
  const guides = { prompt: content.text, media: [...media.frames, ...media.videos, ...media.images] };
  const chosen = ratio === 'adaptive' ? chooseRatio(guides) : ratio;
  const edited = settings.task === 'edit' ? media.videos[0] : undefined;
  return {
    ...{ known, content, settings, resolution, ratio: chosen },
    images: [...media.frames, ...media.images],
    videos: media.videos,
    audios: media.audios,
    seconds: duration === -1 ? chooseSeconds(known, edited) : duration,
    ...sizeOf(known, resolution, chosen),
    misjudged: settings.task === 'auto' && isMisjudged({ known, ratio, duration, content }),
  };
}

/** With a reference video and no task type, words of the prompt decide what the task is. */
function isMisjudged({ known, ratio, duration, content }: Omit<Combination, 'task'>): boolean {
  if (known.model.editing !== 'field' || content.videos.length === 0) return false;
  const isEdit = /\b(add|replace|remove|change)\b/i.test(content.text);
  const isExtension = /\b(continue|extend)\b/i.test(content.text);
  return (isEdit && duration !== -1) || ((isEdit || isExtension) && ratio !== 'adaptive');
}

function readModel(fields: Fields, { settings }: World): WireModel {
  fields.need('model');
  const id = fields.text('model')!;
  const known = findArkModel(id, settings.endpoints);
  if (known) return known;
  const message = `The model or endpoint ${id} does not exist or you do not have access to it`;
  throw new Refusal(arkError(404, 'InvalidEndpointOrModel.NotFound', message));
}

function readTier(fields: Fields, known: WireModel): Tier {
  const tier = fields.text('resolution') ?? '720p';
  const found = tiersOf(known.model).find((one) => one === tier);
  if (found) return found;
  throw invalid('resolution', `"${tier}" is not supported by this model; use ${tiersInWords(known)}`);
}

function readDuration(fields: Fields, { model }: WireModel): number {
  const { min, max } = model.seconds;
  const duration = fields.raw('duration') ?? 5;
  if (Number.isInteger(duration) && (duration === -1 || (Number(duration) >= min && Number(duration) <= max)))
    return Number(duration);
  throw invalid('duration', `it must be an integer from ${min} to ${max}, or -1`);
}

interface Combination {
  readonly known: WireModel;
  readonly ratio: string;
  readonly duration: number;
  readonly content: Content;
  readonly task: TaskSettings['task'];
}

/** Rules between fields: some kinds of task leave shape or length to the model. */
function checkTask({ known, ratio, duration, content, task }: Combination): void {
  const kind = content.firstFrame ? (content.lastFrame ? 'first-last-frame' : 'first-frame') : task;
  const { adaptiveOnly, autoSecondsOnly } = known.model;
  if ((task === 'edit' || task === 'extend') && content.videos.length === 0)
    throw taskConstraint('content', `task type ${task} needs a reference video`);
  if (kind !== 'auto' && adaptiveOnly.includes(kind) && ratio !== 'adaptive')
    throw taskConstraint('ratio', `it must be adaptive for ${kind}`);
  if (kind !== 'auto' && autoSecondsOnly.includes(kind) && duration !== -1)
    throw taskConstraint('duration', `it must be -1 for ${kind}`);
}

function checkEdited(task: TaskSettings['task'], video: Material | undefined, { model }: WireModel): void {
  const { seconds } = video ?? {};
  const limits = model.editSeconds;
  if (task !== 'edit' || !limits || seconds === undefined || (seconds >= limits.min && seconds <= limits.max)) return;
  throw taskConstraint(
    'content',
    `the edited video lasts ${seconds.toFixed(1)} s; it must last ${limits.min} to ${limits.max} s`,
  );
}

const CODES = {
  form: 'InvalidParameter',
  download: 'InvalidParameter.DownloadFailed',
  format: 'InvalidParameter.FormatUnsupported',
  limit: 'InvalidParameter',
} as const;

async function openAll(content: Content, known: WireModel, world: World) {
  const open = async (list: readonly (Reference | undefined)[], kind: 'image' | 'video' | 'audio') => {
    const opened: Material[] = [];
    for (const reference of list) {
      if (!reference) continue;
      const material = await blame(reference.param, () => openReference(world, reference.url, kind, kind !== 'video'));
      if (material) opened.push(material);
    }
    return opened;
  };
  const frames = await open([content.firstFrame, content.lastFrame], 'image');
  const images = await open(content.images, 'image');
  const videos = await open(content.videos, 'video');
  const audios = await open(content.audios, 'audio');
  await blame('content', async () =>
    checkMaterials([...frames, ...images, ...videos, ...audios], known, world.settings.shrink),
  );
  return { frames, images, videos, audios };
}

async function blame<T>(param: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof BadReference) throw invalid(param, error.message, CODES[error.reason]);
    throw error;
  }
}
