import { canonicalJson, defineNode, type Json, out, sha256Text } from '@shotgraph/engine';
import { predicted } from '../media/expr.ts';
import { Image } from '../ports.ts';
import { createReferences, type ReferenceShelf } from '../providers/setup/references.ts';
import { type ImageRoutes, unconfiguredStills } from '../providers/setup/still-routes.ts';
import { unknownModel } from '../providers/stills/check-route.ts';
import { priceImage } from '../providers/stills/image-price.ts';
import { cardSize, checkCard, paintCard } from './image-card.ts';
import { checkPaidImage, checkShape } from './image-check.ts';
import { CARD, type ImageValues, imageInputs } from './image-inputs.ts';
import { toImageCall, toImageRequest } from './image-order.ts';
import { offerReferences } from './offer-references.ts';
import { pinnedIssues, pinnedMedia } from './pinned.ts';
import { mediaOf } from './take.ts';

/** What `generate/image` is made for: the ways to image models, and where references are handed over. */
export interface ImageStudio {
  readonly providers: ImageRoutes;
  readonly references: ReferenceShelf;
}

/**
 * Generates a picture. `card` is free and local: it paints the prompt on a card. Other models are bought from the provider this machine
 * is set up for.
 */
export function defineGenerateImage({ providers, references }: ImageStudio) {
  const { imageModels, imageRoutes } = providers;
  const routeOf = ({ model, provider }: Partial<ImageValues>) =>
    model === undefined ? undefined : providers.findImageRoute(model, provider);
  const getRoute = (values: ImageValues) => {
    const route = routeOf(values);
    if (route) return route;
    throw new RangeError(unknownModel(values.model, values.provider, imageModels).message);
  };

  return defineNode({
    type: 'generate/image',
    version: 1,
    title: 'Generate image',
    doc: 'Makes a picture from a prompt and reference images. The card model is free and runs here.',
    tags: [
      'picture',
      'still',
      'storyboard',
      'character',
      'seedream',
      'text to image',
      'image to image',
      'edit',
      'card',
    ],
    effect: 'paid',
    needs: ['media', 'assets', 'purchases'],
    inputs: imageInputs(
      imageModels,
      imageRoutes.map(({ name }) => name),
    ),
    outputs: { image: out(Image, 'The picture.') },

    check(values) {
      if (values.pinned) return pinnedIssues(values.pinned, 'image');
      const { model, provider } = values;
      // Sizes may still come through an edge: then only one of them is there.
      const shape = checkShape(values, 'width' in values && 'height' in values);
      if (model === CARD) return [...shape, ...checkCard(values)];
      if (model === undefined || provider === undefined) return shape;
      const route = routeOf(values);
      return [...shape, ...(route ? checkPaidImage(values, route) : [unknownModel(model, provider, imageModels)])];
    },

    price(values) {
      if (isFree(values)) return undefined;
      const { profile } = getRoute(values);
      return priceImage(toImageRequest(values, profile), profile);
    },
    call: (values) => (isFree(values) ? undefined : toImageCall(values, getRoute(values))),

    predict(values) {
      if (values.pinned) return { image: pinnedMedia(values.pinned, 'image') };
      if (values.model === CARD) {
        const { prompt, take } = values;
        const size = cardSize(values);
        const id = sha256Text(canonicalJson(['card', prompt as unknown as Json, take, size.width, size.height]));
        return { image: predicted('image', { ...size, alpha: false }, id) };
      }
      const route = getRoute(values);
      const { width, height } = toImageRequest(values, route.profile);
      const id = sha256Text(canonicalJson(toImageCall(values, route) as unknown as Json));
      return { image: predicted('image', { width, height, alpha: false }, id) };
    },

    async run(values, { host, signal }) {
      if (values.pinned) return { image: pinnedMedia(values.pinned, 'image') };
      if (values.model === CARD) return { image: await paintCard(values, host.assets) };
      const route = getRoute(values);
      await offerReferences(values.images, references, { host, signal });
      const estimate = priceImage(toImageRequest(values, route.profile), route.profile);
      const { assets, job } = await host.purchases.buy(toImageCall(values, route), { estimate });
      return { image: await mediaOf(assets.image, 'image', job, host.assets) };
    },
  });
}

const isFree = ({ model, pinned }: ImageValues) => pinned !== undefined || model === CARD;

/** The node on a machine about which nothing is known: it plans, prices and paints cards. */
export const generateImage = defineGenerateImage({ providers: unconfiguredStills, references: createReferences() });
