import type { Brief } from '../brief.ts';
import { shotSection } from '../budget/cuts.ts';
import { isMoving } from '../phrases/camera.ts';
import { excludedNames } from '../phrases/continuity.ts';
import { labelOf } from '../references/groups.ts';
import { cleanPhrase } from '../text/clean.ts';
import type { Conflict } from '../types.ts';
import { MEDIA } from './vocabulary.ts';

/** A look of two media. */
export function mediumConflicts({ direction: { look } }: Brief): Conflict[] {
  if (!look) return [];
  const text = `${look.style} | ${look.medium}`;
  const found = MEDIA.filter(([, pattern]) => pattern.test(text));
  const [one, other] = found;
  // Brushes on paper and drawn cels are one trade.
  if (!one || !other || isDrawn(one[0], other[0])) return [];
  const quote = (pattern: RegExp) => `"${pattern.exec(text)![0]}"`;
  return [
    {
      code: 'medium',
      where: 'look',
      what: `${quote(one[1])} is ${one[0]} and ${quote(other[1])} is ${other[0]}; a film has one medium`,
      fix: 'keep one of them',
      settled: false,
    },
  ];
}

const isDrawn = (one: string, other: string): boolean =>
  [one, other].every((medium) => medium === 'drawn animation' || medium === 'painting');

const MUSIC = /^(?:(?:background )?music|score|soundtrack|音乐|背景音乐|配乐)$/iu;
const SPEECH = /^(?:dialogue|speech|talking|voices?|voice-?over|对白|台词|人声|说话)$/iu;
const CUTS = /^(?:cuts?|cutting|切镜|切镜头|剪辑)$/iu;

/** What is kept out and yet directed. */
export function exclusionConflicts(brief: Brief): Conflict[] {
  const { continuity } = brief.direction;
  return excludedNames(continuity?.exclude ?? [], brief.options.language).flatMap((name) => {
    const against = (where: string, what: string): Conflict => ({
      code: 'excluded',
      where,
      what: `"${name}" is kept out, and ${what}`,
      fix: `take "${name}" out of what is excluded, or take the other out`,
      settled: false,
    });
    if (CUTS.test(name) && brief.shots.length > 1) return [against('exclusions', 'the film has several shots')];
    return brief.shots.flatMap(({ shot, index }) => {
      const found: Conflict[] = [];
      if (MUSIC.test(name) && shot.music !== '' && brief.sound)
        found.push(against(shotSection(brief, index, 'sound'), `music plays: "${cleanPhrase(shot.music)}"`));
      if (SPEECH.test(name) && shot.lines.length > 0 && brief.dialogue)
        found.push(against(shotSection(brief, index, 'dialogue'), `${shot.lines[0]!.speaker} speaks`));
      return found;
    });
  });
}

/** Light that is locked and yet changes from shot to shot. */
export function lockConflicts({ direction: { continuity }, shots }: Brief): Conflict[] {
  if (!continuity?.locks.includes('light')) return [];
  const rigs = shots.flatMap(({ shot }) => (shot.lighting ? [JSON.stringify(shot.lighting)] : []));
  if (new Set(rigs).size < 2) return [];
  return [
    {
      code: 'lock',
      where: 'locks',
      what: 'the light is to stay the same, and the shots are lit differently',
      fix: 'take light out of the locks, or wire one lighting into all shots',
      settled: false,
    },
  ];
}

/** A lens that moves closer while a clip carries the camera needs no words of its own; a still one may contradict the clip. */
export const lensConflicts = (brief: Brief): Conflict[] =>
  brief.camera
    ? brief.shots.flatMap(({ shot, index }) =>
        shot.camera && !isMoving(shot.camera)
          ? [
              {
                code: 'camera-owned',
                where: shotSection(brief, index, 'camera'),
                what: `the camera is set to stand still while ${labelOf(brief.camera!)} carries the camera; the prompt leaves it to the clip`,
                fix: `nothing, if the clip stands still too; else take camera out of what "${brief.camera!.reference.name}" transfers`,
                settled: true,
              },
            ]
          : [],
      )
    : [];
