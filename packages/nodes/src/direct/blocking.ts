import type { InputIssue } from '@shotgraph/engine';
import { unknownName } from './names.ts';
import { tidySeconds } from './timing.ts';
import type { ActionValue, FloorPathValue, SubjectKind, SubjectValue } from './values/index.ts';

/** Nobody walks faster than this, m/s: 11 km/h, where walking gives way to running. */
const FASTEST_WALK = 3;
/** Nobody runs faster than this, m/s: a sprinter at full speed. */
const FASTEST_RUN = 12;
/** A path may begin this far from where its subject was, m: less than a step. */
const LARGEST_STEP_METRES = 0.5;
/** Kinds that walk. */
const WALKERS: readonly SubjectKind[] = ['person', 'child', 'animal'];

/** Actions of subjects that are not in the cast. */
export function strangerIssues(actions: readonly ActionValue[], cast: readonly SubjectValue[]): InputIssue[] {
  const names = cast.map(({ name }) => name);
  const strangers = new Set(actions.map(({ subject }) => subject).filter((name) => !names.includes(name)));
  return [...strangers].map((name) => ({ input: 'actions', message: unknownName(name, names, 'the cast') }));
}

/** What is odd about the ways subjects take, subject by subject: actions at once, speeds and jumps. Only warns. */
export function blockingIssues(actions: readonly ActionValue[], cast: readonly SubjectValue[]): InputIssue[] {
  const messages = cast.flatMap(({ name, kind }) => {
    const own = actions.filter(({ subject }) => subject === name);
    const speeds = WALKERS.includes(kind) ? own.map(speedProblem) : [];
    return [...own.map((action, i) => overlapProblem(own[i - 1], action)), ...speeds, ...jumpProblems(own)];
  });
  return messages
    .filter((message) => message !== undefined)
    .map((message) => ({ severity: 'warning', input: 'actions', message }));
}

/** Length of a way, m. */
export const pathMetres = (path: FloorPathValue): number =>
  path.slice(1).reduce((metres, place, i) => metres + distance(path[i]!, place), 0);

const distance = ([right, ahead]: Place, [otherRight, otherAhead]: Place): number =>
  Math.sqrt((otherRight - right) ** 2 + (otherAhead - ahead) ** 2);
type Place = FloorPathValue[number];

const short = (value: number): number => Math.round(value * 10) / 10;
const endOf = ({ seconds, duration }: ActionValue): number => tidySeconds(seconds + duration);
const called = ({ does, pose }: ActionValue): string => `"${does || pose}"`;

function overlapProblem(before: ActionValue | undefined, action: ActionValue): string | undefined {
  if (before === undefined || endOf(before) <= action.seconds) return undefined;
  return `${action.subject} is still doing ${called(before)} until ${endOf(before)} s when ${called(action)} begins at ${action.seconds} s; shorten the one, start the other later, or make them one action`;
}

function speedProblem({ subject, pose, path, duration }: ActionValue): string | undefined {
  const metres = pathMetres(path);
  const speed = metres / duration;
  const way = `${short(metres)} m in ${short(duration)} s, ${short(speed)} m/s`;
  if (speed > FASTEST_RUN)
    return `${subject} would have to move ${way}, and nobody runs faster than ${FASTEST_RUN} m/s; take longer or shorten the path`;
  if (pose !== 'walk' || speed <= FASTEST_WALK) return undefined;
  return `${subject} walks ${way}, and walking ends at ${FASTEST_WALK} m/s; use the pose "run", take longer or shorten the path`;
}

/** Paths that begin somewhere else than where the one before ended. */
function jumpProblems(actions: readonly ActionValue[]): (string | undefined)[] {
  let last: Place | undefined;
  return actions.map(({ subject, seconds, path }) => {
    const [first] = path;
    const metres = last && first ? distance(last, first) : 0;
    const was = last;
    last = path.at(-1) ?? last;
    if (was === undefined || first === undefined || metres <= LARGEST_STEP_METRES) return undefined;
    return `${subject} jumps ${short(metres)} m at ${seconds} s, from [${was.join(', ')}] to [${first.join(', ')}]; begin the path where the one before ended`;
  });
}
