import type { Host } from '@shotgraph/engine';

/** What decoding a clip from its first to its last frame shows. */
export interface DecodedFacts {
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  /** From the first frame to the end of the last. */
  readonly seconds: number;
  /** The same of its sound; 0 without one. */
  readonly soundSeconds: number;
}

/** Decodes a stored clip completely; nothing is believed of what its headers say. */
export async function decodedFacts(host: Host, hash: string): Promise<DecodedFacts> {
  const streams = ['-map', '0:v', '-map', '0:a?', '-fps_mode', 'passthrough'];
  const args = ['-i', 'clip.mp4', ...streams, '-f', 'framemd5', 'frames.txt'];
  const job = { inputs: [{ name: 'clip.mp4', hash }], files: [], args, outputs: ['frames.txt'] };
  const { outputs } = await host.media.run(job, { signal: AbortSignal.timeout(120_000) });
  const text = await (await host.assets.get(outputs[0]!)).text();
  const [, width, height] = /^#dimensions 0: (\d+)x(\d+)/m.exec(text) ?? [];
  const picture = stream(text, 0);
  return {
    width: Number(width),
    height: Number(height),
    frames: picture.frames,
    seconds: picture.seconds,
    soundSeconds: stream(text, 1).seconds,
  };
}

/** Lines are `stream, dts, pts, duration, bytes, hash`, times in units of `#tb stream: num/den`. */
function stream(text: string, index: number): { readonly frames: number; readonly seconds: number } {
  const [, num, den] = new RegExp(`^#tb ${index}: (\\d+)/(\\d+)`, 'm').exec(text) ?? [];
  const rows = [...text.matchAll(new RegExp(`^${index}, +\\d+, +(\\d+), +(\\d+)`, 'gm'))];
  const last = rows.at(-1);
  if (!last) return { frames: 0, seconds: 0 };
  const units = Number(last[1]) + Number(last[2]) - Number(rows[0]![1]);
  return { frames: rows.length, seconds: (units * Number(num)) / Number(den) };
}

/**
 * How alike two stored clips are: structural similarity, averaged over all frames and planes.
 *
 * @returns 0 to 1; 1 for equal pixels
 */
export async function similarity(host: Host, hash: string, reference: string): Promise<number> {
  const inputs = [
    { name: 'a.mp4', hash },
    { name: 'b.mp4', hash: reference },
  ];
  const args = ['-i', 'a.mp4', '-i', 'b.mp4', '-filter_complex', '[0:v][1:v]ssim', '-f', 'null', '-'];
  const { log } = await host.media.run(
    { inputs, files: [], args, outputs: [] },
    { signal: AbortSignal.timeout(120_000) },
  );
  const all = /SSIM .*All:([\d.]+)/.exec(log)?.[1];
  if (all === undefined) throw new Error(`ffmpeg measured no similarity:\n${log.slice(-1000)}`);
  return Number(all);
}

/** The host with every clip encoded without loss: what the same graph gives when no encoder takes anything away. */
export function lossless<H extends Host>(host: H): H {
  const { describe, run } = host.media;
  return {
    ...host,
    media: { describe, run: (job, options) => run({ ...job, args: withoutLoss(job.args) }, options) },
  };
}

/** x264's `-crf n` becomes `-qp 0`. */
const withoutLoss = (args: readonly string[]): string[] =>
  args.map((arg, i) => (arg === '-crf' ? '-qp' : args[i - 1] === '-crf' ? '0' : arg));
