import { expect, it } from 'vitest';
import { windowTitle } from './window-title.ts';

it('a window is called after its document, and tells how far the run in it is', () => {
  expect(windowTitle(undefined, { status: 'idle' }, true)).toBe('Untitled · Shotgraph');
  expect(windowTitle('Fox', { status: 'running' }, true)).toBe('… · Fox · Shotgraph');
  expect(windowTitle('Fox', { status: 'running', nodes: 12, ended: 3 }, true)).toBe('3/12 · Fox · Shotgraph');
});

it('it tells how a run ended until somebody has seen it', () => {
  expect(windowTitle('Fox', { status: 'failed' }, false)).toBe('Failed · Fox · Shotgraph');
  expect(windowTitle('Fox', { status: 'failed' }, true)).toBe('Fox · Shotgraph');
  expect(windowTitle('Fox', { status: 'cancelled' }, false)).toBe('Fox · Shotgraph');
});
