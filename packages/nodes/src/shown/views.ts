import type { Host, Json, PortType } from '@shotgraph/engine';
import { type Checklist, checkPoints } from '../direct/index.ts';
import { Direction, type DirectionValue } from '../direct/values/index.ts';
import { createViewer, type Viewer } from '../film/viewer.ts';
import { toPlain } from './shown.ts';

/** What is asked to be seen of one value. */
export type ViewRequest =
  /** All of it as plain data, in which pictures, clips and sounds are as cards show them. */
  | { readonly view: 'data' }
  /** The four points of the checklist of a direction or of a shot: a `Checklist`. */
  | { readonly view: 'checklist' }
  /**
   * A picture painted from a camera, a choreography, a depth plan, a lighting rig, a shot, a direction or its motion.
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

/** Header that holds the size of a picture whose bytes are an answer: `640x360`. */
export const FRAME_HEADER = 'x-shotgraph-frame';

/** A painted picture: RGBA, rows from the top. */
export interface ViewedFrame {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray;
}

/** What is seen of a value: data, or a picture. */
export type Viewed =
  | { readonly kind: 'data'; readonly data: Json | Checklist }
  | ({ readonly kind: 'frame' } & ViewedFrame);

/** Answers view requests; `undefined` where there is nothing to be seen. */
export type Views = (value: unknown, type: PortType, how: Json, host: Host) => Promise<Viewed | undefined>;

const NEVER = new AbortController().signal;

/** Makes the views of all documents; each host keeps the pictures it has read. */
export function createViews(): Views {
  const viewers = new WeakMap<Host, Viewer>();
  const viewerOf = (host: Host): Viewer => {
    const known = viewers.get(host);
    if (known) return known;
    const made = createViewer({ host, signal: NEVER, progress: () => {} } as never);
    viewers.set(host, made);
    return made;
  };
  return async (value, type, how, host) => {
    const request = how as unknown as ViewRequest;
    if (request.view === 'data') return { kind: 'data', data: toPlain(value) };
    if (request.view === 'checklist') return toData(checklistOf(value, type));
    const { seconds, style, isQuick = false } = request;
    const size = { width: sideOf(request.width), height: sideOf(request.height) };
    const pixels = await viewerOf(host).paint(value, type, { size, seconds, style, isQuick });
    return pixels && { kind: 'frame', ...size, pixels };
  };
}

const toData = (data: Checklist | undefined): Viewed | undefined => data && { kind: 'data', data };

/** What is not directed yet in a direction, or in a shot as a film of its own. */
function checklistOf(value: unknown, type: PortType): Checklist | undefined {
  if (type.name === 'direction') return checkPoints(value as DirectionValue);
  return type.name === 'shot' ? checkPoints(Direction.convert!(value, type.name) as DirectionValue) : undefined;
}

/** Whole pixels, and no more than a screen has. */
const sideOf = (side: number): number => Math.min(2048, Math.max(1, Math.round(side)));
