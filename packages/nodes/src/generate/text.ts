import { defineNode, definePortType, type Json, out, unknown } from '@shotgraph/engine';
import { z } from 'zod';
import { Text } from '../ports.ts';
import { createReferences, type ReferenceShelf } from '../providers/setup/references.ts';
import { type ChatRoutes, unconfiguredStills } from '../providers/setup/still-routes.ts';
import { priceChat } from '../providers/stills/chat-price.ts';
import { unknownModel } from '../providers/stills/check-route.ts';
import { offerReferences } from './offer-references.ts';
import { isCut, readJson, readText } from './text-answer.ts';
import { checkChat } from './text-check.ts';
import { type TextValues, textInputs } from './text-inputs.ts';
import { toChatCall, toChatRequest } from './text-order.ts';

/** Plain data: objects, lists, texts, numbers, booleans and null. */
export const JsonData = definePortType('json', z.json() as z.ZodType<Json>, {
  literal: z.json() as z.ZodType<Json>,
  widget: 'json',
  colour: '#a1887f',
});

/** What `generate/text` is made for: the ways to chat models, and where pictures are handed over. */
export interface TextStudio {
  readonly providers: ChatRoutes;
  readonly references: ReferenceShelf;
}

/** Generates text: lines, prompts, descriptions of pictures, judgements, data. It is bought from a server that speaks OpenAI's chat API. */
export function defineGenerateText({ providers, references }: TextStudio) {
  const { chatModels, chatRoutes } = providers;
  const routeOf = ({ model, provider }: Partial<TextValues>) =>
    model === undefined ? undefined : providers.findChatRoute(model, provider);
  const getRoute = (values: TextValues) => {
    const route = routeOf(values);
    if (route) return route;
    throw new RangeError(unknownModel(values.model, values.provider, chatModels).message);
  };
  const priceOf = (values: TextValues) => {
    const { profile } = getRoute(values);
    return priceChat(toChatRequest(values, profile), profile);
  };

  return defineNode({
    type: 'generate/text',
    version: 1,
    title: 'Generate text',
    doc: 'Asks a language model, which may look at pictures too: prompts, lines, descriptions, judgements, data.',
    tags: ['chat', 'llm', 'write', 'prompt', 'describe', 'caption', 'vision', 'json', 'seed', 'openai'],
    effect: 'paid',
    needs: ['media', 'assets', 'purchases'],
    inputs: textInputs(
      chatModels,
      chatRoutes.map(({ name }) => name),
    ),
    outputs: {
      text: out(Text, 'The answer.'),
      json: out(JsonData, 'The answer as data, where json is on; else null.'),
    },

    check(values) {
      const { model, provider } = values;
      if (model === undefined || provider === undefined) return [];
      const route = routeOf(values);
      return route ? checkChat(values, route) : [unknownModel(model, provider, chatModels)];
    },

    price: priceOf,
    call: (values) => toChatCall(values, getRoute(values)),
    predict: ({ json }) => ({ text: unknown, json: json ? unknown : null }),

    async run(values, { host, signal, progress }) {
      const route = getRoute(values);
      await offerReferences(values.images, references, { host, signal });
      const receipt = await host.purchases.buy(toChatCall(values, route), { estimate: priceOf(values) });
      const text = await readText(receipt, host.assets);
      if (isCut(receipt))
        progress(1, `the answer was cut off at ${values.maxTokens} tokens; raise maxTokens for the rest`);
      return { text, json: values.json ? readJson(text, isCut(receipt)) : null };
    },
  });
}

/** The node on a machine about which nothing is known: it plans and prices. */
export const generateText = defineGenerateText({ providers: unconfiguredStills, references: createReferences() });
