export { type Box, inBox, inMask, type Where } from './blocks.ts';
export { type CentreMotion, motionAtCentre } from './centre.ts';
export { comparePaths, type PathDifference } from './compare-paths.ts';
export type { MotionModel } from './fit.ts';
export { type LayerPath, measureLayerPaths } from './layer-path.ts';
export { type LayerMotion, measureLayers } from './layers.ts';
export { framesOfRawVideo, type Luma, type RawFormat, shrinkLuma, toLuma } from './luma.ts';
export type { Match } from './match.ts';
export type { Matrix3 } from './matrix.ts';
export { measurePair, measureSimilarity, type PairMotion, type PairOptions } from './pair.ts';
export { parallaxRatio } from './parallax.ts';
export { measurePath, measureSteps, type PathOptions, type PathPoint, type PathStep, tracePath } from './path.ts';
export { type Push, type PushLayers, solvePush } from './push.ts';
export {
  focalInWidths,
  homographyOfTurn,
  measureTurns,
  type Turn,
  type TurnOptions,
  type TurnPoint,
  turnOfHomography,
} from './turn.ts';
