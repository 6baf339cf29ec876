/** A reference as a provider gets it: bytes by content, with what was probed of them. */
export interface RequestMedia {
  readonly kind: 'image' | 'video' | 'audio';
  readonly hash: string;
  readonly mimeType: string;
  readonly bytes: number;
  readonly width?: number;
  readonly height?: number;
  readonly fps?: number;
  readonly seconds?: number;
  readonly codec?: string;
  readonly audioCodec?: string;
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
