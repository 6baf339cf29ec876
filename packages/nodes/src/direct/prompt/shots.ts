import type { ShotValue } from '../values/index.ts';
import type { Brief, PlacedShot } from './brief.ts';
import { createIntroductions, type Introductions } from './cast.ts';
import { actionSentences, type TimedSentence, toBeats } from './phrases/action/index.ts';
import { cameraSentence } from './phrases/camera.ts';
import { depthPhrases } from './phrases/depth/index.ts';
import { type SpokenLine, spokenLine } from './phrases/dialogue.ts';
import { framePhrase } from './phrases/frame.ts';
import { lightPhrase } from './phrases/light/index.ts';
import { hearPhrases } from './phrases/sound.ts';
import { transitionPhrase } from './phrases/transition.ts';
import type { Skip } from './skip.ts';
import { sentenceZh } from './text/chinese.ts';
import { cleanPhrase, cleanText } from './text/clean.ts';
import { sentence, tenths } from './text/english.ts';

/** The shots as blocks, one each, with what tells them apart in front. Those that say nothing are left out. */
export function shotBlocks(brief: Brief, skip: Skip): string[] {
  const without = new Set(brief.cast.subjects.filter(({ name }) => skip.has(`about.${name}`)).map(({ name }) => name));
  const introductions = createIntroductions(brief.cast, brief.options.language, without);
  return brief.shots.flatMap((placed) => {
    const block = shotBlock(brief, placed, skip, introductions);
    return block === '' ? [] : [`${shotLabel(brief, placed)}${block}`];
  });
}

/** `0-4 s: `, `Shot 1 (4 seconds): `, `镜头1（4秒）：`; empty for a single shot. */
export function shotLabel({ skeleton, timed, options: { language } }: Brief, placed: PlacedShot): string {
  const { index, startSeconds, endSeconds, shot } = placed;
  const isChinese = language === 'zh';
  if (skeleton === 'none') return '';
  if (skeleton === 'time') {
    const times = `${tenths(startSeconds)}-${tenths(endSeconds)}`;
    return isChinese ? `${times}秒：` : `${times} s: `;
  }
  const length = tenths(shot.seconds);
  if (isChinese) return `镜头${index + 1}${timed ? `（${length}秒）` : ''}：`;
  return `Shot ${index + 1}${timed ? ` (${length} ${length === 1 ? 'second' : 'seconds'})` : ''}: `;
}

function shotBlock(brief: Brief, placed: PlacedShot, skip: Skip, { into, rest }: Introductions): string {
  const { language } = brief.options;
  const { shot } = placed;
  const isChinese = language === 'zh';
  const end = isChinese ? sentenceZh : sentence;
  // In the order they are read, because whoever is named first is introduced there.
  const frame = end(into(openingOf(placed, language)));
  const seen = end(into(isRepeated(brief, placed, 'description') ? '' : cleanPhrase(shot.description)));
  const { during, after } = linesOf(brief, placed, skip);
  const acts = inTime(actionsOf(brief, placed, skip, during), during).map((piece) => tell(piece, into));
  const views = [cameraOf(brief, placed, skip), oneTake(brief, skip), lightOf(brief, placed, skip)].map(end);
  const depth = depthOf(brief, placed, skip).map((text) => end(into(text)));
  const heard = hearOf(brief, placed, skip).map(end);
  const said = after.map((line) => tell(line, into));
  const who = rest(namesIn(shot)).map(end);
  return [frame, ...who, seen, ...acts, ...views, ...depth, ...heard, ...said]
    .filter((text) => text !== '')
    .join(isChinese ? '' : ' ');
}

/** How the shot begins and how it is framed. */
function openingOf({ shot, index }: PlacedShot, language: Brief['options']['language']): string {
  const { size, angle, transition } = shot;
  const frame = framePhrase({ size, angle, subjects: framedSubjects(shot) }, language);
  return transitionPhrase(index === 0 ? 'cut' : transition.kind, frame, language);
}

/** Whom the frame names: nobody when the words that follow name just them. */
function framedSubjects({ subjects, choreography, description, angle }: ShotValue): string[] {
  const names = [...new Set(subjects.map(cleanPhrase))].filter((name) => name !== '');
  if (angle === 'over-shoulder' && names.length > 1) return names;
  const actors = new Set((choreography?.actions ?? []).map(({ subject }) => cleanPhrase(subject)));
  const text = cleanText(description);
  const areNamed = names.every((name) => actors.has(name) || text.includes(name));
  return areNamed && [...actors].every((name) => names.includes(name)) ? [] : names;
}

/** Everybody who is seen or heard, without narrators. */
const namesIn = ({ subjects, choreography, lines }: ShotValue): string[] => [
  ...subjects,
  ...(choreography?.actions ?? []).map(({ subject }) => subject),
  ...lines.map(({ speaker }) => speaker),
];

/** Actions as sentences, none of which goes on past a line that is spoken meanwhile. */
function actionsOf(
  { options: { language }, ...brief }: Brief,
  placed: PlacedShot,
  skip: Skip,
  lines: readonly TimedLine[],
): TimedSentence[] {
  const { shot, index } = placed;
  const actions = shot.choreography?.actions ?? [];
  const said = toBeats(actions).flatMap((beat, place) => {
    if (skip.has(`beat.${index}.${place}`)) return [];
    if (!skip.has(`manner.${index}.${place}`)) return beat.actions;
    return beat.actions.map((action) => ({ ...action, manner: '' }));
  });
  const breaks = lines.map(({ seconds }) => seconds);
  return actionSentences(said, language, { manners: true, breaks, ...clockOf(brief, placed) });
}

/** In a film with time codes, times are those of the film; else those of the shot. */
const clockOf = (
  { timed, skeleton }: Pick<Brief, 'timed' | 'skeleton'>,
  { startSeconds }: PlacedShot,
): { clock?: { startSeconds: number } } =>
  timed ? { clock: { startSeconds: skeleton === 'time' ? startSeconds : 0 } } : {};

function cameraOf(brief: Brief, { shot, index }: PlacedShot, skip: Skip): string {
  if (!shot.camera || brief.camera || skip.has(`camera.${index}`)) return '';
  const { language } = brief.options;
  const { timed } = brief;
  const isShort = skip.has(`camera-detail.${index}`);
  return cameraSentence(shot.camera, language, isShort ? { part: 'move', timed } : { timed });
}

/** Nothing where the shot before was lit alike. */
function lightOf(brief: Brief, placed: PlacedShot, skip: Skip): string {
  const { lighting } = placed.shot;
  if (!lighting || skip.has(`light.${placed.index}`) || isRepeated(brief, placed, 'lighting')) return '';
  const detail = brief.light ? 'time' : skip.has(`light-detail.${placed.index}`) ? 'key' : 'full';
  return lightPhrase(lighting, brief.options.language, detail);
}

function depthOf(brief: Brief, placed: PlacedShot, skip: Skip): string[] {
  const { depth, camera } = placed.shot;
  const { layers, focus } = depthPhrases(depth, camera, brief.options.language);
  const before = brief.shots[placed.index - 1]?.shot;
  const known = before && depthPhrases(before.depth, before.camera, brief.options.language);
  return [
    skip.has(`depth.${placed.index}`) || known?.layers === layers ? '' : layers,
    skip.has(`focus.${placed.index}`) || known?.focus === focus ? '' : focus,
  ];
}

function hearOf(brief: Brief, placed: PlacedShot, skip: Skip): string[] {
  if (!brief.sound) return [];
  const { sounds, music } = hearPhrases(placed.shot, brief.options.language);
  return [
    skip.has(`sounds.${placed.index}`) || isRepeated(brief, placed, 'sounds') ? '' : sounds,
    skip.has(`music.${placed.index}`) || isRepeated(brief, placed, 'music') ? '' : music,
  ];
}

/** A line with its time. */
type TimedLine = SpokenLine & { readonly seconds: number };

/** Lines with a time, which are told where they are spoken, and those without, which are told last. */
function linesOf(
  brief: Brief,
  placed: PlacedShot,
  skip: Skip,
): { readonly during: readonly TimedLine[]; readonly after: readonly SpokenLine[] } {
  if (!brief.dialogue) return { during: [], after: [] };
  const lines = placed.shot.lines.map((line, place) => {
    const delivery = !skip.has(`delivery.${placed.index}.${place}`);
    const spoken = spokenLine(line, brief.options.language, { delivery, ...clockOf(brief, placed) });
    return { ...spoken, seconds: line.seconds };
  });
  return {
    during: lines.flatMap(({ seconds, ...line }) => (seconds === undefined ? [] : [{ ...line, seconds }])),
    after: lines.filter(({ seconds }) => seconds === undefined),
  };
}

/** Actions and lines in the order in which they begin; what begins together is done before it is spoken of. */
const inTime = (acts: readonly TimedSentence[], lines: readonly TimedLine[]): readonly (TimedSentence | TimedLine)[] =>
  [...acts, ...lines].sort((a, b) => a.seconds - b.seconds);

/** With whoever is named first introduced, but never inside a quotation. */
const tell = (piece: TimedSentence | SpokenLine, into: Introductions['into']): string =>
  'text' in piece ? into(piece.text) : into(piece.lead) + piece.quote;

/** Whether the shot before says the same. What changes is said, what stays is not. */
export const isRepeated = (
  { shots }: Brief,
  { shot, index }: PlacedShot,
  part: 'description' | 'lighting' | 'sounds' | 'music',
): boolean => index > 0 && JSON.stringify(shots[index - 1]!.shot[part]) === JSON.stringify(shot[part]);

/** One shot is one take: models cut where nobody forbids it. */
function oneTake(brief: Brief, skip: Skip): string {
  if (!isOneTake(brief) || skip.has('one-take')) return '';
  return brief.options.language === 'zh' ? '一镜到底，全程不切镜头' : 'Single continuous take, no cuts';
}

/** Not for edits, whose cuts are those of the source, and not where a rhythm or a storyboard asks for cuts. */
const isOneTake = ({ skeleton, task, timed, sent, shots }: Brief): boolean =>
  skeleton === 'none' &&
  task !== 'edit' &&
  timed &&
  !sent.some(({ reference: { role } }) => role === 'rhythm' || role === 'storyboard') &&
  hasContent(shots[0]!.shot);

const hasContent = ({ description, choreography, camera, subjects }: ShotValue): boolean =>
  cleanPhrase(description) !== '' ||
  (choreography?.actions.length ?? 0) > 0 ||
  camera !== undefined ||
  subjects.length > 0;
