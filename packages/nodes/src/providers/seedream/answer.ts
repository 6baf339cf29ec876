import type { Cost, Json } from '@shotgraph/engine';
import { arkFailure } from '../ark/failure.ts';
import { field, pickFacts, textField } from '../http/fields.ts';
import type { ImageProfile } from '../profile/still-types.ts';
import { imageCost } from '../stills/image-price.ts';
import type { Answered } from '../stills/kept-answer.ts';
import type { ImageRequest } from '../stills/request.ts';

/** What a body with status 200 says: a picture, or that none could be made. `undefined` when it is no answer of this API. */
export function toImageAnswer(json: unknown, request: ImageRequest, profile: ImageProfile): Answered | undefined {
  const data = field(json, 'data');
  const [first] = Array.isArray(data) ? (data as readonly unknown[]) : [];
  const url = addressOf(first);
  if (url !== undefined) return done(json, first, url, imageCost(request, profile));
  const error = field(first, 'error') ?? field(json, 'error');
  return error === undefined || error === null ? undefined : arkFailure(error);
}

/** Of a picture; some servers send its bytes whatever was asked for. */
function addressOf(picture: unknown): string | undefined {
  const url = textField(picture, 'url');
  if (url !== undefined) return url;
  const bytes = textField(picture, 'b64_json');
  return bytes === undefined ? undefined : `data:application/octet-stream;base64,${bytes}`;
}

function done(json: unknown, picture: unknown, url: string, price: Cost | undefined): Answered {
  const usage = field(json, 'usage');
  const facts = pickFacts({
    model: [json, 'model'],
    size: [picture, 'size'],
    images: [usage, 'generated_images'],
    references: [usage, 'input_images'],
    tokens: [usage, 'total_tokens'],
  }) as { readonly [name: string]: Json };
  return { status: 'done', files: { image: url }, facts, ...(price && { price }) };
}
