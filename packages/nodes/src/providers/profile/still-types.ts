import type { ProfileNote, PromptLimits, Range, Rate } from './types.ts';

/** Shape of a picture, width to height. */
export type StillRatio = '1:1' | '4:3' | '3:4' | '16:9' | '9:16' | '3:2' | '2:3' | '21:9';
/** Class of size, named after the side of a square picture in thousands of pixels. */
export type StillTier = '1K' | '2K' | '3K' | '4K';
/** Format a picture is asked for in. */
export type StillFormat = 'png' | 'jpeg';

/** What a reference picture may be. */
export interface PictureLimits {
  readonly mimeTypes: readonly string[];
  /** Width and height, pixels. */
  readonly side: Range;
  /** Width divided by height. */
  readonly ratio: Range;
  /** Width times height. */
  readonly pixels: Range;
  readonly maxBytes: number;
}

/** What every profile of a provider that answers at once says. */
export interface StillProfile {
  readonly name: string;
  readonly title: string;
  /** When it was last compared with the provider's documentation, `YYYY-MM-DD`. */
  readonly verifiedOn: string;
  readonly currency: 'USD' | 'CNY';
  readonly baseUrl: string;
  /** Environment variable with the address of the API, where it is another. */
  readonly baseUrlVariable: string;
  /** Environment variable that holds the key. */
  readonly keyVariable: string;
  /** How a prompt names a picture; `{n}` stands for its number, from 1. */
  readonly notation: string;
  /** Bytes of a request with everything inside. */
  readonly maxBodyBytes: number;
  readonly notes: readonly ProfileNote[];
}

/** What image models of one generation have in common. */
export interface ImageFamily {
  /** Pixels, `[width, height]`. */
  readonly sizes: {
    readonly [T in StillTier]?: { readonly [R in StillRatio]: readonly [width: number, height: number] };
  };
  /** Width times height. */
  readonly pixels: Range;
  /** Width divided by height. */
  readonly ratio: Range;
  /** Reference pictures: how many, and what each may be. */
  readonly references: { readonly count: number; readonly limits: PictureLimits };
  readonly prompt: PromptLimits;
}

/** What pictures up to a size cost, each. */
export interface ImagePrice {
  /** Width times height, this one included. */
  readonly upToPixels: number;
  readonly each: Rate;
}

/** What one image model offers. */
export interface ImageModel {
  readonly title: string;
  /** Name in `families`. */
  readonly family: string;
  /** What the provider calls it. */
  readonly id: string;
  /** The first is what is asked for when nothing is chosen; the wish is only sent where there is a choice. */
  readonly formats: readonly [StillFormat, ...StillFormat[]];
  /** Takes the field that switches series of pictures off; others refuse it whatever it says. */
  readonly series: boolean;
  /** By rising size; the last covers the largest picture. */
  readonly prices: readonly ImagePrice[];
  /** Price of each reference beyond the free ones. */
  readonly references?: { readonly free: number; readonly each: Rate };
}

/** What a provider of pictures offers, asks and takes. */
export interface ImageProfile extends StillProfile {
  readonly families: { readonly [name: string]: ImageFamily };
  /** By the name graphs use. */
  readonly models: { readonly [name: string]: ImageModel };
}

/** What a million tokens cost, for prompts up to a length. */
export interface ChatPrice {
  readonly upToTokens: number;
  /** Of the prompt. */
  readonly input: Rate;
  /** Of the answer, its reasoning included. */
  readonly output: Rate;
}

/** What a chat model takes and costs. */
export interface ChatLimits {
  /** Tokens of prompt and answer together. */
  readonly contextTokens: number;
  /** Most tokens of an answer. */
  readonly maxTokens: number;
  /** Pictures: how many, and what each may be. */
  readonly references: { readonly count: number; readonly limits: PictureLimits };
  /** Tokens that one picture counts. */
  readonly imageTokens: Range;
  /** Reasons before it answers, and can be told not to. */
  readonly thinking: boolean;
  /** Can be told to answer in JSON. */
  readonly json: boolean;
  /** By rising length of the prompt; the last covers the whole context. */
  readonly prices: readonly ChatPrice[];
}

/** What one chat model offers. */
export interface ChatModel extends ChatLimits {
  readonly title: string;
  /** What the provider calls it. */
  readonly id: string;
}

/** What a provider of text offers, asks and takes. */
export interface ChatProfile extends StillProfile {
  /** Wire field that bounds an answer without reasoning. With reasoning it is always `max_completion_tokens`. */
  readonly maxTokensField: 'max_tokens' | 'max_completion_tokens';
  /** By the name graphs use. */
  readonly models: { readonly [name: string]: ChatModel };
  /** Holds for every other model, which is asked for by the provider's own name; left out where there are no others. */
  readonly others?: ChatLimits;
}
