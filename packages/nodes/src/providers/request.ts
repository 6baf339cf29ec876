/**
 * A reference of a request. Nothing in it depends on how or where its bytes were made: the same request has the same references on every
 * machine, and they can be told before anything is rendered.
 */
export interface RequestMedia {
  readonly kind: 'image' | 'video' | 'audio';
  /** Identity of what is shown or heard: the hash of stored bytes, or the id of the lazy expression they are rendered from. */
  readonly content: string;
  /** What it is sent as. */
  readonly mimeType: string;
  /** Pixels. */
  readonly width?: number;
  readonly height?: number;
  /** Frames per second. */
  readonly fps?: number;
  readonly seconds?: number;
}

/** A piece of a prompt: text as it is, or a reference by kind and place (from 0). Only the document's author can make one. */
export type PromptPart = string | { readonly kind: RequestMedia['kind']; readonly index: number };

/** What a video model is asked for. The task is explicit: nothing is inferred from which media are there. */
export interface VideoRequest {
  /** Model by the name the graph uses, such as `seedance-2.0-fast`. */
  readonly model: string;
  readonly task: 'text' | 'first-frame' | 'first-last-frame' | 'reference' | 'edit' | 'extend';
  readonly prompt: readonly PromptPart[];
  readonly firstFrame?: RequestMedia;
  readonly lastFrame?: RequestMedia;
  readonly images: readonly RequestMedia[];
  readonly videos: readonly RequestMedia[];
  readonly audios: readonly RequestMedia[];
  /** Whole seconds; `auto` lets the model decide. */
  readonly seconds: number | 'auto';
  readonly ratio: '16:9' | '4:3' | '1:1' | '3:4' | '9:16' | '21:9' | 'adaptive';
  readonly resolution: '480p' | '720p' | '1080p' | '4k';
  readonly audio: boolean;
  /** Chosen by the author; otherwise every attempt gets its own. */
  readonly seed?: number;
  readonly lastFrameWanted: boolean;
  readonly webSearch: boolean;
  readonly watermark: boolean;
}
