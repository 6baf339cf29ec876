import { describe, expect, it } from 'vitest';
import { camera as cameraNode } from '../../camera/camera.ts';
import { media, outputsOf } from '../../testing/run-node.ts';
import type { DirectionValue, FloorPathValue, ShotValue } from '../../values/index.ts';
import {
  action,
  camera,
  choreography,
  depth,
  filmOf,
  jonas,
  layer,
  light,
  lighting,
  line,
  mara,
  pair,
  said,
  shot,
  way,
} from '../testing/make.ts';
import { crossedAxes } from './axis.ts';
import { eyeLines } from './eye-line.ts';
import { jumpCuts } from './jump-cut.ts';
import { jumpingKeys } from './key-light.ts';
import { placeLikeness } from './place.ts';
import { flippedDirections } from './screen-direction.ts';

type Own = Partial<ShotValue>;
type Rule = (film: ReturnType<typeof filmOf>) => readonly { code: string; message: string; remedy: string }[];
const cut =
  (rule: Rule) =>
  (one: Own, other: Own, film: Partial<DirectionValue> = {}): string[] =>
    said(rule(filmOf([shot(one), shot(other)], film)));
const facing = (maraAt: [number, number], jonasAt: [number, number]) =>
  choreography(pair, way('Mara', [maraAt]), way('Jonas', [jonasAt]));
const dissolve = { transition: { kind: 'dissolve', seconds: 0.5 } } as const;

describe('the line between two', () => {
  const axis = cut(crossedAxes);
  const table = facing([-0.6, 6], [0.6, 6]);
  const front: Own = { choreography: table, camera: camera() };
  const behind: Own = { choreography: table, camera: camera([{ position: [0, 0, -12], panDegrees: 180 }]) };

  it('is jumped over by a camera on its other side', () => {
    expect(axis(front, behind)).toEqual([
      'axis-crossed: the camera has jumped over the line between Mara and Jonas: in shot 1 Mara is left of Jonas, and now right; keep the camera on one side of both, let it move across within a shot, or put a shot from on the line, or of something else, between',
    ]);
  });

  it('is jumped over in shots that each have a world of their own', () => {
    expect(axis(front, { choreography: facing([0.6, 5], [-0.6, 5]), size: 'close', subjects: ['Mara'] })).toHaveLength(
      1,
    );
  });

  it('is kept from any place on one side, and from on the line', () => {
    const aside = camera([{ position: [-4, 0, -2], panDegrees: 45 }]);
    const onTheLine = camera([{ position: [-5, 0, -6], panDegrees: 90 }]);
    expect(axis(front, { choreography: table, camera: aside })).toEqual([]);
    expect(axis(front, { choreography: table, camera: onTheLine })).toEqual([]);
    expect(axis(front, { choreography: table, size: 'close', subjects: ['Jonas'] })).toEqual([]);
  });

  it('is crossed in sight by a camera, or by who walks', () => {
    const orbit = camera([{}, { position: [-6, 0, -6], panDegrees: 90 }, { position: [0, 0, -12], panDegrees: 180 }]);
    expect(axis({ choreography: table, camera: orbit }, behind)).toEqual([]);
    const passes = choreography(
      pair,
      way('Mara', [
        [-0.6, 6],
        [1.8, 6],
      ]),
      way('Jonas', [[0.6, 6]]),
    );
    expect(
      axis({ choreography: passes, camera: camera() }, { choreography: facing([1.8, 6], [0.6, 6]), camera: camera() }),
    ).toEqual([]);
  });

  it('is nothing to those elsewhere, later, alone, or seen over a shoulder that previews chose', () => {
    expect(
      axis(
        { ...front, description: 'A narrow kitchen, steam, two chairs.' },
        { ...behind, description: 'Cold beach, grey waves, driftwood.' },
      ),
    ).toEqual([]);
    expect(axis(front, { ...behind, ...dissolve })).toEqual([]);
    expect(axis(front, { choreography: choreography([mara], way('Mara', [[3, 6]])), camera: camera() })).toEqual([]);
    const over = (subjects: string[]): Own => ({
      choreography: table,
      angle: 'over-shoulder',
      size: 'close',
      subjects,
    });
    expect(axis(over(['Jonas', 'Mara']), over(['Mara', 'Jonas']))).toEqual([]);
  });
});

describe('the way somebody goes', () => {
  const flips = cut(flippedDirections);
  const goes = (path: FloorPathValue, own: Own = {}): Own => ({
    choreography: choreography([mara], way('Mara', path)),
    camera: camera(),
    ...own,
  });
  const right = goes([
    [-2, 6],
    [2, 6],
  ]);
  const left = goes([
    [2, 6],
    [-2, 6],
  ]);

  it('is turned round by a cut', () => {
    expect(flips(right, left)).toEqual([
      'direction-flipped: Mara goes right in shot 1 and left after the cut, as if turned back; let Mara go right here too, turn within a shot, or put a shot from straight ahead or behind between',
    ]);
    const fromBehind = camera([{ position: [0, 0, -12], panDegrees: 180 }]);
    expect(
      flips(
        right,
        goes(
          [
            [-2, 6],
            [2, 6],
          ],
          { camera: fromBehind },
        ),
      ),
    ).toHaveLength(1);
  });

  it('goes on, comes towards the camera, or is turned in sight', () => {
    expect(flips(right, right)).toEqual([]);
    expect(
      flips(
        right,
        goes([
          [0, 9],
          [0, 4],
        ]),
      ),
    ).toEqual([]);
    expect(
      flips(
        goes([
          [-2, 6],
          [2, 6],
          [-2, 6],
        ]),
        left,
      ),
    ).toEqual([]);
    expect(flips(right, { ...left, ...dissolve })).toEqual([]);
    expect(flips(right, { choreography: choreography([mara], way('Mara', [[2, 6]])), camera: camera() })).toEqual([]);
  });

  it('counts over places only where it is locked', () => {
    const street = { ...right, description: 'Narrow street, wet cobbles, lanterns.' };
    const field = { ...left, description: 'Open wheat field under clouds.' };
    const continuity = { locks: ['screen-direction' as const], exclude: [], openingState: '', continues: false };
    expect(flips(street, field)).toEqual([]);
    expect(flips(street, field, { continuity })).toHaveLength(1);
  });
});

describe('a jump cut', () => {
  const jumps = cut(jumpCuts);
  const stands = (own: Own): Own => ({
    choreography: choreography([mara], way('Mara', [[0, 6]])),
    subjects: ['Mara'],
    ...own,
  });

  it('is between two views as large and from the same side', () => {
    expect(jumps(stands({ size: 'medium' }), stands({ size: 'medium' }))).toEqual([
      'jump-cut: it shows Mara as large and from the same side as shot 1, so that Mara seems to jump; change the size by a step, the angle by 30° or more, or cut to something else between',
    ]);
    const aside = camera([{ position: [1.5, 0, -0.2], panDegrees: -14.5 }]);
    expect(jumps(stands({ camera: camera() }), stands({ camera: aside }))).toEqual([
      expect.stringContaining('as large and only 14° farther round than shot 1'),
    ]);
  });

  it('is told by the sizes where no places are known', () => {
    const medium: Own = { size: 'medium', subjects: ['Mara'], description: 'Mara at the window.' };
    expect(jumps(medium, { ...medium, description: 'Mara leaves the window.' })).toEqual([
      expect.stringContaining('shows Mara in the same size (medium) and from the same side as shot 1'),
    ]);
    expect(jumps(medium, { ...medium, size: 'close' })).toEqual([]);
    expect(jumps(medium, { ...medium, angle: 'low' })).toEqual([]);
    expect(jumps(medium, { ...medium, description: 'On the roof.' })).toEqual([]);
  });

  it('is none with a step of size, an angle of 30 degrees, another subject, or time between', () => {
    const table = stands({ size: 'medium' });
    expect(jumps(table, stands({ size: 'close' }))).toEqual([]);
    // 45 degrees around a subject that is 6 m away.
    const round = camera([{ position: [4.243, 0, -1.757], panDegrees: -45 }]);
    expect(jumps(stands({ camera: camera() }), stands({ camera: round }))).toEqual([]);
    const two = choreography(pair, way('Mara', [[0, 6]]), way('Jonas', [[1, 6]]));
    expect(
      jumps(
        { choreography: two, size: 'medium', subjects: ['Mara'] },
        { choreography: two, size: 'medium', subjects: ['Jonas'] },
      ),
    ).toEqual([]);
    expect(jumps(table, stands({ size: 'medium', ...dissolve }))).toEqual([]);
    expect(jumps(table, stands({ size: 'medium', description: 'A jump cut.' }))).toEqual([]);
  });

  it('is none where the camera comes a step nearer before it, or one take goes on', () => {
    const near = outputsOf(cameraNode, { move: 'dolly', amount: 3 }).camera;
    expect(jumps(stands({ camera: near }), stands({ camera: camera() }))).toEqual([]);
    const further = outputsOf(cameraNode, { move: 'dolly', amount: 1, from: near }).camera;
    expect(jumps(stands({ camera: near }), stands({ camera: further }))).toEqual([]);
  });

  it('is none of somebody who is seen from another side because the world is another', () => {
    const turned = choreography([mara], way('Mara', [[0, 6]], 5, { facingDegrees: 90 }));
    expect(jumps(stands({ size: 'medium' }), stands({ size: 'medium', choreography: turned }))).toEqual([]);
  });
});

describe('the key light', () => {
  const keys = cut(jumpingKeys);
  const lit = (azimuthDegrees: number, own: Own = {}, more = {}): Own => ({
    subjects: ['Mara'],
    description: 'Mara in the kitchen.',
    lighting: lighting([light({ azimuthDegrees, ...more })]),
    ...own,
  });

  it('comes from the other side after a cut in one place', () => {
    expect(keys(lit(60), lit(-60, { size: 'close' }))).toEqual([
      'key-jumps: the key light comes from camera left (-60°), and in shot 1 from camera right (60°), in the same place; keep it on one side, wire one lighting into both shots, or say what else the light comes from',
    ]);
    const set = { depth: depth(layer('stove')) };
    expect(keys(lit(60, set), lit(-45, { ...set, subjects: ['Jonas'] }))).toHaveLength(1);
  });

  it('is cheated a little, comes from behind or the front, or from something else', () => {
    expect(keys(lit(60), lit(30))).toEqual([]);
    expect(keys(lit(25), lit(-25))).toEqual([]);
    expect(keys(lit(60), lit(-170))).toEqual([]);
    expect(keys(lit(60, {}, { motivation: 'a window' }), lit(-60, {}, { motivation: 'the open fridge' }))).toEqual([]);
    expect(keys(lit(60), lit(-60, {}, { changes: [{ seconds: 1, stops: -5, kelvin: 3200 }] }))).toEqual([]);
  });

  it('may come from anywhere in another place, at another time, or in the reverse shot', () => {
    expect(keys(lit(60), lit(-60, { description: 'A street.' }))).toEqual([]);
    const night = lighting([light({ azimuthDegrees: -60 })], { timeOfDay: 'night' });
    const day = lighting([light({ azimuthDegrees: 60 })], { timeOfDay: 'day' });
    expect(keys(lit(0, { lighting: day }), lit(0, { lighting: night }))).toEqual([]);
    expect(keys(lit(60), lit(-60, { subjects: ['Jonas'] }))).toEqual([]);
    expect(keys(lit(60), lit(-60, { angle: 'over-shoulder' }))).toEqual([]);
    expect(keys(lit(60), { description: 'Mara in the kitchen.' })).toEqual([]);
    const at = (right: number) => ({ choreography: choreography([mara], way('Mara', [[right, 5]])) });
    expect(keys(lit(60, at(0)), lit(-60, at(3)))).toEqual([]);
    expect(keys(lit(60, at(0)), lit(-60, at(0.2)))).toHaveLength(1);
    expect(keys(lit(60, at(0)), lit(-60))).toHaveLength(1);
  });
});

describe('eye-lines', () => {
  const eyes = cut(eyeLines);
  const says = (who: typeof mara, facingDegrees: number, own: Own = {}): Own => ({
    choreography: choreography([who], action(who.name, { path: [[0, 4]], facingDegrees })),
    size: 'close',
    subjects: [who.name],
    lines: [line(who.name, 'Well?')],
    ...own,
  });

  it('do not meet when both look the same way', () => {
    expect(eyes(says(mara, 60), says(jonas, 45))).toEqual([
      'eye-line: Jonas looks right in the picture like Mara in shot 1, so that they do not seem to look at each other; let Jonas face left, or show both in one shot first',
    ]);
  });

  it('meet when they look opposite ways, and are nothing to who looks at the camera or is elsewhere', () => {
    expect(eyes(says(mara, 60), says(jonas, -60))).toEqual([]);
    expect(eyes(says(mara, 60), says(jonas, 10))).toEqual([]);
    expect(eyes(says(mara, 60), says(mara, 60))).toEqual([]);
    expect(eyes(says(mara, 60), says(jonas, 60, { lines: [] }))).toEqual([]);
    expect(eyes(says(mara, 60), says(jonas, 60, dissolve))).toEqual([]);
    const unsaid = choreography([jonas], action('Jonas', { path: [[0, 4]] }));
    expect(eyes(says(mara, 60), says(jonas, 0, { choreography: unsaid }))).toEqual([]);
  });
});

describe('the place of two shots', () => {
  const likeness = (one: Own, other: Own, film: Partial<DirectionValue> = {}) => {
    const made = filmOf([shot(one), shot(other)], film);
    return placeLikeness(made, made.scenes[0]!, made.scenes[1]!);
  };
  it('is told by sets, words, times and where everybody stands', () => {
    const set = { depth: depth(layer('stove')) };
    expect(likeness(set, set)).toBe('same');
    expect(likeness(set, { depth: depth(layer('mast')) })).toBe('other');
    expect(likeness({ description: 'Harbour at dawn.' }, { description: 'The harbours are empty.' })).toBe('same');
    expect(likeness({ description: '雨夜的街道' }, { description: '街道空无一人' })).toBe('same');
    expect(likeness({ description: 'Harbour.' }, { description: 'Close on her hands.' })).toBe('unknown');
    expect(likeness({ description: 'Mara waits.' }, { description: 'Mara runs.' }, { cast: { subjects: pair } })).toBe(
      'unknown',
    );
    const table = facing([0, 5], [1, 5]);
    expect(likeness({ choreography: table }, { choreography: table })).toBe('same');
    const image = { image: media.image('a'), kind: 'scenery' } as const;
    expect(likeness({ depth: depth(layer('wall', image)) }, { depth: depth(layer('wall', image)) })).toBe('same');
  });
});
