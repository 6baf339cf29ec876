import { definePortType } from '@shotgraph/engine';
import { z } from 'zod';
import { type DirectionValue, type MotionValue, Shot, type ShotValue } from '../../direct/values/index.ts';
import { nestedMedia } from '../../direct/values/nested-media.ts';

const board = z.object({ shots: z.array(Shot.schema).min(1) });

/** Shots as a storyboard has them. */
export type BoardValue = z.infer<typeof board>;

/** A shot without what a storyboard neither shows nor says. */
const toBoardShot = ({ lighting: _light, lines, ...shot }: ShotValue): ShotValue => ({
  ...shot,
  lines: lines.map(({ recording: _sound, ...line }) => line),
  sounds: [],
  music: '',
});

/** A shot of which only the motion is known has no words. */
const withoutWords = (shot: MotionValue['shots'][number]): ShotValue => ({
  ...shot,
  cast: { subjects: shot.choreography?.subjects ?? [] },
  description: '',
  lines: [],
  sounds: [],
  music: '',
});

function toBoard(value: unknown, from: string): BoardValue {
  if (from === 'motion') return { shots: (value as MotionValue).shots.map(withoutWords) };
  const shots = from === 'shot' ? [value as ShotValue] : (value as DirectionValue).shots;
  return { shots: shots.map(toBoardShot) };
}

/**
 * What a storyboard is drawn from: the shots of a direction without their light, sounds, look and references, or only the motion of one,
 * which a change of light or words leaves as it is.
 */
export const Board = definePortType('board', board, {
  ...nestedMedia,
  accepts: ['direction', 'shot', 'motion'],
  convert: toBoard,
  colour: '#ff7043',
});
