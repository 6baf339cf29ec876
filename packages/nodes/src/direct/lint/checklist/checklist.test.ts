import { describe, expect, it } from 'vitest';
import { media } from '../../testing/run-node.ts';
import type { DirectionValue, ShotValue } from '../../values/index.ts';
import {
  action,
  camera,
  choreography,
  depth,
  direction,
  layer,
  light,
  lighting,
  mara,
  reference,
  shot,
} from '../testing/make.ts';
import { checklist } from './checklist.ts';
import { pointsDone, reportOf } from './report.ts';

const full: Partial<ShotValue> = {
  description: 'Mara in the kitchen.',
  choreography: choreography([mara], action('Mara', { does: 'waits' })),
  lighting: lighting([light()]),
  depth: depth(layer('table', { depthMetres: 3 }), layer('wall', { depthMetres: 8 })),
  camera: camera(),
};
const of = (shots: Partial<ShotValue>[], own: Partial<DirectionValue> = {}) =>
  checklist(direction(shots.map(shot), own));

describe('the four points', () => {
  it('are done with data in every shot', () => {
    const points = of([full, full]);
    expect(pointsDone(points)).toBe(4);
    expect(points.lighting).toEqual({
      done: true,
      by: ['data'],
      missing: '',
      lacking: [],
      planned: [0, 1],
      carriers: [],
    });
    expect(points.choreography.by).toEqual(['words', 'data']);
  });

  it('name the shots that lack something, and what to do', () => {
    const { lighting: _, ...dark } = full;
    const { camera: __, ...still } = full;
    const points = of([full, dark, { ...dark, description: 'Mara by candle light.' }, still]);
    expect(points.lighting).toMatchObject({ done: false, by: ['words', 'data'], lacking: [1, 2], planned: [0, 3] });
    expect(points.lighting.missing).toBe(
      'shots 2 and 3 have no light with a source, a strength and a temperature, some of them only words; wire in direct/lighting, or add a reference with the role lighting',
    );
    expect(points.trajectory.missing).toBe(
      'shot 4 has no camera; wire in direct/camera, static where it stands still, or add a clip with the role camera',
    );
    expect(pointsDone(points)).toBe(2);
  });

  it('are left open by words alone', () => {
    const points = of([{ description: 'Mara walks. The camera pans. A lamp in the foreground.', subjects: ['Mara'] }]);
    expect(Object.values(points).map(({ done, by }) => [done, by])).toEqual(Array(4).fill([false, ['words']]));
    expect(points.choreography.missing).toContain('shot 1 does not plan who does what, only words;');
  });

  it('are carried by references with their role, or that hand them on', () => {
    const references = [
      reference('motion', media.video('dance')),
      reference('lighting'),
      reference('layout'),
      reference('camera', media.video('guide')),
    ];
    const points = of([{ subjects: ['Mara'] }, {}], { references });
    expect(pointsDone(points)).toBe(4);
    expect(points.depth).toMatchObject({ by: ['reference'], carriers: ['layout'] });
    const source = of([{ subjects: ['Mara'] }], { references: [reference('edit-source', media.video('take'))] });
    expect(pointsDone(source)).toBe(4);
  });

  it('are not carried by a reference for another part of the film, nor by a loose one', () => {
    const guide = reference('camera', media.video('guide'));
    expect(of([{}, {}], { references: [{ ...guide, span: { from: 0, to: 5 } }] }).trajectory.lacking).toEqual([1]);
    expect(of([{}], { references: [{ ...guide, strength: 'loose' }] }).trajectory).toMatchObject({
      done: false,
      by: [],
    });
  });

  it('ask for no choreography where nobody is, and for two planes of depth', () => {
    expect(of([{ description: 'The sea.' }]).choreography.done).toBe(true);
    expect(of([{ depth: depth(layer('wall')) }]).depth.done).toBe(false);
    const walks = choreography([mara], action('Mara', { path: [[0, 4]] }));
    expect(of([{ depth: depth(layer('wall')), choreography: walks }]).depth.done).toBe(true);
    expect(of([{ lighting: lighting([]) }]).lighting.done).toBe(false);
  });
});

describe('the report', () => {
  it('has a line for each point and for each lint', () => {
    const film = direction([shot(full), shot({ name: 'Sea', description: 'The sea.', camera: camera() })], {
      references: [reference('lighting', media.image('dusk'), { name: 'dusk' })],
    });
    const lint = { code: 'jump-cut', severity: 'warning', shot: 1, message: 'it jumps', remedy: 'do not' } as const;
    const other = { code: 'role-clash', severity: 'error', message: 'they clash', remedy: 'keep one' } as const;
    expect(reportOf(checklist(film), [other, lint], film)).toBe(
      [
        'Checklist: 3 of 4 points',
        '[x] Choreography: planned in shot 1',
        '[x] Lighting: planned in shot 1, carried by "dusk"',
        '[ ] Depth and occlusion: shot 2 places nothing in front of something else; wire in direct/depth with two layers or more, or add a picture with the role layout',
        '[x] Camera trajectory: planned in every shot',
        'Lints: 1 error, 1 warning',
        '- error: they clash; keep one',
        '- warning: shot 2 "Sea": it jumps; do not',
      ].join('\n'),
    );
  });

  it('says when there is nobody to direct, and no lint', () => {
    const film = direction([shot({ description: 'The sea.' })]);
    expect(reportOf(checklist(film), [], film).split('\n')).toMatchObject({
      1: '[x] Choreography: there is nobody to direct',
      5: 'Lints: none',
    });
  });
});
