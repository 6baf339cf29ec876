import type { Json } from '@shotgraph/engine';
import { field } from '../http/fields.ts';
import { CreateError } from '../paid.ts';
import type { StillFormat } from '../profile/still-types.ts';
import type { PromptPart, RequestMedia } from '../request.ts';

/** What an image model is asked for: one picture. */
export interface ImageRequest {
  /** Model by the name the graph uses. */
  readonly model: string;
  /** References by their place in `images`. */
  readonly prompt: readonly PromptPart[];
  readonly images: readonly RequestMedia[];
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly format: StillFormat;
  readonly watermark: boolean;
}

/** What a chat model is asked for: one answer. */
export interface ChatRequest {
  /** Model by the name the graph uses, or the provider's own where it takes any. */
  readonly model: string;
  /** What holds for the whole answer; empty for nothing. */
  readonly system: string;
  /** References by their place in `images`. */
  readonly prompt: readonly PromptPart[];
  readonly images: readonly RequestMedia[];
  /** The answer is one JSON object. */
  readonly json: boolean;
  /** From 0, always the likeliest word, up to 2; the model's own when left out. */
  readonly temperature?: number;
  /** Most tokens of the answer, its reasoning included where the model can be told. */
  readonly maxTokens: number;
  /** Whether it reasons first; left out for models that cannot be told. */
  readonly thinking?: boolean;
}

/** The request in a paid call. @throws CreateError `request-invalid` when it is none */
export const toImageRequest = (json: Json): ImageRequest =>
  read(json, { model: 'string', width: 'number', height: 'number', format: 'string' }, 'an image', 'generate/image');

/** The request in a paid call. @throws CreateError `request-invalid` when it is none */
export const toChatRequest = (json: Json): ChatRequest =>
  read(json, { model: 'string', system: 'string', maxTokens: 'number', json: 'boolean' }, 'a text', 'generate/text');

function read<R>(json: Json, members: { readonly [name: string]: string }, what: string, node: string): R {
  const isWhole =
    Object.entries(members).every(([name, type]) => typeof field(json, name) === type) &&
    ['prompt', 'images'].every((name) => Array.isArray(field(json, name)));
  if (isWhole) return json as R;
  throw new CreateError(`the request is no request for ${what}; make it with ${node}`, {
    accepted: 'no',
    code: 'request-invalid',
  });
}
