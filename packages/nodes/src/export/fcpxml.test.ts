import { describe, expect, it } from 'vitest';
import { toFcpxml, toTime } from './fcpxml.ts';
import { toFrameRate } from './frame-rate.ts';
import { toShotList } from './shot-list.ts';
import { fcpxmlProblems } from './testing/fcpxml-rules.ts';
import { bareShot, entering, filmOf, HOSTILE_NAMES, littleFilm } from './testing/film.ts';
import { elementsOf, parseXml, type ReadElement } from './testing/parse-xml.ts';

const size = { width: 1920, height: 1080 };
const kinds = ['cut', 'dissolve', 'fade-black', 'wipe-left', 'fade-white', 'wipe-right'] as const;
const long = filmOf(
  ...Array.from({ length: 30 }, (_, i) =>
    bareShot({ seconds: 0.5 + ((i * 37) % 29) / 5, ...entering(kinds[i % 6]!, 0.1 + (i % 5) * 0.3) }),
  ),
);

/** Frames of a time, which has to be a whole number of them. */
function framesOf(time: string | undefined, fps: number): number {
  const [, above, below] = /^(\d+)(?:\/(\d+))?s$/.exec(time ?? '')!;
  const { num, den } = toFrameRate(fps, true);
  const frames = (Number(above) * num) / (Number(below ?? 1) * den);
  expect(frames).toBeCloseTo(Math.round(frames), 9);
  return Math.round(frames);
}

describe('toFcpxml', () => {
  const root = parseXml(toFcpxml(toShotList(littleFilm, { fps: 24, title: 'Little film' }), size));

  it('is what the DTD of version 1.10 asks for', () => {
    expect(root.attributes.version).toBe('1.10');
    expect(fcpxmlProblems(root)).toEqual([]);
  });

  it('has a format, and an asset for every shot', () => {
    expect(elementsOf(root, 'format')[0]!.attributes).toEqual({
      id: 'r1',
      name: 'FFVideoFormat1080p24',
      frameDuration: '1/24s',
      width: '1920',
      height: '1080',
      colorSpace: '1-1-1 (Rec. 709)',
    });
    expect(elementsOf(root, 'asset').map(({ attributes }) => [attributes.name, attributes.duration])).toEqual([
      ['Arrival', '3s'],
      ['She turns', '60/24s'],
      ['Gone', '2s'],
    ]);
    expect(elementsOf(root, 'media-rep')[1]!.attributes.src).toBe('./02-she-turns.mp4');
  });

  it('puts the edge of a dissolve into its middle, with the takes reaching past it', () => {
    const spine = elementsOf(root, 'spine')[0]!.children;
    expect(spine.map(({ name, attributes: { offset, start, duration } }) => [name, offset, start, duration])).toEqual([
      ['asset-clip', '3600s', '0s', '3s'],
      ['asset-clip', '3603s', '0s', '54/24s'],
      ['transition', '3605s', undefined, '12/24s'],
      ['asset-clip', '86526/24s', '6/24s', '42/24s'],
    ]);
  });

  it('says a shot in its note and its lines as markers', () => {
    expect(elementsOf(root, 'note')[0]!.text.split('\n')[0]).toBe('Wide shot');
    expect(elementsOf(root, 'marker').map(({ attributes }) => attributes)).toEqual([
      { start: '1s', duration: '1/24s', value: 'Mara (softly): I never left.' },
    ]);
  });

  it.each([23.976, 24, 25, 29.97, 30, 50, 59.94])(
    'has every time on a whole frame at %f fps, clips end to end, and takes long enough',
    (fps) => {
      const list = toShotList(long, { fps, title: '' });
      const read = parseXml(toFcpxml(list, { width: 1080, height: 1920 }));
      expect(fcpxmlProblems(read)).toEqual([]);
      const assets = new Map(
        elementsOf(read, 'asset').map((asset) => [asset.attributes.id, framesOf(asset.attributes.duration, fps)]),
      );
      const spine = elementsOf(read, 'spine')[0]!.children;
      const clips = spine.filter(({ name }) => name === 'asset-clip');
      let at = list.firstFrame;
      for (const { attributes } of clips) {
        expect(framesOf(attributes.offset, fps)).toBe(at);
        at += framesOf(attributes.duration, fps);
      }
      expect(at).toBe(list.firstFrame + list.frames);
      for (const [i, transition] of spine.entries()) {
        if (transition.name !== 'transition') continue;
        const [start, length] = [
          framesOf(transition.attributes.offset, fps),
          framesOf(transition.attributes.duration, fps),
        ];
        const [before, after] = [spine[i - 1]!, spine[i + 1]!];
        const edge = framesOf(after.attributes.offset, fps);
        expect(start).toBeLessThanOrEqual(edge);
        // The take before has to reach to the end of the transition, the one after has to begin with it.
        const reach = assets.get(before.attributes.ref)! - framesOf(before.attributes.start, fps);
        expect(framesOf(before.attributes.offset, fps) + reach).toBe(start + length);
        expect(edge - framesOf(after.attributes.start, fps)).toBe(start);
      }
    },
  );

  it('names wipes what they are, and knows only effects that every program has', () => {
    const read = parseXml(toFcpxml(toShotList(long, { fps: 24, title: '' }), size));
    expect(new Set(elementsOf(read, 'transition').map(({ attributes }) => attributes.name))).toEqual(
      new Set(['Dissolve', 'Fade through black', 'Wipe to the left', 'Fade through white', 'Wipe to the right']),
    );
    expect(elementsOf(read, 'effect').map(({ attributes }) => attributes.name)).toEqual([
      'Cross Dissolve',
      'Fade To Color',
    ]);
  });

  it('names the files of the takes, as URLs', () => {
    const read = parseXml(
      toFcpxml(toShotList(littleFilm, { fps: 24, title: '' }), { ...size, clips: 'my takes/shot #1 ü-##.mp4' }),
    );
    expect(elementsOf(read, 'media-rep')[2]!.attributes.src).toBe('./my%20takes/shot%2021%20%C3%BC-%23%23.mp4');
  });

  it('stays well-formed and valid whatever texts there are, and gives them back', () => {
    const film = filmOf(
      ...HOSTILE_NAMES.map((name) =>
        bareShot({ name, description: name, lines: [{ speaker: 'A', text: name || '-', delivery: name }] }),
      ),
    );
    const list = toShotList(film, { fps: 24, title: HOSTILE_NAMES[0] });
    const read: ReadElement = parseXml(toFcpxml(list, size));
    expect(fcpxmlProblems(read)).toEqual([]);
    const names = elementsOf(read, 'asset-clip').map(({ attributes }) => attributes.name!);
    for (const [i, { name }] of list.shots.entries()) expect(name.startsWith(names[i]!.replace(/…$/u, ''))).toBe(true);
    expect(Math.max(...names.map((name) => [...name].length))).toBe(120);
    expect(elementsOf(read, 'project')[0]!.attributes.name).toBe(']]> <clip/> & "quoted" \'single\'');
  });
});

describe('toTime', () => {
  it('is a fraction over the rate, or whole seconds', () => {
    expect(toTime(12, toFrameRate(24, true))).toBe('12/24s');
    expect(toTime(48, toFrameRate(24, true))).toBe('2s');
    expect(toTime(1, toFrameRate(29.97, true))).toBe('1001/30000s');
    expect(toTime(30_000, toFrameRate(29.97, true))).toBe('1001s');
  });
});
