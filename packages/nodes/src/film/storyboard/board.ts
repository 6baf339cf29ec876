import { definePortType } from '@shotgraph/engine';
import { z } from 'zod';
import { type DirectionValue, Shot, type ShotValue } from '../../direct/values/index.ts';
import { nestedMedia } from '../../direct/values/nested-media.ts';

/** Everything of a shot that a storyboard shows or says. */
type BoardShot = Omit<ShotValue, 'lighting' | 'sounds' | 'music'>;

const board = z.object({ shots: z.array(Shot.schema).min(1) });

/** Shots as a storyboard has them. */
export type BoardValue = z.infer<typeof board>;

const toShot = ({ lighting: _light, lines, ...shot }: ShotValue): ShotValue => ({
  ...(shot satisfies Omit<BoardShot, 'lines'>),
  lines: lines.map(({ recording: _sound, ...line }) => line),
  sounds: [],
  music: '',
});

/**
 * What a storyboard is drawn from: the shots of a direction without their light, sounds, look and references, so that a change of those draws
 * nothing again.
 */
export const Board = definePortType('board', board, {
  ...nestedMedia,
  accepts: ['direction', 'shot'],
  convert: (value, from) => ({
    shots: (from === 'shot' ? [value as ShotValue] : (value as DirectionValue).shots).map(toShot),
  }),
  colour: '#ff7043',
});
