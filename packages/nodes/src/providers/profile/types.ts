import type { RequestMedia, VideoRequest } from '../request.ts';

/** Kind of a reference. */
export type MediaKind = RequestMedia['kind'];
/** What a request asks for. */
export type VideoTask = VideoRequest['task'];
/** Shape of a picture; `adaptive` leaves it to the model. */
export type Ratio = Exclude<VideoRequest['ratio'], 'adaptive'>;
/** Class of size, named after the height of 16:9. */
export type Tier = VideoRequest['resolution'];

/** From `min` to `max`, both allowed; neither when `open`. */
export interface Range {
  readonly min: number;
  readonly max: number;
  readonly open?: true;
}

/** Price of a million tokens in the profile's currency; two numbers where it is not known exactly. */
export type Rate = number | readonly [min: number, max: number];

/** What a million tokens cost. */
export interface TierPrice {
  /** Without a reference video. */
  readonly plain: Rate;
  /** With at least one reference video. */
  readonly withVideo: Rate;
}

/** What an image may be. */
export interface ImageLimits {
  readonly mimeTypes: readonly string[];
  /** Width and height, pixels. */
  readonly side: Range;
  /** Width divided by height. */
  readonly ratio: Range;
  /** A file must be smaller. */
  readonly bytesBelow: number;
}

/** What a reference video may be. */
export interface VideoLimits {
  readonly mimeTypes: readonly string[];
  /** As the probe names them. */
  readonly codecs: readonly string[];
  readonly audioCodecs: readonly string[];
  /** Width and height, pixels. */
  readonly side: Range;
  /** Width divided by height. */
  readonly ratio: Range;
  /** Width times height. */
  readonly pixels: Range;
  /** More pixels than this are refused according to some sources. */
  readonly pixelsContested?: number;
  readonly fps: Range;
  /** How much below the least frame rate is accepted: lets 23.976 pass. */
  readonly fpsTolerance: number;
  readonly seconds: LengthLimits;
  readonly maxBytes: number;
  /** Larger files are refused according to some sources. */
  readonly bytesContested?: number;
  /** All clips together. */
  readonly totalBytes?: number;
}

/** What a reference sound may be. */
export interface AudioLimits {
  readonly mimeTypes: readonly string[];
  readonly seconds: LengthLimits;
  /** A file must be smaller. */
  readonly bytesBelow: number;
}

/** Lengths in seconds. `tolerance` is accepted beyond either end. */
export interface LengthLimits {
  /** Of one clip. */
  readonly min: number;
  /** Of one clip, and of all clips together. */
  readonly total: number;
  readonly tolerance: number;
}

/** How many references there may be. */
export interface ReferenceLimits {
  readonly images: number;
  readonly videos: number;
  readonly audios: number;
  readonly total: number;
  /** A sound may be the only reference. */
  readonly audioAlone: boolean;
}

/** Advised lengths of a prompt. */
export interface PromptLimits {
  /** Words, where they are separated by spaces. */
  readonly words: number;
  /** Characters of Chinese. */
  readonly chineseCharacters: number;
  /** The provider cuts what is longer, characters. */
  readonly cutAt?: number;
}

/** What models of one generation have in common. */
export interface FamilyProfile {
  /** Pixels of the clip, `[width, height]`. */
  readonly sizes: { readonly [T in Tier]?: { readonly [R in Ratio]: readonly [width: number, height: number] } };
  readonly references: ReferenceLimits;
  readonly images: ImageLimits;
  readonly videos: VideoLimits;
  readonly audios: AudioLimits;
  readonly prompt: PromptLimits;
  /** Wire fields that must not be sent; `field=value` refuses one value only. */
  readonly refusedFields: readonly string[];
}

/** What one model offers at one provider. */
export interface ModelProfile {
  readonly title: string;
  /** Name in `families`. */
  readonly family: string;
  /** What the provider calls it: a model id, an endpoint id made in its console, or a path. */
  readonly id: string;
  /** Other ids for single tasks. */
  readonly endpoints?: { readonly [T in VideoTask]?: string };
  readonly tasks: readonly VideoTask[];
  /** Whole seconds of a clip; every model may also choose the length itself. */
  readonly seconds: { readonly min: number; readonly max: number };
  /** Only tiers named here can be bought. */
  readonly tiers: { readonly [T in Tier]?: TierPrice };
  /** Tasks that take no ratio but `adaptive`. */
  readonly adaptiveOnly: readonly VideoTask[];
  /** Tasks that take no length but `auto`. */
  readonly autoSecondsOnly: readonly VideoTask[];
  /** Length of the clip that is edited, seconds, where it is limited further. */
  readonly editSeconds?: { readonly min: number; readonly max: number };
  /** How the provider learns that a video is to be edited or extended: by a field, or from the prompt alone. */
  readonly editing: 'field' | 'prompt';
  /** Tasks that may search the web. */
  readonly webSearch: readonly VideoTask[];
  /** Gives the last frame as a picture of its own. */
  readonly lastFrame: boolean;
  /** Takes a seed. */
  readonly seed: boolean;
  /** Tells the seed when asked for the job: a lost job can be found by it. */
  readonly seedEcho: boolean;
  /** Takes the wish for a watermark. */
  readonly watermark: boolean;
}

/** How sure a figure is. A: the vendor's own page or several agreeing sources; B: one good source; C: inferred or contested. */
export interface ProfileNote {
  /** Member of the profile it is about, with dots. */
  readonly about: string;
  readonly confidence: 'A' | 'B' | 'C';
  readonly note: string;
}

/** What a provider offers, asks and takes, as dated data: nothing of it is a constant of the code. */
export interface ProviderProfile {
  /** `ark-byteplus`, `fal`, … */
  readonly name: string;
  /** Adapter that speaks to it. */
  readonly provider: string;
  readonly title: string;
  /** When it was last compared with the provider's documentation, `YYYY-MM-DD`. */
  readonly verifiedOn: string;
  readonly currency: 'USD' | 'CNY';
  readonly baseUrl: string;
  /** Environment variable that holds the key. */
  readonly keyVariable: string;
  /** Beginning of the provider's own model ids; ids of another region begin otherwise. */
  readonly idPrefix?: string;
  /** How a prompt names a reference; `{n}` stands for its number among those of its kind, from 1. */
  readonly notation: { readonly [K in MediaKind]: string };
  /** Kinds that may travel inside the request as base64; others need an address. */
  readonly inline: readonly MediaKind[];
  /** Bytes of a request with everything inline. */
  readonly maxBodyBytes?: number;
  /** Bounds of `execution_expires_after`, seconds, where there is such a field. */
  readonly expiresAfterSeconds?: Range;
  /** Whether short reference clips are billed as if they were longer; `unknown` widens the estimate. */
  readonly videoFloor: 'yes' | 'unknown';
  readonly families: { readonly [name: string]: FamilyProfile };
  /** By the name graphs use. */
  readonly models: { readonly [name: string]: ModelProfile };
  readonly notes: readonly ProfileNote[];
}
