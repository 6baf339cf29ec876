import type { LimitFacts } from '../limits/types.ts';
import type { ChatProfile, ImageProfile, StillProfile } from '../profile/still-types.ts';
import { CHAT_PROFILES, findImageModel, IMAGE_PROFILES } from '../profile/stills.ts';

/** One way to a provider of pictures or text, as this machine is set up for it. */
export interface StillRoute<P extends StillProfile> {
  /** Name of the profile; `provider` of the calls that go this way. */
  readonly name: string;
  readonly profile: P;
  /** Which account pays, by a name that is no secret. */
  readonly account: string;
  /** What decides about requests besides the requests: whether there is a key, where pictures are published. */
  readonly facts: Pick<LimitFacts, 'hasKey' | 'publish'>;
}

/** The ways to image models. */
export interface ImageRoutes {
  readonly imageRoutes: readonly StillRoute<ImageProfile>[];
  /** Names of all image models of all routes, each once. */
  readonly imageModels: readonly string[];
  /**
   * The way to an image model: the route of that name if it has the model, or the first that has it, one with a key before one without.
   *
   * @param route - `auto` or left out: whichever
   */
  findImageRoute(model: string, route?: string): StillRoute<ImageProfile> | undefined;
}

/** The ways to chat models. */
export interface ChatRoutes {
  readonly chatRoutes: readonly StillRoute<ChatProfile>[];
  /** Names of the chat models that are known, each once; a route to a compatible server takes others too. */
  readonly chatModels: readonly string[];
  /** Like `findImageRoute`; a route that knows the model comes before one that takes any. */
  findChatRoute(model: string, route?: string): StillRoute<ChatProfile> | undefined;
}

/** All ways to pictures and text. Nothing of it holds a secret, and nothing reaches the network by itself. */
export type StillRoutes = ImageRoutes & ChatRoutes;

/** Routes with the ways to look for them. @param images, chats - in the order in which they are tried */
export function stillFinder(
  images: readonly StillRoute<ImageProfile>[],
  chats: readonly StillRoute<ChatProfile>[],
): StillRoutes {
  const names = (routes: readonly StillRoute<ImageProfile | ChatProfile>[]) => [
    ...new Set(routes.flatMap(({ profile }) => Object.keys(profile.models))),
  ];
  const isMeant = (name: string, route: string) => route === 'auto' || name === route;
  return {
    imageRoutes: images,
    imageModels: names(images),
    findImageRoute: (model, route = 'auto') =>
      images.find(({ name, profile }) => isMeant(name, route) && findImageModel(profile, model)),
    chatRoutes: chats,
    chatModels: names(chats),
    findChatRoute(model, route = 'auto') {
      const meant = chats.filter(({ name }) => isMeant(name, route));
      return (
        meant.find(({ profile }) => Object.hasOwn(profile.models, model)) ??
        (model === '' ? undefined : meant.find(({ profile }) => profile.others))
      );
    },
  };
}

const plain = <P extends StillProfile>(profile: P): StillRoute<P> => ({
  name: profile.name,
  profile,
  account: 'default',
  facts: {},
});

/** The ways to pictures and text on a machine about which nothing is known: everything can be planned and priced. */
export const unconfiguredStills: StillRoutes = stillFinder(IMAGE_PROFILES.map(plain), CHAT_PROFILES.map(plain));
