import { getProfile, type KnownModel, tiersOf } from '@shotgraph/nodes/emulation';

/** A model under the name a request used. */
export interface WireModel extends KnownModel {
  /** What answers call it. */
  readonly wireId: string;
}

/** What an endpoint of fal takes. */
export type FalMode = 'text' | 'image' | 'reference';

type Profile = ReturnType<typeof getProfile>;

const all = (profile: Profile): readonly KnownModel[] =>
  Object.entries(profile.models).map(([name, model]) => ({ name, model, family: profile.families[model.family]! }));

const ARK = ['ark-byteplus', 'ark-volcengine'].map(getProfile).flatMap(all);
const FAL = all(getProfile('fal'));
const REPLICATE = all(getProfile('replicate'));

/**
 * A model of Ark by its id, a later snapshot of it, or an endpoint made in the console.
 *
 * @param endpoints - models behind endpoint ids; others are the first model of the profile
 */
export function findArkModel(id: string, endpoints: { readonly [endpoint: string]: string }): WireModel | undefined {
  if (id.startsWith('ep-')) {
    const behind = Object.hasOwn(endpoints, id) ? endpoints[id]! : ARK[0]!.model.id;
    const found = behind.startsWith('ep-') ? undefined : findArkModel(behind, {});
    return found && { ...found, wireId: id };
  }
  const found = ARK.find(({ model }) => id === model.id || isSnapshot(id, model.id));
  return found && { ...found, wireId: id };
}

/** `…-260128` and `…-260301-0818` are snapshots of one model. */
function isSnapshot(id: string, known: string): boolean {
  const stem = known.replace(/\d{6}$/, '');
  return id.startsWith(stem) && /^\d{6}(-\d+)*$/.test(id.slice(stem.length));
}

const FAL_MODES = { 'text-to-video': 'text', 'image-to-video': 'image', 'reference-to-video': 'reference' } as const;

/** A model of fal by its endpoint, such as `bytedance/seedance-2.0/fast/text-to-video`. The US-hosted ones are the same. */
export function findFalModel(endpoint: string): (WireModel & { readonly mode: FalMode }) | undefined {
  const [, stem = '', ending = ''] = /^(.+)\/([^/]+)$/.exec(endpoint.replace('/us/', '/')) ?? [];
  const mode = Object.hasOwn(FAL_MODES, ending) ? FAL_MODES[ending as keyof typeof FAL_MODES] : undefined;
  const found = FAL.find(({ model }) => model.id.replace(/\/[^/]+$/, '') === stem);
  return found && mode && { ...found, wireId: endpoint, mode };
}

/** A model of Replicate by `owner/name`. */
export function findReplicateModel(id: string): WireModel | undefined {
  const found = REPLICATE.find(({ model }) => model.id === id);
  return found && { ...found, wireId: id };
}

/** All models of Replicate. */
export const REPLICATE_IDS: readonly string[] = REPLICATE.map(({ model }) => model.id);

/** Names of what can be asked for, for messages. */
export const tiersInWords = ({ model }: KnownModel): string => tiersOf(model).join(', ');
