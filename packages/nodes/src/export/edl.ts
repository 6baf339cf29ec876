import type { ShotTransition } from '../direct/values/index.ts';
import { cutTo, oneLine } from './clean-line.ts';
import { fileOfShot } from './clip-files.ts';
import type { ListedShot, ShotList } from './shot-list.ts';
import { toTimecode } from './timecode.ts';

/** Most frames a transition can have: three digits, of which machines read up to 255. */
const LONGEST_TRANSITION = 255;
/** Reels have at most eight letters and digits. */
const BLACK = 'BL';
const WHITE = 'WHITE';

/** Longest remark, characters: programs read lines of any length, people do not. */
const LONGEST_REMARK = 200;

/** What is known of the takes. */
export interface ClipFiles {
  /** Names of their files, as `fileOfShot` reads them; left out while there are none. */
  readonly clips?: string | undefined;
}

/** One line of a list: what is recorded from where to where. */
interface Edit {
  readonly reel: string;
  /** `C`, `D` or `W001`. */
  readonly effect: string;
  /** Of the effect; nothing for a cut. */
  readonly effectFrames?: number;
  /** First frame taken from the reel. */
  readonly source: number;
  readonly record: number;
  readonly frames: number;
}

/**
 * A shot list as a CMX 3600 edit decision list. Every shot is a reel of its own that starts at 00:00:00:00. A transition is an event of two
 * lines: the end of the shot before, and the new one coming in; a fade through black is two of them. CMX has no white, so a fade through
 * white goes over a reel of that name.
 *
 * @see https://opentimelineio.readthedocs.io for files that are known to be read: `tests/sample_data/dissolve_test_4.edl`, `wipe_test.edl`
 */
export function toEdl(list: ShotList, { clips }: ClipFiles = {}): string {
  const { rate, title } = list;
  const lines = [`TITLE: ${cutTo(title, 70)}`, `FCM: ${rate.dropFrame ? 'DROP FRAME' : 'NON-DROP FRAME'}`];
  let event = 0;
  for (const [i, shot] of list.shots.entries()) {
    const after = list.shots[i + 1];
    // Where the next shot comes in, this one goes on below it: its own event ends there.
    const end = after ? after.startFrame : shot.startFrame + shot.frames;
    for (const edits of eventsOf(shot, list.shots[i - 1], end)) {
      event++;
      lines.push(...edits.map((edit) => editLine(event, edit, list)));
      lines.push(...remarks(shot, list.shots[i - 1], edits, clips));
    }
    lines.push(...notes(shot, list));
  }
  return `${lines.join('\r\n')}\r\n`;
}

/** The events that bring a shot in and show it up to `end`, a frame of the film. */
function eventsOf(shot: ListedShot, before: ListedShot | undefined, end: number): Edit[][] {
  const { kind } = shot.entry;
  const record = shot.startFrame;
  const frames = end - record;
  const reel = reelOf(shot);
  // Rounding may leave a shot a frame less than its transition.
  const length = Math.min(shot.entry.frames, frames, LONGEST_TRANSITION);
  if (before === undefined || kind === 'cut' || length === 0)
    return [[{ reel, effect: 'C', source: 0, record, frames }]];
  const outgoing = (name: string, source: number, at: number): Edit => ({
    reel: name,
    effect: 'C',
    source,
    record: at,
    frames: 0,
  });
  const left = outgoing(reelOf(before), record - before.startFrame, record);
  if (kind !== 'fade-black' && kind !== 'fade-white')
    return [[left, { reel, effect: EFFECTS[kind], effectFrames: length, source: 0, record, frames }]];
  const half = Math.floor(length / 2);
  const field = kind === 'fade-black' ? BLACK : WHITE;
  return [
    ...(half > 0 ? [[left, { reel: field, effect: 'D', effectFrames: half, source: 0, record, frames: half }]] : []),
    [
      outgoing(field, half, record + half),
      { reel, effect: 'D', effectFrames: length - half, source: half, record: record + half, frames: frames - half },
    ],
  ];
}

/** SMPTE wipe 1 moves its edge from left to right; the hundreds turn it round. */
const EFFECTS: { readonly [K in Exclude<ShotTransition, 'cut' | 'fade-black' | 'fade-white'>]: string } = {
  dissolve: 'D',
  'wipe-right': 'W001',
  'wipe-left': 'W101',
};

/** `S001`: names of shots can be anything, those of reels cannot. */
const reelOf = ({ number }: ListedShot): string => `S${String(number).padStart(3, '0')}`;

function editLine(event: number, { reel, effect, effectFrames, source, record, frames }: Edit, list: ShotList): string {
  const { rate, firstFrame } = list;
  const columns = [
    String(event).padStart(3, '0'),
    reel.padEnd(8),
    'V    ',
    effect.padEnd(4),
    effectFrames === undefined ? '   ' : String(effectFrames).padStart(3, '0'),
    toTimecode(source, rate),
    toTimecode(source + frames, rate),
    toTimecode(firstFrame + record, rate),
    toTimecode(firstFrame + record + frames, rate),
  ];
  return `${columns.slice(0, 2).join('  ')} ${columns.slice(2).join(' ')}`;
}

function remarks(
  shot: ListedShot,
  before: ListedShot | undefined,
  edits: readonly Edit[],
  clips: string | undefined,
): string[] {
  const name = (one: ListedShot) => cutTo(clips ? fileOfShot(clips, one.number - 1) : one.name, LONGEST_REMARK);
  const nameOf = (reel: string) =>
    reel === reelOf(shot)
      ? name(shot)
      : before && reel === reelOf(before)
        ? name(before)
        : reel === BLACK
          ? 'BLACK'
          : reel;
  const [first, second] = edits.map(({ reel }) => nameOf(reel));
  if (second === undefined) return [`* FROM CLIP NAME: ${first}`];
  const cut = shot.entry.frames > LONGEST_TRANSITION;
  return [
    `* FROM CLIP NAME: ${first}`,
    `* TO CLIP NAME: ${second}`,
    ...(cut ? [`* TRANSITION OF ${shot.entry.frames} FRAMES CUT TO ${LONGEST_TRANSITION}`] : []),
  ];
}

/** What a shot is, and markers for what is said in it. */
function notes(shot: ListedShot, { rate, firstFrame }: ShotList): string[] {
  const what = cutTo(
    [shot.name, shot.size, shot.angle, shot.camera].filter((part) => part !== '').join('; '),
    LONGEST_REMARK,
  );
  const locators = shot.lines.map(
    ({ frame, text }) =>
      `* LOC: ${toTimecode(firstFrame + shot.startFrame + frame, rate)} CYAN ${cutTo(oneLine(text), LONGEST_REMARK)}`,
  );
  return [`* COMMENT: ${what}`, ...locators];
}
