import { describe, expect, it } from 'vitest';
import { toEdl } from './edl.ts';
import { toFrameRate } from './frame-rate.ts';
import { toShotList } from './shot-list.ts';
import { bareShot, entering, filmOf, HOSTILE_NAMES, littleFilm } from './testing/film.ts';
import { toTimecode } from './timecode.ts';

const LINE =
  /^(\d{3}) {2}([A-Z0-9]{1,8}) +V {5}(C|D|W\d{3}) +(\d{3})? *(\d\d:\d\d:\d\d[:;]\d\d) (\d\d:\d\d:\d\d[:;]\d\d) (\d\d:\d\d:\d\d[:;]\d\d) (\d\d:\d\d:\d\d[:;]\d\d)$/;

/** Lines of a list with their four times as frames. */
function read(edl: string, fps: number) {
  const rate = toFrameRate(fps, true);
  const lines = edl.split('\r\n');
  const edits = lines.flatMap((line) => {
    const match = LINE.exec(line);
    if (!match) return [];
    const [, event, reel, effect, length, ...times] = match;
    const [sourceIn, sourceOut, recordIn, recordOut] = times.map((time) => frameOf(time, rate)) as [
      number,
      number,
      number,
      number,
    ];
    return [
      {
        event: Number(event),
        reel: reel!,
        effect: effect!,
        length: Number(length ?? 0),
        sourceIn,
        sourceOut,
        recordIn,
        recordOut,
      },
    ];
  });
  return { lines, edits };
}

/** The frame of a timecode, by trying. */
function frameOf(timecode: string, rate: ReturnType<typeof toFrameRate>): number {
  const [hours, minutes, seconds, frames] = timecode.split(/[:;]/).map(Number) as [number, number, number, number];
  const about = (hours * 3600 + minutes * 60 + seconds) * rate.nominal + frames;
  for (let frame = about; frame > about - 120_000; frame--) if (toTimecode(frame, rate) === timecode) return frame;
  throw new Error(`${timecode} is no timecode`);
}

describe('toEdl', () => {
  it('writes cuts and dissolves as CMX 3600 has them', () => {
    expect(
      toEdl(toShotList(littleFilm, { fps: 24, title: 'Little film' }))
        .split('\r\n')
        .filter((line) => !/^\* (COMMENT|LOC)/.test(line)),
    ).toEqual([
      'TITLE: Little film',
      'FCM: NON-DROP FRAME',
      '001  S001     V     C        00:00:00:00 00:00:03:00 01:00:00:00 01:00:03:00',
      '* FROM CLIP NAME: Arrival',
      '002  S002     V     C        00:00:00:00 00:00:02:00 01:00:03:00 01:00:05:00',
      '* FROM CLIP NAME: She turns',
      '003  S002     V     C        00:00:02:00 00:00:02:00 01:00:05:00 01:00:05:00',
      '003  S003     V     D    012 00:00:00:00 00:00:02:00 01:00:05:00 01:00:07:00',
      '* FROM CLIP NAME: She turns',
      '* TO CLIP NAME: Gone',
      '',
    ]);
  });

  it('marks what is said', () => {
    expect(toEdl(toShotList(littleFilm, { fps: 24, title: '' }))).toContain(
      '\r\n* LOC: 01:00:04:00 CYAN Mara (softly): I never left.\r\n',
    );
  });

  it('turns wipes round, and fades through black and white over half the time each', () => {
    const film = filmOf(
      bareShot(),
      bareShot(entering('wipe-right', 0.5)),
      bareShot(entering('wipe-left', 0.5)),
      bareShot(entering('fade-black', 1)),
      bareShot(entering('fade-white', 0.5)),
    );
    const { edits } = read(toEdl(toShotList(film, { fps: 24, title: '' })), 24);
    expect(
      edits.filter(({ effect }) => effect !== 'C').map(({ reel, effect, length }) => [reel, effect, length]),
    ).toEqual([
      ['S002', 'W001', 12],
      ['S003', 'W101', 12],
      ['BL', 'D', 12],
      ['S004', 'D', 12],
      ['WHITE', 'D', 6],
      ['S005', 'D', 6],
    ]);
  });

  it.each([24, 25, 29.97, 30])(
    'covers the film without gap or overlap at %f fps, as long from the reel as on the record',
    (fps) => {
      const kinds = ['cut', 'dissolve', 'fade-black', 'wipe-left', 'fade-white', 'wipe-right'] as const;
      const shots = Array.from({ length: 24 }, (_, i) =>
        bareShot({ seconds: 0.4 + ((i * 37) % 29) / 5, ...entering(kinds[i % 6]!, 0.1 + (i % 5) * 0.37) }),
      );
      const list = toShotList(filmOf(...shots), { fps, title: '' });
      const { edits } = read(toEdl(list), fps);
      let at = list.firstFrame;
      for (const [i, edit] of edits.entries()) {
        expect(edit.recordIn).toBe(at);
        expect(edit.sourceOut - edit.sourceIn).toBe(edit.recordOut - edit.recordIn);
        expect(edit.length).toBeLessThanOrEqual(edit.recordOut - edit.recordIn);
        if (edit.effect !== 'C')
          expect(edits[i - 1]).toMatchObject({ event: edit.event, effect: 'C', recordOut: edit.recordIn });
        at = edit.recordOut;
      }
      expect(at).toBe(list.firstFrame + list.frames);
      // What is on screen of a reel at any time is the frame that the shot has then.
      for (const { reel, sourceIn, recordIn } of edits.filter(({ reel }) => reel.startsWith('S')))
        expect(recordIn - list.firstFrame - sourceIn).toBe(list.shots[Number(reel.slice(1)) - 1]!.startFrame);
    },
  );

  it('says when it drops frames', () => {
    const edl = toEdl(toShotList(filmOf(bareShot({ seconds: 61 })), { fps: 29.97, title: '' }));
    expect(edl).toContain('FCM: DROP FRAME\r\n');
    expect(edl).toContain('00:00:00;00 00:01:01;00 01:00:00;00 01:01:01;00');
  });

  it('names the files of the takes where there are some', () => {
    const edl = toEdl(toShotList(littleFilm, { fps: 24, title: '' }), { clips: 'shots-##.mp4' });
    expect(edl).toContain('* FROM CLIP NAME: shots-01.mp4\r\n* TO CLIP NAME: shots-02.mp4\r\n');
  });

  it('cuts a transition that is longer than machines can do, and says so', () => {
    const film = filmOf(bareShot({ seconds: 60 }), bareShot({ seconds: 60, ...entering('dissolve', 20) }));
    const edl = toEdl(toShotList(film, { fps: 24, title: '' }));
    expect(edl).toContain(' D    255 ');
    expect(edl).toContain('* TRANSITION OF 480 FRAMES CUT TO 255');
  });

  it('stays a list whatever names shots have: no line is anything but an edit or a remark', () => {
    const list = toShotList(
      filmOf(
        ...HOSTILE_NAMES.map((name) =>
          bareShot({ name, lines: [{ speaker: name || 'x', text: `${name}.`, delivery: name }] }),
        ),
      ),
      {
        fps: 25,
        title: HOSTILE_NAMES[0],
      },
    );
    const { lines, edits } = read(toEdl(list), 25);
    expect(edits.map(({ reel }) => reel)).toEqual(HOSTILE_NAMES.map((_, i) => `S${String(i + 1).padStart(3, '0')}`));
    for (const line of lines.slice(2, -1)) {
      expect(LINE.test(line) || line.startsWith('* ')).toBe(true);
      expect([...line].length).toBeLessThan(260);
      expect(line).not.toMatch(/[\n\r\p{Cc}]/u);
    }
  });
});
