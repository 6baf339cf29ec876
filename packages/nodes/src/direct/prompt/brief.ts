import { directionSeconds, shotStarts } from '../timing.ts';
import type { Aspect, CastValue, DirectionValue, ReferenceRole, ShotValue } from '../values/index.ts';
import { type PlacedReference, placed, sourcesOf, takesReferences, taskOf } from './references/groups.ts';
import type { PromptOptions, SettledTask } from './types.ts';

/** A shot with its place in the film. */
export interface PlacedShot {
  readonly shot: ShotValue;
  readonly index: number;
  /** In film time. A shot ends where the next begins, also where the two are mixed for a while. */
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** A direction with everything settled that its words depend on. */
export interface Brief {
  readonly direction: DirectionValue;
  readonly options: PromptOptions;
  readonly task: SettledTask;
  readonly shots: readonly PlacedShot[];
  /** How shots are told apart; `none` for a single one. */
  readonly skeleton: 'none' | 'time' | 'shots';
  /** Whether times may be said: not while a sound or a clip is the clock. */
  readonly timed: boolean;
  /** Everybody of the film, each once. */
  readonly cast: CastValue;
  readonly references: readonly PlacedReference[];
  /** Those that are sent as lists with numbers; none for frames and for text alone. */
  readonly sent: readonly PlacedReference[];
  /** Clips to edit or extend. */
  readonly sources: readonly PlacedReference[];
  /** The reference that carries the camera of the whole film, if there is one. */
  readonly camera: PlacedReference | undefined;
  /** The reference that carries the light of the whole film, if there is one. */
  readonly light: PlacedReference | undefined;
  readonly sound: boolean;
  readonly dialogue: boolean;
}

/** Settles the task, the skeleton, the clock and who owns what. */
export function toBrief(direction: DirectionValue, options: PromptOptions): Brief {
  const task = options.task === 'auto' ? taskOf(direction.references) : options.task;
  const references = placed(direction.references);
  const sent = takesReferences(task) ? references : [];
  const shots = placeShots(direction);
  const timed = direction.clock === 'shots';
  return {
    direction,
    options,
    task,
    shots,
    skeleton: shots.length === 1 ? 'none' : timed ? skeletonOf(options) : 'shots',
    timed,
    cast: castOf(direction),
    references,
    sent,
    sources: sourcesOf(sent, task),
    camera: ownerOf(sent, 'camera', 'camera'),
    light: lightOwner(direction, sent),
    sound: options.sound && options.profile.sound,
    dialogue: options.dialogue,
  };
}

function skeletonOf({ skeleton, profile, language }: PromptOptions): 'time' | 'shots' {
  if (skeleton !== 'auto') return skeleton;
  return profile.skeleton ?? (language === 'zh' ? 'time' : 'shots');
}

function placeShots(direction: DirectionValue): PlacedShot[] {
  const starts = shotStarts(direction);
  return direction.shots.map((shot, index) => {
    const startSeconds = starts[index]!;
    return { shot, index, startSeconds, endSeconds: starts[index + 1] ?? startSeconds + shot.seconds };
  });
}

/** Length of the film. */
export const filmSeconds = ({ direction }: Brief): number => directionSeconds(direction);

/** Whether nobody in the cast is alive; a film without a cast may show anybody. */
export const hasOnlyThings = ({ cast: { subjects } }: Pick<Brief, 'cast'>): boolean =>
  subjects.length > 0 && subjects.every(({ kind }) => kind === 'object' || kind === 'vehicle');

function castOf({ cast, shots }: DirectionValue): CastValue {
  const subjects = new Map(
    [cast, ...shots.map((shot) => shot.cast)].flatMap((one) => one.subjects.map((s) => [s.name, s])),
  );
  return { subjects: [...subjects.values()] };
}

/** Roles that hold everything at once: what is directed is what changes of it, and has to be said. */
export const WHOLE: ReadonlySet<ReferenceRole> = new Set([
  'opening-frame',
  'closing-frame',
  'storyboard',
  'edit-source',
  'extend-source',
]);

/** A reference that holds for the whole film and hands this on, those with the role itself first. */
function ownerOf(sent: readonly PlacedReference[], role: ReferenceRole, aspect: Aspect): PlacedReference | undefined {
  const owners = sent.filter(
    ({ reference }) =>
      !WHOLE.has(reference.role) &&
      reference.span === undefined &&
      reference.strength !== 'loose' &&
      (reference.role === role || reference.transfer.includes(aspect)),
  );
  return owners.find(({ reference }) => reference.role === role) ?? owners[0];
}

/** No reference carries the light of shots that are lit differently, and no picture one that changes. */
function lightOwner({ shots }: DirectionValue, sent: readonly PlacedReference[]): PlacedReference | undefined {
  const owner = ownerOf(sent, 'lighting', 'light');
  const rigs = shots.flatMap(({ lighting }) => (lighting ? [lighting] : []));
  if (new Set(rigs.map((rig) => JSON.stringify(rig))).size > 1) return undefined;
  const changes = rigs.some(({ lights }) => lights.some((light) => light.changes.length > 0 || light.flicker));
  return owner?.kind === 'image' && changes ? undefined : owner;
}
