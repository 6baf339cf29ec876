import type { InputIssue, Prompt, RunContext } from '@shotgraph/engine';
import type { DirectionValue } from '../direct/values/index.ts';
import type { Guide } from '../film/guides.ts';
import type { Style } from '../film/set.ts';
import type { AudioValue, ImageValue, VideoInfo, VideoValue } from '../media/types.ts';
import type { BeatsValue, CameraValue } from '../ports.ts';

/** What previews write over their pictures: running timecode, the facts of each shot, or both. */
export const OVERLAYS = ['none', 'timecode', 'shots', 'all'] as const;
export type Overlay = (typeof OVERLAYS)[number];

/** What a shot is asked to be: the inputs of `generate/video`, whoever makes it. */
export interface VideoRequest {
  readonly model: string;
  /** Mentions point into `images`, `videos` and `audios`; every provider writes them its own way. */
  readonly prompt: Prompt;
  readonly images: readonly ImageValue[];
  readonly videos: readonly VideoValue[];
  readonly audios: readonly AudioValue[];
  /** Everything that is directed; for previews, which then follow it instead of camera, depths, beats and length. */
  readonly direction: DirectionValue | undefined;
  readonly style: Style;
  readonly overlay: Overlay;
  readonly guides: Guide;
  readonly camera: CameraValue | undefined;
  /** Distance of each image, metres, in their order; shorter lists leave the rest to the provider. */
  readonly depths: readonly number[] | undefined;
  readonly seconds: number;
  readonly ratio: string;
  readonly resolution: string;
  readonly fps: number;
  readonly beats: BeatsValue | undefined;
  /** Beats per cut; 0 makes one uncut shot. */
  readonly cuts: number;
  readonly captions: boolean;
  /** Light of the whole shot: stops, kelvin (6500 is neutral), and how much is lost in the corners, 0..1. */
  readonly exposure: number;
  readonly temperature: number;
  readonly vignette: number;
  /** Take 1, 2, …: another attempt at the same request. */
  readonly take: number;
  readonly seed: number | undefined;
}

/** A problem with one field of a request. */
export type RequestIssue = InputIssue & { readonly input: keyof VideoRequest };

/** What a provider may use: the media engine, the asset store, threads, the signal and progress of the run. */
export type ProviderContext = RunContext<'media' | 'assets' | 'threads'>;

/**
 * Makes clips from requests. A provider that renders here uses the host's media engine; nothing of a request leaves the
 * machine.
 */
export interface VideoProvider {
  readonly name: string;
  readonly models: readonly string[];
  /** Size, rate, length and sound of the clip a request would give. Touches no bytes. */
  predict(request: VideoRequest): VideoInfo;
  /** What is wrong with a request, or worth knowing. Called while some fields are not known yet: those are missing. */
  check(request: Partial<VideoRequest>): readonly RequestIssue[];
  /**
   * Makes the clip.
   *
   * @throws NodeError `media-failed` | `media-unsupported`; rejects with the signal's reason when aborted
   */
  render(request: VideoRequest, context: ProviderContext): Promise<VideoValue>;
}
