import { expect, it } from 'vitest';
import type { ExportedOutput } from './exported.ts';
import { outputLines } from './output-lines.ts';

const io = { cwd: '/work' };
const value = (text: string): ExportedOutput => ({ kind: 'value', value: text }) as ExportedOutput;
const film = {
  kind: 'video',
  path: '/work/out/film.mp4',
  hash: 'a'.repeat(64),
  bytes: 1500,
  info: { width: 640, height: 360, fps: 24, seconds: 2, audio: null },
} as unknown as ExportedOutput;

it('a short text stands in its row and pushes nothing aside', () => {
  const lines = outputLines(
    new Map([
      ['film', film],
      ['line', value('A fox waits at the edge of the wood')],
    ]),
    io,
  );
  expect(lines).toEqual([
    'film  out/film.mp4  640x360, 24 fps, 2.0 s, silent  1.5 kB',
    'line  A fox waits at the edge of the wood',
  ]);
});

it('a long text stands below under its name, its lines kept and broken between words', () => {
  const lines = outputLines(
    new Map([
      ['report', value(`[x] Camera\n${'word '.repeat(40)}`)],
      ['film', film],
    ]),
    io,
  );
  expect(lines[0]).toMatch(/^film {2}out/);
  expect(lines.slice(1, 4)).toEqual(['', 'report', '  [x] Camera']);
  expect(lines.slice(4)).toHaveLength(2);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(112);
});
