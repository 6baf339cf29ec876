import { describe, expect, it } from 'vitest';
import { compile } from './compile.ts';
import { loadFont } from './font.ts';
import * as media from './index.ts';

const hash = (name: string) => name.charCodeAt(0).toString(16).padStart(64, '0');
const clip = (name = 'a', more: object = {}): media.VideoValue =>
  media.asset(hash(name), {
    kind: 'video',
    format: 'mp4',
    mimeType: 'video/mp4',
    codec: 'avc',
    info: { width: 640, height: 360, fps: 25, seconds: 10, audio: { seconds: 10, sampleRate: 48_000, channels: 2 } },
    ...more,
  });
const cat = media.asset(hash('c'), {
  kind: 'image',
  format: 'png',
  mimeType: 'image/png',
  info: { width: 100, height: 50, alpha: true },
});

const FLAGS = 'flags=bicubic+accurate_rnd+bitexact+full_chroma_int+full_chroma_inp';
const TAGS = 'setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709';
/** The graph with the texts that every clip has written short. */
const graph = (...values: media.MediaValue[]): string[] => {
  const { args } = compile(values.map((value) => ({ value, settings: { format: 'framemd5' } })));
  const source = `crop=w=trunc(iw/2)*2:h=trunc(ih/2)*2:x=0:y=0,scale=w=640:h=360:${FLAGS},format=yuv420p,setsar=1,${TAGS}`;
  return args[args.indexOf('-filter_complex') + 1]!.replaceAll(source, 'SOURCE')
    .replaceAll(/fps=fps=25:round=near:start_time=0,tpad=stop_mode=clone:stop=25/g, 'RATE')
    .replaceAll(`setsar=1,${TAGS}`, 'TAGS')
    .replaceAll(TAGS, 'COLOURS')
    .replaceAll(FLAGS, 'FLAGS')
    .split(';')
    .slice(1);
};
const inputs = (value: media.MediaValue) => {
  const { args } = compile([{ value, settings: { format: value.kind === 'video' ? 'mp4' : 'png' } as never }]);
  return args
    .slice(0, args.indexOf('-filter_complex'))
    .join(' ')
    .split(/(?<=-i \S+) /);
};

describe('the filter graph', () => {
  it('of a clip brings it to a constant rate, an exact length and known pixels', () => {
    expect(graph(clip())).toEqual(['[0:v:0]RATE,trim=end_frame=250,SOURCE,RATE,trim=end_frame=250,TAGS[s1]']);
  });

  it('of a chain is one chain', () => {
    const value = media.color(media.resize(media.trim(clip(), 0, 2), 320, 180), { exposure: 1, temperature: 5000 });
    expect(graph(value)).toEqual([
      '[0:v:0]RATE,trim=end_frame=50,SOURCE,' +
        'scale=w=320:h=180:FLAGS,format=yuv420p,setsar=1,' +
        "lutyuv=y='clip(round((val-16)*1.370351+16),16,235)':u='clip(round((val-128)*1.370351+128),16,240)'" +
        ":v='clip(round((val-128)*1.370351+128),16,240)'," +
        'scale=FLAGS:in_color_matrix=bt709,format=gbrp,colorchannelmixer=rr=1.071468:gg=0.989804:bb=0.870973,' +
        'scale=FLAGS:out_color_matrix=bt709:out_range=tv,format=yuv420p,TAGS,RATE,trim=end_frame=50,TAGS[s3]',
    ]);
  });

  it('of a clip used twice decodes it once and splits', () => {
    const small = media.overlay(clip(), media.resize(clip(), 160, 90), { position: 'top-left', margin: 0 });
    expect(graph(small)).toEqual([
      '[0:v:0]RATE,trim=end_frame=250,SOURCE,split=2[s0-0][s0-1]',
      '[s0-0]scale=w=160:h=90:FLAGS,format=yuv420p,setsar=1,RATE,trim=end_frame=250,' +
        'scale=w=160:h=90:FLAGS,format=yuv420p,scale=FLAGS,format=yuva420p[s2]',
      '[s0-1][s2]overlay=x=0:y=0:format=yuv420:eof_action=pass,COLOURS,RATE,trim=end_frame=250,TAGS[s4]',
    ]);
  });

  it('of an image over a part of a clip converts the image once', () => {
    const value = media.overlay(clip(), cat, { scale: 0.1, opacity: 0.5, start: 1, end: 2, position: 'center' });
    expect(graph(value)).toEqual([
      '[0:v:0]RATE,trim=end_frame=250,SOURCE[s0]',
      '[1:v:0]trim=end_frame=1,setpts=PTS-STARTPTS,scale=FLAGS,format=rgba,setsar=1,' +
        'scale=w=64:h=32:FLAGS,format=rgba,scale=FLAGS:out_color_matrix=bt709:out_range=tv,format=yuva420p,' +
        "lutyuv=a='round(val*0.5)'[s2]",
      "[s0][s2]overlay=x=288:y=164:format=yuv420:eof_action=repeat:enable='between(n,25,49)',COLOURS," +
        'RATE,trim=end_frame=250,TAGS[s4]',
    ]);
  });

  it('of a crossfade converts nothing but the overlap', () => {
    const value = media.crossfade(clip('a'), clip('b'), 1, 'wipe-left');
    const overlap = graph(value).filter((chain) => chain.includes('yuv444p') || chain.includes('xfade'));
    expect(overlap).toEqual([
      '[s0-1]trim=start_frame=225:end_frame=250,setpts=PTS-STARTPTS,scale=FLAGS,format=yuv444p,RATE,trim=end_frame=25[s3]',
      '[s1-0]trim=end_frame=25,scale=FLAGS,format=yuv444p,RATE,trim=end_frame=25[s4]',
      '[s3][s4]xfade=transition=wipeleft:duration=1:offset=0,scale=FLAGS,format=yuv420p,COLOURS[s5]',
    ]);
  });

  it('of something converted is that of the thing itself, but for a ground behind transparent parts', () => {
    expect(graph(media.transcode(clip()))).toEqual(graph(clip()));
    expect(graph(media.convertImage(cat, 'png'))).toEqual(graph(cat));
    expect(graph(media.convertImage(cat, 'jpg', '#fa0'))).toEqual([
      'color=c=0xFFAA00:s=100x50:r=25,format=rgb24,trim=end_frame=1[s1]',
      '[0:v:0]trim=end_frame=1,setpts=PTS-STARTPTS,scale=FLAGS,format=rgba,setsar=1[s0]',
      '[s1][s0]overlay=format=rgb:eof_action=repeat,trim=end_frame=1,format=rgb24,setsar=1,format=rgb24[s3]',
    ]);
  });

  it('of several values is one graph with several outputs', () => {
    const job = compile([
      { value: media.trim(clip(), 0, 1), settings: { format: 'mp4' } },
      { value: media.extractFrame(clip(), 2), settings: { format: 'png' } },
    ]);
    expect(job.outputs).toEqual(['output0.mp4', 'output1.png']);
    expect(job.inputs).toHaveLength(1);
    expect(job.args.filter((arg) => arg === '-map')).toHaveLength(3);
  });

  it('never leaves a conversion to ffmpeg: every scale has exact flags', () => {
    const film = media.crossfade(media.stillToVideo(media.resize(cat, 640, 360), 1, 25), clip(), 0.2);
    const scales =
      compile([{ value: film, settings: { format: 'mp4' } }])
        .args.join(' ')
        .match(/scale=[^,[]*/g) ?? [];
    expect(scales.length).toBeGreaterThan(4);
    for (const scale of scales) expect(scale).toContain(FLAGS);
  });
});

describe('opening files', () => {
  it('pins the reader, the protocols and the size', () => {
    expect(inputs(clip())).toEqual(['-f mov -protocol_whitelist file,pipe -max_pixels 40000000 -i asset0.mp4']);
  });

  it('seeks to a whole microsecond at least a second before a cut, and stops after it', () => {
    expect(inputs(media.trim(clip(), 5.04, 6))[0]).toContain('-ss 4.040000 -t 2.960000 -i asset0.mp4');
    expect(inputs(media.trim(clip(), 0.5, 1))[0]).not.toContain('-ss');
  });

  it('does not seek where decoders need the first frame', () => {
    expect(inputs(media.trim(clip('a', { decodeFromStart: true }), 5, 6))[0]).not.toContain('-ss');
  });

  it('opens a file again for a part that plays later, instead of holding its frames in memory', () => {
    const job = compile([
      { value: media.concat([media.trim(clip(), 5, 6), media.trim(clip(), 0, 1)]), settings: { format: 'mp4' } },
    ]);
    expect(job.inputs).toHaveLength(1);
    expect(job.args.filter((arg) => arg === '-i')).toHaveLength(2);
  });

  it('never decodes a picture when only its sound is wanted', () => {
    const { args } = compile([{ value: media.audioOf(clip()), settings: { format: 'wav' } }]);
    expect(args.join(' ')).not.toContain(':v:0]');
  });
});

describe('texts of the user', () => {
  it('go into files, never into the graph', async () => {
    const text = `'%{pts}: \\ , ; [v] "`;
    const value = media.caption(clip(), text);
    const { args, files } = compile([{ value, settings: { format: 'mp4' } }], { font: await loadFont() });
    expect(args.join(' ')).not.toContain('%{pts}');
    expect(files.map(({ name }) => name)).toEqual(['0-caption.ttf', '1-caption.txt']);
    expect(new TextDecoder().decode(files[1]!.bytes)).toBe(text);
    expect(args.join(' ')).toContain('textfile=1-caption.txt:expansion=none');
  });
});

describe('running timecode', () => {
  it('counts in the rate of the clip, dropping numbers where it is a thousandth slow', async () => {
    const font = await loadFont();
    const drawn = (fps: number) =>
      compile([{ value: media.timecode(media.changeRate(clip(), fps)), settings: { format: 'mp4' } }], {
        font,
      }).args.join(' ');
    expect(drawn(24)).toContain("timecode='00\\:00\\:00\\:00':rate=24:");
    expect(drawn(30_000 / 1001)).toContain("timecode='00\\:00\\:00;00':rate=30000/1001:");
  });
});

describe('limits', () => {
  it('takes chains of 10,000 operations, with the graph in a file', () => {
    let value = clip();
    for (let i = 0; i < 5000; i++) value = media.fade(media.color(value, { saturation: 1.1 }), 1, 0);
    const job = compile([{ value, settings: { format: 'mp4' } }]);
    expect(job.files.map(({ name }) => name)).toEqual(['graph.txt']);
    expect(job.args).toContain('-filter_complex_script');
  });

  it('refuses expressions that double with every step', () => {
    let value = media.trim(clip(), 0, 0.04);
    for (let i = 0; i < 20; i++) value = media.concat([value, value]);
    expect(() => compile([{ value, settings: { format: 'mp4' } }])).toThrow('more than 50000 filters');
  });

  it('refuses formats the kind cannot have, and media not made yet', () => {
    expect(() => compile([{ value: cat, settings: { format: 'mp4' } }])).toThrow('image cannot be written as mp4');
    const later = media.predicted('video', clip().info, 'x');
    expect(() => compile([{ value: later, settings: { format: 'mp4' } }])).toThrow('has not been made yet');
  });
});
