import { describe, expect, it } from 'vitest';
import { sequence } from '../sequence.ts';
import { shot as shotNode } from '../shot.ts';
import { media, messagesOf } from '../testing/run-node.ts';
import { sequenceIssues, shotIssues } from './issues.ts';
import { lintDirection, lintShot } from './lint-direction.ts';
import {
  action,
  camera,
  choreography,
  depth,
  direction,
  jonas,
  layer,
  light,
  lighting,
  line,
  mara,
  pair,
  reference,
  shot,
  subject,
  way,
} from './testing/make.ts';
import { LINT_CODES } from './types.ts';

const table = choreography(
  pair,
  way('Mara', [[-0.6, 6]], 5, { does: 'pours tea', facingDegrees: 80 }),
  way('Jonas', [[0.6, 6]], 5, { does: 'watches her hands', facingDegrees: -80 }),
);
const window = lighting([light({ azimuthDegrees: -60, motivation: 'a window' })], { timeOfDay: 'day' });
const kitchen = depth(
  layer('shelf', { depthMetres: 2, rightMetres: -1.5, widthMetres: 0.4, heightMetres: 0.8 }),
  layer('wall', { depthMetres: 10, widthMetres: 8, heightMetres: 3 }),
);
const common = { choreography: table, lighting: window, depth: kitchen } as const;
/** A scene as it should be: a master, two singles and an insert, one move each. */
const scene = [
  shot({
    ...common,
    description: 'A small kitchen in the morning.',
    subjects: ['Mara', 'Jonas'],
    camera: camera([{}, { position: [0, 0, -1] }], { move: 'dolly' }),
  }),
  shot({
    ...common,
    size: 'medium-close',
    subjects: ['Mara'],
    camera: camera(),
    lines: [line('Mara', 'You never said where you went.')],
  }),
  shot({
    ...common,
    size: 'medium-close',
    subjects: ['Jonas'],
    camera: camera(),
    lines: [line('Jonas', 'You never asked.')],
  }),
  shot({ ...common, size: 'extreme-close', description: 'Her hand on the cup.', subjects: ['Mara'], camera: camera() }),
];

describe('a good direction', () => {
  it('has no lints', () => {
    const film = direction(scene, {
      cast: { subjects: pair },
      references: [reference('style', media.image('palette', 1280, 720)), reference('music', media.audio('piano', 15))],
    });
    expect(lintDirection(film)).toEqual([]);
  });

  it('has none when it is a shot, or hardly anything', () => {
    expect(lintDirection(direction([shot()]))).toEqual([]);
    expect(lintDirection(direction([shot(), shot()]))).toEqual([]);
    expect(lintShot(scene[0]!)).toEqual([]);
  });
});

describe('lints', () => {
  const bad = direction(
    [
      shot({ seconds: 2, description: 'Under a neon sign.', cast: { subjects: [mara] } }),
      shot({ seconds: 3, size: 'wide', lines: [line('Mara', 'Who is there?'), line('Jonas', 'Me.')] }),
    ],
    {
      cast: { subjects: [mara, jonas] },
      references: [reference('identity', media.image('tiny', 200, 200), { subject: 'Jonas' })],
    },
  );

  it('come errors first, then the film, then shot by shot', () => {
    expect(lintDirection(bad).map(({ severity, shot: at, code }) => [severity, at, code])).toEqual([
      ['error', undefined, 'identity-too-small'],
      ['warning', undefined, 'real-face'],
      ['warning', undefined, 'shots-too-short'],
      ['warning', 0, 'text-in-frame'],
      ['warning', 1, 'two-speakers'],
      ['warning', 1, 'lips-too-small'],
    ]);
  });

  it('say what is wrong and what to do, without full stops, each with a code that is listed', () => {
    for (const { code, message, remedy } of lintDirection(bad)) {
      expect(LINT_CODES).toContain(code);
      expect(`${message}; ${remedy}`).not.toMatch(/[.!]$|undefined|NaN/);
      expect(remedy.length, code).toBeGreaterThan(10);
    }
  });

  it('do not depend on when they are asked', () => {
    expect(lintDirection(bad)).toEqual(lintDirection(structuredClone(bad)));
  });
});

describe('nodes that make a direction', () => {
  it('are told of a shot what it alone shows, and only warn', () => {
    const issues = shotIssues({ seconds: 20, size: 'wide', lines: [line('Mara', 'Hi.')], subjects: [' Mara '] });
    expect(issues).toMatchObject([
      { severity: 'warning', input: 'seconds', mend: { value: 15 } },
      { severity: 'warning', input: 'size', mend: { value: 'medium' } },
    ]);
    expect(shotIssues({ seconds: 5 })).toEqual([]);
  });

  it('are told of a sequence what it takes all shots to see, with the shot in front', () => {
    const close = shot({ size: 'close', subjects: ['Mara'], description: 'Mara at the window.' });
    const film = direction([close, { ...close, name: 'Again', lines: [line('Mara', 'Hi.'), line('Jonas', 'Hi.')] }], {
      references: [reference('identity', media.image('tiny', 200, 200), { subject: 'Mara' })],
      cast: { subjects: pair },
    });
    expect(sequenceIssues(film)).toMatchObject([
      { severity: 'warning', input: 'references', message: expect.stringContaining('200×200') },
      { severity: 'warning', input: 'shots', message: expect.stringMatching(/^shot 2 "Again": it shows Mara/) },
    ]);
  });
});

describe('nodes with lints', () => {
  it('tell them beside their own issues, and keep them back while there are errors', () => {
    const inputs = { seconds: 20, description: 'A neon sign.', cast: { subjects: [mara] } };
    expect(messagesOf(shotNode, inputs)).toEqual([
      expect.stringMatching(/^warning, seconds: it lasts 20 s/),
      expect.stringMatching(/^warning, description: "sign" would have to be read/),
    ]);
    expect(messagesOf(shotNode, { ...inputs, subjects: ['Nobody'] })).toEqual([expect.stringMatching(/^subjects: /)]);
  });

  it('look at the shots as they are cut on beats', () => {
    const shots = [shot({ seconds: 3.9 }), shot({ seconds: 4.2 })];
    const beats = { tempo: 60, times: [0, 1, 2, 3, 4, 5, 6, 7, 8], confidence: 1 };
    expect(messagesOf(sequence, { shots })).toEqual([expect.stringContaining('shot 1 lasts 3.9 s')]);
    expect(messagesOf(sequence, { shots, beats, snap: 'beat' })).toEqual([]);
  });
});

describe('two hundred shots', () => {
  it('are looked over without a fault, whatever is in them', () => {
    const kinds = ['person', 'child', 'animal', 'vehicle', 'object'] as const;
    const cast = kinds.map((kind, i) => subject(`Ann ${i}`, { kind }));
    const shots = Array.from({ length: 200 }, (_, i) => {
      const who = cast[i % cast.length]!.name;
      return shot({
        ...scene[i % scene.length],
        cast: { subjects: cast },
        subjects: i % 3 === 0 ? [] : [who],
        choreography: choreography(cast, action(who, { does: 'waits', path: i % 2 ? [[i % 5, 4]] : [] })),
        angle: (['unset', 'over-shoulder', 'point-of-view', 'low'] as const)[i % 4]!,
      });
    });
    const lints = lintDirection(direction(shots));
    for (const { message, remedy } of lints) expect(message + remedy).not.toMatch(/undefined|NaN|Infinity/);
  });
});
