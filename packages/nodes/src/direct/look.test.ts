import { describe, expect, it } from 'vitest';
import { continuity } from './continuity.ts';
import { line } from './line.ts';
import { look } from './look.ts';
import { LOOK_NAMES } from './presets/look.ts';
import { media, messagesOf, outputsOf } from './testing/run-node.ts';

describe('direct/look', () => {
  it('says nothing when nothing is said', () => {
    expect(outputsOf(look).look).toEqual({
      style: '',
      medium: '',
      mood: '',
      palette: [],
      contrast: 0,
      saturation: 0,
      grain: 0,
      vignette: 0,
    });
  });

  it('has presets that are different and whole', () => {
    const looks = LOOK_NAMES.map((preset) => outputsOf(look, { preset }).look);
    expect(new Set(looks.map(({ style }) => style)).size).toBe(LOOK_NAMES.length);
    for (const { style, medium, mood, palette } of looks.slice(1))
      expect([style, medium, mood, ...palette]).not.toContain('');
    expect(outputsOf(look, { preset: 'film-noir' }).look).toMatchObject({ saturation: -1, contrast: 0.6 });
  });

  it('lets everything of a preset be said otherwise, and be left out', () => {
    const own = { style: '', mood: ' calm ', palette: ['teal', ' teal', ''], contrast: 0, grain: 1 };
    expect(outputsOf(look, { preset: 'neo-noir', ...own }).look).toEqual({
      style: '',
      medium: 'anamorphic digital',
      mood: 'calm',
      palette: ['teal'],
      contrast: 0,
      saturation: 0.05,
      grain: 1,
      vignette: 0.25,
    });
  });
});

describe('direct/continuity', () => {
  it('keeps who and where, and keeps letters out', () => {
    expect(outputsOf(continuity).continuity).toEqual({
      locks: ['identity', 'costume', 'environment'],
      exclude: ['subtitles', 'logos', 'watermarks'],
      openingState: '',
      continues: false,
    });
  });

  it('has each lock once, in one order', () => {
    const inputs = { locks: ['light', 'identity', 'light'], exclude: [], openingState: ' wet coat ' } as const;
    expect(outputsOf(continuity, { ...inputs, continues: true }).continuity).toEqual({
      locks: ['identity', 'light'],
      exclude: [],
      openingState: 'wet coat',
      continues: true,
    });
  });
});

describe('direct/line', () => {
  it('is said by somebody, at a time or in order', () => {
    const said = { speaker: ' Mara ', text: ' Wait. ' };
    expect(outputsOf(line, said).line).toEqual({ speaker: 'Mara', text: 'Wait.', delivery: '' });
    const more = { delivery: 'softly', seconds: 1.5, recording: media.audio('wait') };
    expect(outputsOf(line, { ...said, ...more }).line).toEqual({ speaker: 'Mara', text: 'Wait.', ...more });
  });

  it('refuses nobody and nothing', () => {
    expect(messagesOf(line, { speaker: ' ', text: '\n' })).toEqual([
      'speaker: the speaker has no name; type in what prompts and messages shall call it',
      'text: the line says nothing; type in the words',
    ]);
  });
});
