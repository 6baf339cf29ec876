import type { Json } from '@shotgraph/engine';

/**
 * A lazy media expression: an immutable node of a DAG over asset hashes. Equal expressions have equal ids, whatever built
 * them; sub-expressions are shared by reference, so a clip used twice is decoded once.
 */
export interface Expr {
  /** Operation, `asset` for stored bytes. Each one is declared in `ops/`. */
  readonly op: string;
  /** SHA-256 of [op, args, ids of inputs]: the content of the expression. */
  readonly id: string;
  readonly args: { readonly [name: string]: Json };
  readonly inputs: readonly Expr[];
}

/** Pixels, and whether the picture has transparency. */
export interface ImageInfo {
  readonly width: number;
  readonly height: number;
  readonly alpha: boolean;
}

/** A stretch of sound. */
export interface AudioInfo {
  readonly seconds: number;
  /** Hz. */
  readonly sampleRate: number;
  readonly channels: number;
}

/** A clip: displayed size in pixels (rotation applied), constant frame rate, length, and its own sound when it has one. */
export interface VideoInfo {
  readonly width: number;
  readonly height: number;
  /** Frames per second; NTSC rates as 24000/1001 and so on. */
  readonly fps: number;
  /** A whole number of frames divided by `fps`. */
  readonly seconds: number;
  readonly audio: AudioInfo | null;
}

export interface ImageValue {
  readonly kind: 'image';
  readonly expr: Expr;
  readonly info: ImageInfo;
  /** Size of the stored file, where the value is one and its size is known. */
  readonly bytes?: number;
}
export interface VideoValue {
  readonly kind: 'video';
  readonly expr: Expr;
  readonly info: VideoInfo;
  /** Size of the stored file, where the value is one and its size is known. */
  readonly bytes?: number;
}
export interface AudioValue {
  readonly kind: 'audio';
  readonly expr: Expr;
  readonly info: AudioInfo;
  /** Size of the stored file, where the value is one and its size is known. */
  readonly bytes?: number;
}
export type MediaValue = ImageValue | VideoValue | AudioValue;

/** What probing an asset found; stored beside it. */
export type Facts =
  | {
      readonly kind: 'image';
      readonly format: string;
      readonly mimeType: string;
      /** Displayed size, the camera's orientation applied. */
      readonly info: ImageInfo;
      /** EXIF orientation 2..8; left out when the pixels are stored upright. */
      readonly orientation?: number;
    }
  | {
      readonly kind: 'video';
      readonly format: string;
      readonly mimeType: string;
      readonly codec: string;
      readonly info: VideoInfo;
      /** Colour matrix of the pixels; left out where it is BT.709. */
      readonly matrix?: 'bt601';
      /** The decoder needs the file's first frame, so nothing can be sought in it. */
      readonly decodeFromStart?: true;
    }
  | {
      readonly kind: 'audio';
      readonly format: string;
      readonly mimeType: string;
      readonly codec: string;
      readonly info: AudioInfo;
    };

/** A file beside the graph after it was taken in: its content, its name for messages, and what it is. */
export interface FileValue {
  readonly hash: string;
  readonly name: string;
  readonly bytes: number;
  readonly facts: Facts;
}
