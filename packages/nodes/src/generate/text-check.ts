import type { InputIssue } from '@shotgraph/engine';
import type { ChatProfile } from '../providers/profile/still-types.ts';
import { findChatModel, type KnownChatModel } from '../providers/profile/stills.ts';
import type { StillRoute } from '../providers/setup/still-routes.ts';
import { promptTokens } from '../providers/stills/chat-price.ts';
import { checkBody, checkPictures } from '../providers/stills/check-pictures.ts';
import { checkKey, checkWritten } from '../providers/stills/check-route.ts';
import { toPictureParts } from './image-order.ts';
import { toCheckedMedia } from './media-facts.ts';
import type { TextValues } from './text-inputs.ts';

/** Everything wrong with what a chat model is asked for, as far as it is known. */
export function checkChat(values: Partial<TextValues>, route: StillRoute<ChatProfile>): readonly InputIssue[] {
  const { profile, facts } = route;
  const known = findChatModel(profile, values.model ?? '');
  if (!known) return [];
  const taker = `${known.name} at ${profile.title}`;
  const pictures = (values.images ?? []).map((picture) => (picture === undefined ? {} : toCheckedMedia(picture)));
  const parts = values.prompt && toPictureParts(values.prompt);
  const text = parts?.filter((part) => typeof part === 'string').join('') ?? '';
  const isEmpty = parts !== undefined && text.trim() === '' && pictures.length === 0;
  return [
    ...(isEmpty ? [{ input: 'prompt', message: 'the prompt is empty; say what is asked' }] : []),
    ...checkWhole(values),
    ...checkMost(values, known, taker),
    ...checkContext(values, known, taker),
    ...checkAbilities(values, known, taker),
    ...checkPictures(pictures, known.limits.references, taker),
    ...checkBody(pictures, text, profile.maxBodyBytes, Boolean(facts.publish)),
    ...checkWritten(parts ?? [], pictures.length),
    ...checkKey(route),
  ];
}

const checkWhole = (values: Partial<TextValues>): InputIssue[] =>
  (['maxTokens', 'take'] as const).flatMap((input) => {
    const value = values[input];
    if (value === undefined || Number.isInteger(value)) return [];
    return [{ input, message: `${input} ${value} is not a whole number; use ${Math.round(value)}` }];
  });

function checkMost({ maxTokens }: Partial<TextValues>, { limits }: KnownChatModel, taker: string): InputIssue[] {
  if (maxTokens === undefined || maxTokens <= limits.maxTokens) return [];
  const value = limits.maxTokens;
  const message = `${maxTokens} tokens are more than ${taker} answers with; use ${value} or less`;
  return [{ input: 'maxTokens', message, mend: { kind: 'set', input: 'maxTokens', value } }];
}

/** Refuses what certainly does not fit, whatever a token is; the rest is left to the provider, which refuses without billing. */
function checkContext(
  { prompt, system, images, maxTokens }: Partial<TextValues>,
  { limits }: KnownChatModel,
  taker: string,
): InputIssue[] {
  if (prompt === undefined || system === undefined || images === undefined || maxTokens === undefined) return [];
  const { min } = promptTokens({ system, prompt: toPictureParts(prompt), images }, limits);
  if (min + maxTokens <= limits.contextTokens) return [];
  const message = `a prompt of ${min} tokens or more with an answer of up to ${maxTokens} is more than the ${limits.contextTokens} that ${taker} holds; shorten it or lower maxTokens`;
  return [{ input: 'prompt', message }];
}

function checkAbilities(
  { json, thinking }: Partial<TextValues>,
  { limits }: KnownChatModel,
  taker: string,
): InputIssue[] {
  const off = (input: string) => ({ kind: 'set', input, value: false }) as const;
  const issues: InputIssue[] = [];
  if (json && !limits.json)
    issues.push({
      input: 'json',
      message: `${taker} cannot be told to answer in JSON; turn it off`,
      mend: off('json'),
    });
  if (thinking && !limits.thinking)
    issues.push({
      input: 'thinking',
      severity: 'warning',
      message: `${taker} cannot be told to reason; it has no effect`,
      mend: off('thinking'),
    });
  return issues;
}
