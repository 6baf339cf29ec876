import { describe, expect, it } from 'vitest';
import { commandLine } from './command.ts';
import { ffmpegLog, progressReader } from './log.ts';

describe('commandLine', () => {
  it('lets every input open nothing but files and pipes', () => {
    const line = commandLine(['-f', 'mov', '-i', 'a.mp4', '-i', 'b.png', 'out.mp4']);
    const guard = ['-protocol_whitelist', 'file,pipe', '-i'];
    expect(line.slice(-10)).toEqual(['-f', 'mov', ...guard, 'a.mp4', ...guard, 'b.png', 'out.mp4'].slice(-10));
    expect(line.slice(0, 2)).toEqual(['-nostdin', '-y']);
  });
});

describe('ffmpegLog', () => {
  it('takes the marks of levels out and keeps the end', () => {
    const log = ffmpegLog();
    log.push('[Parsed_loudnorm_0 @ 0x5651cf05b440] [info] \n{\n\t"input_i" : "-40.42"\n}\n[in');
    log.push('fo] done\n');
    expect(log.tail()).toBe('[Parsed_loudnorm_0 @ 0x5651cf05b440] \n{\n\t"input_i" : "-40.42"\n}\ndone\n');
    expect(log.findError()).toBeUndefined();
    for (let n = 0; n < 20_000; n++) log.push(`[info] line ${n}\n`);
    expect([log.tail().length <= 65536, log.tail().endsWith('line 19999\n')]).toEqual([true, true]);
  });

  it('tells the reason from what is said after it', () => {
    const log = ffmpegLog();
    log.push('[warning] odd\n[mov,mp4 @ 0x560] [error] moov atom not found\n[error] in.mp4: Invalid data found\n');
    log.push('[fatal] Invalid argument\n[error] Conversion failed!');
    expect(log.findError()).toBe('moov atom not found; in.mp4: Invalid data found');
  });

  it('falls back on empty words when there are no others', () => {
    const log = ffmpegLog();
    log.push('[fatal] Conversion failed!\n');
    expect(log.findError()).toBe('Conversion failed!');
  });
});

describe('progressReader', () => {
  it('reports rising fractions below 1, whatever ffmpeg prints', () => {
    const seen: number[] = [];
    const read = progressReader(2, (fraction) => seen.push(fraction));
    read('out_time_us=N/A\nout_time_us=500000\nout_ti');
    read('me_us=1000000\nout_time_us=900000\nout_time_us=9000000\nprogress=end\n');
    expect(seen).toEqual([0.25, 0.5, 0.999]);
  });
});
