import type { InputIssue, Json } from '@shotgraph/engine';
import type { KnownModel } from '../profile/lookup.ts';
import type { MediaKind, ProviderProfile } from '../profile/types.ts';
import type { RequestMedia, VideoRequest } from '../request.ts';

/** An input that holds media. */
export type MediaInput = 'firstFrame' | 'lastFrame' | 'images' | 'videos' | 'audios';

/** Where a medium comes in: `index` counts from 0 and is there for lists only. */
export interface MediaPlace {
  readonly input: MediaInput;
  readonly index?: number;
}

/** A change that would remove an issue, as data: whoever knows the graph makes operations of it. */
export type Mend =
  /** Keeps [start, end), seconds. */
  | (MediaPlace & { readonly kind: 'trim'; readonly to: { readonly start: number; readonly end: number } })
  /** Scales to exactly this size, pixels. */
  | (MediaPlace & { readonly kind: 'resize'; readonly to: { readonly width: number; readonly height: number } })
  /** Adds bars around the picture up to this size, pixels. */
  | (MediaPlace & { readonly kind: 'pad'; readonly to: { readonly width: number; readonly height: number } })
  /** Encodes a clip anew. */
  | (MediaPlace & {
      readonly kind: 'transcode';
      readonly to: { readonly mimeType: 'video/mp4'; readonly fps?: number };
    })
  /** Stores an image or a sound in another format. */
  | (MediaPlace & { readonly kind: 'convert'; readonly to: { readonly mimeType: string } })
  /** Types a value in; without `to` the input is left out. */
  | { readonly kind: 'set'; readonly input: string; readonly to?: Json };

/** A problem of a request, with the row of the limits table it broke and, where one is known, what would mend it. */
export interface LimitIssue extends Omit<InputIssue, 'severity' | 'mend'> {
  readonly rule: number;
  readonly input: string;
  readonly message: string;
  /** `error` is refused before anything is sent, `warning` is not. */
  readonly severity: 'error' | 'warning';
  readonly code: NonNullable<InputIssue['code']>;
  readonly mend?: Mend;
}

/** A reference, and what was probed of its bytes. Not everything needs to be known yet; what is not known is not judged. */
export type CheckedMedia = { readonly [K in keyof RequestMedia]?: RequestMedia[K] | undefined } & {
  readonly bytes?: number | undefined;
  /** As the probe names it. */
  readonly codec?: string | undefined;
  /** Of the sound of a clip. */
  readonly audioCodec?: string | undefined;
};

/** A request as it is checked: `VideoRequest`, or what is known of one. */
export type CheckedRequest = {
  readonly [K in Exclude<keyof VideoRequest, MediaInput>]?: VideoRequest[K] | undefined;
} & {
  readonly [K in 'firstFrame' | 'lastFrame']?: CheckedMedia | undefined;
} & {
  readonly [K in 'images' | 'videos' | 'audios']?: readonly CheckedMedia[] | undefined;
};

/** What decides besides the request: how this machine is set up. What is left out is not judged. */
export interface LimitFacts {
  /** Inputs that are wired but not known yet: nothing is said about their absence. */
  readonly pending?: ReadonlySet<string>;
  /** The key of the route is set. */
  readonly hasKey?: boolean;
  /** Address of the API, when it is not the profile's own. */
  readonly baseUrl?: string;
  /** Where local media are published for the provider; `null` when nothing is set up. */
  readonly publish?: { readonly url: string; readonly kinds: readonly MediaKind[] } | null;
  /** With `publish: null`: the environment variables that a configured place still needs. */
  readonly publishLacks?: readonly string[];
  /** Contents of media that show real people; `unknown` asks for one reminder. */
  readonly people?: ReadonlySet<string> | 'unknown';
  /** Seconds after which the provider gives a job up. */
  readonly expiresAfterSeconds?: number;
  /** Further wire fields somebody asks for. */
  readonly fields?: { readonly [name: string]: Json };
}

/** Everything a rule looks at. */
export interface LimitCase {
  readonly request: CheckedRequest;
  readonly profile: ProviderProfile;
  readonly known: KnownModel;
  readonly facts: LimitFacts;
}

/** One row of the limits table, or several that are read together. */
export type LimitRule = (given: LimitCase) => readonly LimitIssue[];
