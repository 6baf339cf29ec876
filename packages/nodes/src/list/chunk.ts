import { defineNode, type InputIssue, one, out } from '@shotgraph/engine';
import { Number_ } from '../ports.ts';
import { Items } from './item.ts';
import { findPosition, positionIssues } from './position.ts';
import { wholeIssue } from './whole.ts';

/** Cuts a list into pieces of equal length and gives one of them; run once per piece by `each` over `index`. */
export const listChunk = defineNode({
  type: 'list/chunk',
  version: 1,
  title: 'Chunk of a list',
  doc: 'Cuts a list into pieces of equal length and gives one of them.',
  tags: ['batch', 'split', 'page', 'group', 'part', 'pairs'],
  effect: 'pure',
  inputs: {
    list: one(Items, 'The list.', { tolerant: true }),
    size: one(Number_, 'Items in each piece; the last one may be shorter.', { min: 1, step: 1 }),
    index: one(Number_, 'Which piece: 0 is the first, -1 the last.', { default: 0, step: 1 }),
  },
  outputs: {
    list: out(Items, 'The piece. An empty list has one empty piece to give, but no chunks.'),
    chunks: out(Number_, 'How many pieces there are.'),
  },

  check({ list, size, index }): InputIssue[] {
    const broken = wholeIssue('size', size, 1);
    if (broken.length > 0) return broken;
    if (list === undefined || size === undefined) return wholeIssue('index', index);
    return positionIssues(index, Math.max(1, Math.ceil(list.length / size)), 'chunk');
  },

  run({ list, size, index }) {
    const chunks = Math.ceil(list.length / size);
    const position = findPosition(index, Math.max(1, chunks)) ?? 0;
    return { list: list.slice(position * size, (position + 1) * size), chunks };
  },
});
