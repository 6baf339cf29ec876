import { describe, expect, it } from 'vitest';
import { readPasted } from './paste-text.ts';

describe('a pasted text that is no graph', () => {
  it('is a note with its words', () => {
    expect(readPasted('  Dusk,\r\nthen rain \n')).toEqual({ note: 'Dusk,\nthen rain' });
    expect(readPasted('[warm] light')).toEqual({ note: '[warm] light' });
    expect(readPasted('42')).toEqual({ note: '42' });
  });

  it('tells why it cannot be one', () => {
    const refusals = ['', '{"a": 1}', '{"shotgraph": 1, "nodes": {}}', '{"shotgraph": 99}', 'x'.repeat(30_000)].map(
      (text) => readPasted(text),
    );
    expect(refusals).toEqual([
      { refusal: 'the clipboard holds neither text nor a file.' },
      { refusal: 'this JSON is no graph.' },
      { refusal: 'there is nothing in this graph.' },
      { refusal: expect.stringMatching(/^this graph cannot be read\. ./) },
      { refusal: 'the text has 30,000 letters, and a note takes 20,000.' },
    ]);
  });
});
