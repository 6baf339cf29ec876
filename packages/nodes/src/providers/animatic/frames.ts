import { createRenderer, type Scene } from '../../stage/index.ts';
import { type Shot, shotPoses } from './shot.ts';

/**
 * Frames of a shot one by one: RGBA bytes, row by row from the top. Each has a buffer of its own, because whoever takes
 * them may still be writing one while the next is painted. Lets other work run before every frame.
 */
export async function* renderShot(
  shot: Shot,
  scene: Scene,
  signal: AbortSignal,
  progress: (fraction: number) => void,
): AsyncGenerator<Uint8Array, void, void> {
  const renderer = createRenderer(scene, shot.size, shot.camera.sensorWidthMm);
  let done = 0;
  for (const pose of shotPoses(shot)) {
    await turn();
    signal.throwIfAborted();
    const frame = renderer.render(pose, shot.grade);
    yield new Uint8Array(frame.buffer, frame.byteOffset, frame.length);
    progress(++done / shot.count);
  }
}

/** Resolves after everything else that is due has had its turn. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
