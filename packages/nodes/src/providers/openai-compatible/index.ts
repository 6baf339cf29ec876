import { CreateError, type PaidAdapter } from '../paid.ts';
import type { ChatProfile } from '../profile/still-types.ts';
import { findChatModel } from '../profile/stills.ts';
import { createStillAdapter, type StillAdapterOptions } from '../stills/adapter.ts';
import { type ChatRequest, toChatRequest } from '../stills/request.ts';
import { resolvePictures } from '../stills/resolve-pictures.ts';
import { toChatAnswer } from './answer.ts';
import { chatBody } from './body.ts';
import { explainChat } from './explain.ts';

/** Text of any server that speaks OpenAI's chat completions: Ark, OpenAI, and those that run on a machine of one's own. */
export function createChatAdapter(options: StillAdapterOptions<ChatProfile>): PaidAdapter {
  const { profile } = options;
  const prepare = async (request: ChatRequest, signal: AbortSignal) => {
    const known = findChatModel(profile, request.model);
    if (!known)
      throw new CreateError(`${profile.title} has no model "${request.model}"; choose another model or provider`, {
        accepted: 'no',
        code: 'model-unknown',
      });
    const room = profile.maxBodyBytes - textBytes(request);
    const urls = await resolvePictures(request.images, options.resolve, room, signal);
    const body = JSON.stringify(chatBody(request, profile, known.id, urls));
    return { method: 'POST', path: '/chat/completions', body } as const;
  };
  return createStillAdapter(
    {
      provider: profile.name,
      hosts: [],
      explain: explainChat,
      read: ({ request }) => toChatRequest(request),
      prepare,
      answer: (json, request) => toChatAnswer(json, request, profile),
    },
    options,
  );
}

/** More than the words of a request take in a body. */
const textBytes = ({ system, prompt }: ChatRequest): number => 3 * (system.length + JSON.stringify(prompt).length);
