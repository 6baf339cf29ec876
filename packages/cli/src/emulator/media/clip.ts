/** A medium in the library. */
export interface Material {
  readonly hash: string;
  readonly bytes: number;
  readonly kind: 'image' | 'video' | 'audio';
  readonly format: string;
  readonly mimeType: string;
  readonly codec?: string;
  /** Pixels; absent for sounds. */
  readonly width?: number;
  readonly height?: number;
  /** Absent for images. */
  readonly seconds?: number;
  readonly fps?: number;
}

/** All that decides how a result looks and sounds. Prompts do not: animatics show no words. */
export interface Clip {
  /** Pixels, even. */
  readonly width: number;
  readonly height: number;
  readonly seconds: number;
  readonly audio: boolean;
  /** Chooses the camera move of a shot without one: four there are. */
  readonly seed: number;
  /** Content hashes, in order: background first. References that live elsewhere are not fetched. */
  readonly images: readonly string[];
  readonly videos: readonly string[];
  readonly audios: readonly string[];
}

/** Frames per second of every result. */
export const FPS = 24;

/** Camera moves a shot can have when nobody directs it. */
const MOVES = 4;

/** What is the same for all seeds that give the same picture. */
export const variantOf = (seed: number): number => ((seed % MOVES) + MOVES) % MOVES;
