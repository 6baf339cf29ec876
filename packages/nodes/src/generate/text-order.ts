import type { PaidCall } from '@shotgraph/engine';
import type { ChatProfile } from '../providers/profile/still-types.ts';
import { findChatModel } from '../providers/profile/stills.ts';
import type { StillRoute } from '../providers/setup/still-routes.ts';
import type { ChatRequest } from '../providers/stills/request.ts';
import { toPictureParts } from './image-order.ts';
import { toRequestMedia } from './media-facts.ts';
import type { TextValues } from './text-inputs.ts';

/**
 * What a chat model is asked for. Equal values give equal requests on every machine.
 *
 * @throws RangeError for a model that `check` refuses
 */
export function toChatRequest(values: TextValues, profile: ChatProfile): ChatRequest {
  const { model, system, prompt, images, json, thinking, temperature, maxTokens } = values;
  const known = findChatModel(profile, model);
  if (!known) throw new RangeError(`${profile.title} has no model "${model}"`);
  return {
    model,
    system,
    prompt: toPictureParts(prompt),
    images: images.map(toRequestMedia),
    json,
    ...(temperature !== undefined && { temperature }),
    maxTokens,
    ...(known.limits.thinking && { thinking }),
  };
}

/** The call an answer is bought with. */
export function toChatCall(values: TextValues, { name, account, profile }: StillRoute<ChatProfile>): PaidCall {
  const request = toChatRequest(values, profile) as unknown as PaidCall['request'];
  return { provider: name, account, request, take: values.take };
}
