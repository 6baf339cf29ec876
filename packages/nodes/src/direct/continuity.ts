import { defineNode, listOf, one, out } from '@shotgraph/engine';
import { Boolean_, choice, LongText, Text } from '../ports.ts';
import { toTexts } from './names.ts';
import { Continuity, LOCKS } from './values/index.ts';

/** Says what stays, what is kept out, and what is taken over from the shot before. */
export const continuity = defineNode({
  type: 'direct/continuity',
  version: 1,
  title: 'Continuity',
  doc: 'What must not change from shot to shot, what must not be seen or heard, and how it begins.',
  tags: ['consistency', 'locks', 'identity', 'costume', 'exclude', 'negative', 'subtitles', 'last frame'],
  effect: 'pure',
  inputs: {
    locks: one(listOf(choice(...LOCKS)), `What stays from shot to shot and take to take: any of ${LOCKS.join(', ')}.`, {
      default: ['identity', 'costume', 'environment'],
    }),
    exclude: one(listOf(Text), 'What must not be seen or heard.', { default: ['subtitles', 'logos', 'watermarks'] }),
    openingState: one(LongText, 'What is different at the start from the references: her coat is wet.', {
      default: '',
    }),
    continues: one(Boolean_, 'The first picture is the last one of the shot before.', { default: false }),
  },
  outputs: { continuity: out(Continuity, 'What holds for all shots.') },

  run: ({ locks, exclude, openingState, continues }) => ({
    continuity: {
      locks: LOCKS.filter((lock) => locks.includes(lock)),
      exclude: toTexts(exclude),
      openingState: openingState.trim(),
      continues,
    },
  }),
});
