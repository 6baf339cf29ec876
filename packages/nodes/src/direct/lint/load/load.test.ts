import { describe, expect, it } from 'vitest';
import { media } from '../../testing/run-node.ts';
import {
  action,
  camera,
  choreography,
  filmOf,
  line,
  mara,
  pair,
  reference,
  said,
  sceneOf,
  shot,
  subject,
} from '../testing/make.ts';
import { tooComplex } from './budget.ts';
import { manyCharacters } from './characters.ts';

const ann = subject('Ann');
const kite = subject('kite', { kind: 'object' });

describe('characters of a shot', () => {
  it('are more than two, wherever they are named', () => {
    const cast = { subjects: [...pair, ann] };
    const shown = sceneOf({ cast, subjects: ['Mara'], description: 'Jonas waves.', lines: [line('Ann', 'Hi.')] });
    expect(said(manyCharacters(...shown))).toEqual([
      'too-many-characters: 3 characters are in it, Mara, Ann and Jonas, and models keep 2 apart; show 2 at a time, or leave the others without names, as passers-by',
    ]);
  });

  it('are few enough: things, narrators and those who are elsewhere do not count', () => {
    const cast = { subjects: [...pair, ann, kite] };
    const shown = { cast, subjects: ['Mara', 'Jonas', 'kite'], lines: [line('narrator', 'Wind.')] };
    expect(manyCharacters(...sceneOf({ ...shown, description: 'A crowd passes. Anna is a cat.' }))).toEqual([]);
  });
});

describe('the load of a shot', () => {
  const acts = (count: number) =>
    choreography([mara], ...Array.from({ length: count }, (_, i) => action('Mara', { seconds: i, does: `does ${i}` })));
  const moves = (...names: string[]) =>
    camera([{}, { panDegrees: 10, position: [0, 0, -1] }], {
      moves: names.map((move) => ({ move, amount: 1, unit: 'm', seconds: 5 })),
    });
  const load = (own: Parameters<typeof shot>[0], film = {}) => said(tooComplex(filmOf([shot(own)], film)));
  const speech = (count: number) => [line('Mara', Array.from({ length: count }, () => 'word').join(' '))];

  it('is too much with two parts that are medium', () => {
    expect(load({ choreography: acts(3), camera: moves('dolly', 'pan') })).toEqual([
      'too-complex: it asks for much at once: 3 actions in 5 s and 2 camera moves; leave out what is not the point of the shot, or make two shots of it',
    ]);
    expect(load({ seconds: 12, lines: speech(30), camera: moves('dolly', 'pan') })).toEqual([
      expect.stringContaining('2 camera moves and 12 s of dialogue'),
    ]);
  });

  it('is too much with one part that is high, unless another lint says so', () => {
    expect(load({ choreography: acts(5) })).toEqual([expect.stringContaining('5 actions in 5 s')]);
    expect(load({ camera: moves('dolly', 'pan', 'tilt') })).toEqual([]);
  });

  it('is fine for one thing at a time, however long', () => {
    expect(load({ choreography: acts(2), camera: moves('dolly'), lines: speech(10) })).toEqual([]);
    expect(load({ choreography: acts(4) })).toEqual([]);
    expect(load({ seconds: 15, choreography: acts(6), camera: moves('dolly') })).toEqual([]);
    expect(
      load({ choreography: choreography([mara], ...acts(6).actions.map((one) => ({ ...one, does: '' }))) }),
    ).toEqual([]);
    expect(load({})).toEqual([]);
  });

  it('counts things of the cast', () => {
    const things = ['kite', 'ball', 'rope', 'bag'].map((name) => subject(name, { kind: 'object' }));
    const cast = { subjects: [mara, ...things] };
    expect(load({ cast, description: 'The kite, the ball, the rope and the bag.' })).toEqual([
      expect.stringContaining('for much at once: 4 things;'),
    ]);
    expect(load({ cast, description: 'The kite.', subjects: ['Mara', 'ball'] })).toEqual([]);
  });

  it('has no camera where a clip carries it', () => {
    const guide = reference('camera', media.video('guide'));
    expect(load({ choreography: acts(3), camera: moves('dolly', 'pan') }, { references: [guide] })).toEqual([]);
  });
});
