import type { PaidAdapter } from '@shotgraph/engine';
import { policedFetch } from '../http/policed-fetch.ts';
import type { Fetch } from '../http/transport.ts';
import { createChatAdapter } from '../openai-compatible/index.ts';
import type { ProfileOverride } from '../profile/load.ts';
import type { StillProfile } from '../profile/still-types.ts';
import { CHAT_PROFILES, IMAGE_PROFILES, mergeChatProfile, mergeImageProfile } from '../profile/stills.ts';
import { createResolve } from '../publish/create-resolve.ts';
import type { Published } from '../publish/publisher.ts';
import { createSeedreamAdapter } from '../seedream/index.ts';
import type { StillAdapterOptions } from '../stills/adapter.ts';
import type { PublishPlace } from './places.ts';
import { readAddress } from './read-address.ts';
import { type StillRoute, type StillRoutes, stillFinder } from './still-routes.ts';
import type { Env, References } from './types.ts';

/** Ways to pictures and text with their adapters. */
export interface Stills extends StillRoutes {
  /** Variables that hold keys, each once. */
  readonly stillSecretVariables: readonly string[];
  /** The adapter of a route, for the ledger; `undefined` when there is no such route. A route without key refuses to send. */
  stillAdapter(route: string, references: References): PaidAdapter | undefined;
}

/** What the ways to pictures and text are made from. */
export interface StillSetup {
  readonly env: Env;
  readonly fetch: Fetch;
  /** Takes what is wrong with variables and overrides; what is made in spite of it must not be used. */
  report(place: string, problem: string): void;
  /** What a user's own file puts over a profile, by the profile's name: prices, limits, models. */
  readonly overrides?: { readonly [profile: string]: ProfileOverride };
  /** Where pictures are published that do not fit into a request. */
  readonly place?: PublishPlace;
  /** ms since 1970. */
  readonly now?: () => number;
}

interface Part<P extends StillProfile> {
  readonly route: StillRoute<P>;
  make(references: References): PaidAdapter;
}

/**
 * Sets the ways to pictures and text up from the environment. Reads which variables are set and keeps nothing that is in them. A key
 * only goes to the address that belongs to it: that of Ark never to another server.
 */
export function createStills(setup: StillSetup): Stills {
  const images = IMAGE_PROFILES.map((profile) =>
    toPart(overridden(profile, mergeImageProfile, setup), createSeedreamAdapter, setup),
  );
  const chats = CHAT_PROFILES.map((profile) =>
    toPart(overridden(profile, mergeChatProfile, setup), createChatAdapter, setup),
  );
  const parts: readonly Part<StillProfile>[] = [...images, ...chats];
  const routesOf = <P extends StillProfile>(list: readonly Part<P>[]) => keyedFirst(list.map(({ route }) => route));
  return {
    ...stillFinder(routesOf(images), routesOf(chats)),
    stillSecretVariables: [...new Set(parts.map(({ route }) => route.profile.keyVariable))],
    stillAdapter: (name, references) => parts.find(({ route }) => route.name === name)?.make(references),
  };
}

/** Who is asked, and with which key, is not for files of prices and limits to decide. */
const FIXED = ['name', 'baseUrl', 'baseUrlVariable', 'keyVariable'] as const;

function overridden<P extends StillProfile>(
  profile: P,
  merge: (base: P, override: ProfileOverride) => P,
  { overrides = {}, report }: StillSetup,
): P {
  const override = Object.hasOwn(overrides, profile.name) ? overrides[profile.name] : undefined;
  if (override === undefined) return profile;
  const fixed = FIXED.filter((member) => Object.hasOwn(override, member));
  if (fixed.length > 0) {
    report(profile.name, `must not set ${fixed.join(', ')}; remove it there`);
    return profile;
  }
  try {
    return merge(profile, override);
  } catch (error) {
    report(profile.name, error instanceof Error ? error.message : 'cannot be used');
    return profile;
  }
}

const keyedFirst = <P extends StillProfile>(routes: readonly StillRoute<P>[]): readonly StillRoute<P>[] => [
  ...routes.filter(({ facts }) => facts.hasKey !== false),
  ...routes.filter(({ facts }) => facts.hasKey === false),
];

function toPart<P extends StillProfile>(
  profile: P,
  makeAdapter: (options: StillAdapterOptions<P>) => PaidAdapter,
  { env, fetch, report, place, now = Date.now }: StillSetup,
): Part<P> {
  const { name, keyVariable, baseUrlVariable } = profile;
  const source = { variable: baseUrlVariable, own: [profile.baseUrl] };
  const baseUrl = readAddress(baseUrlVariable, undefined, source, { env, report }) ?? profile.baseUrl;
  const published = new Map<string, Published>();
  const facts = {
    hasKey: Boolean(env(keyVariable)),
    publish: place?.kinds.includes('image') ? { url: place.url, kinds: place.kinds } : null,
  };
  return {
    route: { name, profile, account: 'default', facts },
    make: (references) =>
      makeAdapter({
        fetch: policedFetch(fetch, { allow: [baseUrl] }),
        key: () => env(keyVariable) ?? '',
        ...{ profile, baseUrl, now },
        resolve: createResolve({
          ...{ published, now, inlineKinds: ['image'] },
          load: (content) => references.load(content),
          ...(facts.publish && place && { publisher: place.publisher }),
        }),
      }),
  };
}
