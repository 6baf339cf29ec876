import { defineNode, type InputIssue, one, optional, out } from '@shotgraph/engine';
import { wholeIssue } from '../list/whole.ts';
import { Beats, choice, Degrees, Number_, Text } from '../ports.ts';
import { COUNT_UNITS, timeOf } from './counted.ts';
import { nameIssues } from './names.ts';
import { Action, FloorPath, type FloorPathValue, POSES, SubjectName } from './values/index.ts';

/** Farthest a place may lie from the camera, m. */
const FARTHEST_METRES = 10_000;

/** Makes one thing that one subject does, placed in time and on the floor. */
export const action = defineNode({
  type: 'direct/action',
  version: 1,
  title: 'Action',
  doc: 'One thing that one subject does: what, when, how and where.',
  tags: ['beat', 'blocking', 'gesture', 'walk', 'movement', 'pose', 'verb', 'choreography', 'dance'],
  effect: 'pure',
  editor: 'action',
  inputs: {
    subject: one(SubjectName, 'Who does it: a name from the cast, or the subject wired in.'),
    does: one(Text, 'What, in the third person: walks to the window.', { default: '' }),
    manner: one(Text, 'How: hesitantly.', { default: '' }),
    start: one(Number_, 'When it begins, from the start of the shot, counted in the unit.', { default: 0, min: 0 }),
    length: one(Number_, 'How long it takes, counted in the unit.', { default: 2, min: 0.01 }),
    unit: one(choice(...COUNT_UNITS), 'What start and length are counted in. 0 is the first beat or bar of the shot.', {
      default: 'seconds',
    }),
    pose: optional(choice(...POSES), 'What the body does; walk along a path, else stand, when left out.'),
    path: one(
      FloorPath,
      'The way taken, evenly: places as [right, ahead] in metres from the camera at rest. One place stands there, none stays where it was.',
      { default: [] },
    ),
    facing: optional(
      Degrees,
      'Where it looks: 0 at the camera at rest, 90 camera right, 180 away. Along the path, else as before, when left out.',
      { min: -360, max: 360, step: 15 },
    ),
    beats: optional(Beats, 'The music that beats and bars are counted in.'),
    firstBeat: optional(
      Number_,
      'The beat of the music on which the shot starts, 1 being the first; left out, it starts when the music does.',
      { min: 1, step: 1 },
    ),
    downbeat: one(
      Number_,
      'The beat of the music that begins its first bar, 1 being the first; where the shot starts with the music, bars count from there.',
      { default: 1, min: 1, step: 1 },
    ),
    beatsPerBar: one(Number_, 'Beats in a bar.', { default: 4, min: 1, max: 32, step: 1 }),
    tempo: one(Number_, 'Beats a minute where no beats are wired.', { default: 120, min: 20, max: 400, unit: 'bpm' }),
  },
  outputs: { action: out(Action, 'The action.') },

  check: ({ subject, path, firstBeat, downbeat, beatsPerBar }): InputIssue[] => [
    ...nameIssues(subject, 'subject', 'subject of this action'),
    ...pathIssues(path ?? []),
    ...wholeIssue('firstBeat', firstBeat),
    ...wholeIssue('downbeat', downbeat),
    ...wholeIssue('beatsPerBar', beatsPerBar),
  ],

  run(inputs) {
    const { subject, does, manner, path, facing, pose } = inputs;
    return {
      action: {
        subject: subject.trim(),
        ...timeOf(inputs),
        does: does.trim(),
        manner: manner.trim(),
        pose: pose ?? (path.length > 1 ? 'walk' : 'stand'),
        path,
        ...(facing !== undefined && { facingDegrees: facing }),
      },
    };
  },
});

function pathIssues(path: FloorPathValue): InputIssue[] {
  const at = path.findIndex((place) => place.some((metres) => Math.abs(metres) > FARTHEST_METRES));
  if (at < 0) return [];
  const message = `place ${at + 1} of the path, [${path[at]!.join(', ')}], is farther away than ${FARTHEST_METRES} m; places are in metres`;
  return [{ input: 'path', message }];
}
