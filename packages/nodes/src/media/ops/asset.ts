import type { Json } from '@shotgraph/engine';
import { derive, PREDICTED } from '../expr.ts';
import { exactFps, framesToSeconds, secondsToFrames } from '../frames.ts';
import type { Args, Operation, TypeOf } from '../operation.ts';
import type {
  AudioInfo,
  AudioValue,
  Expr,
  Facts,
  ImageInfo,
  ImageValue,
  MediaValue,
  VideoInfo,
  VideoValue,
} from '../types.ts';

/** Stored bytes and what probing found in them: everything the compiler needs to read them. */
export type AssetArgs = {
  readonly hash: string;
  readonly kind: MediaValue['kind'];
  /** Container or picture format, as `Facts.format`. */
  readonly format: string;
  readonly codec?: string;
  readonly info: Json;
  readonly orientation?: number;
  readonly matrix?: string;
  readonly decodeFromStart?: boolean;
};

/** Bytes in the asset store. Its streams are made by the compiler, which decides how to open them. */
export const assetOperation: Operation<AssetArgs> = {
  name: 'asset',
  parity: 'E',
  infer: ({ kind, info }) => ({ kind, info }) as unknown as TypeOf<MediaValue>,
};

/** Media that a step will make; see `predicted`. */
export const predictedOperation: Operation<Args> = {
  name: PREDICTED,
  parity: 'E',
  infer: ({ kind, info }) => ({ kind, info }) as unknown as TypeOf<MediaValue>,
};

/** Raw RGBA frames on standard input; only `encodeFrames` makes it. */
export const framesOperation: Operation<{ readonly info: Json }, VideoValue> = {
  name: 'frames',
  parity: 'E',
  infer: ({ info }) => ({ kind: 'video', info: info as unknown as VideoInfo }),
};

/** The value of stored bytes. Clips get an even size and a whole number of frames, as every operation gives them. */
export function asset(hash: string, facts: Facts & { kind: 'image' }): ImageValue;
export function asset(hash: string, facts: Facts & { kind: 'video' }): VideoValue;
export function asset(hash: string, facts: Facts & { kind: 'audio' }): AudioValue;
export function asset(hash: string, facts: Facts): MediaValue;
export function asset(hash: string, facts: Facts): MediaValue {
  const { kind, format } = facts;
  const info = kind === 'video' ? normalised(facts.info) : facts.info;
  const args: AssetArgs = {
    hash,
    kind,
    format,
    info: info as unknown as Json,
    ...('codec' in facts && { codec: facts.codec }),
    ...('orientation' in facts && { orientation: facts.orientation }),
    ...('matrix' in facts && { matrix: facts.matrix }),
    ...('decodeFromStart' in facts && { decodeFromStart: facts.decodeFromStart }),
  };
  return derive<AssetArgs, MediaValue>(assetOperation, args, []);
}

function normalised(info: VideoInfo): VideoInfo {
  const fps = exactFps(info.fps);
  const frames = Math.max(1, secondsToFrames(info.seconds, fps));
  return {
    width: evenDown(info.width),
    height: evenDown(info.height),
    fps,
    seconds: framesToSeconds(frames, fps),
    audio: info.audio,
  };
}

const evenDown = (pixels: number): number => Math.max(2, pixels - (pixels % 2));

/** The arguments of an expression that is stored bytes and nothing more. */
export const assetArgs = (expr: Expr): AssetArgs | undefined =>
  expr.op === assetOperation.name ? (expr.args as unknown as AssetArgs) : undefined;

/** What the asset's picture is, as far as it has one. */
export const assetPicture = (args: AssetArgs): ImageInfo | VideoInfo => args.info as unknown as ImageInfo | VideoInfo;

/** What the asset's sound is, as far as it has one. */
export const assetSound = (args: AssetArgs): AudioInfo | null =>
  args.kind === 'video' ? (args.info as unknown as VideoInfo).audio : (args.info as unknown as AudioInfo);
