import type { Prompt } from '@shotgraph/engine';
import type { CheckedMedia } from '../providers/limits/types.ts';
import { findChatModel, findImageModel } from '../providers/profile/stills.ts';
import { unconfiguredStills } from '../providers/setup/still-routes.ts';
import { unconfigured } from '../providers/setup/unconfigured.ts';
import { promptTokens } from '../providers/stills/chat-price.ts';
import { renderStillPrompt } from '../providers/stills/render-prompt.ts';
import { CARD } from './image-inputs.ts';
import { toPictureParts } from './image-order.ts';
import { findLocal } from './local-video.ts';
import { type Meter, type MeterValues, row } from './meter-types.ts';
import { meterVideo, promptRows } from './meter-video.ts';
import type { WithMedia } from './order.ts';
import type { Studio } from './studio.ts';

export type { Meter, MeterRow, MeterValues } from './meter-types.ts';

type Providers = Studio['providers'];
type Measure = (values: MeterValues, providers: Providers) => Meter | undefined;

/** Measures a node as its model would take it, by the type of the node; `undefined` for types and models without limits to show. */
export type MeterOf = (type: string, values: MeterValues) => Meter | undefined;

/**
 * Makes the meter of the nodes that generate. Nothing of it reaches the network or touches a byte.
 *
 * @param providers - as they are set up where the nodes run: they know the limits of the model that is chosen
 */
export const createMeter =
  (providers: Providers): MeterOf =>
  (type, values) => {
    if (!Object.hasOwn(MEASURES, type)) return undefined;
    const given = Object.entries(values).map(([input, value]) => [input, value ?? undefined] as const);
    return MEASURES[type]!(Object.fromEntries(given) as MeterValues, providers);
  };

/** The meter on a machine about which nothing is known: the limits of the profiles that come with the product. */
export const meter: MeterOf = (type, values) => createMeter({ ...unconfigured, ...unconfiguredStills })(type, values);

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** What the values that all of them have in common say. */
function common(values: MeterValues) {
  const pictures = Array.isArray(values.images) ? values.images.map((item) => (item ?? {}) as CheckedMedia) : [];
  const prompt = values.prompt === undefined ? undefined : toPictureParts(values.prompt as unknown as Prompt);
  return { model: textOf(values.model) ?? '', provider: textOf(values.provider), pictures, prompt };
}

const MEASURES: { readonly [type: string]: Measure } = {
  'generate/video': (values, { findRoute }) => {
    const { model, provider } = common(values);
    return meterVideo(
      values as unknown as WithMedia<CheckedMedia>,
      findLocal(model) ? undefined : findRoute(model, provider),
    );
  },

  'generate/image': (values, { findImageRoute }) => {
    const { model, provider, pictures, prompt } = common(values);
    const profile = model === CARD ? undefined : findImageRoute(model, provider)?.profile;
    const known = profile && findImageModel(profile, model);
    if (!profile || !known) return undefined;
    const { references, prompt: limits } = known.family;
    return {
      taker: `${known.name} at ${profile.title}`,
      rows: [row('images', 'Images', pictures.length, references.count), ...promptRows(prompt ?? [], limits)],
      conflicts: [],
      ...(prompt && { sent: renderStillPrompt({ prompt, images: pictures as never }, profile) }),
      verifiedOn: profile.verifiedOn,
    };
  },

  'generate/text': (values, { findChatRoute }) => {
    const { model, provider, pictures, prompt } = common(values);
    const profile = findChatRoute(model, provider)?.profile;
    const known = profile && findChatModel(profile, model);
    if (!profile || !known) return undefined;
    const { references, maxTokens, contextTokens } = known.limits;
    const asked = typeof values.maxTokens === 'number' ? values.maxTokens : 0;
    const own = { system: textOf(values.system) ?? '', prompt: prompt ?? [], images: pictures };
    const { min } = promptTokens(own as never, known.limits);
    return {
      taker: `${known.name} at ${profile.title}`,
      rows: [
        row('images', 'Images', pictures.length, references.count),
        row('answer', 'Longest answer', asked, maxTokens, { unit: 'tokens' }),
        row('context', 'Prompt and answer, at least', min + asked, contextTokens, { unit: 'tokens' }),
      ],
      conflicts: [],
      ...(prompt && { sent: renderStillPrompt({ prompt, images: pictures as never }, profile) }),
      verifiedOn: profile.verifiedOn,
    };
  },
};
