import { expect, it, vi } from 'vitest';
import { createUiStore } from './ui-store.ts';

it('of messages at points of the screen only the last one stays, those in the corner beside it', () => {
  vi.useFakeTimers();
  const ui = createUiStore();
  ui.toast({ tone: 'info', text: 'saved' });
  ui.toast({ tone: 'error', text: 'one does not fit', at: { x: 1, y: 1 } });
  ui.toast({ tone: 'error', text: 'another does not fit', at: { x: 2, y: 2 } });
  expect(ui.getState().toasts.map(({ text }) => text)).toEqual(['saved', 'another does not fit']);
  vi.useRealTimers();
});
