import type { Json } from '@shotgraph/engine';
import type { Checklist } from '@shotgraph/nodes';

/** What the engine's worker is asked to show of one value. */
export type ViewRequest =
  /** All of it as plain data, in which pictures, clips and sounds are as cards show them. */
  | { readonly view: 'data' }
  /** The four points of the checklist of a direction or of a shot: a `Checklist`. */
  | { readonly view: 'checklist' }
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
      /** A rig of lights without the shadows of bodies on each other: for while it is being dragged. */
      readonly isQuick?: boolean;
    };

/** The answer: `undefined` where there is no such value, or nothing to be seen of it. */
export type ViewReply<R extends ViewRequest> = Replies[R['view']] | undefined;

interface Replies {
  readonly data: Json;
  readonly checklist: Checklist;
  readonly frame: ImageBitmap;
}
