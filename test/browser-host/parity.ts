import type { Host, MediaJob } from '../../packages/engine/src/host.ts';

const EXACT = 'flags=bicubic+accurate_rnd+bitexact+full_chroma_int+full_chroma_inp';
const GRAPH = [
  `[0:v]trim=1:2.5,setpts=PTS-STARTPTS,fps=24,scale=320:180:${EXACT},format=yuv420p[clip]`,
  `[1:v]scale=90:60:${EXACT},format=yuva420p[cat]`,
  `[clip][cat]overlay=12:20:format=yuv420[out]`,
].join(';');

/**
 * Decodes real media, scales it and lays a picture over it with exact conversions only: every host must make the same
 * pixels.
 *
 * @returns hash of the raw video
 */
export async function renderExact(host: Host): Promise<string> {
  const clip = await host.files.import('cockatoo.mp4');
  const cat = await host.files.import('cat.png');
  const job: MediaJob = {
    inputs: [
      { name: 'clip.mp4', hash: clip.hash },
      { name: 'cat.png', hash: cat.hash },
    ],
    files: [],
    args: ['-i', 'clip.mp4', '-i', 'cat.png', '-filter_complex', GRAPH, '-map', '[out]', '-f', 'rawvideo', 'out.raw'],
    outputs: ['out.raw'],
  };
  const { outputs } = await host.media.run(job, { signal: AbortSignal.timeout(60_000) });
  return outputs[0]!;
}
