import { isRecord } from '@shotgraph/engine';
import type { WireModel } from '../models.ts';
import type { Content } from './content.ts';
import { invalid } from './errors.ts';
import type { Fields } from './fields.ts';

/** The parameters of a task that decide neither size nor length. */
export interface TaskSettings {
  /** -1 when the request left it open. */
  readonly seed: number;
  readonly audio: boolean;
  readonly watermark: boolean;
  readonly lastFrame: boolean;
  readonly callbackUrl: string | undefined;
  readonly expiresAfterSeconds: number;
  readonly task: 'auto' | 'reference' | 'edit' | 'extend';
  readonly outputFormat: 'mp4' | 'mov';
  readonly webSearch: boolean;
  /** Told again by get and list, as they came. */
  readonly echoed: { readonly [name: string]: unknown };
}

const TASKS = ['auto', 'reference', 'edit', 'extend'] as const;
/** Parameters that only older models have. */
const OLD = ['frames', 'camera_fixed', 'draft'] as const;

/** @throws Refusal in Ark's words */
export function readSettings(fields: Fields, known: WireModel, content: Content): TaskSettings {
  const newer = known.model.editing === 'field';
  refuseOld(fields, newer);
  const safety = fields.text('safety_identifier');
  if (safety !== undefined && !/^[\x20-\x7e]{1,64}$/.test(safety))
    throw invalid('safety_identifier', 'it must be ASCII of at most 64 characters');
  const priority = fields.whole('priority', 0, { min: 0, max: 9 });
  const tools = readTools(fields, known, content);
  const task = newer ? fields.choice('omni_reference_task_type', 'auto', TASKS) : 'auto';
  return {
    seed: fields.whole('seed', -1, { min: -1, max: 2 ** 32 - 1 }),
    audio: fields.flag('generate_audio', true),
    watermark: fields.flag('watermark', false),
    lastFrame: fields.flag('return_last_frame', false),
    callbackUrl: readCallback(fields),
    expiresAfterSeconds: fields.whole('execution_expires_after', 172_800, { min: 3600, max: 259_200 }),
    task,
    outputFormat: newer ? fields.choice('output_format', 'mp4', ['mp4', 'mov']) : 'mp4',
    webSearch: tools !== undefined,
    echoed: {
      ...(safety !== undefined && { safety_identifier: safety }),
      ...(priority > 0 && { priority }),
      ...(tools && { tools }),
    },
  };
}

function refuseOld(fields: Fields, newer: boolean): void {
  for (const name of OLD)
    if (fields.raw(name) !== undefined && fields.raw(name) !== false)
      throw invalid(name, 'it is not supported by this model');
  // The newer models take any value of this one, and bill the task.
  if (fields.raw('framespersecond') !== undefined && !newer)
    throw invalid('framespersecond', 'it is not supported by this model');
  if (fields.choice('service_tier', 'default', ['default', 'flex']) === 'flex')
    throw invalid('service_tier', 'flex is not supported by this model');
}

function readTools(fields: Fields, { model }: WireModel, content: Content): readonly unknown[] | undefined {
  const tools = fields.raw('tools');
  if (tools === undefined || (Array.isArray(tools) && tools.length === 0)) return undefined;
  const known = Array.isArray(tools) && tools.every((tool) => isRecord(tool) && tool.type === 'web_search');
  if (!known) throw invalid('tools', 'it must be [{"type":"web_search"}]');
  const { firstFrame, images, videos, audios } = content;
  if (firstFrame || images.length + videos.length + audios.length > 0)
    throw invalid('tools', 'web_search is supported for text-to-video only');
  if (!model.webSearch.includes('text')) throw invalid('tools', 'web_search is not supported by this model');
  return tools;
}

function readCallback(fields: Fields): string | undefined {
  const url = fields.text('callback_url');
  if (url === undefined || (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol))) return url;
  throw invalid('callback_url', 'it must be an http or https address');
}
