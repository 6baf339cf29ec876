import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Json } from '@shotgraph/engine';
import { type FfmpegChoice, type NodeHost, nodeHost } from '@shotgraph/engine/host/node';
import { THUMB } from '../options.ts';
import { type Clip, type Material, variantOf } from './clip.ts';
import { type ImageFormat, renderClip, renderLastFrame, renderStill } from './render.ts';

/** Media that came in and those that are made of them, in a folder of their own until the stand-in ends. */
export interface Library {
  /**
   * Takes bytes in and finds out what they are.
   *
   * @throws NodeError `file-invalid` when they are no medium
   */
  take(bytes: Uint8Array): Promise<Material>;
  /** Takes bytes in without looking at them. @returns their hash */
  keep(bytes: Uint8Array): Promise<string>;
  load(hash: string): Promise<Uint8Array>;
  /** An MP4. Equal clips are rendered once. @throws NodeError `media-failed` | `media-unsupported` */
  video(clip: Clip): Promise<Uint8Array>;
  /** The last frame of a clip, PNG. */
  lastFrame(clip: Clip): Promise<Uint8Array>;
  /** A picture of its own; of the clip only its size, seed and images count. */
  still(clip: Clip, format: ImageFormat): Promise<Uint8Array>;
  /** Ends what is being rendered and removes the folder. */
  dispose(): Promise<void>;
}

/** How a library renders. */
export interface LibraryOptions {
  readonly pixels: 'full' | 'thumb';
  readonly ffmpeg: FfmpegChoice;
}

/** Makes an empty library. Touches no file before something is taken in or rendered. */
export function createLibrary({ pixels, ffmpeg }: LibraryOptions): Library {
  const closing = new AbortController();
  let opened: Promise<{ readonly host: NodeHost; readonly folder: string }> | undefined;
  const open = async () => {
    // A request that is still being answered must not open the library again.
    closing.signal.throwIfAborted();
    opened ??= openHost(ffmpeg);
    return (await opened).host;
  };
  const materials = new Map<string, Promise<Material>>();
  const made = new Map<string, Promise<string>>();

  /** Makes what has the same name once; what failed may be tried again. */
  const once = (name: string, make: () => Promise<string>): Promise<string> => {
    const pending = made.get(name) ?? make();
    made.set(name, pending);
    pending.catch(() => made.delete(name));
    return pending;
  };
  const videoOf = (clip: Clip) => once(`video ${JSON.stringify(clip)}`, async () => renderClip(clip, await context()));
  const load = async (hash: string) => new Uint8Array(await (await (await open()).assets.get(hash)).arrayBuffer());
  const context = async () => ({ host: await open(), signal: closing.signal, progress: () => {} });
  /** What differs between clips of the same picture is levelled, so that they share one render. */
  const asRendered = (clip: Clip): Clip => {
    const level = { ...clip, seed: variantOf(clip.seed) };
    return pixels === 'full' ? level : toThumb(level);
  };
  return {
    take(bytes) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      const pending = materials.get(hash) ?? open().then((host) => takeIn(host, bytes));
      materials.set(hash, pending);
      pending.catch(() => materials.delete(hash));
      return pending;
    },
    keep: async (bytes) => (await open()).assets.put(bytes),
    load,
    video: async (clip) => load(await videoOf(asRendered(clip))),
    async lastFrame(clip) {
      const video = await videoOf(asRendered(clip));
      return load(await once(`last frame ${video}`, async () => renderLastFrame(video, await context())));
    },
    async still(clip, format) {
      const shown = asRendered(clip);
      return load(
        await once(`${format} ${JSON.stringify(shown)}`, async () => renderStill(shown, format, await context())),
      );
    },
    async dispose() {
      closing.abort(new DOMException('the stand-in was closed', 'AbortError'));
      await Promise.allSettled([...made.values(), ...materials.values()]);
      const { host, folder } = (await opened?.catch(() => undefined)) ?? {};
      await host?.dispose();
      if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function openHost(ffmpeg: FfmpegChoice) {
  const folder = await mkdtemp(join(tmpdir(), 'shotgraph-emulator-'));
  return { folder, host: await nodeHost({ folder, ffmpeg }) };
}

/** Facts are stored beside the bytes, where rendering finds them. */
async function takeIn({ assets }: NodeHost, bytes: Uint8Array): Promise<Material> {
  const { probe } = await import('@shotgraph/nodes/emulation');
  const facts = await probe(new Blob([new Uint8Array(bytes)]), 'reference');
  const hash = await assets.put(bytes);
  await assets.putFacts(hash, facts as unknown as Json);
  const { kind, format, mimeType, info } = facts;
  return {
    ...{ hash, kind, format, mimeType, bytes: bytes.length },
    ...('codec' in facts && { codec: facts.codec }),
    ...('width' in info && { width: info.width, height: info.height }),
    ...('seconds' in info && { seconds: info.seconds }),
    ...('fps' in info && { fps: info.fps }),
  };
}

/** Even, and never too small to be a picture. */
const SMALLEST = 16;

const toThumb = (clip: Clip): Clip => {
  const side = (pixels: number) => Math.max(SMALLEST, 2 * Math.round(pixels / THUMB / 2));
  return { ...clip, width: side(clip.width), height: side(clip.height) };
};
