import type { Clock } from '@shotgraph/engine';
import type { FfmpegChoice } from '@shotgraph/engine/host/node';
import type { FaultSpec } from './faults/kinds.ts';

/** How the stand-in behaves. */
export interface EmulatorOptions {
  /** 0, the default, takes any free one. */
  readonly port?: number;
  /** The only key that is accepted; any that is not empty when left out. */
  readonly key?: string;
  /** How long a job waits, seconds; 0.5 when left out. */
  readonly queueSeconds?: number;
  /** How long a job runs, seconds; 2 when left out. */
  readonly runSeconds?: number;
  /** Unfinished jobs of one key at one provider; no limit when left out. Ark refuses more, the others let them wait. */
  readonly concurrency?: number;
  /**
   * `thumb` renders an eighth of the width and height; answers still tell the full size. References may then be smaller by the
   * same measure, so that results can be used as references.
   */
  readonly pixels?: 'full' | 'thumb';
  /** Endpoint ids of Ark (`ep-…`) and the model behind each; others are Seedance 2.0. */
  readonly endpoints?: { readonly [endpoint: string]: string };
  readonly faults?: readonly FaultSpec[];
  /** Which ffmpeg renders; `auto` when left out. */
  readonly ffmpeg?: FfmpegChoice;
  /** What jobs, records and addresses age by; the system's clock when left out. */
  readonly clock?: Clock;
}

/** Options with nothing left open. */
export interface Settings {
  readonly key: string | undefined;
  readonly queueMs: number;
  readonly runMs: number;
  readonly concurrency: number;
  readonly endpoints: { readonly [endpoint: string]: string };
  /** How many times smaller than at the provider a reference may be, by side. */
  readonly shrink: number;
}

/** How many times smaller thumbs are, by side. */
export const THUMB = 8;

/** @throws RangeError naming the option and the value */
export function toSettings(options: EmulatorOptions): Settings {
  const { queueSeconds = 0.5, runSeconds = 2, concurrency = Number.POSITIVE_INFINITY } = options;
  for (const [name, value] of Object.entries({ queueSeconds, runSeconds })) {
    if (!(value >= 0 && value <= 86_400)) throw new RangeError(`${name} must be from 0 to 86400 seconds, got ${value}`);
  }
  if (!(concurrency >= 1)) throw new RangeError(`concurrency must be at least 1, got ${concurrency}`);
  if (options.key === '') throw new RangeError('key must not be empty; leave it out to accept any key');
  return {
    key: options.key,
    queueMs: queueSeconds * 1000,
    runMs: runSeconds * 1000,
    concurrency,
    endpoints: options.endpoints ?? {},
    shrink: options.pixels === 'thumb' ? THUMB : 1,
  };
}
