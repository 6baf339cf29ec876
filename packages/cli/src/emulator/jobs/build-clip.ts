import type { Tier } from '@shotgraph/nodes/emulation';
import type { Clip, Material } from '../media/clip.ts';
import { chooseRatio, chooseSeconds, RATIOS, sizeOf } from '../media/frame-size.ts';
import type { WireModel } from '../models.ts';

/** What a request says about its clip, in the same words for all providers. */
export interface ClipOrder {
  readonly known: WireModel;
  readonly prompt: string;
  readonly resolution: Tier;
  /** One of the ratios, or anything else for a free choice. */
  readonly ratio: string;
  /** `undefined` leaves it to the model. */
  readonly seconds: number | undefined;
  readonly audio: boolean;
  readonly seed: number;
  readonly frames: readonly Material[];
  readonly images: readonly Material[];
  readonly videos: readonly Material[];
  readonly audios: readonly Material[];
}

/** The clip of an order, with everything the model would choose chosen. */
export function buildClip(order: ClipOrder): Clip {
  const { known, prompt, resolution, audio, seed, frames, images, videos, audios } = order;
  const ratio =
    RATIOS.find((one) => one === order.ratio) ?? chooseRatio({ prompt, media: [...frames, ...videos, ...images] });
  const hashes = (list: readonly Material[]) => list.map(({ hash }) => hash);
  return {
    ...sizeOf(known, resolution, ratio),
    seconds: order.seconds ?? chooseSeconds(known),
    audio,
    seed,
    images: hashes([...frames, ...images]),
    videos: hashes(videos),
    audios: hashes(audios),
  };
}
