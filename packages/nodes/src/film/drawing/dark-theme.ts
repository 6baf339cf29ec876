import type { Rgb } from '../../stage/index.ts';

/** Colours of pictures that explain something to people: dark, so that white and tinted light can be told apart. */
export const PAGE: Rgb = [22, 23, 26];
export const CARD: Rgb = [33, 35, 39];
export const RULE: Rgb = [62, 65, 71];
export const FAINT: Rgb = [118, 122, 130];
export const QUIET: Rgb = [168, 172, 180];
export const INK: Rgb = [236, 237, 240];
export const BODY: Rgb = [150, 154, 162];
export const BODY_EDGE: Rgb = [205, 208, 214];
export const FLOOR: Rgb = [88, 92, 100];
