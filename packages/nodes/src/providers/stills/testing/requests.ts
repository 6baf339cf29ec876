import type { Json } from '@shotgraph/engine';
import type { ResolveMedia } from '../../http/media-inputs.ts';
import type { Attempt, PaidCall } from '../../paid.ts';
import type { RequestMedia } from '../../request.ts';
import type { ChatRequest, ImageRequest } from '../request.ts';

/** A picture of a request. */
export const picture = (place = 0): RequestMedia => ({
  kind: 'image',
  content: `${place}`.repeat(64),
  mimeType: 'image/png',
  width: 1280,
  height: 720,
});

/** A picture by its place in a prompt. */
export const part = (index = 0) => ({ kind: 'image', index }) as const;

/** A picture from text alone. */
export const IMAGE: ImageRequest = {
  model: 'seedream-5.0-lite',
  prompt: ['a harbour at dawn'],
  images: [],
  width: 2848,
  height: 1600,
  format: 'png',
  watermark: false,
};

/** A question in text alone. */
export const CHAT: ChatRequest = {
  model: 'seed-2.0-lite',
  system: '',
  prompt: ['Name a colour'],
  images: [],
  json: false,
  maxTokens: 2000,
  thinking: false,
};

/** A call for a request. */
export const callFor = (request: ImageRequest | ChatRequest): PaidCall => ({
  provider: 'fake',
  account: 'main',
  request: request as unknown as Json,
  take: 1,
});

export const ATTEMPT: Attempt = { key: 'ab'.repeat(32), attempt: 2, tag: 77, at: 0 };

/** Pictures inside the request, as far as there is room. */
export const resolve: ResolveMedia = async ({ mimeType, content }, { inline, room }) => {
  const dataUrl = `data:${mimeType};base64,${content.slice(0, 4)}`;
  return inline && dataUrl.length <= room ? { dataUrl } : { url: `https://media.example.com/${content.slice(0, 4)}` };
};

/** An answer of the image API. */
export const IMAGE_ANSWER = {
  model: 'seedream-5-0-lite-260128',
  created: 1_795_367_204,
  data: [{ url: 'https://ark-results.tos-ap-southeast-1.volces.com/a.png?X-Sig=s3cret', size: '2848x1600' }],
  usage: { generated_images: 1, output_tokens: 17_800, total_tokens: 17_800 },
};

/** An answer of the chat API. */
export const CHAT_ANSWER = {
  id: '0217426318107460cfa43dc3f3683b1de1c09624ff49085a456ac',
  model: 'seed-2-0-lite-260428',
  choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'Grün, 绿色 🌿' } }],
  usage: {
    prompt_tokens: 1000,
    completion_tokens: 500,
    total_tokens: 1500,
    completion_tokens_details: { reasoning_tokens: 0 },
  },
};
