import { PROFILES } from '../../providers/profile/builtin.ts';
import { findModel, type KnownModel } from '../../providers/profile/lookup.ts';
import { ANY } from '../prompt/profile.ts';

/** What lints ask of a model, wherever it is bought. */
export interface ModelFacts {
  /** For messages: `seedance-2.0`, `any model`. */
  readonly title: string;
  /** Whether one model is meant; else figures are those within which every model keeps. */
  readonly named: boolean;
  /** Length of a clip. */
  readonly seconds: { readonly min: number; readonly max: number };
  /** Pictures whose shorter side is not over this are refused by all, pixels. */
  readonly pictureSide: number;
  /** Whether sounds may be the only references: of several models `some` may say yes. */
  readonly soundAlone: 'yes' | 'some' | 'no';
}

/**
 * What a model takes, from the profiles of all providers that have it.
 *
 * @param name - by the name graphs use, or `any`
 * @throws RangeError when no provider has such a model
 */
export function modelFacts(name: string = ANY): ModelFacts {
  const known = cache.get(name);
  if (known) return known;
  const facts = factsOf(name, modelsOf(name));
  cache.set(name, facts);
  return facts;
}
const cache = new Map<string, ModelFacts>();

const modelsOf = (name: string): KnownModel[] =>
  Object.values(PROFILES).flatMap((profile) =>
    (name === ANY ? Object.keys(profile.models) : [name]).flatMap((one) => findModel(profile, one) ?? []),
  );

function factsOf(name: string, models: readonly KnownModel[]): ModelFacts {
  if (models.length === 0) throw new RangeError(`no provider has a model "${name}"; use "${ANY}" or one that is sold`);
  const alone = models.map(({ family }) => family.references.audioAlone);
  return {
    title: name === ANY ? 'any model' : name,
    named: name !== ANY,
    seconds: {
      min: Math.max(...models.map(({ model }) => model.seconds.min)),
      max: Math.min(...models.map(({ model }) => model.seconds.max)),
    },
    pictureSide: Math.min(...models.map(({ family }) => leastSide(family.images.side))),
    soundAlone: alone.every(Boolean) ? 'yes' : alone.some(Boolean) ? 'some' : 'no',
  };
}

const leastSide = ({ min, open }: KnownModel['family']['images']['side']): number => (open ? min : min - 1);
