import { type AssetStore, isUnknown, type RunContext } from '@shotgraph/engine';
import { outputsOf } from '@shotgraph/engine/testing';
import { describe, expect, it } from 'vitest';
import { littleFilm } from '../export/testing/film.ts';
import { shotList } from './shot-list.ts';

if (shotList.effect !== 'compute') throw new Error('a list is stored');
const { check, predict, run } = shotList;

const plain = {
  direction: littleFilm,
  format: 'csv',
  title: 'Little film',
  fps: 24,
  dropFrame: true,
  hour: 1,
  clips: undefined,
  width: 1920,
  height: 1080,
} as const;

/** A host that keeps what is stored, by a hash of our own. */
function fakeHost() {
  const stored = new Map<string, { text: string; facts?: unknown }>();
  const assets: Pick<AssetStore, 'put' | 'putFacts'> = {
    async put(bytes) {
      const hash = String(stored.size).padStart(64, '0');
      stored.set(hash, { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes as Uint8Array) });
      return hash;
    },
    async putFacts(hash, facts) {
      stored.set(hash, { ...stored.get(hash)!, facts });
    },
  };
  const context = { host: { assets }, signal: new AbortController().signal, progress: () => {} };
  return { stored, context: context as unknown as RunContext<'assets'> };
}

describe('output/shot-list', () => {
  it.each([
    ['csv', 'text/csv', '\ufeffShot,Name,'],
    ['edl', 'text/plain', 'TITLE: Little film\r\n'],
    ['fcpxml', 'application/xml', '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE fcpxml>'],
    ['otio', 'application/json', '{\n  "OTIO_SCHEMA": "Timeline.1"'],
    ['json', 'application/json', '{\n  "title": "Little film"'],
  ] as const)('writes %s as a file of its kind, and gives its text', async (format, mimeType, start) => {
    const { stored, context } = fakeHost();
    const { file, text } = await outputsOf(run({ ...plain, format }, context));
    expect(text.startsWith(start)).toBe(true);
    const bytes = new TextEncoder().encode(text).length;
    expect(file).toEqual({ kind: 'written-file', hash: '0'.repeat(64), format, bytes });
    expect(shotList.outputs.file.type.schema.parse(file)).toEqual(file);
    expect(stored.get(file.hash)).toEqual({ text, facts: { kind: 'written-file', format, mimeType } });
  });

  it('knows the text before it runs, but not the file', async () => {
    const inputs = { ...plain, format: 'edl', fps: 29.97, clips: 'shots-#.mp4', title: '' } as const;
    const { file, text } = predict(inputs);
    expect(isUnknown(file)).toBe(true);
    expect(text).toBe((await outputsOf(run(inputs, fakeHost().context))).text);
    expect(text).toContain('TITLE: Film\r\nFCM: DROP FRAME\r\n');
  });

  it('starts at the hour, and takes empty file names for none', async () => {
    const { text } = await outputsOf(run({ ...plain, format: 'edl', hour: 10, clips: ' ' }, fakeHost().context));
    expect(text).toContain(' 10:00:00:00 10:00:03:00\r\n* FROM CLIP NAME: Arrival');
  });

  it('refuses rates that timecode does not have, with the nearest as a fix', () => {
    expect(check!({ ...plain, fps: 27 })).toEqual([
      {
        input: 'fps',
        message: 'timecode has no 27 frames a second; use one of 23.976, 24, 25, 29.97, 30, 48, 50, 59.94, 60',
        mend: { kind: 'set', input: 'fps', value: 25 },
      },
    ]);
    expect(check!({ ...plain, fps: 30_000 / 1001 })).toEqual([]);
    expect(check!({ ...plain, hour: 1.5 })).toMatchObject([{ input: 'hour' }]);
  });

  it.each(['/home/me/shots-#.mp4', 'C:\\shots\\#.mp4', 'file:///shots-#.mp4', 'takes/../../shots-#.mp4'])(
    'refuses %s: a list goes to other machines',
    (clips) => {
      const [issue] = check!({ ...plain, clips });
      expect(issue).toMatchObject({ input: 'clips', mend: { kind: 'set', input: 'clips' } });
      expect(issue!.message).toContain(`"${clips}"`);
      expect(issue!.message).toContain('shots-#.mp4');
    },
  );
});
