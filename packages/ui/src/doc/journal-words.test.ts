import type { Op } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { editsInWords, opsInWords } from './journal-words.ts';

const added = (id: string): Op => ({ op: 'add-node', id, node: { type: 'transform/fade', version: 1, inputs: {} } });
const wired = (from: string, node: string): Op => ({ op: 'set-input', node, input: 'video', value: { from } });
const typed = (node: string): Op => ({ op: 'set-input', node, input: 'prompt', value: 'A fox' });

describe('edits in words', () => {
  it('says what was done to what', () => {
    expect(opsInWords([added('fade')])).toBe('Added fade');
    expect(opsInWords([typed('shot')])).toBe('Changed prompt of shot');
    expect(opsInWords([wired('shot.video', 'fade')])).toBe('Wired shot into fade');
    expect(opsInWords([{ op: 'set-input', node: 'shot', input: 'prompt' }])).toBe('Reset prompt of shot');
    expect(opsInWords([{ op: 'set-title', value: 'Dusk' }])).toBe('Changed the title');
    expect(opsInWords([{ op: 'set-off', node: 'fade', value: true }])).toBe('Turned off fade');
    expect(opsInWords([{ op: 'set-note', id: 'todo' }])).toBe('Deleted note todo');
    expect(opsInWords([])).toBe('Changed nothing');
  });

  it('names three, counts more', () => {
    const moves = ['a', 'b', 'c', 'd'].map((id): Op => ({ op: 'move-node', id, at: [0, 0] }));
    expect(opsInWords(moves.slice(0, 2))).toBe('Moved a and b');
    expect(opsInWords(moves.slice(0, 3))).toBe('Moved a, b and c');
    expect(opsInWords(moves)).toBe('Moved a, b and 2 more');
  });

  it('puts what matters most first, and leaves out what goes without saying', () => {
    expect(opsInWords([typed('shot'), added('fade'), wired('shot.video', 'fade')])).toBe(
      'Added fade, changed prompt of shot',
    );
    const many = [[typed('shot')], [{ op: 'remove-node', id: 'x' } as const], [wired('a.video', 'b')]];
    expect(editsInWords(many)).toBe('Deleted x, wired a into b and 1 more');
  });

  it('says that something has another name, not what follows it', () => {
    const gone: Op = { op: 'remove-node', id: 'fade' };
    expect(opsInWords([{ ...added('out'), before: 'fade' } as Op, gone, wired('out.video', 'shot')])).toBe(
      'Renamed fade to out',
    );
    expect(opsInWords([added('out'), gone])).toBe('Added out, deleted fade');
    const value = { type: 'text' };
    const input = { op: 'set-graph-input', name: 'line', value, before: 'words' } as const;
    expect(editsInWords([[input, { op: 'set-graph-input', name: 'words' }]])).toBe('Renamed words to line');
  });

  it('has words for ops it does not know', () => {
    expect(opsInWords([{ op: 'set-something' } as unknown as Op])).toBe('Changed the graph');
  });
});
