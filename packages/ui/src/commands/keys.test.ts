import { describe, expect, it, vi } from 'vitest';

vi.stubGlobal('navigator', { platform: 'Linux' });
vi.stubGlobal('window', {});
const { isChord, showChord } = await import('./keys.ts');
const { COMMANDS } = await import('./commands.ts');

const event = (key: string, held: Partial<KeyboardEvent> = {}) => ({
  key,
  metaKey: false,
  ctrlKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('shortcuts', () => {
  it('tell a chord with shift from the same without', () => {
    expect(isChord(event('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+z')).toBe(true);
    expect(isChord(event('z', { ctrlKey: true }), 'Mod+Shift+z')).toBe(false);
    expect(isChord(event('z'), 'Mod+z')).toBe(false);
  });

  it('take signs as they are typed, whatever keys that needs', () => {
    expect(isChord(event('?', { shiftKey: true }), '?')).toBe(true);
    expect(isChord(event('+', { shiftKey: true }), '+')).toBe(true);
  });

  it('are shown as people read them', () => {
    expect(['Mod+Shift+z', '+', 'f', 'Delete', 'ArrowLeft', 'Escape'].map(showChord)).toEqual([
      'Ctrl+Shift+Z',
      '+',
      'F',
      'Delete',
      '←',
      'Esc',
    ]);
  });

  it('belong to one command each', () => {
    const chords = COMMANDS.flatMap(({ keys = [] }) => keys);
    expect(new Set(chords).size).toBe(chords.length);
  });
});
