import { TURNING_MOVES } from '../../camera/moves.ts';
import { listed, tenth } from '../say.ts';
import type { Body, Moment, Scene } from '../scene.ts';
import type { ShotLint } from '../types.ts';
import { isSeen } from './in-frame.ts';

/** Out of the picture for less than this share of the shot is a graze. */
const LEAST_SHARE = 0.2;
/** Words of somebody who comes or goes on purpose. */
const COMES_OR_GOES =
  /\b(?:exits?|leav(?:e|es|ing)|enters?|entering|appears?|disappears?|vanish(?:es)?|pass(?:es|ing)?|past|cross(?:es|ing)?|arrives?|emerges?|departs?|off[- ]?(?:screen|frame|camera)|out of (?:the )?(?:frame|shot|picture|view|sight)|into (?:the )?(?:frame|shot|picture|view)|(?:walk|run|drive|ride|fl|swim|step|stroll|rush|dash|stride)(?:s|es|ies|y)? (?:off|out|away|by|through)|reveal(?:s|ing)?)\b|走出|离开|出画|入画|进入|走进|消失|出现|经过|穿过|跑过|路过|掠过|驶过|远去|揭示|显露/iu;

/**
 * Somebody who ought to be in the picture and is not: those the shot names, else the first who acts. Told from their places and the camera,
 * projected as previews do. Whoever comes or goes in words does it on purpose, and so does a camera that turns away to somebody else.
 */
export function leavesFrame(scene: Scene): ShotLint[] {
  const { shot, shown } = scene;
  if (shot.angle === 'point-of-view') return [];
  const expected = shot.subjects.length > 0 ? shown : shown.slice(0, 1);
  return expected.flatMap((name) => {
    const body = scene.bodyOf(name);
    return body === undefined ? [] : judge(scene, body);
  });
}

function judge(scene: Scene, body: Body): ShotLint[] {
  const { name } = body.subject;
  const moments = scene.moments();
  const seen = moments.map((moment) => isSeen(body, moment));
  const out = seen.filter((isIn) => !isIn).length;
  if (out / moments.length < LEAST_SHARE || isOnPurpose(scene, name)) return [];
  if (out === seen.length) return [neverSeen(scene, name)];
  // Whoever comes into the picture and stays enters it; whoever goes all through a wide one passes.
  const enters = !seen[0];
  const stays = seen.lastIndexOf(false) < seen.indexOf(true);
  if (enters && (stays || !isNear(scene))) return [];
  if (hasStoodStill(body, moments) && turnsAway(scene)) return [];
  return [leaves(scene, body, seen)];
}

const isNear = ({ shot: { size } }: Scene): boolean =>
  !(['unset', 'extreme-wide', 'wide'] as const).some((far) => far === size);

const isOnPurpose = ({ texts }: Scene, name: string): boolean =>
  texts.some(({ input, text, subject }) => (input === 'description' || subject === name) && COMES_OR_GOES.test(text));

/** Whether the camera turns from somebody who stands to somebody else. */
const turnsAway = (scene: Scene): boolean => {
  const last = scene.moments().at(-1)!;
  const turns = scene.moves().some(({ moves }) => moves.some(({ move }) => TURNING_MOVES.has(move)));
  return turns && scene.bodies().some((other) => isSeen(other, last));
};

function hasStoodStill({ feetAt }: Body, moments: readonly Moment[]): boolean {
  const [x, , z] = feetAt(0);
  return moments.every(({ seconds }) => {
    const [right, , back] = feetAt(seconds);
    return Math.abs(right - x) < 0.1 && Math.abs(back - z) < 0.1;
  });
}

const neverSeen = ({ shot }: Scene, name: string): ShotLint => ({
  code: 'never-in-frame',
  severity: 'warning',
  input: shot.camera ? 'camera' : 'choreography',
  message: `${name} is never in the picture: the camera looks elsewhere from start to end`,
  remedy: `turn or move the camera to ${name}, give ${name} another place, or set the size of the shot to have the camera placed`,
});

function leaves(scene: Scene, body: Body, seen: readonly boolean[]): ShotLint {
  const { name } = body.subject;
  const at = (i: number) => `${tenth(scene.moments()[i]!.seconds)} s`;
  const first = seen.indexOf(true);
  const gone = seen.findIndex((isIn, i) => i > first && !isIn);
  const back = seen.findIndex((isIn, i) => i > gone && isIn);
  const times = [
    ...(first > 0 ? [`until about ${at(first)}`] : []),
    `from about ${at(gone)} on`,
    ...(back > 0 ? [`back at about ${at(back)}`] : []),
  ];
  return {
    code: 'leaves-frame',
    severity: 'warning',
    input: scene.shot.camera ? 'camera' : 'choreography',
    message: `${name} is out of the picture ${listed(times)}`,
    remedy: `let the camera follow or aim at ${name}, frame wider, shorten the way, or say that ${name} leaves the frame`,
  };
}
