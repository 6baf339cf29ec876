import { describe, expect, it } from 'vitest';
import * as media from './index.ts';

const HASH = 'a'.repeat(64);

const clip = (info: Partial<media.VideoInfo> = {}): media.VideoValue =>
  media.asset(HASH, {
    kind: 'video',
    format: 'mp4',
    mimeType: 'video/mp4',
    codec: 'avc',
    info: {
      width: 1280,
      height: 720,
      fps: 25,
      seconds: 10,
      audio: { seconds: 9.9, sampleRate: 44_100, channels: 2 },
      ...info,
    },
  });
const still = media.asset(HASH, {
  kind: 'image',
  format: 'png',
  mimeType: 'image/png',
  info: { width: 451, height: 301, alpha: true },
});
const music = media.asset(HASH, {
  kind: 'audio',
  format: 'wav',
  mimeType: 'audio/wav',
  codec: 'pcm-s16',
  info: { seconds: 4, sampleRate: 44_100, channels: 1 },
});
const sound = (seconds: number) => ({ seconds, sampleRate: 48_000, channels: 2 });

describe('expressions', () => {
  it('are equal exactly when they say the same, whatever built them', () => {
    expect(media.color(clip(), { exposure: 0.3 }).expr.id).toBe(media.color(clip(), { exposure: 0.3 }).expr.id);
    expect(media.color(clip(), { exposure: 0.3 }).expr.id).not.toBe(media.color(clip(), { exposure: 0.4 }).expr.id);
  });

  it('leave out operations that change nothing', () => {
    const video = clip();
    expect(media.trim(video, 0)).toBe(video);
    expect(media.trim(video, -1, 99)).toBe(video);
    expect(media.resize(video, 1280, 720)).toBe(video);
    expect(media.crop(video, 0, 0, 1280, 720)).toBe(video);
    expect(media.color(video, { exposure: 0, temperature: 6500 })).toBe(video);
    expect(media.speed(video, 1)).toBe(video);
    expect(media.fade(video, 0, 0)).toBe(video);
    expect(media.caption(video, ' \n ')).toBe(video);
    expect(media.concat([video])).toBe(video);
    expect(media.changeRate(video, 25)).toBe(video);
    expect(media.gain(music, 0)).toBe(music);
    expect(media.reverse(media.reverse(video)).expr.id).toBe(video.expr.id);
  });

  it('fold a cut of a cut into one', () => {
    const twice = media.trim(media.trim(clip(), 2, 8), 1, 3);
    expect(twice).toEqual(media.trim(clip(), 3, 5));
  });

  it('say in which format they are stored: as they were converted last, until something else joins', () => {
    const jpg = media.convertImage(still, 'jpg');
    const mp3 = media.convertAudio(music, 'mp3');
    expect(
      [
        still,
        jpg,
        media.resize(jpg, 100, 100),
        media.convertImage(jpg, 'png'),
        media.stillToVideo(jpg, 1),
        media.transcode(clip()),
        media.extractFrame(media.transcode(clip()), 0),
        media.audioOf(media.transcode(clip())),
        media.gain(media.trimAudio(mp3, 0, 2), 3),
        media.mixAudio([mp3, mp3]),
        media.convertAudio(mp3, 'wav'),
      ].map((value) => media.targetFormat(value)),
    ).toEqual(['png', 'jpg', 'jpg', 'png', 'mp4', 'mp4', 'png', 'wav', 'mp3', 'wav', 'wav']);
  });

  it('convert files and what steps will make; anything else only to a format it would not have anyway', () => {
    const [cut, later] = [media.trim(clip(), 0, 1), media.predicted('video', clip().info, 'x')];
    expect(media.transcode(cut)).toBe(cut);
    expect(media.transcode(media.transcode(clip())).expr.id).toBe(media.transcode(clip()).expr.id);
    expect(media.transcode(clip()).expr.op).toBe('convert');
    expect(media.transcode(later).expr.op).toBe('convert');
    const small = media.resize(still, 100, 100);
    expect(media.convertImage(small, 'png')).toBe(small);
    expect(media.convertImage(small, 'jpg')).not.toBe(small);
    expect(media.convertImage({ ...still, bytes: 9e6 }, 'png')).not.toHaveProperty('bytes');
  });

  it('name every stored asset once, and know what is only predicted', () => {
    const film = media.overlay(media.concat([clip(), clip()]), still);
    expect(media.mediaAssets(film)).toEqual([HASH]);
    expect(media.isPredicted(film)).toBe(false);
    expect(media.isPredicted(media.trim(media.predicted('video', clip().info, 'x'), 0, 1))).toBe(true);
  });
});

describe('inferred facts', () => {
  it.each<[string, media.MediaValue, unknown]>([
    ['trim', media.trim(clip(), 1, 3.01), { ...clip().info, seconds: 2, audio: sound(2) }],
    ['a cut shorter than a frame', media.trim(clip(), 1, 1.001), { ...clip().info, seconds: 0.04, audio: sound(0.04) }],
    ['concat', media.concat([clip(), clip({ audio: null })]), { ...clip().info, seconds: 20, audio: sound(20) }],
    ['crossfade', media.crossfade(clip(), clip(), 1), { ...clip().info, seconds: 19, audio: sound(19) }],
    ['resize to fit', media.resize(clip(), 501, 500, 'fit'), { ...clip().info, width: 502, height: 500 }],
    ['resize to fill', media.resize(clip(), 300, 600, 'fill'), { ...clip().info, width: 300, height: 600 }],
    ['crop at an edge', media.crop(clip(), 1200, 0, 640, 360), { ...clip().info, width: 640, height: 360 }],
    ['pad', media.pad(clip(), 1920, 1080), { ...clip().info, width: 1920, height: 1080 }],
    ['speed', media.speed(clip(), 3), { ...clip().info, seconds: 83 / 25, audio: sound(83 / 25) }],
    [
      'another rate',
      media.changeRate(clip(), 29.97),
      { ...clip().info, fps: 30_000 / 1001, seconds: (300 * 1001) / 30_000, audio: sound((300 * 1001) / 30_000) },
    ],
    ['still', media.stillToVideo(still, 2.5, 24), { width: 452, height: 302, fps: 24, seconds: 2.5, audio: null }],
    ['frame', media.extractFrame(clip(), 3), { width: 1280, height: 720, alpha: false }],
    ['clip to encode anew', media.transcode(clip()), { ...clip().info, audio: sound(10) }],
    ['image as PNG', media.convertImage(still, 'png'), still.info],
    ['image as JPEG', media.convertImage(still, 'jpg'), { ...still.info, alpha: false }],
    ['sound as MP3', media.convertAudio(music, 'mp3'), sound(4)],
    ['sheet', media.contactSheet(clip(), 4, 3, 160), { width: 660, height: 286, alpha: false }],
    ['sound of a clip', media.audioOf(clip()), sound(10)],
    ['mix', media.mixAudio([music, music], { starts: [0, 1.5] }), sound(5.5)],
    ['mix of a given length', media.mixAudio([music], { seconds: 2 }), sound(2)],
    ['other sound', media.setAudio(clip({ audio: null }), music), { ...clip().info, audio: sound(10) }],
    ['no sound', media.mute(clip()), { ...clip().info, audio: null }],
  ])('%s', (_name, value, info) => {
    expect(value.info).toEqual(info);
  });

  it('of stored clips are a whole number of frames and an even size', () => {
    const odd = clip({ width: 853, height: 481, fps: 23.976, seconds: 1.01 });
    expect(odd.info).toMatchObject({ width: 852, height: 480, fps: 24_000 / 1001, seconds: (24 * 1001) / 24_000 });
  });
});

describe('wrong arguments are refused with the values and the remedy', () => {
  it.each<[string, () => unknown, string]>([
    ['trim', () => media.trim(clip(), 4, 3), 'end 3 s must come after start 4 s; raise the end'],
    [
      'concat',
      () => media.concat([clip(), clip({ width: 640, fps: 30 })]),
      'clip 1 is 1280×720 at 25 fps and clip 2 is 640×720 at 30 fps; put a Resize in front of clip 2 with 1280×720 and 25 fps',
    ],
    [
      'crossfade',
      () => media.crossfade(clip(), clip({ seconds: 0.5 }), 1),
      'clip 2 lasts 0.52 s, too short for 1 transition of 1 s; shorten the transition or lengthen the clip',
    ],
    ['pad', () => media.pad(clip(), 640, 360), 'frame 640×360 is smaller than the picture 1280×720'],
    ['speed', () => media.speed(clip(), 0), 'factor 0 must be from 0.1 to 10'],
    ['reverse', () => media.reverse(clip({ seconds: 30 })), 'trim it to 20 s or less'],
    ['colour', () => media.caption(clip(), 'x', { colour: 'red:x=0' }), 'colour "red:x=0" is not #rgb or #rrggbb'],
    ['silent clip', () => media.audioOf(clip({ audio: null })), 'the clip has no sound'],
    ['mix', () => media.mixAudio([music], { starts: [-1] }), 'sound 1 starts at -1 s'],
    ['overlay', () => media.overlay(clip(), still, { start: 20 }), 'nothing to show from 20 s'],
    ['ground', () => media.convertImage(still, 'jpg', 'white'), 'colour "white" is not #rgb or #rrggbb'],
    ['still', () => media.stillToVideo(still, 0), 'length 0 s must be over 0'],
  ])('%s', (_name, build, message) => {
    expect(build).toThrow(message);
    expect(build).toThrow(expect.objectContaining({ code: 'input-invalid' }));
  });
});
