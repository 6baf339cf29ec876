import type { Json } from '@shotgraph/engine';

/** What the engine's worker is asked to show of one value. */
export type ViewRequest =
  /** All of it as plain data, in which pictures, clips and sounds are as cards show them. */
  | { readonly view: 'data' }
  /**
   * A picture painted from a camera, a choreography, a depth plan, a lighting rig, a shot, a direction or its motion: an `ImageBitmap`.
   *
   * `style`: pictures of layers as they are, or everything as a grey white model, which needs no picture to be there.
   */
  | {
      readonly view: 'frame';
      readonly seconds: number;
      readonly width: number;
      readonly height: number;
      readonly style: 'pictures' | 'grey-box';
    };

/** The answer: `undefined` where there is no such value, or nothing to be seen of it. */
export type ViewReply<R extends ViewRequest> = (R extends { readonly view: 'data' } ? Json : ImageBitmap) | undefined;
