import { describe, expect, it } from 'vitest';
import { comparePaths } from './compare-paths.ts';
import type { Luma } from './luma.ts';
import { measurePath } from './path.ts';
import { crossBySubject, FILM_SIZE, FPS, pillarScene, shoot, WALL_METRES, wallScene } from './testing/film.ts';
import { TEST_MOVES, type TestMove } from './testing/moves.ts';
import { addNoise, quantise } from './testing/spoil.ts';
import { plaster } from './testing/textures.ts';
import { truePath, wallAt } from './testing/truth.ts';

const framesOf = ({ seconds }: TestMove): number => Math.round(seconds * FPS) + 1;
const find = (name: string): TestMove => TEST_MOVES.find((move) => move.name === name)!;
const film = (move: TestMove, scene = wallScene()): Luma[] => shoot(scene, move.path, framesOf(move));
const truthOf = (move: TestMove, metres = WALL_METRES) =>
  truePath(move.path, { size: FILM_SIZE, fps: FPS, frames: framesOf(move), plane: wallAt(metres) });

/** Half of what is asked of it: 1 % of the frame, 0.02 in scale, half a degree, anywhere on the way. */
function expectClose(move: TestMove, frames: readonly Luma[], metres = WALL_METRES): void {
  const worst = comparePaths(measurePath(frames), truthOf(move, metres));
  expect(worst.translate).toBeLessThan(0.005);
  expect(worst.scale).toBeLessThan(0.01);
  expect(worst.rotateDegrees).toBeLessThan(0.25);
}

describe('measurePath', { timeout: 120_000 }, () => {
  it.each(TEST_MOVES)('follows a $name', (move) => expectClose(move, film(move)));

  it.each(TEST_MOVES)('follows a $name behind somebody who crosses, through noise and lossy coding', (move) =>
    expectClose(
      move,
      crossBySubject(film(move)).map((frame, i) => quantise(addNoise(frame, 4, i + 1), 15)),
    ),
  );

  it('is not led astray by coarse coding alone', () => {
    for (const name of ['static', 'dolly', 'roll'])
      expectClose(
        find(name),
        film(find(name)).map((frame) => quantise(frame, 25)),
      );
  });

  it('stays with one layer where two move differently', () => {
    for (const name of ['truck', 'dolly', 'crane']) expectClose(find(name), film(find(name), pillarScene(0.3)));
  });

  it('follows the part of the picture it is told to', () => {
    const move = find('truck');
    const frames = crossBySubject(film(move));
    const { x } = measurePath(frames, { where: (_, y) => y < 0.14 }).at(-1)!;
    expect(x).toBeCloseTo(truthOf(move).at(-1)!.x, 2);
  });

  it('holds its place over a cut, says that it could not see, and goes on behind it', () => {
    const pan = film(find('pan')).slice(20, 33);
    const other = plaster(400, 300, 31, [255, 250, 240]);
    const next = Array.from({ length: 9 }, (_, i) => ({
      ...FILM_SIZE,
      data: Float32Array.from({ length: 320 * 180 }, (__, at) => {
        const x = (at % 320) + 2 * i;
        return other.data[(Math.floor(at / 320) * 400 + x) * 4]!;
      }),
    }));
    const path = measurePath([...pan, ...next]);
    expect(path).toHaveLength(22);
    const cut = path.findIndex(({ confidence }) => confidence === 0);
    expect(cut).toBe(13);
    expect(path.filter(({ confidence }) => confidence === 0)).toHaveLength(1);
    expect(path[13]!.x).toBe(path[12]!.x);
    expect(path[21]!.x - path[13]!.x).toBeCloseTo(-16 / 320, 3);
  });

  it('has one point for one frame, and none for none', () => {
    expect(measurePath(film(find('static')).slice(0, 1))).toEqual([
      { frame: 0, x: 0, y: 0, scale: 1, rotateDegrees: 0, confidence: 1 },
    ]);
    expect(() => measurePath([])).toThrow('at least one frame, got none');
    expect(() => measurePath(film(find('static')), { apart: 0 })).toThrow('from 1 up apart, got 0');
  });
});

describe('comparePaths', () => {
  const point = (x: number, scale = 1) => ({ frame: 0, x, y: 0, scale, rotateDegrees: 0 });

  it('takes the worst of each', () => {
    expect(comparePaths([point(0), point(3, 1.2)], [point(1), point(3, 1)])).toEqual({
      translate: 1,
      scale: expect.closeTo(0.2, 12),
      rotateDegrees: 0,
    });
    expect(() => comparePaths([point(0)], [])).toThrow('as many frames, got 1 and 0');
  });
});
