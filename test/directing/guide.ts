import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type GraphDocument, graph, openSession } from '@shotgraph/engine';
import type { NodeHost } from '@shotgraph/engine/host/node';
import {
  type CameraValue,
  camera,
  catalogue,
  depth,
  layer,
  motionGuide,
  shot,
  type VideoValue,
} from '@shotgraph/nodes';
import { assetHash } from '@shotgraph/nodes/media';
import { framesOfRawVideo, type Luma } from '../../packages/nodes/src/analyze/motion/luma.ts';

/** Distance of the wall that every guide looks at, metres. */
export const WALL_METRES = 10;

/** A guide as it was asked for and as it came out. */
export interface Guide {
  readonly camera: CameraValue;
  readonly frames: readonly Luma[];
  readonly size: { readonly width: number; readonly height: number };
  readonly fps: number;
}

/** Something in front of the wall: half of the frame, so that both are seen well. */
export const NEAR_METRES = 4;

/**
 * A graph that renders the white model of one camera move along a wall.
 *
 * @param near - whether something stands in front of it
 */
export function guideGraph(move: Parameters<typeof cameraInputs>[0], near = false): GraphDocument {
  const g = graph({ title: 'Guide of one move' });
  const cam = g.add('cam', camera, cameraInputs(move));
  const wall = g.add('wall', layer, { kind: 'scenery', depth: WALL_METRES, height: 13.5, width: 24 });
  const front = { kind: 'card', name: 'front', depth: NEAR_METRES, height: 1.6, width: 4.2 } as const;
  const layers = near ? [wall.out.layer, g.add('front', layer, front).out.layer] : [wall.out.layer];
  const set = g.add('set', depth, { layers });
  const one = g.add('one', shot, { camera: cam.out.camera, depth: set.out.depth });
  const guide = g.add('guide', motionGuide, { motion: one.out.motion });
  g.output('guide', guide.out.video);
  g.output('camera', cam.out.camera);
  return g.build();
}

const cameraInputs = (move: { readonly move: string; readonly amount?: number; readonly seconds: number }) =>
  ({ distance: WALL_METRES, ...move }) as never;

/** Renders a guide and reads its frames back out of the MP4. */
export async function renderGuide(document: GraphDocument, host: NodeHost, path: string): Promise<Guide> {
  const session = openSession(document, { registry: catalogue, host });
  const { outputs } = await session.run().done;
  const video = outputs.guide as VideoValue;
  await host.exportAsset(assetHash(video), path);
  const args = ['-v', 'error', '-i', path, '-vf', 'scale=320:-2', '-pix_fmt', 'gray', '-f', 'rawvideo', 'pipe:1'];
  const { stdout } = await promisify(execFile)('ffmpeg', args, { encoding: 'buffer', maxBuffer: 1 << 30 });
  const { width, height } = video.info;
  const rows = 2 * Math.round((320 * height) / width / 2);
  return {
    camera: outputs.camera as CameraValue,
    frames: framesOfRawVideo(stdout, 320, rows, 'gray'),
    size: { width, height },
    fps: video.info.fps,
  };
}
