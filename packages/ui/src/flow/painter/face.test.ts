import { describe, expect, it } from 'vitest';
import { IDLE, type NodeStatus } from '../../run/node-status.ts';
import { moodsOf } from './face.ts';

const editor = (statuses: { readonly [card: string]: Partial<NodeStatus> }, status = 'running') =>
  ({
    run: { run: { status }, node: (card: string) => ({ ...IDLE, ...statuses[card] }) },
    here: () => ({ cards: 'shots/' }),
  }) as unknown as Parameters<typeof moodsOf>[0];

describe('moods of painted cards', () => {
  const before = moodsOf(editor({ 'shots/a': { status: 'running', fraction: 0.1 } }), ['a', 'b']);

  it('stay the same while a node only gets on', () => {
    expect(moodsOf(editor({ 'shots/a': { status: 'running', fraction: 0.9 } }), ['a', 'b'])).toBe(before);
  });

  it('change with a node that begins, ends or fails, and with the run', () => {
    const next = [
      moodsOf(editor({ 'shots/a': { status: 'running' }, 'shots/b': { status: 'running' } }), ['a', 'b']),
      moodsOf(editor({ 'shots/a': { status: 'failed' } }), ['a', 'b']),
      moodsOf(editor({}), ['a', 'b']),
      moodsOf(editor({ 'shots/a': { status: 'running' } }, 'cancelled'), ['a', 'b']),
    ];
    expect(new Set([before, ...next]).size).toBe(5);
  });
});
