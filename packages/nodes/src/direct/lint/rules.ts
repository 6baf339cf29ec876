import { cameraMoves } from './camera/moves.ts';
import { fastMoves } from './camera/speed.ts';
import { crossedAxes } from './continuity/axis.ts';
import { eyeLines } from './continuity/eye-line.ts';
import { jumpCuts } from './continuity/jump-cut.ts';
import { jumpingKeys } from './continuity/key-light.ts';
import { flippedDirections } from './continuity/screen-direction.ts';
import { longDialogue, overlappingLines } from './dialogue/length.ts';
import { lipsInMotion, smallLips } from './dialogue/lips.ts';
import { severalSpeakers } from './dialogue/speakers.ts';
import type { Film } from './film.ts';
import { tooComplex } from './load/budget.ts';
import { manyCharacters } from './load/characters.ts';
import { roleClashes } from './references/clash.ts';
import { realFaces } from './references/faces.ts';
import { nothingIgnored } from './references/ignore.ts';
import { missingLink } from './references/link.ts';
import { smallIdentities, wideIdentities } from './references/picture.ts';
import { soundAlone } from './references/sound-alone.ts';
import { lateReferences, unusedReferences } from './references/unused.ts';
import type { Scene } from './scene.ts';
import { walksIntoBox } from './staging/boxes.ts';
import { collisions } from './staging/collisions.ts';
import { outOfFocus } from './staging/focus.ts';
import { hiddenSubject } from './staging/hidden.ts';
import { leavesFrame } from './staging/leaves.ts';
import { clockless, secondClock, shortSound, soundtracks, writtenTimes } from './timing/clock.ts';
import { crowdedShots, denseShots, shortShots } from './timing/count.ts';
import { longFilm, longShot } from './timing/length.ts';
import type { Lint, ShotLint } from './types.ts';
import { strangers, unknownNames, unusedCast } from './words/names.ts';
import { textInFrame } from './words/text-in-frame.ts';

/** What can be told from a shot alone, whatever film it comes into. */
export const SHOT_RULES: readonly ((scene: Scene, film: Film) => readonly ShotLint[])[] = [
  longShot,
  fastMoves,
  textInFrame,
  longDialogue,
  overlappingLines,
  severalSpeakers,
  smallLips,
  lipsInMotion,
  manyCharacters,
  leavesFrame,
  hiddenSubject,
  collisions,
  walksIntoBox,
  outOfFocus,
];

/** What it takes the film to tell: its references, its clock, and shots side by side. */
export const FILM_RULES: readonly ((film: Film) => readonly Lint[])[] = [
  crowdedShots,
  shortShots,
  denseShots,
  secondClock,
  writtenTimes,
  shortSound,
  soundtracks,
  nothingIgnored,
  missingLink,
  smallIdentities,
  wideIdentities,
  unusedReferences,
  lateReferences,
  unknownNames,
  unusedCast,
  cameraMoves,
  tooComplex,
  crossedAxes,
  flippedDirections,
  jumpCuts,
  jumpingKeys,
  eyeLines,
];

/**
 * What the nodes that make a direction refuse by themselves, and what hangs on the model that is asked: told once everything is put
 * together, and not by those nodes.
 */
export const WHOLE_RULES: readonly ((film: Film) => readonly Lint[])[] = [
  longFilm,
  clockless,
  roleClashes,
  soundAlone,
  realFaces,
  strangers,
];
