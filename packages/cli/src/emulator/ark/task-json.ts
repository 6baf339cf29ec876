import { tokensOf } from '@shotgraph/nodes/emulation';
import type { Twist } from '../http/wire.ts';
import { changedAt, type Job, type Phase, phaseAt, phaseBefore } from '../jobs/job.ts';
import { FPS } from '../media/clip.ts';
import type { World } from '../world.ts';
import type { ArkTask } from './read-task.ts';

/** How long addresses of results are good, seconds. */
const URL_SECONDS = 86_400;
/** Length of a reference video that lies elsewhere, for the bill, seconds. */
const UNKNOWN_SECONDS = 5;
/** Shortest length that is billed with a reference video, as a multiple of the clip's. */
const FLOOR = 5 / 3;

const STATUS: { readonly [P in Phase]: string } = {
  queued: 'queued',
  running: 'running',
  done: 'succeeded',
  failed: 'failed',
  cancelled: 'cancelled',
  expired: 'expired',
};

/** The task of a job. */
export const taskOf = (job: Job): ArkTask => job.details.task as ArkTask;

/** A task as get, list and callbacks tell it. The prompt and the references are never told. */
export function taskJson(job: Job, world: World, twist?: Twist, phase = phaseAt(job, world.clock.now())) {
  const { settings, resolution, ratio, seconds } = taskOf(job);
  const told = twist === 'status-backwards' ? phaseBefore(phase) : phase;
  return {
    id: job.id,
    model: job.model,
    status: twist === 'unknown-status' ? 'pondering' : STATUS[told],
    ...(told === 'done' && twist !== 'unknown-status' && resultOf(job, world, twist)),
    ...(told === 'failed' && { error: job.failure }),
    created_at: Math.floor(job.createdAt / 1000),
    updated_at: Math.floor(changedAt(job, world.clock.now()) / 1000),
    ...{ seed: job.seed, resolution, ratio, duration: seconds, framespersecond: FPS },
    generate_audio: settings.audio,
    service_tier: 'default',
    execution_expires_after: settings.expiresAfterSeconds,
    ...settings.echoed,
  };
}

function resultOf(job: Job, { downloads, library }: World, twist: Twist | undefined) {
  const { settings } = taskOf(job);
  const clip = job.clip!;
  const life = { seconds: URL_SECONDS, at: twist === 'expired-url' ? job.endsAt - URL_SECONDS * 2000 : job.endsAt };
  const publish = (name: string, mimeType: string, load: () => Promise<Uint8Array>) =>
    downloads.publish({ provider: 'ark', job: job.id, name }, { mimeType, load }, life);
  const tokens = billedTokens(taskOf(job));
  return {
    content: {
      video_url: publish(`video.${settings.outputFormat}`, 'video/mp4', () => library.video(clip)),
      ...(settings.lastFrame && {
        last_frame_url: publish('last-frame.png', 'image/png', () => library.lastFrame(clip)),
      }),
    },
    usage: {
      completion_tokens: tokens,
      total_tokens: tokens,
      ...(settings.webSearch && { tool_usage: { web_search: 1 } }),
    },
  };
}

/** Tokens of a task: one frame more than its length has, and with a reference video its length too, or at least a floor. */
export function billedTokens({ width, height, seconds, content, videos }: ArkTask): number {
  const elsewhere = content.videos.length - videos.length;
  const input = videos.reduce((sum, video) => sum + (video.seconds ?? 0), elsewhere * UNKNOWN_SECONDS);
  const billed = content.videos.length === 0 ? seconds : Math.max(input + seconds, Math.ceil(seconds * FLOOR));
  return Math.round(tokensOf(width * height, FPS * billed + 1));
}
