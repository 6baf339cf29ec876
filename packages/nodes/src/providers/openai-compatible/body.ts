import type { ChatProfile } from '../profile/still-types.ts';
import { nameOfPicture, renderStillPrompt } from '../stills/render-prompt.ts';
import type { ChatRequest } from '../stills/request.ts';

type Part =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'image_url'; readonly image_url: { readonly url: string } };

/** JSON is only given where it is also asked for in words. */
const JSON_WISH = 'Answer with one JSON object and nothing else.';

/**
 * Writes the body of `POST /chat/completions`. Only fields that every compatible server knows are sent, unless the model is known to
 * have others.
 *
 * @param id - what the provider calls the model
 * @param images - addresses of the pictures, in their order
 */
export function chatBody(request: ChatRequest, profile: ChatProfile, id: string, images: readonly string[]) {
  const { json, temperature, maxTokens, thinking } = request;
  const system = [request.system.trim(), json ? JSON_WISH : ''].filter((text) => text !== '').join('\n\n');
  const limit = thinking === true ? 'max_completion_tokens' : profile.maxTokensField;
  return {
    model: id,
    messages: [
      ...(system === '' ? [] : [{ role: 'system', content: system }]),
      { role: 'user', content: content(request, profile, images) },
    ],
    [limit]: maxTokens,
    ...(temperature !== undefined && { temperature }),
    ...(thinking !== undefined && { thinking: { type: thinking ? 'enabled' : 'disabled' } }),
    ...(json && { response_format: { type: 'json_object' } }),
    stream: false,
  };
}

/** Text alone is sent as such: not every server takes parts. Every picture comes after its name, so that the prompt can mean it. */
function content(request: ChatRequest, profile: ChatProfile, images: readonly string[]): string | readonly Part[] {
  const text = renderStillPrompt(request, profile);
  if (images.length === 0) return text;
  return [
    ...images.flatMap((url, index): Part[] => [
      { type: 'text', text: `${nameOfPicture(index, profile)}:` },
      { type: 'image_url', image_url: { url } },
    ]),
    { type: 'text', text },
  ];
}
